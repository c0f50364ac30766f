/** The size and shape of a source tree in numbers, by the definitions that `table.ts` prints beside them. */

import ts from 'typescript'
import { commentLines } from './comments.js'
import { cyclesOf, depthOf, mutualPairs } from './cycles.js'
import { exportedStatements } from './exported.js'
import { functionsOf } from './functions.js'
import { graphOf, type Import, importsOf } from './imports.js'
import { countLines, folderOf, nodesOf, type SourceFile, type SourceTree } from './source-tree.js'

/** A file may have this many lines, and no more. */
export const hardFileLines = 400
/** A file above this is reported. */
export const softFileLines = 250
/** A function may have this many lines, and no more. */
export const hardFunctionLines = 60
/** A function above this is reported. */
export const softFunctionLines = 35

/** The numbers of one tree. Shares are in [0, 1]; a share or quotient of nothing is null. */
export interface Shape {
  readonly files: number
  readonly lines: number
  readonly medianLines: number
  readonly p95Lines: number
  readonly longFiles: number | null
  readonly shortFiles: number | null
  readonly medianFunction: number
  readonly p95Function: number
  readonly longFunctions: number | null
  readonly commentLines: number | null
  readonly documentedExports: number | null
  readonly anyPer1000: number | null
  readonly depth: number
  readonly filesInValueCycles: number
  readonly filesInCycles: number
  readonly testLines: number | null
  readonly mutualFolders: number
}

/** Measures a tree; `testLineCount` is the number of lines of its tests. Cost: one walk over each file. */
export function shapeOf(tree: SourceTree, testLineCount: number): Shape {
  const files = [...tree.values()]
  const lines = ascending(files.map((file) => countLines(file.text)))
  const functions = ascending(files.flatMap(functionsOf).map((measured) => measured.lines))
  const exported = files.flatMap(exportedStatements)
  const total = sum(lines)
  return {
    files: files.length,
    lines: total,
    medianLines: quantile(lines, 0.5),
    p95Lines: quantile(lines, 0.95),
    longFiles: share(lines, (length) => length > hardFileLines),
    shortFiles: share(lines, (length) => length <= 100),
    medianFunction: quantile(functions, 0.5),
    p95Function: quantile(functions, 0.95),
    longFunctions: share(functions, (length) => length > hardFunctionLines),
    commentLines: quotient(sum(files.map(commentLines)), total),
    documentedExports: share(exported, ({ documentation }) => documentation !== undefined),
    anyPer1000: quotient(1000 * sum(files.map(anyKeywords)), total),
    ...graphShape(tree),
    testLines: quotient(testLineCount, total),
  }
}

function graphShape(
  tree: SourceTree,
): Pick<Shape, 'depth' | 'filesInValueCycles' | 'filesInCycles' | 'mutualFolders'> {
  const imports = importsOf(tree)
  const values = graphOf(tree, imports, ['value'])
  return {
    depth: depthOf(values),
    filesInValueCycles: cyclesOf(values).flat().length,
    filesInCycles: cyclesOf(graphOf(tree, imports, ['value', 'type'])).flat().length,
    mutualFolders: mutualPairs(folderEdges(imports)).length,
  }
}

function folderEdges(imports: readonly Import[]): (readonly [string, string])[] {
  return imports
    .filter(({ kind }) => kind === 'value')
    .map(({ from, to }) => [folderOf(from), folderOf(to)] as const)
    .filter(([from, to]) => from !== '' && to !== '' && from !== to)
}

function anyKeywords(file: SourceFile): number {
  let count = 0
  for (const node of nodesOf(file)) if (node.kind === ts.SyntaxKind.AnyKeyword) count += 1
  return count
}

function quantile(sorted: readonly number[], level: number): number {
  return sorted[Math.floor(level * sorted.length)] ?? 0
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return quotient(items.filter(holds).length, items.length)
}

function quotient(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((first, second) => first - second)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
