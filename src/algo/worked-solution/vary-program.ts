/** Finds other values for a program's literals under which the whole worked solution stays true and plausible. */

import type { Random } from '../../base/random.js'
import type { Rational } from '../maths/rational.js'
import { keepsArticles } from './articles.js'
import { plausibleValues } from './plausible-values.js'
import type { Program, ProgramRefusal } from './program.js'
import { renderProgram, type WorkedText } from './render-program.js'
import { type VariationLimits, variationLimits } from './variation-limits.js'

/** Random proposals before a search falls back to changing one literal at a time. */
export const MOST_ATTEMPTS = 200

/** A variation: the new texts, the values of all literals, and which of them changed. */
export interface Variation extends WorkedText {
  readonly values: readonly Rational[]
  /** Indexes of the literals whose value changed, ascending; never empty. */
  readonly changed: readonly number[]
}

/** Prepared search for variations of one program: limits and candidates are computed once. */
export interface VariationSearch {
  /** One variation drawn with `random`, or a refusal `no-variation-found`. Same stream, same variation. */
  draw(random: Random): Variation | ProgramRefusal
}

/**
 * Prepares variations of a program.
 *
 * Search: rejection sampling, at first of all variables together, then of about half of them; at last every candidate of
 *         every single variable in random order, so that a variation of one literal is found if there is one.
 * Cost:   at most 200 judgements plus the number of candidates (≤ 120 a literal).
 */
export function createVariationSearch(program: Program): VariationSearch {
  const judge = variationLimits(program)
  const choices = program.variables.map((group) => choiceOf(program, group))
  return { draw: (random) => search(program, judge, choices, random) }
}

interface Choice {
  readonly group: number
  readonly values: readonly Rational[]
}

/** Values that are plausible for every literal of a group. */
function choiceOf({ literals }: Program, group: number): Choice {
  const [first = [], ...others] = literals.filter((literal) => literal.group === group).map(plausibleValues)
  const values = first.filter((value) => others.every((list) => list.some((other) => other.equals(value))))
  return { group, values }
}

function search(
  program: Program,
  judge: VariationLimits,
  choices: readonly Choice[],
  random: Random,
): Variation | ProgramRefusal {
  const reasons = new Map<string, number>()
  for (const proposal of proposals(choices, random)) {
    const values = program.literals.map((literal) => proposal.get(literal.group) ?? literal.value)
    const reason = judge(values)
    const variation = reason === undefined ? write(program, values) : undefined
    if (variation !== undefined) return variation
    reasons.set(reason ?? 'not-writable', (reasons.get(reason ?? 'not-writable') ?? 0) + 1)
  }
  const counts = [...reasons].map(([reason, count]) => `${reason} ${count}`).join(', ')
  return { refused: 'no-variation-found', detail: `Proposals refused by limit: ${counts || 'none made'}.` }
}

/** New values by group. */
type Proposal = ReadonlyMap<number, Rational>

function* proposals(choices: readonly Choice[], random: Random): Iterable<Proposal> {
  const open = choices.filter(({ values }) => values.length > 0)
  if (open.length === 0) return
  for (let attempt = 0; attempt < MOST_ATTEMPTS && open.length > 1; attempt += 1) {
    const share = attempt < MOST_ATTEMPTS / 2 ? 1 : 0.5
    const some = open.filter(() => share === 1 || random.float() < share)
    if (some.length > 0) yield new Map(some.map(({ group, values }) => [group, random.pick(values)]))
  }
  const singles = open.flatMap(({ group, values }) =>
    values.map((value): [number, Rational] => [group, value]),
  )
  for (const single of random.shuffle(singles)) yield new Map([single])
}

function write(program: Program, values: readonly Rational[]): Variation | undefined {
  const text = renderProgram(program, values)
  if ('refused' in text || !keepsArticles(program, values)) return undefined
  const changed = program.literals.flatMap((literal, index) =>
    values[index]?.equals(literal.value) ? [] : [index],
  )
  return { ...text, values, changed }
}
