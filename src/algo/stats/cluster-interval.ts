/** Intervals for means of records that come in families: the family is drawn, not the record. */

import type { Random } from '../../base/random.js'
import type { Interval, Measured } from '../../record/reading.js'
import { exactInterval } from '../../record/reading.js'
import { DEFAULT_LEVEL } from './binomial-intervals.js'
import { quantileOfSorted } from './quantiles.js'
import { studentTQuantile } from './student-t.js'

/** A family: records of one seed. `sum` of their values, and how many they are. */
export interface ClusterSum {
  readonly sum: number
  readonly n: number
}

/** Largest number of families that are resampled; above it the linearised interval is as good and far cheaper. */
export const MAX_RESAMPLED_CLUSTERS = 2_000

const DRAWS = 1000

/**
 * Percentile interval of any statistic by the cluster bootstrap: whole clusters are drawn with replacement.
 *
 * In:     clusters (parents, seeds, prompts — not records) and a statistic of a list of clusters. **Never** for counts
 *         of distinct things: see `subsampleInterval`.
 * Out:    `method: cluster-bootstrap(1000)`; undefined below two clusters, where nothing can be resampled.
 * Cost:   draws × cost of the statistic.
 * Source: A. C. Davison and D. V. Hinkley 1997, §3.8 (strategy 1). The same seed gives the same interval.
 */
export function clusterBootstrap<Cluster>(
  clusters: readonly Cluster[],
  statistic: (sample: readonly Cluster[]) => number,
  random: Random,
  draws = DRAWS,
  level = DEFAULT_LEVEL,
): Interval | undefined {
  if (clusters.length < 2) return undefined
  const values = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw += 1) {
    values[draw] = statistic(clusters.map(() => random.pick(clusters)))
  }
  values.sort()
  const lower = quantileOfSorted(values, (1 - level) / 2) ?? 0
  const upper = quantileOfSorted(values, (1 + level) / 2) ?? 0
  return { lower, upper, level, method: `cluster-bootstrap(${draws})` }
}

/**
 * Mean over records with an interval that respects families (ratio of sums over clusters).
 *
 * In:     one sum and one n for each family; families of n = 0 are left out.
 * Out:    the interval is a bootstrap over families up to 2,000 of them and a linearised t-interval above; with one
 *         family it has no width and says `exact`, since nothing is known of other seeds. Undefined without records.
 * Cost:   1,000 × families, or one pass.
 * Source: ratio estimator of cluster sampling, W. G. Cochran 1977, §9A.
 */
export function clusteredMean(
  families: readonly ClusterSum[],
  random: Random,
  level = DEFAULT_LEVEL,
): Measured | undefined {
  const clusters = families.filter((family) => family.n > 0)
  if (clusters.length === 0) return undefined
  const value = ratioOfSums(clusters)
  const n = clusters.reduce((total, cluster) => total + cluster.n, 0)
  const interval =
    clusters.length > MAX_RESAMPLED_CLUSTERS
      ? linearised(clusters, value, n, level)
      : clusterBootstrap(clusters, ratioOfSums, random, DRAWS, level)
  return { value, n, interval: interval === undefined ? exactInterval(value) : around(value, interval) }
}

/** A percentile interval of few, lopsided families can miss the value itself by a rounding error or more. */
function around(value: number, interval: Interval): Interval {
  return { ...interval, lower: Math.min(interval.lower, value), upper: Math.max(interval.upper, value) }
}

function ratioOfSums(clusters: readonly ClusterSum[]): number {
  let sum = 0
  let n = 0
  for (const cluster of clusters) {
    sum += cluster.sum
    n += cluster.n
  }
  return sum / n
}

function linearised(clusters: readonly ClusterSum[], mean: number, n: number, level: number): Interval {
  let squares = 0
  for (const cluster of clusters) squares += (cluster.sum - mean * cluster.n) ** 2
  const count = clusters.length
  const half = studentTQuantile((1 + level) / 2, count - 1) * (Math.sqrt((squares * count) / (count - 1)) / n)
  return { lower: mean - half, upper: mean + half, level, method: `cluster-linearised(${count})` }
}
