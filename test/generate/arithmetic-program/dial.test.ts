/** The difficulty dial. */

import { describe, expect, test } from 'vitest'
import { dial, limitsOf, operations } from '../../../src/generate/arithmetic-program/dial.js'

describe('from one setting to the next', () => {
  test.each([0, 1, 2, 3])('setting %d', (index) => {
    const [easier, harder] = [dial[index], dial[index + 1]]
    expect(harder?.steps[0]).toBeGreaterThan(easier?.steps[0] ?? 0)
    expect(harder?.max).toBeGreaterThan(easier?.max ?? 0)
    expect(harder?.start[1]).toBeGreaterThan(easier?.start[1] ?? 0)
    expect(harder?.coin).toBeLessThanOrEqual(easier?.coin ?? 0)
    for (const operation of easier?.operations ?? []) expect(harder?.operations.has(operation)).toBe(true)
  })

  test('the last has all operations', () => {
    expect([...(dial[4]?.operations ?? [])]).toEqual([...operations])
  })
})

describe('what a recipe narrows', () => {
  test('operations replace those of the setting', () => {
    expect([...limitsOf(1, ['divide'], undefined).operations]).toEqual(['divide'])
    expect([...limitsOf(1, undefined, undefined).operations]).toEqual(['add', 'subtract'])
  })

  test('the largest number only shrinks', () => {
    expect(limitsOf(2, undefined, 50).max).toBe(50)
    expect(limitsOf(2, undefined, 9999).max).toBe(100)
    // 50 / 8 = 6.25 and 50 / 2 = 25 are not below 4 and 40 both
    expect(limitsOf(2, undefined, 50).start).toEqual([4, 25])
    expect(limitsOf(5, undefined, 20).start).toEqual([3, 10])
  })
})
