/** Known answers of the gamma and beta functions, from scipy.special 1.17. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inverseRegularisedBeta, regularisedBeta } from '../../../src/algo/stats/incomplete-beta.js'
import { logBeta, logGamma } from '../../../src/algo/stats/log-beta.js'
import { closeTo } from './close-to.js'

describe('logGamma and logBeta', () => {
  test.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247], // ln √π
    [1, 0],
    [2, 0],
    [3.7, 1.428072326665388],
    [10, 12.801827480081469], // ln 9!
    [100.5, 361.43554046777757],
    [1e6, 12815504.569147611],
  ])('logGamma(%d) = %d', (x, expected) => closeTo(logGamma(x), expected, 1e-13))

  test.each([
    [0.5, 0.5, 1.1447298858494], // ln π
    [2, 3, -2.4849066497880004], // ln 1/12
    [1, 100, -4.605170185988091],
    [12, 5000, -84.71720034271857],
    [1e6, 1e6, -1386300.0033629201],
    [0.3, 1e7, -3.7396306899694207],
  ])('logBeta(%d, %d) = %d', (a, b, expected) => {
    closeTo(logBeta(a, b), expected, 1e-12)
    expect(logBeta(b, a)).toBe(logBeta(a, b))
  })

  test('refuses what has no logarithm', () => {
    expect(() => logGamma(0)).toThrowErrorMatchingInlineSnapshot(
      `[InternalError: logGamma needs x > 0, not 0.]`,
    )
    expect(() => logBeta(-1, 2)).toThrowErrorMatchingInlineSnapshot(
      `[InternalError: logBeta needs positive arguments, not -1 and 2.]`,
    )
  })
})

describe('regularised incomplete beta', () => {
  test.each([
    [0.3, 2, 5, 0.579825],
    [0.5, 0.5, 0.5, 0.5],
    [0.9, 10, 1.5, 0.5401970065018546],
    [0.01, 100, 9000, 0.18398600500959142],
    [0.5, 1e6, 1e6, 0.5],
    [0.500001, 1e6, 1e6, 0.5011283775215457],
    [0.999, 0.1, 20, 1],
    [1e-6, 3, 1e6, 0.08030167298125858],
  ])('I_%d(%d, %d) = %d', (x, a, b, expected) => closeTo(regularisedBeta(x, a, b), expected, 1e-9))

  test.each([
    [0.025, 8, 3, 0.4439045376923585],
    [0.975, 9, 2, 0.9747892736731666],
    [0.5, 0.1, 0.1, 0.5],
    [0.05, 100, 1, 0.9704869503929601],
    [0.025, 1, 1e6, 2.5317807663794178e-8],
    [0.975, 500000, 500001, 0.5009794808075825],
    [1e-10, 2, 3, 4.082494015808333e-6],
  ])('inverse at %d of (%d, %d) = %d', (probability, a, b, expected) => {
    closeTo(inverseRegularisedBeta(probability, a, b), expected, 1e-9)
  })

  test('ends, and what is out of range', () => {
    expect(regularisedBeta(0, 2, 3)).toBe(0)
    expect(regularisedBeta(1, 2, 3)).toBe(1)
    expect(inverseRegularisedBeta(0, 2, 3)).toBe(0)
    expect(inverseRegularisedBeta(1, 2, 3)).toBe(1)
    expect(() => regularisedBeta(1.5, 2, 3)).toThrowErrorMatchingInlineSnapshot(
      `[InternalError: regularisedBeta needs x in [0, 1] and positive a, b; got x = 1.5, a = 2, b = 3.]`,
    )
    expect(() => inverseRegularisedBeta(Number.NaN, 2, 3)).toThrowErrorMatchingInlineSnapshot(
      `[InternalError: A probability lies in [0, 1]; got NaN.]`,
    )
  })

  test('laws: I_x(a, b) = 1 − I_{1−x}(b, a); the inverse inverts', () => {
    const shape = fc.double({ min: 1, max: 500, noNaN: true })
    const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(inside, shape, shape, (x, a, b) => {
        expect(Math.abs(regularisedBeta(x, a, b) + regularisedBeta(1 - x, b, a) - 1)).toBeLessThan(1e-10)
        expect(Math.abs(regularisedBeta(inverseRegularisedBeta(x, a, b), a, b) - x)).toBeLessThan(1e-8)
      }),
      { numRuns: 200 },
    )
  })
})
