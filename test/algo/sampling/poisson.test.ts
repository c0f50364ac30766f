/** Poisson counts between bounds. */

import { describe, expect, test } from 'vitest'
import { drawPoisson, poissonTable } from '../../../src/algo/sampling/poisson.js'
import { createRandom } from '../../../src/base/random.js'

/** Probabilities of a table, by count. */
function probabilities(mean: number, min = 0, max = Number.POSITIVE_INFINITY): Map<number, number> {
  const { first, cumulated } = poissonTable(mean, min, max)
  const total = cumulated[cumulated.length - 1] ?? 0
  return new Map(
    [...cumulated].map((upTo, index) => [first + index, (upTo - (cumulated[index - 1] ?? 0)) / total]),
  )
}

describe('table', () => {
  test.each([
    // e^-2 * 2^k / k!
    [0, 0.1353352832],
    [1, 0.2706705665],
    [2, 0.2706705665],
    [5, 0.0360894089],
  ])('mean 2: count %d has probability %d', (count, expected) => {
    expect(probabilities(2).get(count)).toBeCloseTo(expected, 9)
  })

  test('bounds cut and the rest is scaled up', () => {
    // mean 2 between 1 and 2: both have 0.2707, so one half each
    expect([...probabilities(2, 1, 2)]).toEqual([
      [1, 0.5],
      [2, 0.5],
    ])
  })

  test('bounds far from the mean work', () => {
    const [first, second] = [...probabilities(2, 40, 60).values()]
    // ratio of neighbours is mean / count = 2 / 41
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(2 / 41, 9)
    expect([...probabilities(100, 0, 3).keys()]).toEqual([0, 1, 2, 3])
  })

  test('a large mean needs few entries', () => {
    const { first, cumulated } = poissonTable(1e6, 0, Number.POSITIVE_INFINITY)
    expect(cumulated.length).toBeLessThan(20_000) // about 18 standard deviations of 1000
    expect(first).toBeGreaterThan(990_000 - 1000)
  })
})

test('draws follow the mean and the variance', () => {
  const table = poissonTable(7.5, 0, Number.POSITIVE_INFINITY)
  const random = createRandom('poisson')
  const values = Array.from({ length: 20_000 }, () => drawPoisson(random, table))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  expect(Math.abs(mean - 7.5)).toBeLessThan(4 * Math.sqrt(7.5 / 20_000))
  expect(Math.abs(variance - 7.5)).toBeLessThan(0.4) // four standard errors: 7.5 * sqrt(2 / n) + 1 / mean
})

test('draws never leave the bounds, and a single count is always that', () => {
  const random = createRandom('poisson', 'bounds')
  const table = poissonTable(3, 2, 5)
  const drawn = new Set(Array.from({ length: 500 }, () => drawPoisson(random, table)))
  expect([...drawn].sort()).toEqual([2, 3, 4, 5])
  expect(drawPoisson(random, poissonTable(3, 9, 9))).toBe(9)
})
