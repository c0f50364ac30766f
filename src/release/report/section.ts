/** A section of the report, and the parts that all sections are made of. */

import type { RulingKind } from '../../govern/rule.js'
import type { DispositionState } from '../../record/disposition.js'
import type { VerdictKind } from '../../record/verdict.js'
import { type Html, type HtmlValue, html } from './html.js'

/** A section with its place in the table of contents. */
export interface ReportSection {
  readonly id: string
  readonly title: string
  readonly body: Html
}

/** A column of a table. */
export interface Column {
  readonly title: string
  /** Numbers are set flush right. */
  readonly isNumber?: boolean
}

/** What stands in a cell without a value. */
export const NONE = '–'

/** What a badge may say. */
export type BadgeWord =
  | RulingKind
  | DispositionState
  | VerdictKind
  | 'released'
  | 'blocked'
  | 'stopped'
  | 'real'
  | 'synthetic'

const tones: Readonly<Record<BadgeWord, 'good' | 'bad' | 'doubt' | 'calm'>> = {
  allow: 'good',
  warn: 'doubt',
  block: 'bad',
  inconclusive: 'doubt',
  accepted: 'good',
  rejected: 'bad',
  failed: 'bad',
  cancelled: 'calm',
  pending: 'doubt',
  pass: 'good',
  fail: 'bad',
  abstain: 'doubt',
  error: 'bad',
  released: 'good',
  blocked: 'bad',
  stopped: 'doubt',
  real: 'calm',
  synthetic: 'calm',
}

/** A word with the colour and mark of its tone, so that colour never speaks alone. */
export function badge(word: BadgeWord): Html {
  return html`<span class="badge ${tones[word]}">${word}</span>`
}

/**
 * A table with caption and headings. Each cell carries its column's title, for narrow screens, where rows become blocks.
 * The first cell of a row is its heading.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly HtmlValue[])[],
): Html {
  return html`<div class="table"><table>
    <caption>${caption}</caption>
    <thead><tr>${columns.map(({ title, isNumber }) => html`<th scope="col" class="${isNumber === true ? 'number' : ''}">${title}</th>`)}</tr></thead>
    <tbody>${rows.map((cells) => html`<tr>${cells.map((cell, index) => tableCell(cell, columns[index], index))}</tr>`)}</tbody>
  </table></div>`
}

function tableCell(cell: HtmlValue, column: Column | undefined, index: number): Html {
  const kind = [column?.isNumber === true ? 'number' : '', cell === NONE ? 'none' : ''].join(' ').trim()
  return index === 0
    ? html`<th scope="row" class="${kind}">${cell}</th>`
    : html`<td class="${kind}" data-label="${column?.title}">${cell}</td>`
}

/** A link to a row of the explorer, by id. */
export function rowLink(id: string): Html {
  return html`<a class="id" href="#row=${id}">${id}</a>`
}
