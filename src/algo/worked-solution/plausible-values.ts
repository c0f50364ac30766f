/** The values that a literal of a question may take instead of its own, so that the story stays believable. */

import { decimalPlaces, isInteger, type Rational, rational } from '../maths/rational.js'
import type { Literal } from './program.js'

/** Smallest share of the original that a varied literal may have. Our own choice: order of magnitude is kept. */
export const SMALLEST_RATIO = 0.6

/** Largest multiple of the original that a varied literal may have. Our own choice, as above. */
export const LARGEST_RATIO = 1.7

/** At most so many candidates are listed for one literal, evenly spread. */
const MOST_CANDIDATES = 120

/**
 * Candidate values for a literal, without its own value, in ascending order.
 *
 * Rules: within [0.6, 1.7] of the original; integers from 3 on stay integers from 3 on; round numbers stay as round
 *        (multiples of 5 from 15 on, of 10 from 40 on, of 100 from 400 on …); percentages of (0, 100) stay there;
 *        decimals keep their places, and prices ending in 0, 5, 25, 50, 95 or 99 cents keep that kind of ending.
 * Out:   possibly empty.
 */
export function plausibleValues(literal: Literal): Rational[] {
  const written = literal.style.form === 'digits' ? literal.style.places : 0
  const places = Math.max(written, decimalPlaces(literal.value) ?? 0)
  const scale = 10n ** BigInt(places)
  const original = (literal.value.n * scale) / literal.value.d
  const step = stepOf(literal, original, places)
  const lowest = BigInt(Math.ceil(Number(original) * SMALLEST_RATIO))
  const highest = BigInt(Math.floor(Number(original) * LARGEST_RATIO))
  const stride = step * strideOver(Number((highest - lowest) / step))
  const candidates: Rational[] = []
  for (let value = nextOnGrid(lowest, original, step); value <= highest; value += stride) {
    const candidate = rational(value, scale)
    if (value !== original && isAllowed(literal, candidate)) candidates.push(candidate)
  }
  return candidates
}

/** The first number from `from` on whose distance to `original` is a multiple of `step`. */
function nextOnGrid(from: bigint, original: bigint, step: bigint): bigint {
  return from + ((((original - from) % step) + step) % step)
}

/** Every how many-th grid point is taken: coprime to 30, so that no divisibility by 2, 3 or 5 is left out. */
function strideOver(points: number): bigint {
  let stride = 1
  while (points / stride > MOST_CANDIDATES || stride % 2 === 0 || stride % 3 === 0 || stride % 5 === 0)
    stride += 1
  return BigInt(stride)
}

/** The grid on which the scaled value may move: its offset modulo the step is kept. */
function stepOf(literal: Literal, original: bigint, places: number): bigint {
  if (places === 2 && !isInteger(literal.value)) return centStep(original)
  if (places > 0) return isInteger(literal.value) ? roundStep(original, 10n ** BigInt(places)) : 1n
  return roundStep(original, 1n)
}

function centStep(original: bigint): bigint {
  const cents = original % 100n
  if (cents === 99n || cents === 95n || cents === 98n || cents === 49n) return 100n
  if (cents % 25n === 0n) return 25n
  if (cents % 10n === 0n) return 10n
  return cents % 5n === 0n ? 5n : 1n
}

/** Powers of ten times 1 or 5 that divide the original and are at most a quarter of it (a third for 15). */
function roundStep(original: bigint, unit: bigint): bigint {
  let best = unit
  if (original < 15n * unit) return best
  for (let power = unit; power <= original; power *= 10n) {
    for (const step of [power, power * 5n]) {
      const limit = step === 5n * unit ? 3n : 4n
      if (original % step === 0n && original >= limit * step && step > best) best = step
    }
  }
  return best
}

function isAllowed(literal: Literal, candidate: Rational): boolean {
  const value = candidate.valueOf()
  if (isInteger(literal.value)) {
    return isInteger(candidate) && value >= 3 && (!literal.isPercent || below100(literal, value))
  }
  return !isInteger(candidate) && hasPlaces(literal, candidate) && below1(literal, value)
}

/** As many decimal places as the original; with places written out (`2.50`) at most as many. */
function hasPlaces({ style, value }: Literal, candidate: Rational): boolean {
  const places = decimalPlaces(candidate) ?? Number.POSITIVE_INFINITY
  return style.form === 'digits' && style.isFixed ? places <= style.places : places === decimalPlaces(value)
}

function below100(literal: Literal, value: number): boolean {
  return literal.value.valueOf() >= 100 || value < 100
}

function below1(literal: Literal, value: number): boolean {
  return literal.value.valueOf() >= 1 || value < 1
}
