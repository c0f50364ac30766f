/** Normal deviates between bounds, drawn in one step by the inverse distribution function. */

import type { Random } from '../../base/random.js'
import { normalCdf, normalQuantile } from '../stats/normal.js'

/** A normal distribution cut off at two bounds; infinite ones do not cut. */
export interface TruncatedNormal {
  readonly mean: number
  /** Standard deviation before cutting, > 0. */
  readonly deviation: number
  readonly min: number
  readonly max: number
}

/** Probability that the uncut normal distribution falls between the bounds, in [0, 1]. */
export function massBetween({ mean, deviation, min, max }: TruncatedNormal): number {
  const low = (min - mean) / deviation
  const high = (max - mean) / deviation
  return low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low)
}

/**
 * One deviate of the cut distribution.
 *
 * In:   bounds with `massBetween` above 1e-12, else rounding decides.
 * Out:  a number in [min, max], exactly.
 * Edge: upper tails are drawn as reflected lower tails, where the distribution function keeps its precision.
 */
export function drawTruncatedNormal(random: Random, distribution: TruncatedNormal): number {
  const { mean, deviation, min, max } = distribution
  const low = (min - mean) / deviation
  const high = (max - mean) / deviation
  const standard = low > 0 ? -drawBetween(random, -high, -low) : drawBetween(random, low, high)
  return Math.min(max, Math.max(min, mean + deviation * standard))
}

function drawBetween(random: Random, low: number, high: number): number {
  const from = normalCdf(low)
  const probability = from + (normalCdf(high) - from) * random.float()
  if (probability <= 0) return low
  return probability >= 1 ? high : normalQuantile(probability)
}
