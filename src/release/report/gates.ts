/** The gates: what each rule saw, with the interval against the bound, and what it ruled. */

import type { RulingFacts, RunFacts } from '../facts.js'
import { intervalText } from '../summary/interval-text.js'
import { numberText } from '../summary/number-text.js'
import { type Html, type HtmlValue, html } from './html.js'
import { intervalFigure } from './interval-figure.js'
import { badge, type ReportSection, rowLink } from './section.js'
import { reachesBeyond, type SeenQuantity, thresholdsOf } from '../summary/thresholds.js'

/** The section *Gates*. */
export function gateSection({ rulings, recipe }: RunFacts): ReportSection {
  const none =
    recipe.gates.length === 0 ? 'The recipe has no gates.' : 'No gate ruled: there was no result to rule on.'
  const body = rulings.length === 0 ? html`<p>${none}</p>` : html`<ul class="gates">${rulings.map(gate)}</ul>`
  return { id: 'gates', title: 'Gates', body }
}

function gate(facts: RulingFacts): Html {
  const { name, rule, ruling, reason, why, seen, counterExamples } = facts
  return html`<li class="gate">
    <div class="gate-words">
      <h3>${name === rule ? '' : name} ${badge(ruling)}</h3>
      <code class="rule">${rule}</code>
      <p>${sentence(reason)} ${why !== undefined && html`<em>${why}</em>`}</p>
      ${examples(counterExamples)}
    </div>
    <div class="gate-seen">${unique(seen).map((one) => seenQuantity(rule, one))}</div>
  </li>`
}

function seenQuantity(rule: string, one: SeenQuantity): Html {
  const { call, quantity } = one
  if ('unknown' in quantity)
    return html`<p class="seen"><code>${call}</code> unknown: ${quantity.unknown}</p>`
  const { value, interval } = quantity
  return html`<div class="seen">
    <p><code>${call}</code> <strong>${numberText(value)}</strong> <span>${intervalText(interval)}</span></p>
    ${intervalFigure({ value, interval, thresholds: thresholdsOf(rule, call) })}
    ${reachesBeyond(rule, one) && html`<p class="remark">The rule compares the value alone; the interval reaches beyond its bound.</p>`}
  </div>`
}

function examples(ids: readonly string[]): HtmlValue {
  if (ids.length === 0) return undefined
  return html`<p class="examples">Rows that show it: ${ids.map((id, index) => [index > 0 && ', ', rowLink(id)])}</p>`
}

/** A rule may ask for the same quantity twice; it is shown once. */
function unique(seen: readonly SeenQuantity[]): SeenQuantity[] {
  return [...new Map(seen.map((one) => [one.call, one])).values()]
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}
