/** What a reader should not conclude from a release: only what the facts themselves hold. */

import type { RunFacts } from '../facts.js'
import { countOf, countText } from './number-text.js'
import { reachesBeyond } from './thresholds.js'

/** One sentence for each limit that the facts show, most important first; empty when they show none. */
export function limitsOf(facts: RunFacts): string[] {
  return [
    ...gateLimits(facts),
    ...verifierLimits(facts),
    ...readingLimits(facts),
    ...goalLimits(facts),
    ...sourceLimits(facts),
    ...licenceLimits(facts),
    ...overrideLimits(facts),
  ]
}

function gateLimits({ rulings }: RunFacts): string[] {
  if (rulings.length === 0) return ['No gate ruled on the result.']
  const against = rulings
    .filter(({ ruling }) => ruling !== 'allow')
    .map(({ name, ruling, reason }) => `Gate ${name}: ${ruling}, ${reason}.`)
  const lenient = rulings.flatMap(({ name, rule, seen }) =>
    seen.filter((one) => reachesBeyond(rule, one)).map(({ call }) => ({ name, call })),
  )
  const remarks = lenient.map(
    ({ name, call }) =>
      `Gate ${name} compares the value of ${call} alone; its interval reaches beyond the bound, so a larger sample could break the rule.`,
  )
  return [...against, ...remarks]
}

function verifierLimits({ recipe, verdicts }: RunFacts): string[] {
  if (recipe.verify.length === 0) return ['No verifier judged the single rows.']
  return verdicts
    .filter(({ verdict }) => verdict === 'abstain' || verdict === 'error')
    .map(({ verifier, verdict, reason, count }) => {
      const what = verdict === 'abstain' ? 'could not judge' : 'failed on'
      return `Verifier ${verifier} ${what} ${countOf(count, 'candidate')}${reason === null ? '' : ` (${reason})`}.`
    })
}

function readingLimits({ readings }: RunFacts): string[] {
  if (readings.length === 0) return ['The whole was not measured: the run made no reading.']
  return readings.flatMap(({ id, reading }) =>
    reading.status === 'unavailable'
      ? [`${id} could not be measured (${reading.reason}): ${withStop(reading.detail)}`]
      : reading.warnings.map((warning) => `${id}: ${withStop(warning)}`),
  )
}

function goalLimits({ cells, counts }: RunFacts): string[] {
  const short = cells.filter(({ got, wanted }) => got < wanted)
  return [
    ...(short.length === 0
      ? []
      : [`${short.length} of ${cells.length} cells of the goal have fewer rows than wanted.`]),
    ...(counts.pending === 0
      ? []
      : [`${countOf(counts.pending, 'candidate')} had no disposition when the run ended.`]),
  ]
}

function sourceLimits({ sources, intakes }: RunFacts): string[] {
  const left = sources.filter(({ read, taken }) => taken < read)
  const refusing = intakes.map((intake) => ({ ...intake, count: total(intake.refused) }))
  return [
    ...left.map(
      ({ id, read, taken }) =>
        `Source ${id}: ${countText(read - taken)} of ${countOf(read, 'row')} were left out.`,
    ),
    ...refusing
      .filter(({ count }) => count > 0)
      .map(
        ({ step, source, taken, count }) =>
          `Step ${step} could not use ${countText(count)} of ${countOf(taken + count, 'row')} of ${source}, so it made nothing from them.`,
      ),
  ]
}

function licenceLimits({ recipe, sources }: RunFacts): string[] {
  const unknown = sources.filter(({ license }) => license === undefined).map(({ id }) => id)
  return [
    ...(recipe.intent?.license === undefined ? ['The recipe states no licence for the release.'] : []),
    ...(unknown.length === 0 ? [] : [`The recipe states no licence for ${unknown.join(', ')}.`]),
  ]
}

function overrideLimits({ overrides }: RunFacts): string[] {
  if (overrides.length === 0) return []
  return [`The run overrode the recipe as written: ${overrides.join(', ')}.`]
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
