/** Intervals and quantiles at their edges, against scipy 1.17.1 and numpy 2.4.6; seams between two methods; refusals. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { clopperPearsonInterval, wilsonInterval } from '../../../src/algo/stats/binomial-intervals.js'
import { BottomSample } from '../../../src/algo/stats/bottom-sample.js'
import { clusteredMean, MAX_RESAMPLED_CLUSTERS } from '../../../src/algo/stats/cluster-interval.js'
import { inverseRegularisedBeta, regularisedBeta } from '../../../src/algo/stats/incomplete-beta.js'
import { logBeta, logGamma } from '../../../src/algo/stats/log-beta.js'
import { MomentCounter } from '../../../src/algo/stats/moments.js'
import { normalCdf, zOf } from '../../../src/algo/stats/normal.js'
import { QuantileSketch, quantileOfSorted } from '../../../src/algo/stats/quantiles.js'
import { studentTQuantile } from '../../../src/algo/stats/student-t.js'
import { MIN_SUBSAMPLED_UNITS, subsampleInterval } from '../../../src/algo/stats/subsample-interval.js'
import { closeTo } from './close-to.js'

describe('shares: scipy.stats.binomtest(hits, n).proportion_ci(level, "exact" | "wilson")', () => {
  // Exact ends of 2 of a million by scipy.special.betaincinv(2, 999999, .025) and (3, 999998, .975): binomtest's solver
  // stops 1e-6 short of them. 0 of 1 and 1 of 1 exact: 1 − .025 and .025; 7 of 7 at 90 %: .05^(1/7)
  test.each([
    [0, 1, 0.95, 0, 0.975, 0, 0.7934506856227626],
    [1, 1, 0.95, 0.025, 1, 0.20654931437723745, 1],
    [1, 2, 0.95, 0.01257911709367899, 0.987420882906321, 0.09453120573423074, 0.9054687942657693],
    [1, 2, 0.99, 0.0025031328369998513, 0.9974968671630001, 0.06171307677810184, 0.9382869232218982],
    [7, 7, 0.9, 0.6518363448688391, 1, 0.7212373045474579, 1],
    [2, 1e6, 0.95, 2.4220937031600326e-7, 7.2246687944522814e-6, 5.484723095960564e-7, 7.29295638857263e-6],
    [999, 1000, 0.999, 0.9900461856590492, 0.9999994998750834, 0.9873882793907752, 0.9999215580137805],
    [50, 100, 0.5, 0.4614311906287556, 0.5385688093712444, 0.46635196422237973, 0.5336480357776203],
  ])('%d of %d at %d', (hits, n, level, exactLower, exactUpper, wilsonLower, wilsonUpper) => {
    const [exact, wilson] = [clopperPearsonInterval(hits, n, level), wilsonInterval(hits, n, level)]
    closeTo(exact.lower, exactLower, 1e-8)
    closeTo(exact.upper, exactUpper, 1e-8)
    closeTo(wilson.lower, wilsonLower, 1e-11)
    closeTo(wilson.upper, wilsonUpper, 1e-11)
    expect([exact.level, wilson.level]).toEqual([level, level])
  })

  // scipy.special.betaincinv(hits + 1, n − hits, .95)
  test.each([
    [1, 100, 0.046559811453538935],
    [5, 50, 0.19883300251641847],
  ])('%d of %d, upper end alone', (hits, n, upper) => {
    closeTo(clopperPearsonInterval(hits, n, 0.95, 'upper').upper, upper, 1e-10)
  })

  test('the beta law behind them is the binomial tail: P(X ≥ k) = I_p(k, n − k + 1)', () => {
    // n = 5, p = .3: P(X ≥ 2) = 1 − .7^5 − 5 × .3 × .7^4 = 1 − .16807 − .36015 = .47178
    closeTo(regularisedBeta(0.3, 2, 4), 0.47178, 1e-12)
    // a = 1 has the closed form 1 − (1 − x)^b, b = 1 has x^a
    closeTo(regularisedBeta(0.2, 1, 7), 1 - 0.8 ** 7, 1e-13)
    closeTo(regularisedBeta(0.2, 7, 1), 0.2 ** 7, 1e-13)
    closeTo(inverseRegularisedBeta(0.3, 1, 7), 1 - 0.7 ** (1 / 7), 1e-12)
  })
})

describe('quantiles of laws', () => {
  // scipy.stats.t.ppf; one degree is tan(π (p − ½)), two are in closed form too
  test.each([
    [0.55, 1, Math.tan(Math.PI * 0.05)],
    [0.995, 1, 63.656741162871526],
    [0.975, 2, 4.302652729749462],
    [0.9995, 3, 12.923978636687961],
    [0.975, 0.5, 164.55767348048818],
    [1e-8, 5, -62.4045061109673],
    [0.975, 1999, 1.9611514201705613],
  ])('Student’s t at %d with %d degrees of freedom', (probability, degrees, expected) => {
    closeTo(studentTQuantile(probability, degrees), expected, 1e-8)
  })

  test('law: Student’s t is odd, and above the normal in its upper tail', () => {
    const probability = fc.double({ min: 0.51, max: 0.9999, noNaN: true })
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 300 }), (p, degrees) => {
        const t = studentTQuantile(p, degrees)
        expect(Math.abs(studentTQuantile(1 - p, degrees) / t + 1)).toBeLessThan(1e-7)
        expect(t).toBeGreaterThan(zOf(2 * p - 1))
        expect(studentTQuantile(p, degrees + 1)).toBeLessThan(t)
      }),
    )
  })

  // scipy.stats.norm.ppf((1 + level) / 2)
  test.each([
    [0.01, 0.012533469508069276],
    [0.5, 0.6744897501960817],
    [0.9, 1.6448536269514722],
    [0.99, 2.5758293035489004],
  ])('z of level %d', (level, z) => closeTo(zOf(level), z, 1e-14))

  // scipy.stats.norm.cdf on both sides of the places where the method changes (−2 and ±5), and far out
  test.each([
    [-37, 5.7255712225239266e-300],
    [-20, 2.7536241186061556e-89],
    [-5.0001, 2.865029370897618e-7],
    [-4.9999, 2.868002810046022e-7],
    [-2.0001, 0.022744733391410532],
    [-1.9999, 0.02275553158476718],
    [2.0001, 0.9772552666085894],
    [5.0001, 0.999999713497063],
  ])('Φ(%d)', (z, expected) => closeTo(normalCdf(z), expected, 1e-12))

  test.each([1, 1.5, Number.NaN])('a level of %d has no z', (level) => {
    expect(() => zOf(level)).toThrow(/needs a probability in \(0, 1\)/)
  })
})

describe('logarithms of gamma and beta', () => {
  // scipy.special.betaln on both sides of 10, where Stirling's series takes over
  test.each([
    [9.999, 9.999, -13.734791681605335],
    [10, 10, -13.736229227036555],
    [9.999, 10.001, -13.736229121870219],
    [0.001, 0.001, 7.600900817008347],
    [1e-5, 50, 11.512880672998069],
    [1e7, 1e7, -13862950.404734492],
  ])('ln B(%d, %d)', (a, b, expected) => closeTo(logBeta(a, b), expected, 1e-12))

  test('law: Γ(x + 1) = x Γ(x), across the seam at 10', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 40, noNaN: true }), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-12)
      }),
    )
  })
})

describe('lists and streams', () => {
  // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], q)
  test.each([
    [0.05, 1],
    [0.333, 2.997],
    [0.5, 3.5],
    [0.95, 7.65],
  ])('quantile %d with ties, sorted and streamed', (probability, expected) => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    const sketch = new QuantileSketch()
    for (const value of values) sketch.add(value)
    closeTo(
      quantileOfSorted(
        values.toSorted((a, b) => a - b),
        probability,
      ) ?? -1,
      expected,
      1e-12,
    )
    closeTo(sketch.quantile(probability) ?? -1, expected, 1e-12)
  })

  test('the sketch is exact up to 16,384 values and within half a percent from the next on', () => {
    const sketch = new QuantileSketch()
    for (let value = 1; value <= 16_384; value += 1) sketch.add(value)
    expect([sketch.isExact, sketch.quantile(0.5)]).toEqual([true, 8192.5])
    sketch.add(16_385)
    expect([sketch.isExact, sketch.n]).toEqual([false, 16_385])
    for (const probability of [0, 0.25, 0.5, 0.75, 1]) {
      const truth = 1 + probability * 16_384
      expect(Math.abs((sketch.quantile(probability) ?? 0) / truth - 1)).toBeLessThan(0.0051)
    }
  })

  test('a long stream of zeros has the quantile 0 everywhere; one large value is its last', () => {
    const sketch = new QuantileSketch()
    for (let i = 0; i < 17_000; i += 1) sketch.add(0)
    expect([0, 0.5, 1].map((probability) => sketch.quantile(probability))).toEqual([0, 0, 0])
    sketch.add(1000)
    expect(sketch.quantile(0.999)).toBe(0)
    expect(Math.abs((sketch.quantile(1) ?? 0) - 1000)).toBeLessThan(5.1)
  })

  test('moments: numpy.var([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], ddof=1) is 6.1', () => {
    const counter = new MomentCounter()
    for (const value of [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]) counter.add(value)
    const { variance = 0, ...rest } = counter.read() ?? {}
    expect(rest).toEqual({ n: 10, mean: expect.closeTo(3.9, 12), minimum: 1, maximum: 9 })
    closeTo(variance, 6.1, 1e-12)
  })

  test('equal keys stay in order of arrival, and a full sample refuses another of its last key', () => {
    const sample = new BottomSample<string>(2)
    for (const item of ['a', 'b', 'c', 'd']) sample.offer(1, () => item)
    expect([sample.items(), sample.seen, sample.isComplete]).toEqual([['a', 'b'], 4, false])
    sample.offer(1, () => 'late')
    sample.offer(0, () => 'first')
    expect(sample.items()).toEqual(['first', 'a'])
  })
})

describe('intervals over families', () => {
  test('linearised: 2,001 families in closed form', () => {
    // One family of (sum 2002, n 1), 2,000 of (0, 1): mean 2002 / 2001; residuals 2002 − m and 2,000 × −m.
    const families = Array.from({ length: MAX_RESAMPLED_CLUSTERS + 1 }, (_, i) => ({
      sum: i === 0 ? 2002 : 0,
      n: 1,
    }))
    const mean = 2002 / 2001
    const squares = (2002 - mean) ** 2 + 2000 * mean ** 2
    // scipy.stats.t.ppf(.975, 2000) = 1.961151 (1999 degrees: 1.9611514)
    const half = 1.961151 * (Math.sqrt((squares * 2001) / 2000) / 2001)
    const found = clusteredMean(families, createRandom('unused'))
    expect(found?.value).toBe(mean)
    closeTo((found?.interval.upper ?? 0) - mean, half, 1e-6)
    closeTo(mean - (found?.interval.lower ?? 0), half, 1e-6)
  })

  test('families that all agree have an interval without width, but not an exact one', () => {
    const families = Array.from({ length: 8 }, () => ({ sum: 6, n: 3 }))
    expect(clusteredMean(families, createRandom('agree'))?.interval).toEqual({
      lower: 2,
      upper: 2,
      level: 0.95,
      method: 'cluster-bootstrap(1000)',
    })
  })

  test('subsampling begins at 20 units, and leaves one out at the most', () => {
    const units = Array.from({ length: MIN_SUBSAMPLED_UNITS }, (_, i) => i)
    const statistic = (sample: readonly number[]): number => sample.length / 20
    const at = (share: number) => subsampleInterval(0.5, units, statistic, createRandom('n'), { share })
    expect(subsampleInterval(0.5, units.slice(1), statistic, createRandom('n'))).toBeUndefined()
    // a statistic of the size alone does not vary
    expect(at(0.999)).toMatchObject({ lower: expect.closeTo(0.5, 12), method: 'subsampling(100 x 19 of 20)' })
    expect(at(0.001)?.method).toBe('subsampling(100 x 1 of 20)')
  })
})
