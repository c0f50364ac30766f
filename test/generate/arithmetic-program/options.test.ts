/** Options of `arithmetic-program`. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { arithmeticOptions, difficultiesOf } from '../../../src/generate/arithmetic-program/options.js'

test('defaults', () => {
  expect(arithmeticOptions.parse({})).toEqual({
    difficulty: [1, 2, 3, 4, 5],
    style: 'word-problem',
    wording: 'template',
  })
})

test.each<[JsonObject, number[]]>([
  [{ difficulty: 3 }, [3]],
  [{ difficulty: [5, 1, 5] }, [5, 1]],
  [{ difficulty: { min: 2, max: 4 } }, [2, 3, 4]],
])('%j is %j', (options, expected) => {
  expect(difficultiesOf(arithmeticOptions.parse(options))).toEqual(expected)
})

describe('refused', () => {
  test.each<JsonObject>([
    { difficulty: 0 },
    { difficulty: 6 },
    { difficulty: [] },
    { difficulty: { min: 4, max: 2 } },
    { operations: ['power'] },
    { operations: [] },
    { topics: ['cooking'] },
    { maxValue: 5 },
    { style: 'poem' },
    { level: 3 },
  ])('%j', (options) => {
    expect(arithmeticOptions.safeParse(options).success).toBe(false)
  })
})
