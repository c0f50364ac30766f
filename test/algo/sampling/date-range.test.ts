/** Dates between two days. */

import { describe, expect, test } from 'vitest'
import {
  dateRange,
  drawDate,
  type Granularity,
  isDateOf,
  parseMoment,
} from '../../../src/algo/sampling/date-range.js'
import { createRandom } from '../../../src/base/random.js'

function allOf(from: string, to: string, granularity: Granularity): string[] {
  const range = dateRange(from, to, granularity)
  if (range === undefined) return []
  const random = createRandom('dates', from, to)
  return [...new Set(Array.from({ length: 600 }, () => drawDate(random, range)))].sort()
}

describe('parseMoment', () => {
  test.each([
    ['1970-01-02', 86_400_000],
    ['1970-01-01T00:01:00Z', 60_000],
    ['1970-01-01T00:01Z', 60_000],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
  ])('%s', (text, expected) => {
    expect(parseMoment(text)).toBe(expected)
  })

  test.each([
    '2023-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '31.03.2026',
    '2026-03',
    '',
    'soon',
    '2026-03-31T18:00:00',
  ])('%s is no moment', (text) => {
    expect(parseMoment(text)).toBeUndefined()
  })
})

describe('every unit of a range comes, ends included', () => {
  test('days', () => {
    expect(allOf('2024-02-27', '2024-03-01', 'day')).toEqual([
      '2024-02-27',
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ])
  })

  test('months and years start within the range', () => {
    expect(allOf('2025-11-01', '2026-02-15', 'month')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(allOf('2025-11-02', '2026-02-15', 'month')).toEqual(['2025-12', '2026-01', '2026-02'])
    expect(allOf('2024-01-01', '2026-01-01', 'year')).toEqual(['2024', '2025', '2026'])
    expect(allOf('2024-01-02', '2026-01-01', 'year')).toEqual(['2025', '2026'])
  })

  test('a day as the end counts to its last second', () => {
    const hours = allOf('2026-03-31', '2026-03-31', 'hour')
    expect(hours).toHaveLength(24)
    expect(hours.at(0)).toBe('2026-03-31T00:00:00Z')
    expect(hours.at(-1)).toBe('2026-03-31T23:00:00Z')
  })

  test('moments as ends', () => {
    expect(allOf('2026-03-31T18:00:00Z', '2026-03-31T18:02:30Z', 'minute')).toEqual([
      '2026-03-31T18:00:00Z',
      '2026-03-31T18:01:00Z',
      '2026-03-31T18:02:00Z',
    ])
    expect(allOf('2026-03-31T18:00:00Z', '2026-03-31T18:00:01Z', 'second')).toHaveLength(2)
  })

  test('before 1970 and over centuries', () => {
    expect(allOf('1899-12-31', '1900-01-01', 'day')).toEqual(['1899-12-31', '1900-01-01'])
    const wide = dateRange('1000-01-01', '2999-12-31', 'second')
    expect(wide && drawDate(createRandom('wide'), wide)).toMatch(/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })
})

test.each<[string, string, Granularity]>([
  ['2026-03-02', '2026-03-01', 'day'],
  ['2026-03-02', '2026-03-20', 'month'],
  ['never', '2026-03-20', 'day'],
])('%s to %s holds no %s', (from, to, granularity) => {
  expect(dateRange(from, to, granularity)).toBeUndefined()
})

test.each<[Granularity, string, boolean]>([
  ['day', '2026-03-15', true],
  ['day', '2026-04-01', false],
  ['day', '2026-03', false],
  ['day', '2026-03-15T10:00:00Z', false],
  ['month', '2026-03', true],
  ['month', '2026-03-01', false],
  ['year', '2026', false], // the year starts before the range
  ['hour', '2026-03-15T10:00:00Z', true],
  ['hour', '2026-03-15T10:30:00Z', false],
  ['day', 'nonsense', false],
])('as %s, %s belongs to March 2026: %s', (granularity, text, expected) => {
  const range = dateRange('2026-03-01', '2026-03-31', granularity)
  expect(range !== undefined && isDateOf(range, text)).toBe(expected)
})
