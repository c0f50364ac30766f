/** Counting against a goal: known answers, and that the order of survivors alone decides. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlannedGoal } from '../../src/recipe/plan.js'
import type { DataRecord } from '../../src/record/data-record.js'
import { GoalCount } from '../../src/run/goal-count.js'

function goal(parts: Partial<PlannedGoal>): PlannedGoal {
  return { accepted: undefined, cells: [], candidates: undefined, minutes: undefined, spending: {}, ...parts }
}

function record(data: DataRecord['data']): DataRecord {
  const lineage = {
    method: 'made@1',
    origin: 'synthetic' as const,
    task: 't',
    draft: 0,
    parents: [],
    root: 'r',
  }
  return { id: 'r', step: 's', data, lineage }
}

const red = { attributes: { colour: 'red' }, count: 2 }
const small = { attributes: { size: 1 }, count: 1 }

test('without a goal everything is taken and nothing is ever enough', () => {
  const count = new GoalCount(goal({}))
  expect([count.offer(record({})), count.offer(record({}))]).toEqual([true, true])
  expect([count.isMet, count.missing, count.taken]).toEqual([false, Number.POSITIVE_INFINITY, 2])
})

test('a number takes the first so many', () => {
  const count = new GoalCount(goal({ accepted: 2 }))
  expect([1, 2, 3].map(() => count.offer(record({})))).toEqual([true, true, false])
  expect([count.isMet, count.missing]).toEqual([true, 0])
})

test('a record may fill several cells at once, and only open ones take', () => {
  const count = new GoalCount(goal({ cells: [red, small] }))
  expect(count.offer(record({ colour: 'red', size: 1 }))).toBe(true)
  expect(count.offer(record({ colour: 'blue', size: 1 }))).toBe(false)
  expect(count.open()).toEqual([{ attributes: { colour: 'red' }, missing: 1 }])
  expect(count.offer(record({ colour: 'red', size: 7 }))).toBe(true)
  expect(count.isMet).toBe(true)
  expect(count.offer(record({ colour: 'red', size: 1 }))).toBe(false)
  expect(count.cells().map(({ got }) => got)).toEqual([2, 1])
})

test('a value of another type is another value', () => {
  const count = new GoalCount(goal({ cells: [small] }))
  expect(count.offer(record({ size: '1' }))).toBe(false)
})

test('cells come first; what is wanted beyond them is taken when they are filled', () => {
  const count = new GoalCount(goal({ accepted: 3, cells: [small] }))
  expect(count.missing).toBe(3)
  const sizes = [2, 1, 2, 2, 2]
  expect(sizes.map((size) => count.offer(record({ size })))).toEqual([false, true, true, true, false])
})

describe('laws', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 })
  const counts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })

  test('a cell never gets more than it wants, and gets all that come until it is full', () => {
    fc.assert(
      fc.property(sizes, counts, (offered, wanted) => {
        const cells = wanted.map((count, size) => ({ attributes: { size }, count }))
        const counting = new GoalCount(goal({ cells }))
        for (const size of offered) counting.offer(record({ size }))
        for (const [size, { got }] of counting.cells().entries()) {
          const came = offered.filter((one) => one === size).length
          expect(got).toBe(Math.min(came, wanted[size] ?? 0))
        }
        expect(counting.isMet).toBe(counting.open().length === 0)
        expect(counting.missing).toBe(counting.open().reduce((sum, { missing }) => sum + missing, 0))
      }),
    )
  })

  test('what comes later changes nothing of what was decided', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.integer({ min: 1, max: 20 }), (first, second, accepted) => {
        const wanted = goal({ accepted, cells: [small] })
        const [short, long] = [new GoalCount(wanted), new GoalCount(wanted)]
        const decided = first.map((size) => short.offer(record({ size })))
        const all = [...first, ...second].map((size) => long.offer(record({ size })))
        expect(all.slice(0, first.length)).toEqual(decided)
      }),
    )
  })
})
