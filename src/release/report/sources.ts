/** The sources: what was read, taken and left out, and what each step could use. */

import type { RunFacts } from '../facts.js'
import { bytesText, countText, shareText } from '../summary/number-text.js'
import { sourceUses } from '../summary/source-use.js'
import { type Html, type HtmlValue, html } from './html.js'
import { bar } from './reasons.js'
import { NONE, badge, type ReportSection, table } from './section.js'

/** The section *Sources*. */
export function sourceSection(facts: RunFacts): ReportSection {
  const body =
    facts.sources.length === 0
      ? html`<p>No source: the methods made every row by themselves.</p>`
      : html`${sourceTable(facts)}${leftOutTable(facts)}${intakeTable(facts)}`
  return { id: 'sources', title: 'Sources', body }
}

function sourceTable({ sources, recipe }: RunFacts): Html {
  const columns = [
    { title: 'Source' },
    { title: 'Origin' },
    { title: 'Licence' },
    { title: 'Use' },
    { title: 'Rows read', isNumber: true },
    { title: 'Taken', isNumber: true },
    { title: 'Size', isNumber: true },
    { title: 'SHA-256' },
  ]
  const rows = sources.map((source): HtmlValue[] => [
    html`${source.id}${source.file !== source.id && html` <small>${source.file}</small>`}`,
    badge(source.origin),
    source.license ?? 'not stated',
    sourceUses(recipe, source.id).join(', ') || NONE,
    countText(source.read),
    countText(source.taken),
    bytesText(source.bytes),
    html`<code class="hash" title="${source.sha256}">${source.sha256.slice(0, 16)}…</code>`,
  ])
  return table('Sources and what became of their rows', columns, rows)
}

function leftOutTable({ sources, recipe }: RunFacts): HtmlValue {
  const cases = sources.flatMap(({ id, leftOut, read }) =>
    Object.entries(leftOut).map(([reason, count]): LeftOut => ({ id, reason, count, read })),
  )
  if (cases.length === 0) return undefined
  const examples = sources.flatMap(({ id, examples }) =>
    examples.map((example) => html`<li>${id}, ${example}</li>`),
  )
  const isHidden = recipe.intent?.risk === 'high'
  return html`${reasonTable(cases)}
    ${examples.length > 0 && html`<details class="raw" ${!isHidden && html`open`}><summary>First rows left out</summary><ul>${examples}</ul></details>`}`
}

function intakeTable({ intakes }: RunFacts): HtmlValue {
  return intakes.map(({ step, source, taken, refused }) => {
    const sum = Object.values(refused).reduce((total, count) => total + count, taken)
    const reasons = Object.entries(refused).toSorted((a, b) => b[1] - a[1])
    const columns = [
      { title: 'Intake' },
      { title: 'Rows', isNumber: true },
      { title: 'Of rows', isNumber: true },
      { title: 'Share' },
    ]
    const rows: HtmlValue[][] = [
      ['taken', countText(taken), shareText(taken, sum), bar(taken, sum, 'accepted')],
      ...reasons.map(([reason, count]): HtmlValue[] => [
        `refused: ${reason}`,
        countText(count),
        shareText(count, sum),
        bar(count, sum, 'cancelled'),
      ]),
    ]
    return table(`What ${step} could use of ${source}`, columns, rows)
  })
}

interface LeftOut {
  readonly id: string
  readonly reason: string
  readonly count: number
  readonly read: number
}

function reasonTable(cases: readonly LeftOut[]): Html {
  const columns = [
    { title: 'Source' },
    { title: 'Reason' },
    { title: 'Rows', isNumber: true },
    { title: 'Of rows read', isNumber: true },
    { title: 'Share' },
  ]
  const rows = cases.map(({ id, reason, count, read }): HtmlValue[] => [
    id,
    reason,
    countText(count),
    shareText(count, read),
    bar(count, read, 'cancelled'),
  ])
  return table('Rows left out', columns, rows)
}
