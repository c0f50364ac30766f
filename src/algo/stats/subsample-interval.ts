/** Intervals for counts of distinct things, by halves drawn without replacement. */

import type { Random } from '../../base/random.js'
import type { Interval } from '../../record/reading.js'
import { DEFAULT_LEVEL } from './binomial-intervals.js'
import { zOf } from './normal.js'

/** Fewest units (families, or records without families) for which an interval is given. */
export const MIN_SUBSAMPLED_UNITS = 20

/** How to subsample. */
export interface SubsampleOptions {
  /** Number of subsamples; default 100. */
  readonly draws?: number
  /** Share of the units in each subsample, in (0, 1); default 0.5. Small shares make dear statistics affordable. */
  readonly share?: number
  /** Units of the whole when `units` are themselves a uniform sample of it; default their own number. */
  readonly wholeUnits?: number
  /** Bounds that the statistic cannot leave; default [0, 1]. */
  readonly bounds?: readonly [number, number]
  readonly level?: number
}

/**
 * Interval around a statistic of distinct things (distinct n-grams, clusters, vocabulary, compression).
 *
 * The bootstrap draws a unit twice and so loses about a third of the rare types: on a Zipf law with 300 types and
 * 1,000 draws its mean is 18 % too low. Subsamples are drawn without replacement; their spread, scaled by m / (n − m),
 * estimates the spread of the whole. The level of the statistic at the smaller size is *not* used, only its spread.
 *
 * In:     the value of the whole, the units (families of records), and the statistic of a list of units.
 * Out:    value ± z · sd, cut to the bounds; undefined below 20 units.
 * Cost:   draws × cost of the statistic at the subsample's size.
 * Source: D. N. Politis, J. P. Romano, M. Wolf 1999, §2–3 (subsampling); normal approximation is ours.
 */
export function subsampleInterval<Unit>(
  value: number,
  units: readonly Unit[],
  statistic: (sample: readonly Unit[]) => number | undefined,
  random: Random,
  options: SubsampleOptions = {},
): Interval | undefined {
  const { draws = 100, share = 0.5, bounds = [0, 1], level = DEFAULT_LEVEL } = options
  if (units.length < MIN_SUBSAMPLED_UNITS) return undefined
  const size = Math.min(units.length - 1, Math.max(1, Math.round(units.length * share)))
  const values: number[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = statistic(drawWithoutReplacement(units, size, random))
    if (drawn !== undefined) values.push(drawn)
  }
  if (values.length < 2) return undefined
  const ofUnits = deviation(values) * Math.sqrt(size / (units.length - size))
  const half = zOf(level) * ofUnits * Math.sqrt(units.length / (options.wholeUnits ?? units.length))
  return {
    lower: Math.max(bounds[0], value - half),
    upper: Math.min(bounds[1], value + half),
    level,
    method: `subsampling(${draws} x ${size} of ${units.length})`,
  }
}

/**
 * Draws a subset of the given size without replacement; all subsets are equally likely, the order is random.
 *
 * In:     size between 0 and the number of items; more gives all of them.
 * Cost:   O(items) copy and O(size) draws.
 */
export function drawWithoutReplacement<Item>(items: readonly Item[], size: number, random: Random): Item[] {
  const pool = [...items]
  const taken = Math.min(size, pool.length)
  for (let i = 0; i < taken; i += 1) {
    const j = random.integer(i, pool.length - 1)
    const held = pool[i] as Item
    pool[i] = pool[j] as Item
    pool[j] = held
  }
  pool.length = taken
  return pool
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}
