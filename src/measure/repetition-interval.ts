/** The interval of a share of repetitions: clusters are distinct things, so halves of families are drawn. */

import type { Random } from '../base/random.js'
import { clopperPearsonInterval, wilsonInterval } from '../algo/stats/binomial-intervals.js'
import { subsampleInterval } from '../algo/stats/subsample-interval.js'
import type { Interval } from '../record/reading.js'

/** Cluster of a record that repeats nothing and is repeated by nothing. */
export const NO_CLUSTER = -1

const DRAWS = 100

/**
 * Interval of 1 − clusters / records.
 *
 * In:     for each record the number of its cluster (or `NO_CLUSTER`: one by itself) and of its family.
 * Out:    without any repetition Clopper–Pearson of 0 of n, since halves would say that there never is one; with 20
 *         families or more by halves of families; else Wilson.
 * Cost:   100 passes over half of the records.
 */
export function repetitionInterval(
  clusterOf: readonly number[],
  familyOf: readonly number[],
  random: Random,
): Interval {
  const n = clusterOf.length
  const seen = new Uint8Array(n)
  const rateOf = (families: readonly (readonly number[])[]): number =>
    repetitionRate(families, clusterOf, seen)
  const families = recordsByFamily(familyOf)
  const value = rateOf(families)
  if (value === 0) return clopperPearsonInterval(0, n)
  const interval = subsampleInterval(value, families, rateOf, random, { draws: DRAWS })
  return interval ?? wilsonInterval(Math.round(value * n), n)
}

/** 1 − clusters / records over some families. `seen` is room for a mark on each cluster. */
function repetitionRate(
  families: readonly (readonly number[])[],
  clusterOf: readonly number[],
  seen: Uint8Array,
): number {
  seen.fill(0)
  let records = 0
  let repeated = 0
  for (const family of families) {
    for (const record of family) {
      const cluster = clusterOf[record] ?? NO_CLUSTER
      records += 1
      if (cluster === NO_CLUSTER) continue
      if (seen[cluster] === 1) repeated += 1
      seen[cluster] = 1
    }
  }
  return records === 0 ? 0 : repeated / records
}

function recordsByFamily(familyOf: readonly number[]): number[][] {
  const families: number[][] = []
  familyOf.forEach((family, record) => {
    const records = families[family]
    if (records === undefined) families[family] = [record]
    else records.push(record)
  })
  return families
}
