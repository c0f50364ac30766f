/** Search by vectors: reckoned by hand, and laws. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCosineIndex } from '../../../src/algo/retrieval/cosine.js'

function found(
  vectors: readonly (readonly number[])[],
  query: readonly number[],
  count = 9,
  isLeftOut?: (row: number) => boolean,
) {
  return createCosineIndex(vectors)
    .search(query, count, isLeftOut)
    .map(({ row, score }) => [row, Number(score.toFixed(4))])
}

describe('known answers', () => {
  const vectors = [
    [1, 0],
    [0, 2],
    [3, 4],
    [-5, 0],
  ]

  // Against (2, 0), of direction (1, 0): the first coordinates at length 1 are 1, 0, 3/5, -1.
  test('cosines, the nearest first; lengths play no part', () => {
    expect(found(vectors, [2, 0])).toEqual([
      [0, 1],
      [2, 0.6],
      [1, 0],
      [3, -1],
    ])
  })

  // Against (1, 1)/√2: 0.7071, 0.7071, 7/(5√2) = 0.9899, -0.7071; the tie goes to the earlier row.
  test('a tie goes to the earlier row', () => {
    expect(found(vectors, [1, 1], 3)).toEqual([
      [2, 0.9899],
      [0, 0.7071],
      [1, 0.7071],
    ])
  })

  test('left-out rows make room', () => {
    expect(found(vectors, [1, 1], 1, (row) => row === 2)).toEqual([[0, 0.7071]])
  })
})

describe('edges', () => {
  test('zeros have no direction', () => {
    expect(
      found(
        [
          [0, 0],
          [1, 0],
        ],
        [1, 0],
      ),
    ).toEqual([[1, 1]])
    expect(found([[1, 0]], [0, 0])).toEqual([])
  })

  test('rows without a vector keep their place', () => {
    const index = createCosineIndex([[], [1, 0, 0], []])
    expect([index.size, index.dimensions]).toEqual([3, 3])
    expect(index.search([1, 0, 0], 5).map(({ row }) => row)).toEqual([1])
  })

  test('an empty index', () => {
    expect(createCosineIndex([]).dimensions).toBe(0)
    expect(found([], [1])).toEqual([])
  })
})

test('law: scores are cosines, within single precision', () => {
  const vector = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 6 }), vector, (vectors, query) => {
      for (const { row, score } of createCosineIndex(vectors).search(query, 9)) {
        const own = vectors[row] ?? []
        const dot = own.reduce((sum, number, at) => sum + number * (query[at] ?? 0), 0)
        const size = Math.hypot(...own) * Math.hypot(...query)
        if (size > 1e-100) expect(score).toBeCloseTo(dot / size, 5)
      }
    }),
  )
})
