/** Readings that are no estimate: those that could not be made, and full counts. */

import { expect, test } from 'vitest'
import { exactInterval, unavailable } from '../../src/record/reading.js'

test('what could not be measured says why and has no number', () => {
  expect(unavailable('too-few', 'Only 1 record.')).toStrictEqual({
    status: 'unavailable',
    reason: 'too-few',
    detail: 'Only 1 record.',
  })
})

test('a full count has an interval without width', () => {
  expect(exactInterval(0.25)).toStrictEqual({ lower: 0.25, upper: 0.25, level: 1, method: 'exact' })
})
