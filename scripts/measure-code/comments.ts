/** Comments of a file. */

import ts from 'typescript'
import { lineAt, type SourceFile } from './source-tree.js'

/** One comment with the lines that it covers. */
export interface Comment {
  readonly text: string
  readonly line: number
  readonly lastLine: number
}

/** Every comment of a file, in order; text inside strings and templates is none. */
export function commentsOf(file: SourceFile): Comment[] {
  const ranges = new Map<number, ts.CommentRange>()
  const collect = (found: readonly ts.CommentRange[] | undefined): void => {
    for (const range of found ?? []) ranges.set(range.pos, range)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(file.syntax)
    if (children.length === 0) {
      collect(ts.getLeadingCommentRanges(file.text, node.getFullStart()))
      collect(ts.getTrailingCommentRanges(file.text, node.getEnd()))
    }
    for (const child of children) visit(child)
  }
  visit(file.syntax)
  return [...ranges.values()]
    .sort((first, second) => first.pos - second.pos)
    .map(({ pos, end }) => ({
      text: file.text.slice(pos, end),
      line: lineAt(file, pos),
      lastLine: lineAt(file, end),
    }))
}

/** Number of different lines that comments cover. */
export function commentLines(file: SourceFile): number {
  const lines = new Set<number>()
  for (const { line, lastLine } of commentsOf(file)) {
    for (let covered = line; covered <= lastLine; covered += 1) lines.add(covered)
  }
  return lines.size
}
