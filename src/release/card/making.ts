/** The card on how a data set was made: sources, intakes, steps, verifiers, refiners. */

import type { RunFacts, SourceFacts, UsedPlugIn } from '../facts.js'
import { modelColumns, modelNumberColumns, modelRow } from '../summary/model-text.js'
import { bytesText, countText } from '../summary/number-text.js'
import { sourceUses } from '../summary/source-use.js'
import { code, escaped, list, section, table } from './markdown.js'

/** The section *How it was made*. */
export function makingSection(facts: RunFacts): string {
  return section(
    'How it was made',
    '### Sources',
    facts.sources.length === 0 ? 'No source: the methods made every row by themselves.' : sources(facts),
    leftOut(facts),
    intakes(facts),
    ...models(facts),
    ...plugIns(facts, 'method', 'Steps'),
    ...plugIns(facts, 'verifier', 'Verifiers (each judges one row)'),
    ...plugIns(facts, 'refiner', 'Refiners (keep, drop or mix in)'),
    notes(facts),
  )
}

function sources({ sources, recipe }: RunFacts): string {
  const head = [
    'source',
    'file',
    'origin',
    'licence',
    'use',
    'rows read',
    'taken',
    'left out',
    'size',
    'SHA-256',
  ]
  const rows = sources.map((source) => [
    escaped(source.id),
    code(source.file),
    source.origin,
    source.license === undefined ? 'not stated' : escaped(source.license),
    sourceUses(recipe, source.id).map(escaped).join(', ') || '–',
    countText(source.read),
    countText(source.taken),
    countText(source.read - source.taken),
    bytesText(source.bytes),
    code(source.sha256),
  ])
  return table(head, rows, [5, 6, 7, 8])
}

function leftOut({ sources }: RunFacts): string {
  const rows = sources.flatMap((source: SourceFacts) =>
    Object.entries(source.leftOut).map(([reason, count]) => [
      escaped(source.id),
      code(reason),
      countText(count),
    ]),
  )
  if (rows.length === 0) return ''
  return `Rows that were left out:\n\n${table(['source', 'reason', 'rows'], rows, [2])}`
}

function intakes({ intakes }: RunFacts): string {
  const rows = intakes.flatMap(({ step, source, taken, refused }) => [
    [escaped(step), escaped(source), 'taken', countText(taken)],
    ...Object.entries(refused)
      .toSorted((a, b) => b[1] - a[1])
      .map(([reason, count]) => [
        escaped(step),
        escaped(source),
        `refused: ${code(reason)}`,
        countText(count),
      ]),
  ])
  if (rows.length === 0) return ''
  const what =
    'What each step could use of its source (a refused row is not an error: the step made nothing from it):'
  return `${what}\n\n${table(['step', 'source', 'intake', 'rows'], rows, [3])}`
}

function models({ models }: RunFacts): string[] {
  if (models.length === 0) return []
  const rows = models.map((model) => modelRow(model).map(escaped))
  const meaning =
    'Calls, tokens and cost are those of all runs of the folder; each answer was recorded before it was read.'
  return ['### Models', table([...modelColumns], rows, [...modelNumberColumns]), meaning]
}

function plugIns({ plugIns }: RunFacts, kind: string, title: string): string[] {
  const used = plugIns.filter((plugIn) => plugIn.kind === kind)
  return used.length === 0 ? [] : [`### ${title}`, list(used.map(plugInLine))]
}

function plugInLine({ id, producer, summary, citation, options }: UsedPlugIn): string {
  const given = JSON.stringify(options)
  const withOptions = given === '{}' ? '' : ` Options: ${code(given)}.`
  return `**${escaped(id)}**: ${code(producer)}. ${escaped(summary)}${withOptions} Source: ${escaped(citation)}.`
}

function notes({ notes }: RunFacts): string {
  if (notes.length === 0) return ''
  const lines = notes.map(
    ({ refiner, reason, evidence }) =>
      `${escaped(refiner)}: ${code(reason)}, ${code(JSON.stringify(evidence))}`,
  )
  return `What the refiners noted:\n\n${list(lines)}`
}
