/** The end of a run in words: counts, reasons, readings, rulings, and where to look. */

import { relative } from 'node:path'
import type { Reading } from '../record/reading.js'
import type { RunFacts } from '../release/facts.js'
import type { RunResult } from '../run/run.js'
import { spentText, usdText } from './spent-text.js'
import { duration } from './terminal.js'

const MARKS = { allow: '✓', warn: '!', block: '✗', inconclusive: '?' } as const
const MOST_REASONS = 12
const MOST_EXAMPLES = 3
const MOST_CELLS = 8

/** What people read when a run ends. */
export function resultLines(result: RunResult, tookMs: number, workingFolder: string): string {
  const { facts, release, report, earlierRelease, wasComplete } = result
  const near = (path: string): string => {
    const short = relative(workingFolder, path)
    return short.startsWith('../..') ? path : short
  }
  return [
    '',
    ...(wasComplete ? ['This run was complete already; nothing was done again.', ''] : []),
    ...countLines(facts),
    ...section('Models', modelLines(facts, wasComplete)),
    ...section('Source rows left out', leftOutLines(facts)),
    ...section('Source rows that a method could not use', intakeLines(facts)),
    ...section('Not accepted, by reason', reasonLines(facts)),
    ...section('Cells that are short', cellLines(facts)),
    ...section(
      'Readings',
      facts.readings.map(({ id, reading }) => `  ${id.padEnd(20)} ${readingText(reading)}`),
    ),
    ...section('Gates', gateLines(facts)),
    ...section('Notes', facts.notes.map(noteText)),
    ...epochLines(result),
    '',
    `${statusWords(facts)}  (${duration(tookMs)})`,
    ...(facts.resultDigest === undefined ? [] : [`  data     ${facts.resultDigest}`]),
    ...(release === undefined ? [] : [`  release  ${near(release)}`]),
    ...(report === undefined ? [] : [`  report   ${near(report)}`]),
    ...(earlierRelease === undefined
      ? []
      : [`  ${near(earlierRelease)} is still what an earlier epoch released.`]),
    ...(facts.released > 0
      ? [`  explain  cupel explain <_cupel of a row> --run ${near(result.folder)}`]
      : []),
  ].join('\n')
}

/** A reading in one line: value, interval, n, unit; or why there is none. */
export function readingText(reading: Reading): string {
  if (reading.status === 'unavailable') return `unavailable: ${reading.detail}`
  const { value, interval, n, unit } = reading
  const range = interval.method === 'exact' ? 'full count' : `${percent(interval.level)} ${interval.method}`
  const ends = interval.method === 'exact' ? '' : ` [${short(interval.lower)}, ${short(interval.upper)}]`
  return `${short(value)} ${unit}${ends}  n=${n}  (${range})`
}

function countLines({ counts, members, status }: RunFacts): string[] {
  const { planned, accepted, rejected, failed, cancelled, pending } = counts
  const total = (members.synthetic ?? 0) + (members.real ?? 0)
  const share = total === 0 ? '' : ` (${percent((members.synthetic ?? 0) / total)} synthetic)`
  const made = `${members.synthetic ?? 0} synthetic + ${members.real ?? 0} real = ${recordCount(total)}${share}`
  return [
    `Candidates  ${planned} planned = ${accepted} accepted + ${rejected} rejected + ${failed} failed + ${cancelled} cancelled + ${pending} pending`,
    ...(status === 'stopped' ? [] : [`Data set    ${made}`]),
  ]
}

function modelLines({ models, effects, counts }: RunFacts, wasComplete: boolean): string[] {
  const lines = models.map((model) => {
    const { alias, model: name, endpoint, family, askedBy } = model
    return `  ${alias.padEnd(10)} ${name} at ${endpoint} (${family}), asked by ${askedBy.join(', ')}: ${spentText(model) || 'not asked'}`
  })
  const usd = models.reduce((sum, model) => sum + (model.usd ?? Number.NaN), 0)
  const each = usd > 0 && counts.accepted > 0 ? `; ${usdText(usd / counts.accepted)} an accepted record` : ''
  const reused = effects.reused > 0 ? `, ${effects.reused.toLocaleString('en')} answered from the record` : ''
  const thisRun = `  this run   ${effects.asked.toLocaleString('en')} asked${reused}${each}`
  return lines.length === 0 || wasComplete ? lines : [...lines, thisRun]
}

function leftOutLines({ sources }: RunFacts): string[] {
  return sources.flatMap(({ id, read, leftOut, examples }) => {
    const reasons = Object.entries(leftOut).map(([reason, count]) => `${count} × ${reason}`)
    const total = Object.values(leftOut).reduce((sum, count) => sum + count, 0)
    if (total === 0) return []
    const shown = examples.slice(0, MOST_EXAMPLES).map((example) => `    ${example}`)
    return [`  ${id}: ${total} of ${read} row${read === 1 ? '' : 's'}: ${reasons.join(', ')}`, ...shown]
  })
}

function intakeLines({ intakes }: RunFacts): string[] {
  return intakes.flatMap(({ step, source, taken, refused }) => {
    const total = Object.values(refused).reduce((sum, count) => sum + count, 0)
    if (total === 0) return []
    const head = `  ${step}: ${taken} of ${taken + total} rows of ${source} taken (${percent(taken / (taken + total))}); refused:`
    const sorted = Object.entries(refused).sort((a, b) => b[1] - a[1])
    return [head, ...sorted.map(([reason, count]) => `    ${String(count).padStart(7)}  ${reason}`)]
  })
}

function reasonLines({ dispositions }: RunFacts): string[] {
  const ended = dispositions.filter(({ state, reason }) => state !== 'accepted' && reason !== null)
  const lines = ended.map(
    ({ count, state, reason, by }) => `  ${String(count).padStart(9)}  ${state}: ${reason}  (${by})`,
  )
  const rest = lines.length - MOST_REASONS
  return rest > 0 ? [...lines.slice(0, MOST_REASONS), `  … and ${rest} more reasons in the report`] : lines
}

function cellLines({ cells }: RunFacts): string[] {
  const short = cells.filter(({ wanted, got }) => got < wanted)
  const lines = short.slice(0, MOST_CELLS).map(({ attributes, wanted, got, why }) => {
    const named = Object.entries(attributes).map(([name, value]) => `${name}=${value}`)
    return `  ${got} of ${wanted}  ${named.join(', ')}: ${why.join(', ')}`
  })
  const rest = short.length - lines.length
  return rest > 0 ? [...lines, `  … and ${rest} more cells in the report`] : lines
}

function gateLines({ rulings }: RunFacts): string[] {
  return rulings.flatMap(({ ruling, name, reason, counterExamples, why }) => {
    const head = `  ${MARKS[ruling]} ${ruling.padEnd(12)} ${name}${ruling === 'allow' ? '' : `: ${reason}`}`
    const examples =
      counterExamples.length > 0 ? [`      e.g. ${counterExamples.slice(0, 3).join(', ')}`] : []
    return [head, ...(ruling !== 'allow' && why !== undefined ? [`      why: ${why}`] : []), ...examples]
  })
}

function noteText({ refiner, reason, evidence }: RunFacts['notes'][number]): string {
  const facts = Object.entries(evidence).map(([name, value]) => {
    return `${name} ${typeof value === 'number' ? short(value) : JSON.stringify(value)}`
  })
  return `  ${refiner}: ${reason} (${facts.join(', ')})`
}

function epochLines({ facts, previous }: RunResult): string[] {
  if (previous === undefined) return []
  const change = facts.counts.accepted - previous.counts.accepted
  const same = facts.resultDigest === previous.resultDigest ? 'the same data' : 'other data'
  return [
    '',
    `Epoch ${facts.epoch} (the plan changed): ${change >= 0 ? '+' : ''}${change} accepted against epoch ${previous.epoch}; ${same}.`,
  ]
}

function statusWords(facts: RunFacts): string {
  switch (facts.status) {
    case 'released':
      return `Released ${recordCount(facts.released)}.`
    case 'blocked':
      return 'Blocked by a gate: nothing was published.'
    case 'inconclusive':
      return 'Inconclusive: the evidence does not decide a gate; nothing was published.'
    case 'stopped':
      return `Stopped. ${facts.stopped ?? ''}`
  }
}

function recordCount(count: number): string {
  return `${count} record${count === 1 ? '' : 's'}`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(1))} %`
}

function short(value: number): string {
  return String(Number(value.toPrecision(5)))
}
