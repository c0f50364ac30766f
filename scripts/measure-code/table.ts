/** The table of size and shape: Cupel beside its target and beside well-made repositories. */

import type { Shape } from './shape.js'

interface Column {
  readonly title: string
  readonly target: string
  /** Figures of `anchors`, in their order. */
  readonly anchors: readonly [string, string, string, string, string]
  cell(shape: Shape): string
}

/** Counted in May 2025 to August 2026 at single commits with the same definitions. */
const anchors = ['arquero', 'mosaic-sql', 'kysely', 'hono', 'ai: provider (types only)']

const columns: readonly Column[] = [
  {
    title: 'files',
    target: '–',
    anchors: ['172', '91', '303', '187', '240'],
    cell: ({ files }) => count(files),
  },
  {
    title: 'lines',
    target: '–',
    anchors: ['11,332', '6,611', '44,740', '25,693', '10,260'],
    cell: ({ lines }) => count(lines),
  },
  {
    title: 'lines a file, median',
    target: '≤ 70',
    anchors: ['25', '43', '53', '70', '31'],
    cell: ({ medianLines }) => count(medianLines),
  },
  {
    title: 'lines a file, p95',
    target: '≤ 220',
    anchors: ['278', '233', '540', '438', '123'],
    cell: ({ p95Lines }) => count(p95Lines),
  },
  {
    title: 'files > 400 lines',
    target: '0%',
    anchors: ['2.9%', '2.2%', '6.9%', '5.9%', '0.8%'],
    cell: ({ longFiles }) => percent(longFiles, 1),
  },
  {
    title: 'files ≤ 100 lines',
    target: '≥ 75%',
    anchors: ['82%', '82%', '71%', '60%', '90%'],
    cell: ({ shortFiles }) => percent(shortFiles, 0),
  },
  {
    title: 'lines a function, median / p95',
    target: '≤ 8 / ≤ 35',
    anchors: ['5 / 32', '3 / 22', '6 / 24', '10 / 72', '5 / 35'],
    cell: ({ medianFunction, p95Function }) => `${medianFunction} / ${p95Function}`,
  },
  {
    title: 'functions > 60 lines',
    target: '≤ 1%',
    anchors: ['0.7%', '0.2%', '0.8%', '6.7%', '0%'],
    cell: ({ longFunctions }) => percent(longFunctions, 1),
  },
  {
    title: 'comment lines',
    target: '20–35%',
    anchors: ['33%', '32%', '33%', '16%', '50%'],
    cell: (shape) => percent(shape.commentLines, 0),
  },
  {
    title: 'exports documented',
    target: '100%',
    anchors: ['63%', '60%', '29%', '27%', '73%'],
    cell: ({ documentedExports }) => percent(documentedExports, 1),
  },
  {
    title: '`any` in 1,000 lines',
    target: '0',
    anchors: ['0.8', '0', '13.1', '16.9', '0'],
    cell: ({ anyPer1000 }) => decimal(anyPer1000, 1),
  },
  {
    title: 'depth of value imports',
    target: '≤ 9',
    anchors: ['18', '8', '11', '11', '3'],
    cell: ({ depth }) => count(depth),
  },
  {
    title: 'files in value cycles',
    target: '0',
    anchors: ['0', '9', '36', '10', '0'],
    cell: ({ filesInValueCycles }) => count(filesInValueCycles),
  },
  {
    title: 'files in cycles, types included',
    target: '0',
    anchors: ['0', '43', '84', '29', '0'],
    cell: ({ filesInCycles }) => count(filesInCycles),
  },
  {
    title: 'folder pairs that import each other',
    target: '0',
    anchors: ['4', '2', '6', '2', '0'],
    cell: ({ mutualFolders }) => count(mutualFolders),
  },
  {
    title: 'test lines ÷ source lines',
    target: '≥ 1.2',
    anchors: ['0.65', '0.44', '0.59 + types', '2.06', 'types only'],
    cell: ({ testLines }) => decimal(testLines, 2),
  },
]

/** What the numbers mean, in the words of the table's own foot. */
export const definitions =
  'Source: `.ts` files of `src` without tests, declarations and AssemblyScript; lines: all lines; quantile: the value at ' +
  'index ⌊q·n⌋ of the sorted list; functions: everything with a body in braces, an outer one includes its inner ones; ' +
  'exports: top-level statements with JSDoc, lists not counted; imports: relative and static; depth: files on the ' +
  'longest chain, a cycle counting as one; folders: those directly below `src`, value imports both ways; tests: `.ts` ' +
  'files of `test`.'

/** The table as Markdown, one row for each number, so that it can be read on a narrow page. */
export function shapeTable(shape: Shape): string {
  const rows = [
    ['', '**Cupel**', 'Cupel target', ...anchors],
    ['---', ...Array.from({ length: anchors.length + 2 }, () => '---:')],
    ...columns.map((column) => [column.title, `**${column.cell(shape)}**`, column.target, ...column.anchors]),
  ]
  return [...rows.map((cells) => `| ${cells.join(' | ')} |`), '', definitions].join('\n')
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}

function percent(value: number | null, digits: number): string {
  return value === null ? '–' : `${Number((100 * value).toFixed(digits))}%`
}

function decimal(value: number | null, digits: number): string {
  return value === null ? '–' : String(Number(value.toFixed(digits)))
}
