/** The best of many scored rows. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestMatches } from '../../../src/algo/retrieval/best-matches.js'

test('the highest scores first, of equal ones the earlier row', () => {
  const best = bestMatches(3)
  for (const [row, score] of [
    [4, 1],
    [2, 3],
    [9, 1],
    [1, 1],
    [7, 2],
  ] as const) {
    best.offer(row, score)
  }
  expect(best.list()).toEqual([
    { row: 2, score: 3 },
    { row: 7, score: 2 },
    { row: 1, score: 1 },
  ])
})

test('none wanted, none kept', () => {
  const best = bestMatches(0)
  best.offer(1, 1)
  expect(best.list()).toEqual([])
})

test('law: the same as sorting all, in whatever order they are offered', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20 })
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 6 }), fc.boolean(), (given, count, isBackward) => {
      const all = given.map((score, row) => ({ row, score }))
      const best = bestMatches(count)
      for (const { row, score } of isBackward ? all.toReversed() : all) best.offer(row, score)
      expect(best.list()).toEqual(all.toSorted((a, b) => b.score - a.score || a.row - b.row).slice(0, count))
    }),
  )
})
