/** The row explorer: every row with its story, to be searched and filtered in the page. */

import type { RunFacts } from '../facts.js'
import { countOf, countText } from '../summary/number-text.js'
import { mixedIn } from '../summary/result-size.js'
import type { RowData } from './explorer/row-data.js'
import { type Html, html } from './html.js'
import type { ReportSection } from './section.js'

const facets = [
  ['state', 'State'],
  ['by', 'Decided by'],
  ['reason', 'Reason'],
  ['step', 'Step or source'],
  ['origin', 'Origin'],
] as const

/** The section *Rows*. The rows themselves stand at the end of the page. */
export function explorerSection(facts: RunFacts, data: RowData): ReportSection {
  const risk = facts.recipe.intent?.risk ?? 'low'
  const body =
    data.rows.length === 0
      ? html`<p>${data.cut === undefined ? 'The run made no row.' : cutNote(facts, data)}</p>`
      : html`<p>${intro(facts, data)}</p>
    <noscript><p class="notice">Searching rows needs JavaScript. <code>cupel explain</code> tells the story of a row without it.</p></noscript>
    <div id="explorer" data-risk="${risk}" hidden>${controls()}
      <p id="row-count" role="status"></p>
      <ol id="row-list" class="rows"></ol>
      <div class="pager">
        <button type="button" id="row-previous">Previous</button>
        <span id="row-page"></span>
        <button type="button" id="row-next">Next</button>
      </div>
    </div>`
  return { id: 'rows', title: 'Every row, explained', body }
}

function intro(facts: RunFacts, data: RowData): Html {
  const all = html`${countOf(data.rows.length, 'row')}: every candidate, and every row that was mixed in.`
  return html`${data.cut === undefined ? all : cutNote(facts, data)} Open one to see its fields, what it was made from, what each verifier said and why it ended as it did.`
}

/** A cap is never silent. */
function cutNote(facts: RunFacts, { rows, cut }: RowData): Html {
  const total = facts.counts.planned + Math.max(0, mixedIn(facts))
  const limit = cut === 'rows' ? `${countText(rows.length)} rows` : '24 MB of rows'
  return html`<strong>The first ${countText(rows.length)} of ${countOf(total, 'row')}</strong>, in candidate order: a report holds ${limit} at most. For any other row: <code>cupel explain &lt;id&gt;</code>.`
}

function controls(): Html {
  const selects = facets.map(
    ([id, title]) =>
      html`<label>${title}<select id="row-${id}"><option value="">all</option></select></label>`,
  )
  return html`<div class="controls" role="search" aria-label="Rows">
    <label class="search">Search text or id<input type="search" id="row-search" autocomplete="off" spellcheck="false"></label>
    ${selects}<button type="button" id="row-clear">Clear</button>
  </div>`
}
