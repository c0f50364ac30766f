/** Conservation: what was planned has ended in one of four ways or is pending. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Conservation, dispositionStates, isConserved } from '../../src/record/disposition.js'

function counts(
  planned: number,
  accepted: number,
  rejected: number,
  failed: number,
  cancelled: number,
  pending: number,
): Conservation {
  return { planned, accepted, rejected, failed, cancelled, pending }
}

test('a candidate has five states, pending first', () => {
  expect(dispositionStates).toEqual(['pending', 'accepted', 'rejected', 'failed', 'cancelled'])
})

describe('counts are conserved', () => {
  test.each([
    [counts(0, 0, 0, 0, 0, 0), true],
    [counts(10, 4, 3, 2, 1, 0), true], // 4 + 3 + 2 + 1 = 10
    [counts(10, 4, 0, 0, 0, 6), true], // 4 + 6 = 10
    [counts(10, 4, 3, 2, 1, 1), false], // 11
    [counts(10, 4, 3, 1, 1, 0), false], // 9
    [counts(1, 3, 0, 0, 0, -2), false], // adds up, but nothing can be pending less than not at all
    [counts(Number.NaN, 0, 0, 0, 0, Number.NaN), false],
  ])('%j: %s', (given, expected) => {
    expect(isConserved(given)).toBe(expected)
  })

  test('when each planned one is counted once, and no longer when one is lost or counted twice', () => {
    const state = fc.constantFrom(...dispositionStates)
    fc.assert(
      fc.property(fc.array(state, { minLength: 1 }), state, (states, other) => {
        const tally = { ...counts(states.length, 0, 0, 0, 0, 0) }
        for (const each of states) tally[each] += 1
        expect(isConserved(tally)).toBe(true)
        expect(isConserved({ ...tally, [other]: tally[other] + 1 })).toBe(false)
        expect(isConserved({ ...tally, [other]: tally[other] - 1 })).toBe(false)
      }),
    )
  })
})
