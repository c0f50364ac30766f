/** Known answers of the normal and Student distributions, from scipy.stats 1.17. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalCdf, normalQuantile, zOf } from '../../../src/algo/stats/normal.js'
import { studentTQuantile } from '../../../src/algo/stats/student-t.js'
import { closeTo } from './close-to.js'

describe('normal distribution', () => {
  test.each([
    [-40, 0],
    [-10, 7.61985302416047e-24],
    [-5.5, 1.898956246588768e-8],
    [-5, 2.866515718791933e-7],
    [-3, 0.0013498980316300933],
    [-2.5, 0.006209665325776132],
    [-1.96, 0.024997895148220435],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [2, 0.9772498680518208],
    [4.9, 0.9999995208167234],
    [6, 0.9999999990134123],
    [8, 0.9999999999999993],
    [40, 1],
  ])('Φ(%d) = %d', (z, expected) => closeTo(normalCdf(z), expected, 1e-11))

  test.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.2, -0.8416212335729142],
    [0.5, 0],
    [0.8, 0.8416212335729143],
    [0.975, 1.959963984540054],
    [0.9999999, 5.199337582290661],
  ])('quantile at %d = %d', (probability, expected) => closeTo(normalQuantile(probability), expected, 1e-13))

  test('z of a two-sided level', () => closeTo(zOf(0.95), 1.959963984540054, 1e-14))

  test('there is no quantile at 0 or 1', () => {
    expect(() => normalQuantile(1)).toThrowErrorMatchingInlineSnapshot(
      `[InternalError: A normal quantile needs a probability in (0, 1); got 1.]`,
    )
  })

  test('law: the quantile inverts the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 5, noNaN: true }), (z) => {
        expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-9)
      }),
    )
  })
})

describe('Student t quantile', () => {
  test.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 4, 2.7764451051977934],
    [0.6, 4, 0.2707222947075976],
    [0.95, 30, 1.697260886593957],
    [0.001, 2.5, -13.822193110865964],
    [0.975, 1e6, 1.959966356814107],
    [0.51, 3, 0.027211467049117997],
    [0.9999, 10, 5.693820101457592],
    [0.5, 7, 0],
  ])('at %d with %d degrees of freedom = %d', (probability, degrees, expected) => {
    closeTo(studentTQuantile(probability, degrees), expected, 1e-8)
  })

  test('refuses no degrees of freedom', () => {
    expect(() => studentTQuantile(0.9, 0)).toThrowErrorMatchingInlineSnapshot(
      `[InternalError: studentTQuantile needs a probability in (0, 1) and positive degrees of freedom; got 0.9, 0.]`,
    )
  })
})
