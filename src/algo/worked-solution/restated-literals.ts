/** Finds numbers of a question that say one quantity twice: in another unit, as a share, or as a percentage. */

import { leavesOf } from '../maths/expression.js'
import type { Rational } from '../maths/rational.js'
import { namedConstants } from './named-constants.js'
import type { NumberSource } from './program.js'
import type { Reading } from './reading.js'

/**
 * Lists of literals that state each other, of which none may vary: "3 weeks … those 21 days", "half of the 40 … the 20",
 * "20% of 50 … the 10".
 *
 * In:   only relations with a literal that no step uses count, since a step would tie the others.
 * Edge: the factor must be a named constant whose word is in the question; coincidences count too, which costs
 *       variety, never truth. Values up to 1 are ignored.
 * Cost: O(literals² × constants + literals³).
 */
export function restatedLiterals(
  reading: Pick<Reading, 'question' | 'literals' | 'steps'>,
): NumberSource[][] {
  const factors = namedConstants.filter(({ trigger }) => trigger.test(reading.question))
  const isTied = (some: Rational, other: Rational): boolean =>
    factors.some(({ value }) => some.mul(value).equals(other))
  const idle = idleLiterals(reading)
  const { literals } = reading
  const found: number[][] = []
  for (const [index, some] of literals.entries()) {
    for (const [place, other] of literals.entries()) {
      if (some.group === other.group || some.value.compare(1) <= 0 || other.value.compare(1) <= 0) continue
      const isPlainPair = !some.isPercent && !other.isPercent && (idle.has(index) || idle.has(place))
      if (isPlainPair && isTied(some.value, other.value)) found.push([index, place])
      if (some.isPercent && !other.isPercent) found.push(...shares(reading, idle, index, place))
    }
  }
  return found.map((relation) =>
    relation.map((literal): NumberSource => ({ kind: 'literal', literal, divisor: 1 })),
  )
}

function idleLiterals({ literals, steps }: Pick<Reading, 'literals' | 'steps'>): ReadonlySet<number> {
  const used = new Set<number | undefined>()
  for (const source of steps.flatMap((step) => leavesOf(step.expression))) {
    if (source.kind === 'literal') used.add(literals[source.literal]?.group)
  }
  return new Set(literals.flatMap(({ group }, index) => (used.has(group) ? [] : [index])))
}

/** Literals that are the percentage of the whole, when one of the three is idle. */
function shares(
  { literals }: Pick<Reading, 'literals'>,
  idle: ReadonlySet<number>,
  percent: number,
  whole: number,
): number[][] {
  const [rate, base] = [literals[percent], literals[whole]]
  if (rate === undefined || base === undefined) return []
  const share = rate.value.mul(base.value).div(100)
  return literals.flatMap((part, index) => {
    const isShare = !part.isPercent && part.value.equals(share) && part.group !== base.group
    return isShare && [percent, whole, index].some((each) => idle.has(each)) ? [[percent, whole, index]] : []
  })
}
