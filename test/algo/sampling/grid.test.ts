/** Numbers on a decimal grid. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawFromGrid, gridSize, roundToGrid } from '../../../src/algo/sampling/grid.js'
import { InternalError } from '../../../src/base/errors.js'
import { createRandom } from '../../../src/base/random.js'

test.each([
  // min, max, decimals, points
  [1, 3, 0, 3], // 1 2 3
  [0, 1, 1, 11],
  [0.1, 0.3, 1, 3], // 0.1 * 10 is exact enough to keep both ends
  [1.1, 1.15, 2, 6], // 1.1 * 100 = 110.00000000000001
  [0.2, 0.8, 0, 0],
  [-1.5, 1.5, 0, 3], // -1 0 1
  [2.675, 2.685, 2, 1], // 2.68
  [5, 5, 3, 1],
])('%d to %d with %d decimals has %d points', (min, max, decimals, points) => {
  expect(gridSize({ min, max, decimals })).toBe(points)
})

test.each([
  [1.24, 0, 2, 1, 1.2],
  [1.25, 0, 2, 1, 1.3],
  [-5, 0, 2, 1, 0], // clamped to the bounds
  [9, 0, 2, 1, 2],
  [0.3, 0.25, 0.4, 1, 0.3],
])('%d within %d to %d at %d decimals is %d', (value, min, max, decimals, expected) => {
  expect(roundToGrid(value, { min, max, decimals })).toBe(expected)
})

describe('laws of drawing', () => {
  const grids = fc
    .tuple(
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 0, max: 4 }),
    )
    .map(([low, width, decimals]) => ({
      min: low / 10 ** decimals,
      max: (low + width) / 10 ** decimals,
      decimals,
    }))

  test('draws stay within the bounds and print with their decimals', () => {
    fc.assert(
      fc.property(grids, fc.nat(), (grid, seed) => {
        const value = drawFromGrid(createRandom('grid', seed), grid)
        expect(value).toBeGreaterThanOrEqual(grid.min)
        expect(value).toBeLessThanOrEqual(grid.max)
        expect(Number(value.toFixed(grid.decimals))).toBe(value)
      }),
    )
  })

  test('both ends come, and nothing is -0', () => {
    const random = createRandom('ends')
    const drawn = new Set(
      Array.from({ length: 400 }, () => drawFromGrid(random, { min: -0.2, max: 0.2, decimals: 1 })),
    )
    expect([...drawn].sort((a, b) => a - b)).toEqual([-0.2, -0.1, 0, 0.1, 0.2])
    expect([...drawn].some((value) => Object.is(value, -0))).toBe(false)
  })

  test('an empty grid is an error', () => {
    expect(() => drawFromGrid(createRandom('none'), { min: 0.2, max: 0.8, decimals: 0 })).toThrow(
      InternalError,
    )
  })
})
