/** Known answers of Wilson's and Clopper and Pearson's intervals (science.md §2.6 and scipy's binomtest). */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clopperPearsonInterval, wilsonInterval } from '../../../src/algo/stats/binomial-intervals.js'
import { closeTo } from './close-to.js'

// 1 of 100 from its closed form 1 − (1 − .025)^(1/100): scipy's solver stops 1e-9 short of it.
// hits, n, exact lower, exact upper, Wilson lower, Wilson upper
const known = [
  [8, 10, 0.4439045376923585, 0.9747892736731665, 0.4901624715366418, 0.9433178485456248],
  [0, 20, 0, 0.16843347098308548, 0, 0.16112515805281935],
  [0, 100, 0, 0.03621669264519054, 0, 0.03699349820698568],
  [1, 100, 0.00025314603297742086, 0.054459385392080666, 0.001767432064140647, 0.054486196178705315],
  [37, 655, 0.04008134064820573, 0.07702447109404541, 0.04125749844828483, 0.07689150049302032],
  [500000, 1000000, 0.4990195191953118, 0.5009804808046883, 0.4990200198900048, 0.5009799801099952],
  [20, 20, 0.8315665290169145, 1, 0.8388748419471808, 1],
  [3, 1319, 0.0004692921696451271, 0.006632391267739385, 0.0007738132481685061, 0.006665822662145139],
] as const

describe('known answers', () => {
  test.each(known)('%d of %d', (hits, n, exactLower, exactUpper, wilsonLower, wilsonUpper) => {
    const exact = clopperPearsonInterval(hits, n)
    const wilson = wilsonInterval(hits, n)
    closeTo(exact.lower, exactLower, 1e-9)
    closeTo(exact.upper, exactUpper, 1e-9)
    closeTo(wilson.lower, wilsonLower, 1e-12)
    closeTo(wilson.upper, wilsonUpper, 1e-12)
    expect([exact.method, wilson.method, exact.level]).toEqual(['clopper-pearson', 'wilson', 0.95])
  })

  test('all the error above: 0 of n has the upper end 1 − .05^(1/n)', () => {
    const upper = clopperPearsonInterval(0, 100, 0.95, 'upper')
    closeTo(upper.upper, 0.029513049607039932, 1e-10)
    expect(upper).toMatchObject({ lower: 0, method: 'clopper-pearson-upper' })
    expect(clopperPearsonInterval(5, 5, 0.95, 'upper')).toMatchObject({ lower: 0, upper: 1 })
  })

  test('without trials nothing is known', () => {
    expect(wilsonInterval(0, 0)).toMatchObject({ lower: 0, upper: 1 })
    expect(clopperPearsonInterval(0, 0)).toMatchObject({ lower: 0, upper: 1 })
  })
})

describe('laws', () => {
  const counts = fc
    .integer({ min: 1, max: 3000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

  test('an interval holds its share and stays in [0, 1]; misses mirror hits', () => {
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        for (const make of [wilsonInterval, clopperPearsonInterval]) {
          const interval = make(hits, n)
          const mirrored = make(n - hits, n)
          expect(interval.lower).toBeLessThanOrEqual(hits / n + 1e-12)
          expect(interval.upper).toBeGreaterThanOrEqual(hits / n - 1e-12)
          expect(interval.lower).toBeGreaterThanOrEqual(0)
          expect(interval.upper).toBeLessThanOrEqual(1)
          expect(mirrored.lower).toBeCloseTo(1 - interval.upper, 9)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('more of the same evidence narrows, a higher level widens', () => {
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        const width = (interval: { lower: number; upper: number }) => interval.upper - interval.lower
        expect(width(clopperPearsonInterval(10 * hits, 10 * n))).toBeLessThan(
          width(clopperPearsonInterval(hits, n)),
        )
        expect(width(wilsonInterval(hits, n, 0.99))).toBeGreaterThan(width(wilsonInterval(hits, n, 0.9)))
      }),
      { numRuns: 100 },
    )
  })
})

test.each([
  [3, 2],
  [-1, 2],
  [0.5, 2],
  [0, Number.NaN],
])('%d hits of %d are no counts', (hits, n) => {
  expect(() => wilsonInterval(hits, n)).toThrow(
    `A share needs whole counts with 0 ≤ hits ≤ n; got ${hits} of ${n}.`,
  )
})
