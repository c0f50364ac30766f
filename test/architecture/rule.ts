/** What a rule of the house is, and how its violations are told to people. */

import type ts from 'typescript'
import { lineOf, type SourceFile, type SourceTree } from '../../scripts/measure-code/source-tree.js'

/** One place that breaks a rule: what is wrong there and how to mend it. */
export interface Violation {
  readonly path: string
  readonly line: number
  readonly what: string
  readonly mend: string
}

/** A rule looks at a whole tree, so that planted trees can show that it fails when it should. */
export interface Rule {
  readonly id: string
  /** The rule as a sentence: the title of its test. */
  readonly says: string
  find(tree: SourceTree): Violation[]
}

/** A violation at a node. */
export function at(file: SourceFile, node: ts.Node, what: string, mend: string): Violation {
  return { path: file.path, line: lineOf(file, node), what, mend }
}

/** A rule that looks at each file by itself. */
export function fileRule(id: string, says: string, find: (file: SourceFile) => Iterable<Violation>): Rule {
  return { id, says, find: (tree) => [...tree.values()].flatMap((file) => [...find(file)]) }
}

/** One line a violation: `src/algo/jaccard.ts:12: what Mend: how.` Empty when there is none. */
export function report(violations: readonly Violation[]): string {
  return violations
    .map(({ path, line, what, mend }) => `src/${path}:${line}: ${what} Mend: ${mend}`)
    .join('\n')
}
