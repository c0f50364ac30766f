/** Plans of stories: which combination each task asks for, in full. */

import { describe, expect, test } from 'vitest'
import type { OpenCell } from '../../../src/contract/method.js'
import { cellsOf } from '../../../src/generate/arithmetic-program/cells.js'
import { arithmeticOptions } from '../../../src/generate/arithmetic-program/options.js'
import { planStories } from '../../../src/generate/arithmetic-program/plan-stories.js'
import { contextOf, type Situation } from '../perform-with.js'

const cells = cellsOf(arithmeticOptions.parse({ difficulty: [1, 2], topics: ['baking', 'sports'] }))

/** The first tasks as `key difficulty topic [style]`. */
function plan(count: number, situation: Situation = {}): string[] {
  const tasks: string[] = []
  for (const { key, asked } of planStories(cells, 'word-problem', contextOf(situation))) {
    tasks.push([key, ...Object.values(asked ?? {})].join(' '))
    if (tasks.length === count) break
  }
  return tasks
}

test('without cells all combinations in turn, again and again', () => {
  expect(plan(6)).toEqual([
    'story-0 1 baking',
    'story-1 2 baking',
    'story-2 1 sports',
    'story-3 2 sports',
    'story-4 1 baking',
    'story-5 2 baking',
  ])
})

test('a later round goes on where the earlier one ended', () => {
  expect(plan(3, { round: 1, planned: 3 })).toEqual(plan(6).slice(3))
})

describe('open cells', () => {
  const open: readonly OpenCell[] = [
    { attributes: { difficulty: 2 }, missing: 2 },
    { attributes: { topic: 'sports', style: 'word-problem' }, missing: 1 },
  ]

  test('in turn, a tenth more than missing, then all combinations', () => {
    // 3 missing and ceil(3.3) - 3 = 1 more
    expect(plan(6, { open })).toEqual([
      'story-0 2 baking',
      'story-1 1 sports word-problem',
      'story-2 2 sports',
      'story-3 2 baking',
      'story-4 1 baking',
      'story-5 2 baking',
    ])
  })

  test('a later round asks for nothing but open cells', () => {
    const later = plan(8, { open, round: 1, planned: 0 })
    expect(later.filter((task) => !/ 2 | sports word-problem/.test(task))).toEqual([])
  })

  test.each<[OpenCell['attributes'], string]>([
    [{ difficulty: 3 }, '{ difficulty: 3 }'],
    [{ topic: 'baking', style: 'bare' }, '{ topic: "baking", style: "bare" }'],
    [{ difficulty: '1' }, '{ difficulty: "1" }'], // text is no number
  ])('%j cannot be told', (attributes, cell) => {
    expect(() => plan(1, { open: [{ attributes, missing: 1 }] })).toThrow(
      `No story can reach the cell ${cell}.`,
    )
  })
})
