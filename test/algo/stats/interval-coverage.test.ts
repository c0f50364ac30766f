/** How often the intervals hold the truth: shares exactly, by adding up the binomial law; means by simulation. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { clopperPearsonInterval, wilsonInterval } from '../../../src/algo/stats/binomial-intervals.js'
import { clusteredMean, MAX_RESAMPLED_CLUSTERS } from '../../../src/algo/stats/cluster-interval.js'
import { logGamma } from '../../../src/algo/stats/log-beta.js'
import { MomentCounter } from '../../../src/algo/stats/moments.js'
import { subsampleInterval } from '../../../src/algo/stats/subsample-interval.js'
import type { Interval } from '../../../src/record/reading.js'

type Maker = (hits: number, n: number, level: number) => Interval

/** Σ P(k of n at rate p) over the k whose interval holds p: no chance, so no Monte-Carlo error. */
function coverageAt(share: number, n: number, make: Maker, level = 0.95): number {
  let covered = 0
  for (let hits = 0; hits <= n; hits += 1) {
    const { lower, upper } = make(hits, n, level)
    if (share < lower || share > upper) continue
    const choose = logGamma(n + 1) - logGamma(hits + 1) - logGamma(n - hits + 1)
    covered += Math.exp(choose + hits * Math.log(share) + (n - hits) * Math.log1p(-share))
  }
  return covered
}

const shares = Array.from({ length: 49 }, (_, i) => (i + 1) / 50)

describe('coverage of a share, exactly', () => {
  test.each([1, 2, 5, 10, 20, 50])('Clopper and Pearson never fall below their level, n = %d', (n) => {
    for (const level of [0.8, 0.95, 0.99]) {
      const least = Math.min(...shares.map((share) => coverageAt(share, n, clopperPearsonInterval, level)))
      expect(least).toBeGreaterThanOrEqual(level - 1e-12)
    }
  })

  test.each([5, 20, 50])('nor does the one-sided form, n = %d', (n) => {
    const make: Maker = (hits, of, level) => clopperPearsonInterval(hits, of, level, 'upper')
    for (const share of shares) expect(coverageAt(share, n, make)).toBeGreaterThanOrEqual(0.95 - 1e-12)
  })

  // L. D. Brown, T. Cai, A. DasGupta 2001, §3: Wilson's coverage swings around the level, also for small n.
  test.each([10, 20, 50, 100])('Wilson’s is 95 % on average, within one point, n = %d', (n) => {
    const mean = shares.reduce((sum, share) => sum + coverageAt(share, n, wilsonInterval), 0) / shares.length
    expect(Math.abs(mean - 0.95)).toBeLessThan(0.01)
  })

  test('but dips near 0: at p = .02 and n = 10 it holds for 0 and 1 hits alone', () => {
    // .98^10 + 10 × .02 × .98^9 = .817073 + .166750 = .983822; Wilson of 2 of 10 begins at .0567 > .02
    expect(coverageAt(0.02, 10, wilsonInterval)).toBeCloseTo(0.98382236, 7)
    // p just above the lower end of 1 of 10 (.017876) is held by 1, p just below by 0 alone: .982^10 = .8339
    expect(coverageAt(0.0178, 10, wilsonInterval)).toBeCloseTo((1 - 0.0178) ** 10, 10)
  })

  test('for n = 2 Wilson holds ½ for every outcome', () => {
    // Wilson of 0 of 2 ends at z² / (2 + z²) = 3.8415 / 5.8415 = .6576
    expect(wilsonInterval(0, 2).upper).toBeCloseTo(0.65762, 6)
    expect(coverageAt(0.5, 2, wilsonInterval)).toBeCloseTo(1, 12)
  })
})

describe('power: the smallest n that settles a gate', () => {
  // With 0 hits the upper end is 1 − α^(1/n); it falls to r at n = ln α / ln (1 − r).
  test.each([
    [0.05, 'upper', 59], // ln .05 / ln .95 = 58.40
    [0.01, 'upper', 299], // ln .05 / ln .99 = 298.07
    [0.01, 'both', 368], // ln .025 / ln .99 = 367.04
    [0.001, 'both', 3688], // ln .025 / ln .999 = 3687.03
  ] as const)('0 hits bound a rate by %d (%s) from n = %d on', (rate, tail, n) => {
    expect(clopperPearsonInterval(0, n, 0.95, tail).upper).toBeLessThanOrEqual(rate)
    expect(clopperPearsonInterval(0, n - 1, 0.95, tail).upper).toBeGreaterThan(rate)
  })

  // Wilson of n of n begins at n / (n + z²), which reaches .9 at n = 9 z² = 34.57.
  test('all of 35, not all of 34, show a share of 90 %', () => {
    expect(wilsonInterval(35, 35).lower).toBeGreaterThanOrEqual(0.9)
    expect(wilsonInterval(34, 34).lower).toBeLessThan(0.9)
  })
})

describe('coverage of a mean, by simulation', () => {
  test('above the limit the linearised interval covers 95 % of families of unequal size', () => {
    // 200 trials at .95: standard error √(.95 × .05 / 200) = .0154, so three of them allow .904 to .996.
    let covered = 0
    for (let trial = 0; trial < 200; trial += 1) {
      const random = createRandom('linearised', trial)
      const families = Array.from({ length: MAX_RESAMPLED_CLUSTERS + 1 }, () => {
        const n = random.integer(1, 4)
        return { sum: n * (5 + random.normal()), n }
      })
      const mean = clusteredMean(families, random)
      expect(mean?.interval.method).toBe('cluster-linearised(2001)')
      if (mean !== undefined && mean.interval.lower <= 5 && mean.interval.upper >= 5) covered += 1
    }
    expect(covered / 200).toBeGreaterThan(0.904)
    expect(covered / 200).toBeLessThan(0.996)
  })

  test('a few families cover less than they say: six of them near 85 %, known of the percentile bootstrap', () => {
    // The bootstrap's spread is √(5/6) of the sample's and it takes z for t(5): its half-width is about
    // 1.96 √(5/6) = 1.79 sample standard errors, and P(|t₅| < 1.79) = .867. 150 trials: standard error .028.
    let covered = 0
    for (let trial = 0; trial < 150; trial += 1) {
      const random = createRandom('few', trial)
      const families = Array.from({ length: 6 }, () => ({ sum: random.normal(), n: 1 }))
      const { lower, upper } = clusteredMean(families, random)?.interval ?? { lower: 1, upper: 1 }
      if (lower <= 0 && upper >= 0) covered += 1
    }
    expect(covered / 150).toBeGreaterThan(0.867 - 0.084)
    expect(covered / 150).toBeLessThan(0.867 + 0.084)
  })

  test('the spread of subsamples is unbiased for a mean at every share', () => {
    // Units 1 … 40: variance 40 × 41 / 12 = 136.67, standard error √(136.67 / 40) = 1.8484, half-width 3.6229.
    // 2,000 draws: relative error of a deviation 1 / √4000 = .0158; four of them.
    const units = Array.from({ length: 40 }, (_, i) => i + 1)
    const counter = new MomentCounter()
    for (const unit of units) counter.add(unit)
    expect(counter.read()?.variance).toBeCloseTo((40 * 41) / 12, 10)
    const mean = (sample: readonly number[]): number => sample.reduce((a, b) => a + b, 0) / sample.length
    for (const share of [0.1, 0.5, 0.9]) {
      const options = { share, draws: 2000, bounds: [0, 100] as const }
      const interval = subsampleInterval(20.5, units, mean, createRandom('share', share), options)
      const half = ((interval?.upper ?? 0) - (interval?.lower ?? 0)) / 2
      expect(Math.abs(half / 3.6229 - 1)).toBeLessThan(0.0632)
    }
  })
})
