/** The figure of the way from source rows over candidates to the released rows. */

import type { DispositionCount, RunFacts } from '../facts.js'
import { conservationText } from '../summary/conservation-text.js'
import { type FlowStage, flowOf } from '../summary/flow.js'
import { countText, shareText } from '../summary/number-text.js'
import { outputStep } from '../summary/result-size.js'
import { type Html, type HtmlValue, html } from './html.js'
import type { ReportSection } from './section.js'

interface Column {
  readonly label: string
  readonly count: number
  readonly lost: readonly string[]
  /** Rows that join here from elsewhere. */
  readonly joined: number
}

/** The section *From rows to release*. */
export function flowSection(facts: RunFacts): ReportSection {
  const body = html`${sourceFigures(facts)}${candidateFigure(facts)}
    <p class="conservation">${conservationText(facts.counts)}</p>`
  return { id: 'flow', title: 'From rows to release', body }
}

function candidateFigure(facts: RunFacts): Html {
  const { stages, mixedIn, result } = flowOf(facts)
  const columns: Column[] = stages.map(({ label, count, loss }) => ({
    label,
    count,
    lost: lostWords(loss),
    joined: 0,
  }))
  const last = facts.status === 'released' ? 'released' : 'in the result'
  if (result > 0) {
    columns.push({ label: last, count: result, lost: [], joined: mixedIn })
  }
  const steps = facts.recipe.generate.length > 1 ? ` of ${outputStep(facts)}` : ''
  return figure(`Candidates${steps}`, columns)
}

function lostWords({ count, reasons }: FlowStage['loss']): string[] {
  if (count === 0) return []
  const shown = reasons.slice(0, 3).map((reason) => `${countText(reason.count)} ${wordsOf(reason)}`)
  const rest = reasons.slice(3).reduce((sum, reason) => sum + reason.count, 0)
  return rest > 0 ? [...shown, `${countText(rest)} for other reasons`] : shown
}

function wordsOf({ reason, state, by }: DispositionCount): string {
  if (reason === null) return state === 'pending' ? 'not decided' : state
  return state === 'pending' ? `held: ${reason}` : by === 'goal' ? `not needed: ${reason}` : reason
}

function sourceFigures(facts: RunFacts): HtmlValue {
  const inputs = facts.sources.filter(({ id }) => facts.recipe.generate.some(({ from }) => from === id))
  return inputs.map((source) => {
    const columns: Column[] = [
      { label: 'read', count: source.read, lost: reasonWords(source.leftOut), joined: 0 },
    ]
    const intakes = facts.intakes.filter((intake) => intake.source === source.id)
    const [only] = intakes
    if (only !== undefined && intakes.length === 1) {
      columns.push({ label: 'readable', count: source.taken, lost: reasonWords(only.refused), joined: 0 })
      columns.push({ label: `usable by ${only.step}`, count: only.taken, lost: [], joined: 0 })
    } else columns.push({ label: 'taken', count: source.taken, lost: [], joined: 0 })
    return figure(`Rows of ${source.id}`, columns)
  })
}

function reasonWords(reasons: Readonly<Record<string, number>>): string[] {
  const sorted = Object.entries(reasons).toSorted((a, b) => b[1] - a[1])
  const shown = sorted.slice(0, 3).map(([reason, count]) => `${countText(count)} ${reason}`)
  const rest = sorted.slice(3).reduce((sum, [, count]) => sum + count, 0)
  return rest > 0 ? [...shown, `${countText(rest)} for other reasons`] : shown
}

function figure(title: string, columns: readonly Column[]): Html {
  const most = Math.max(1, ...columns.map(({ count }) => count))
  const first = columns[0]?.count ?? 0
  return html`<figure class="flow" aria-label="${title}">
    <figcaption>${title}</figcaption>
    <ol>${columns.map((column, index) => item(column, columns[index + 1], most, first))}</ol>
  </figure>`
}

function item(column: Column, next: Column | undefined, most: number, first: number): Html {
  const { label, count, lost, joined } = column
  const share = column.count < first && joined === 0 ? shareText(count, first) : ''
  return html`<li>
    <span class="flow-count">${countText(count)} ${share !== '' && html`<small>${share}</small>`}</span>
    <span class="flow-label">${label}</span>
    ${band(column, next, most)}
    <span class="flow-bar"><span style="width:${((count - joined) / most) * 100}%"></span>${joined > 0 && html`<span class="joined" style="width:${(joined / most) * 100}%"></span>`}</span>
    ${lost.length > 0 && html`<span class="flow-lost">${lost.map((words) => html`<span>− ${words}</span>`)}</span>`}
    ${joined > 0 && html`<span class="flow-joined">+ ${countText(joined)} mixed in</span>`}
  </li>`
}

/** The river: as high as the stage's count on the left, as the next one's on the right. */
function band({ count, joined }: Column, next: Column | undefined, most: number): Html {
  const height = (rows: number): number => (rows / most) * 100
  const own = height(count - joined)
  const then = next === undefined ? own : height(next.count - next.joined)
  const mixed =
    joined === 0 ? '' : ribbon(100 - own - height(joined), 100 - own, 100 - own - height(joined), 100 - own)
  return html`<svg class="flow-band" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
    <path d="${ribbon(100 - own, 100, 100 - then, 100)}"/>${mixed !== '' && html`<path class="joined" d="${mixed}"/>`}
  </svg>`
}

function ribbon(top: number, bottom: number, topNext: number, bottomNext: number): string {
  const [a, b, c, d] = [top, bottom, topNext, bottomNext].map((place) => Number(place.toFixed(2)))
  return `M0 ${a}C55 ${a} 45 ${c} 100 ${c}L100 ${d}C45 ${d} 55 ${b} 0 ${b}Z`
}
