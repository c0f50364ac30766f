/** How it was made: every plug-in with version, citation and options, and what the refiners noted. */

import type { RunFacts, UsedPlugIn } from '../facts.js'
import { type Html, type HtmlValue, html } from './html.js'
import { modelColumns, modelNumberColumns, modelRow } from '../summary/model-text.js'
import { type ReportSection, table } from './section.js'
import { pairsHtml } from './value.js'

const kinds: readonly (readonly [string, string])[] = [
  ['method', 'Steps'],
  ['verifier', 'Verifiers'],
  ['refiner', 'Refiners'],
  ['metric', 'Metrics'],
  ['source', 'Readers'],
  ['exporter', 'Exports'],
]

/** The section *How it was made*. */
export function makingSection(facts: RunFacts): ReportSection {
  const body = html`${modelTable(facts)}${kinds.map(([kind, title]) =>
    group(
      title,
      facts.plugIns.filter((one) => one.kind === kind),
    ),
  )}${notes(facts)}`
  return { id: 'making', title: 'How it was made', body }
}

function modelTable({ models }: RunFacts): HtmlValue {
  if (models.length === 0) return undefined
  const columns = modelColumns.map((title, index) => ({
    title,
    isNumber: modelNumberColumns.includes(index),
  }))
  return table('Models, with calls, tokens and cost of all runs of the folder', columns, models.map(modelRow))
}

function group(title: string, plugIns: readonly UsedPlugIn[]): HtmlValue {
  if (plugIns.length === 0) return undefined
  return html`<h3>${title}</h3><dl class="plug-ins">${plugIns.map(plugIn)}</dl>`
}

function plugIn({ id, producer, summary, citation, options }: UsedPlugIn): Html {
  const given = JSON.stringify(options)
  return html`<div><dt>${id} <code>${producer}</code></dt>
    <dd>${summary} <cite>${citation}</cite>
    ${given !== '{}' && html`<details class="raw"><summary>Options</summary>${pairsHtml(Object(options))}</details>`}</dd></div>`
}

function notes({ notes }: RunFacts): HtmlValue {
  if (notes.length === 0) return undefined
  const items = notes.map(
    ({ refiner, reason, evidence }) =>
      html`<div><dt>${refiner} <code>${reason}</code></dt><dd>${pairsHtml(evidence)}</dd></div>`,
  )
  return html`<h3>Notes of the refiners</h3><dl class="plug-ins">${items}</dl>`
}
