/** The readings: one table for all, then for each what it means, its parts, plots and warnings. */

import type { MeasuredReading, ReadingExample, ReadingPart } from '../../record/reading.js'
import type { ReadingFacts, RunFacts } from '../facts.js'
import { betterText, endsText, intervalText, methodText, nullText } from '../summary/interval-text.js'
import { countText, numberText } from '../summary/number-text.js'
import { type Html, type HtmlValue, html } from './html.js'
import { intervalFigure } from './interval-figure.js'
import { plotFigure } from './plot.js'
import { scaleOf } from './scale.js'
import { pairsHtml } from './value.js'
import { NONE, type ReportSection, rowLink, table } from './section.js'

const MOST_PARTS = 40

const READINGS_CAPTION =
  'Every reading with its interval. Dot: value; bar: interval; diamond: value expected when nothing is wrong; ↑ ↓: the better way.'

/** The section *Measurements*. */
export async function readingSection(facts: RunFacts): Promise<ReportSection> {
  const { readings } = facts
  if (readings.length === 0) {
    const words =
      facts.status === 'stopped'
        ? 'Nothing was measured: there was no result.'
        : 'The recipe measures nothing.'
    return { id: 'readings', title: 'Measurements', body: html`<p>${words}</p>` }
  }
  const body = html`${overview(readings)}${await plots(readings)}
    <h3>Reading by reading</h3>${readings.map((one) => detail(one, facts))}`
  return { id: 'readings', title: 'Measurements', body }
}

function overview(readings: readonly ReadingFacts[]): Html {
  const columns = [
    { title: 'Reading' },
    { title: 'Value', isNumber: true },
    { title: 'Interval' },
    { title: 'Level and method' },
    { title: 'n', isNumber: true },
    { title: 'Unit' },
    { title: 'When nothing is wrong' },
  ]
  return table(READINGS_CAPTION, columns, readings.map(overviewRow))
}

function overviewRow({ id, reading }: ReadingFacts): HtmlValue[] {
  const name = html`<a href="#reading-${id}">${id}</a>`
  if (reading.status === 'unavailable') {
    return [
      name,
      NONE,
      html`<span class="soft">not measured: ${reading.reason}</span>`,
      NONE,
      NONE,
      NONE,
      NONE,
    ]
  }
  const { value, interval, n, unit, better, nullValue } = reading
  const arrow = better === 'neutral' ? '' : better === 'lower' ? ' ↓' : ' ↑'
  return [
    html`${name}${reading.warnings.length > 0 && html` <span class="badge doubt">warning</span>`}`,
    numberText(value),
    html`${intervalFigure({ value, interval, nullValue: nullValue?.value })}<span class="ends">${endsText(interval)}</span>`,
    methodText(interval),
    countText(n),
    html`<span class="unit" title="${betterText(better)}">${unit}${arrow}</span>`,
    nullText(reading),
  ]
}

async function plots(readings: readonly ReadingFacts[]): Promise<HtmlValue> {
  const figures: Html[] = []
  for (const { id, reading } of readings) {
    if (reading.status === 'unavailable') continue
    for (const plot of reading.plots ?? []) figures.push(await plotFigure(plot, id))
  }
  return figures.length > 0 && html`<div class="plots">${figures}</div>`
}

function detail({ id, metric, summary, reading }: ReadingFacts, facts: RunFacts): Html {
  const value =
    reading.status === 'measured'
      ? html`<span>${numberText(reading.value)} <small>${intervalText(reading.interval)}</small></span>`
      : html`<span class="soft">not measured</span>`
  return html`<details class="more" id="reading-${id}">
    <summary><strong>${id}</strong>${value}</summary>
    <p>${summary} <span class="soft">Metric ${metric}.</span></p>
    ${reading.status === 'measured' ? measured(reading, facts) : html`<p>${reading.reason}: ${reading.detail}</p>`}
  </details>`
}

function measured(reading: MeasuredReading, facts: RunFacts): Html {
  const { warnings, parts = [], examples = [], details } = reading
  return html`<dl class="terms">
      <div><dt>Method</dt><dd>${reading.method}</dd></div>
      <div><dt>Unit</dt><dd>${reading.unit}, ${betterText(reading.better)}</dd></div>
      <div><dt>n</dt><dd>${countText(reading.n)}</dd></div>
      <div><dt>When nothing is wrong</dt><dd>${nullText(reading)}</dd></div>
    </dl>
    ${warnings.length > 0 && html`<ul class="warnings">${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`}
    ${parts.length > 0 && partTable(parts)}
    ${examples.length > 0 && exampleList(examples, facts)}
    ${details !== undefined && html`<details class="raw"><summary>Details</summary>${pairsHtml(details)}</details>`}`
}

function partTable(parts: readonly ReadingPart[]): Html {
  const shown = parts.slice(0, MOST_PARTS)
  const scale = scaleOf(shown.flatMap(({ value, interval }) => [value, interval.lower, interval.upper]))
  const cut =
    parts.length > shown.length ? ` (first ${shown.length} of ${parts.length}; all are in facts.json)` : ''
  const columns = [
    { title: 'Part' },
    { title: 'Value', isNumber: true },
    { title: 'Interval' },
    { title: 'Level and method' },
    { title: 'n', isNumber: true },
  ]
  const rows = shown.map(({ label, value, interval, n }): HtmlValue[] => [
    label,
    numberText(value),
    html`${intervalFigure({ value, interval, scale })}<span class="ends">${endsText(interval)}</span>`,
    methodText(interval),
    countText(n),
  ])
  return table(`Parts, on one scale${cut}`, columns, rows)
}

/** A note may quote rows, so those of a high-risk data set wait behind a click. */
function exampleList(examples: readonly ReadingExample[], { recipe }: RunFacts): Html {
  const items = examples.map(
    ({ records, note }) =>
      html`<li>${note}${records.length > 0 && html` <span class="soft">${records.map((id) => html`${rowLink(id)} `)}</span>`}</li>`,
  )
  const isHidden = recipe.intent?.risk === 'high'
  return html`<details class="raw" ${!isHidden && html`open`}><summary>Examples</summary><ul>${items}</ul></details>`
}
