/** Normal deviates between bounds. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawTruncatedNormal, massBetween } from '../../../src/algo/sampling/truncated-normal.js'
import { createRandom } from '../../../src/base/random.js'

const OPEN = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }
const standard = { mean: 0, deviation: 1 }

test.each([
  // [min, max, probability]: tables of the standard normal distribution
  [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1],
  [-1, 1, 0.6826894921],
  [-1.959963985, 1.959963985, 0.95],
  [0, Number.POSITIVE_INFINITY, 0.5],
  [3, Number.POSITIVE_INFINITY, 0.001349898],
])('mass between %d and %d is %d', (min, max, expected) => {
  expect(massBetween({ ...standard, min, max })).toBeCloseTo(expected, 8)
})

test('far tails keep their precision', () => {
  // 1 - Φ(10) = 7.619853e-24 (tables); as a difference from 1 it would vanish
  expect(massBetween({ ...standard, min: 10, max: Number.POSITIVE_INFINITY }) / 7.619853024e-24).toBeCloseTo(
    1,
    6,
  )
})

function draws(count: number, distribution: Parameters<typeof drawTruncatedNormal>[1]): number[] {
  const random = createRandom('normal', count)
  return Array.from({ length: count }, () => drawTruncatedNormal(random, distribution))
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('without bounds it is the normal distribution', () => {
  const values = draws(20_000, { mean: 50, deviation: 4, ...OPEN })
  const mean = meanOf(values)
  const variance = meanOf(values.map((value) => (value - mean) ** 2))
  expect(Math.abs(mean - 50)).toBeLessThan(4 * (4 / Math.sqrt(20_000))) // four standard errors
  expect(Math.abs(Math.sqrt(variance) - 4)).toBeLessThan(4 * (4 / Math.sqrt(40_000)))
})

test('cut at the mean, the mean is that of the half-normal distribution', () => {
  // E|Z| = sqrt(2/π) = 0.7979, deviation sqrt(1 - 2/π) = 0.6028
  const mean = meanOf(draws(20_000, { ...standard, min: 0, max: Number.POSITIVE_INFINITY }))
  expect(Math.abs(mean - Math.sqrt(2 / Math.PI))).toBeLessThan(4 * (0.6028 / Math.sqrt(20_000)))
})

test('in the tail beyond 4 the mean is 4.2256', () => {
  // E[Z | Z > 4] = φ(4) / (1 - Φ(4)) = 1.33830226e-4 / 3.16712418e-5
  const mean = meanOf(draws(4000, { ...standard, min: 4, max: Number.POSITIVE_INFINITY }))
  expect(mean).toBeCloseTo(4.2256, 1)
})

test('law: draws never leave the bounds', () => {
  const range = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 30 }), fc.nat())
  fc.assert(
    fc.property(range, ([low, width, seed]) => {
      const distribution = { mean: 0, deviation: 10, min: low, max: low + width }
      const value = drawTruncatedNormal(createRandom('bounds', seed), distribution)
      expect(value).toBeGreaterThanOrEqual(distribution.min)
      expect(value).toBeLessThanOrEqual(distribution.max)
    }),
  )
})
