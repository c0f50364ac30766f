/** Cells of a goal: known numbers of t-way coverage, and that counting agrees with making. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf, countCells } from '../../src/recipe/cells.js'

function attributesOf(sizes: readonly number[]): Record<string, number[]> {
  return Object.fromEntries(
    sizes.map((size, index) => [`a${index}`, Array.from({ length: size }, (_, i) => i)]),
  )
}

describe('the number of cells', () => {
  test.each([
    // sizes             t          C(k, t) × the products
    [[3, 2], undefined, 6], // full crossing 3 × 2
    [[3, 2], 2, 6],
    [[3, 2], 1, 5], // each value once: 3 + 2
    [[2, 2, 2], 2, 12], // C(3, 2) = 3 pairs × 4
    [[2, 3, 4], 2, 26], // 2·3 + 2·4 + 3·4
    [[2, 3, 4], 3, 24],
    [[2, 2, 2, 2, 2, 2, 2, 2, 2, 2], 2, 180], // C(10, 2) = 45 × 4; NIST SP 800-142, ten switches
    [[2, 2, 2, 2, 2, 2, 2, 2, 2, 2], 3, 960], // C(10, 3) = 120 × 8; the same
    [Array.from({ length: 34 }, () => 2), 3, 47_872], // C(34, 3) = 5984 × 8; the same, 34 switches
    [[5], 1, 5],
    [[2, 2], 7, 4], // t is at most k
  ])('of %j values at strength %j is %d', (sizes, strength, expected) => {
    expect(countCells({ attributes: attributesOf(sizes), count: 1, strength })).toBe(expected)
  })

  test('is found without making them', () => {
    const many = { attributes: attributesOf(Array.from({ length: 60 }, () => 2)), count: 1, strength: 30 }
    expect(countCells(many)).toBeCloseTo(1.269_856_275_240_510_8e26, -12) // C(60, 30) × 2^30
    expect(
      countCells({
        ...many,
        attributes: attributesOf(Array.from({ length: 2000 }, () => 9)),
        strength: 1000,
      }),
    ).toBe(Number.POSITIVE_INFINITY)
  })

  test('law: counting agrees with making', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(sizes, fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }), (given, strength) => {
        const goal = { attributes: attributesOf(given), count: 2, strength }
        const cells = cellsOf(goal)
        expect(cells).toHaveLength(countCells(goal))
        expect(new Set(cells.map((cell) => JSON.stringify(cell.attributes))).size).toBe(cells.length)
        expect(
          cells.every(({ attributes, count }) => {
            const names = Object.keys(attributes)
            return count === 2 && names.length === Math.min(strength ?? given.length, given.length)
          }),
        ).toBe(true)
      }),
    )
  })
})

describe('the cells', () => {
  test('stand in the order of the recipe', () => {
    const goal = { attributes: { channel: ['mail', 'chat'], urgent: [true, false] }, count: 3 }
    expect(cellsOf(goal)).toEqual([
      { attributes: { channel: 'mail', urgent: true }, count: 3 },
      { attributes: { channel: 'mail', urgent: false }, count: 3 },
      { attributes: { channel: 'chat', urgent: true }, count: 3 },
      { attributes: { channel: 'chat', urgent: false }, count: 3 },
    ])
  })

  test('of strength 1 name one attribute each', () => {
    const goal = { attributes: { channel: ['mail', 'chat'], urgent: [true] }, count: 1, strength: 1 }
    expect(cellsOf(goal).map(({ attributes }) => attributes)).toEqual([
      { channel: 'mail' },
      { channel: 'chat' },
      { urgent: true },
    ])
  })
})
