/** Agreement of a recogniser with labels: precision, recall, F1, accuracy and kappa, each with its interval. */

import { createRandom } from '../../src/base/random.js'
import { wilsonInterval } from '../../src/algo/stats/binomial-intervals.js'
import { clusterBootstrap } from '../../src/algo/stats/cluster-interval.js'
import type { Interval } from '../../src/record/reading.js'

/** One case: which cluster it belongs to, what is so and what was said. */
export interface Case {
  readonly cluster: string
  readonly is: boolean
  readonly said: boolean
}

/** A figure; undefined where it cannot be measured (nothing said, or nothing there). */
export interface Figure {
  readonly value: number
  readonly interval: Interval | undefined
}

/** Figures of a recogniser over n cases. */
export interface Scores {
  readonly n: number
  readonly positives: number
  readonly precision: Figure | undefined
  readonly recall: Figure | undefined
  readonly f1: Figure | undefined
  readonly accuracy: Figure | undefined
  readonly kappa: Figure | undefined
}

/** Counts of the four outcomes. */
export interface Outcomes {
  readonly hits: number
  readonly falseAlarms: number
  readonly misses: number
  readonly rest: number
}

/** Shares by Wilson; F1 and kappa by bootstrap over clusters (1,000 draws), as answers to one prompt hang together. */
export function scoresOf(cases: readonly Case[]): Scores {
  const all = outcomesOf(cases)
  const { hits, falseAlarms, misses, rest } = all
  const clusters = clustersOf(cases).map(outcomesOf)
  const drawn = (name: string, statistic: (counts: Outcomes) => number | undefined): Figure | undefined => {
    const value = statistic(all)
    if (value === undefined) return undefined
    const random = createRandom('refusal-report', name)
    const of = (sample: readonly Outcomes[]) => statistic(sumOf(sample)) ?? value
    return { value, interval: clusterBootstrap(clusters, of, random) }
  }
  return {
    n: cases.length,
    positives: hits + misses,
    precision: share(hits, hits + falseAlarms),
    recall: share(hits, hits + misses),
    f1: drawn('f1', f1Of),
    accuracy: share(hits + rest, cases.length),
    kappa: drawn('kappa', kappaOf),
  }
}

/** Counts the four outcomes of cases. */
export function outcomesOf(cases: readonly Case[]): Outcomes {
  const count = (is: boolean, said: boolean) =>
    cases.filter((one) => one.is === is && one.said === said).length
  return {
    hits: count(true, true),
    falseAlarms: count(false, true),
    misses: count(true, false),
    rest: count(false, false),
  }
}

/** 2 hits / (2 hits + false alarms + misses); undefined where nothing is there and nothing was said. */
export function f1Of({ hits, falseAlarms, misses }: Outcomes): number | undefined {
  const whole = 2 * hits + falseAlarms + misses
  return whole === 0 ? undefined : (2 * hits) / whole
}

/** Cohen's kappa (J. Cohen 1960); undefined where chance alone explains full agreement. */
export function kappaOf({ hits, falseAlarms, misses, rest }: Outcomes): number | undefined {
  const n = hits + falseAlarms + misses + rest
  if (n === 0) return undefined
  const observed = (hits + rest) / n
  const chance = ((hits + misses) * (hits + falseAlarms) + (rest + falseAlarms) * (rest + misses)) / (n * n)
  return chance === 1 ? undefined : (observed - chance) / (1 - chance)
}

function clustersOf(cases: readonly Case[]): Case[][] {
  const clusters = new Map<string, Case[]>()
  for (const one of cases) {
    const cluster = clusters.get(one.cluster)
    if (cluster === undefined) clusters.set(one.cluster, [one])
    else cluster.push(one)
  }
  return [...clusters.values()]
}

function share(part: number, whole: number): Figure | undefined {
  return whole === 0 ? undefined : { value: part / whole, interval: wilsonInterval(part, whole) }
}

function sumOf(counts: readonly Outcomes[]): Outcomes {
  const sum = { hits: 0, falseAlarms: 0, misses: 0, rest: 0 }
  for (const one of counts) {
    sum.hits += one.hits
    sum.falseAlarms += one.falseAlarms
    sum.misses += one.misses
    sum.rest += one.rest
  }
  return sum
}
