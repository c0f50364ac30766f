/** Intervals, directions and null values in words. */

import { expect, test } from 'vitest'
import { exactInterval } from '../../../src/record/reading.js'
import {
  betterText,
  endsText,
  intervalText,
  methodText,
  nullText,
} from '../../../src/release/summary/interval-text.js'
import { buildReading } from '../../../src/testing/builders.js'

const wilson = { lower: 0, upper: 0.0018943, level: 0.95, method: 'wilson' }

test('an interval has its ends, its level and its method', () => {
  expect(endsText(wilson)).toBe('[0, 0.001894]')
  expect(methodText(wilson)).toBe('95 % wilson')
  expect(methodText({ ...wilson, level: 0.999 })).toBe('99.9 % wilson')
  expect(intervalText(wilson)).toBe('[0, 0.001894] 95 % wilson')
})

test('a full count is exact: its ends would only repeat the value', () => {
  expect(intervalText(exactInterval(0.4))).toBe('exact')
  expect(methodText(exactInterval(0.4))).toBe('exact')
})

test('a direction is said in words', () => {
  expect((['higher', 'lower', 'neutral'] as const).map(betterText)).toEqual([
    'higher is better',
    'lower is better',
    'neither way is better',
  ])
})

test('a null value comes with where it is from, and is a dash where theory gives none', () => {
  const reading = buildReading(0.2, { nullValue: { value: 1 / 3, method: 'three groups of one size' } })
  expect(nullText(reading)).toBe('0.3333 (three groups of one size)')
  expect(nullText(buildReading(0.2))).toBe('–')
})
