/** What open cells ask for, one task after the other. */

import { describe, expect, test } from 'vitest'
import type { OpenCell } from '../../src/contract/method.js'
import { cellsInTurn } from '../../src/generate/open-cells.js'

const cell = (name: string, missing: number): OpenCell => ({ attributes: { name }, missing })

function first(count: number, open: readonly OpenCell[], round = 0): string {
  const wishes = cellsInTurn({ open, round })
  return Array.from({ length: count }, () => wishes.next().value?.name ?? '-').join('')
}

describe('round 0', () => {
  test('cells in turn, each as often as it misses, a tenth more, then nothing', () => {
    // 3 + 1 + 2 missing = 6, with a tenth more 7
    expect(first(12, [cell('a', 3), cell('b', 1), cell('c', 2)])).toBe('abcacaa-----')
  })

  test('at least one more than missing', () => {
    expect(first(4, [cell('a', 1)])).toBe('aa--')
  })
})

describe('later rounds', () => {
  test('cells again and again, in proportion', () => {
    expect(first(12, [cell('a', 3), cell('b', 1), cell('c', 2)], 1)).toBe('abcacaabcaca')
  })
})

test('without open cells nothing is asked', () => {
  expect(first(5, [])).toBe('-----')
  expect(first(5, [], 3)).toBe('-----')
})
