/** Short common runs are joined along a diagonal; coverage counts each word of an item once. */

import { describe, expect, test } from 'vitest'
import { OverlapTracker } from '../../../src/algo/text/overlap-tracker.js'

/** Notes runs given as [item, word of the item, word of the text]. */
function track(seed: number, runs: readonly (readonly [number, number, number])[]): OverlapTracker {
  const tracker = new OverlapTracker(seed)
  for (const [item, at, start] of runs) tracker.note(item, at, start)
  return tracker
}

const twenty = (): number => 20

describe('runs', () => {
  test('three in a row of eight words each are one of ten', () => {
    const tracker = track(8, [
      [0, 2, 5],
      [0, 3, 6],
      [0, 4, 7],
    ])
    expect(tracker.strongest({ n: 10, coverage: undefined }, twenty)).toEqual({
      item: 0,
      rule: 'common-run',
      longestRun: 10,
      start: 5,
      coverage: 0.5, // words 2 to 11 of 20
    })
    expect(tracker.strongest({ n: 11, coverage: undefined }, twenty)).toBeUndefined()
  })

  test('a gap or another diagonal starts anew', () => {
    const gap = track(3, [
      [0, 0, 0],
      [0, 2, 2],
    ])
    expect(gap.strongest({ n: 3, coverage: undefined }, twenty)?.longestRun).toBe(3)
    const diagonals = track(3, [
      [0, 0, 0],
      [0, 5, 1],
    ])
    expect(diagonals.strongest({ n: 4, coverage: undefined }, twenty)).toBeUndefined()
  })

  test('two diagonals of one item grow side by side', () => {
    const tracker = track(2, [
      [0, 0, 0],
      [0, 9, 0],
      [0, 1, 1],
      [0, 10, 1],
      [0, 11, 2],
    ])
    expect(tracker.strongest({ n: 4, coverage: undefined }, twenty)).toMatchObject({
      longestRun: 4,
      start: 0,
    })
  })
})

describe('coverage', () => {
  test('overlapping runs count their words once: 0–4 and 3–5 of 8', () => {
    const tracker = track(3, [
      [0, 0, 0],
      [0, 2, 7],
      [0, 3, 20],
    ])
    const found = tracker.strongest({ n: 13, coverage: 0.7 }, () => 8)
    expect(found).toMatchObject({ rule: 'coverage', coverage: 6 / 8 })
    expect(tracker.strongest({ n: 13, coverage: 0.76 }, () => 8)).toBeUndefined()
  })
})

describe('the strongest', () => {
  test('a common run before coverage, longer before shorter, then more coverage, then the earlier item', () => {
    const runs = [
      [3, 0, 0],
      [2, 0, 0],
      [1, 0, 10],
      [1, 1, 11],
      [0, 0, 0],
    ] as const
    const lengths = (item: number): number => [3, 50, 10, 10][item] ?? 1
    const tracker = track(3, runs)
    expect(tracker.strongest({ n: 4, coverage: 0.9 }, lengths)).toMatchObject({ item: 1, rule: 'common-run' })
    expect(tracker.strongest({ n: 5, coverage: 0.2 }, lengths)).toMatchObject({ item: 0, coverage: 1 })
    expect(tracker.strongest({ n: 3, coverage: undefined }, lengths)).toMatchObject({ item: 1 })
    const equal = track(
      3,
      runs.filter(([item]) => item > 1),
    )
    expect(equal.strongest({ n: 5, coverage: 0.2 }, lengths)).toMatchObject({ item: 2 })
  })

  test('nothing noted, nothing found', () => {
    expect(track(3, []).strongest({ n: 1, coverage: 0.1 }, twenty)).toBeUndefined()
  })
})
