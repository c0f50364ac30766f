/** The goal's cells: what was asked for against what was reached, as heat tables of attribute pairs. */

import type { Scalar } from '../../record/data-record.js'
import type { CellFacts, RunFacts } from '../facts.js'
import { countText } from '../summary/number-text.js'
import { type Html, type HtmlValue, html } from './html.js'
import { NONE, type ReportSection, table } from './section.js'

/** The section *Goal by cells*; undefined when the goal has none. */
export function cellSection({ cells }: RunFacts): ReportSection | undefined {
  if (cells.length === 0) return undefined
  const met = cells.filter(({ got, wanted }) => got >= wanted).length
  const body = html`<p>${countText(met)} of ${countText(cells.length)} cells have as many rows as wanted.</p>
    ${groups(cells).map(heatTable)}
    ${shortTable(cells)}`
  return { id: 'cells', title: 'Goal by cells', body }
}

/** Cells of the same attributes: one group for a full grid, several for t-way coverage. */
function groups(cells: readonly CellFacts[]): CellFacts[][] {
  const found = new Map<string, CellFacts[]>()
  for (const cell of cells) {
    const names = JSON.stringify(Object.keys(cell.attributes))
    const group = found.get(names)
    if (group === undefined) found.set(names, [cell])
    else group.push(cell)
  }
  return [...found.values()]
}

/** Rows are the values of all attributes but the last, columns those of the last. */
function heatTable(cells: readonly CellFacts[]): Html {
  const names = Object.keys(cells[0]?.attributes ?? {})
  const last = names.at(-1) ?? ''
  const others = names.slice(0, -1)
  const values = [...new Set(cells.map(({ attributes }) => attributes[last]))]
  const rows = new Map<string, Map<Scalar | undefined, CellFacts>>()
  for (const cell of cells) {
    const key = JSON.stringify(others.map((name) => cell.attributes[name]))
    const row = rows.get(key) ?? new Map<Scalar | undefined, CellFacts>()
    rows.set(key, row.set(cell.attributes[last], cell))
  }
  const title = others.length === 0 ? last : `${others.join(' · ')} × ${last}`
  return html`<div class="table heat"><table>
    <caption>${title}: rows reached of rows wanted</caption>
    <thead><tr><th scope="col">${others.join(' · ')}</th>${values.map((value) => html`<th scope="col" class="number">${String(value)}</th>`)}</tr></thead>
    <tbody>${[...rows.values()].map((row) => html`<tr><th scope="row">${rowTitle(row, others)}</th>${values.map((value) => heatCell(row.get(value)))}</tr>`)}</tbody>
  </table></div>`
}

function rowTitle(row: ReadonlyMap<Scalar | undefined, CellFacts>, names: readonly string[]): string {
  const [first] = row.values()
  return names.map((name) => String(first?.attributes[name])).join(' · ')
}

function heatCell(cell: CellFacts | undefined): Html {
  if (cell === undefined) return html`<td class="number soft">–</td>`
  const { got, wanted } = cell
  const share = Math.min(1, wanted === 0 ? 1 : got / wanted)
  const mark = got < wanted ? 'short' : 'met'
  return html`<td class="number ${mark}" style="--share:${Number((share * 100).toFixed(1))}%">${countText(got)}<small> / ${countText(wanted)}</small></td>`
}

function shortTable(cells: readonly CellFacts[]): HtmlValue {
  const short = cells.filter(({ got, wanted }) => got < wanted)
  if (short.length === 0) return undefined
  const columns = [
    { title: 'Cell' },
    { title: 'Reached', isNumber: true },
    { title: 'Wanted', isNumber: true },
    { title: 'How candidates for it ended' },
  ]
  const rows = short.map(({ attributes, got, wanted, why }): HtmlValue[] => [
    Object.entries(attributes)
      .map(([name, value]) => `${name} = ${String(value)}`)
      .join(', '),
    countText(got),
    countText(wanted),
    why.join('; ') || NONE,
  ])
  return table('Cells that are short, and why', columns, rows)
}
