/** Intervals for a share: so many of n were hits. */

import { InternalError } from '../../base/errors.js'
import type { Interval } from '../../record/reading.js'
import { inverseRegularisedBeta } from './incomplete-beta.js'
import { zOf } from './normal.js'

/** Coverage of every interval unless a caller asks for another. */
export const DEFAULT_LEVEL = 0.95

/**
 * Wilson score interval of a share. The default for rates: never empty, never outside [0, 1].
 *
 * In:     whole counts, 0 ≤ hits ≤ n. Assumes independent trials.
 * Out:    `method: wilson`. With n = 0 nothing is known: [0, 1].
 * Throws: InternalError `bad-count` for other counts.
 * Source: E. B. Wilson 1927; no continuity correction.
 */
export function wilsonInterval(hits: number, n: number, level = DEFAULT_LEVEL): Interval {
  checkCounts(hits, n)
  if (n === 0) return { lower: 0, upper: 1, level, method: 'wilson' }
  const z = zOf(level)
  const square = z * z
  const share = hits / n
  const scale = 1 / (1 + square / n)
  const centre = (share + square / (2 * n)) * scale
  const half = scale * z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  return {
    lower: hits === 0 ? 0 : Math.max(0, centre - half),
    upper: hits === n ? 1 : Math.min(1, centre + half),
    level,
    method: 'wilson',
  }
}

/**
 * Clopper–Pearson interval of a share: exact, never covers less than its level, wider than Wilson's.
 *
 * In:     whole counts, 0 ≤ hits ≤ n; `tail: 'upper'` spends the whole error above, so that the lower end is 0
 *         and 0 of n gives 1 − (1 − level)^(1 / n) (0 of 100: .029513).
 * Out:    `method: clopper-pearson` or `clopper-pearson-upper`. With n = 0: [0, 1].
 * Throws: InternalError `bad-count` for other counts.
 * Source: C. J. Clopper and E. S. Pearson 1934, by quantiles of the beta distribution.
 */
export function clopperPearsonInterval(
  hits: number,
  n: number,
  level = DEFAULT_LEVEL,
  tail: 'both' | 'upper' = 'both',
): Interval {
  checkCounts(hits, n)
  const method = tail === 'both' ? 'clopper-pearson' : 'clopper-pearson-upper'
  const error = tail === 'both' ? (1 - level) / 2 : 1 - level
  const lower = tail === 'upper' || hits === 0 ? 0 : inverseRegularisedBeta(error, hits, n - hits + 1)
  const upper = hits === n ? 1 : 1 - inverseRegularisedBeta(error, n - hits, hits + 1)
  return { lower, upper, level, method }
}

function checkCounts(hits: number, n: number): void {
  if (Number.isInteger(hits) && Number.isInteger(n) && hits >= 0 && hits <= n) return
  throw new InternalError('bad-count', {
    message: `A share needs whole counts with 0 ≤ hits ≤ n; got ${hits} of ${n}.`,
  })
}
