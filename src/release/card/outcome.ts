/** The card on what came of it: what was rejected, measured and ruled. */

import type { ReadingFacts, RulingFacts, RunFacts } from '../facts.js'
import { conservationText } from '../summary/conservation-text.js'
import { betterText, endsText, intervalText, methodText, nullText } from '../summary/interval-text.js'
import { countText, numberText, shareText } from '../summary/number-text.js'
import { code, escaped, list, section, table } from './markdown.js'

/** The section *What was rejected*: how every candidate ended. */
export function rejectedSection({ counts, dispositions, verdicts }: RunFacts): string {
  const rows = dispositions.map(({ step, state, by, reason, count }) => [
    escaped(step),
    state,
    by === null ? '–' : code(by),
    reason === null ? '–' : code(reason),
    countText(count),
    shareText(count, counts.planned),
  ])
  const head = ['step', 'state', 'by', 'reason', 'candidates', 'of planned']
  return section(
    'What was rejected',
    `Every candidate ended as exactly one: ${conservationText(counts)}.`,
    rows.length === 0 ? '' : table(head, rows, [4, 5]),
    verdictTable(verdicts),
  )
}

function verdictTable(verdicts: RunFacts['verdicts']): string {
  if (verdicts.length === 0) return ''
  const rows = verdicts.map(({ verifier, verdict, reason, count }) => [
    escaped(verifier),
    verdict,
    reason === null ? '–' : code(reason),
    countText(count),
  ])
  return `What the verifiers said:\n\n${table(['verifier', 'verdict', 'reason', 'candidates'], rows, [3])}`
}

/** The section *Measurements*: every reading with interval, n, unit, null value, method and warnings. */
export function measurementSection({ readings }: RunFacts): string {
  if (readings.length === 0) return section('Measurements', 'Nothing was measured.')
  const head = [
    'reading',
    'value',
    'interval',
    'level and method',
    'n',
    'unit',
    'better',
    'when nothing is wrong',
  ]
  return section(
    'Measurements',
    table(head, readings.map(readingRow), [1, 4]),
    list(readings.map(readingLine)),
  )
}

function readingRow({ id, reading }: ReadingFacts): string[] {
  if (reading.status === 'unavailable') {
    return [escaped(id), `not measured: ${code(reading.reason)}`, '–', '–', '–', '–', '–', '–']
  }
  const { value, interval, n, unit, better } = reading
  return [
    escaped(id),
    numberText(value),
    escaped(endsText(interval)),
    escaped(methodText(interval)),
    countText(n),
    escaped(unit),
    betterText(better),
    escaped(nullText(reading)),
  ]
}

function readingLine({ id, metric, summary, reading }: ReadingFacts): string {
  const title = `**${escaped(id)}** (${code(metric)}): ${escaped(summary)}`
  if (reading.status === 'unavailable') return `${title} Not measured: ${escaped(reading.detail)}`
  const warnings = reading.warnings.map((warning) => ` Warning: ${escaped(warning)}`).join('')
  return `${title} Method: ${escaped(reading.method)}.${warnings}`
}

/** The section *Gates*: each rule with its ruling and what it saw. */
export function gateSection({ rulings }: RunFacts): string {
  if (rulings.length === 0) return section('Gates', 'The recipe has no gates.')
  const rows = rulings.map((ruling) => [
    ruling.name === ruling.rule ? code(ruling.rule) : `${escaped(ruling.name)}: ${code(ruling.rule)}`,
    `**${ruling.ruling}**`,
    escaped(ruling.reason),
    seenText(ruling),
    escaped(ruling.why ?? '–'),
  ])
  return section('Gates', table(['rule', 'ruling', 'reason', 'saw', 'why it stands'], rows))
}

function seenText({ seen, counterExamples }: RulingFacts): string {
  const quantities = seen.map(({ call, quantity }) =>
    'unknown' in quantity
      ? `${code(call)}: unknown, ${escaped(quantity.unknown)}`
      : `${code(call)} = ${numberText(quantity.value)} ${escaped(intervalText(quantity.interval))}`,
  )
  const examples =
    counterExamples.length === 0 ? '' : `; e.g. ${counterExamples.slice(0, 3).map(code).join(', ')}`
  return `${quantities.join('; ')}${examples}` || '–'
}
