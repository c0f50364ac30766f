/** Numbers as people read them. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesText,
  countOf,
  countText,
  durationText,
  numberText,
  shareText,
  timeText,
} from '../../../src/release/summary/number-text.js'

test.each([
  [0, '0'],
  [17.25, '17.25'],
  [0.001894321, '0.001894'],
  [0.99996, '1'],
  [1234, '1,234'],
  [12345.678, '12,346'],
  [-0.5, '-0.5'],
  [1e-7, '1e-7'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '-∞'],
])('numberText(%d) is %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

test('numberText is off by less than one part in two thousand', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-5, max: 999, noNaN: true }), (value) => {
      expect(Math.abs(Number(numberText(value)) - value)).toBeLessThanOrEqual(value / 2000)
    }),
  )
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
])('countText(%d) is %s', (count, text) => {
  expect(countText(count)).toBe(text)
})

test('countOf takes the singular for one only', () => {
  expect([0, 1, 2].map((count) => countOf(count, 'row'))).toEqual(['0 rows', '1 row', '2 rows'])
  expect(countOf(2, 'candidate was', 'candidates were')).toBe('2 candidates were')
})

describe('shareText', () => {
  test.each([
    [1, 3, '33.3 %'],
    [0, 10, '0.0 %'],
    [10, 10, '100.0 %'],
    [0, 0, '–'],
  ])('%d of %d is %s', (part, whole, text) => {
    expect(shareText(part, whole)).toBe(text)
  })

  test('something is never written as nothing, and not all never as all', () => {
    expect(shareText(1, 1_000_000)).toBe('< 0.1 %')
    expect(shareText(999_999, 1_000_000)).toBe('> 99.9 %')
  })
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1_572_864, '1.5 MiB'],
  [3 * 1024 ** 4, '3.0 TiB'],
  [2048 * 1024 ** 4, '2048.0 TiB'],
])('bytesText(%d) is %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})

test('times are UTC to the minute; what is no time stays', () => {
  expect(timeText('2026-11-21T06:03:12.000Z')).toBe('2026-11-21 06:03 UTC')
  expect(timeText('2026-11-21T07:03:12+01:00')).toBe('2026-11-21 06:03 UTC')
  expect(timeText('yesterday')).toBe('yesterday')
})

test.each([
  ['2026-11-21T06:00:00Z', '2026-11-21T06:00:04Z', '4 s'],
  ['2026-11-21T06:00:00Z', '2026-11-21T06:03:12Z', '3 min 12 s'],
  ['2026-11-21T06:00:00Z', '2026-11-21T08:05:59Z', '2 h 5 min'],
  ['soon', '2026-11-21T08:05:59Z', undefined],
])('from %s to %s took %s', (from, to, text) => {
  expect(durationText(from, to)).toBe(text)
})
