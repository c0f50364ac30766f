/** Dates and times as ISO 8601. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateText, timestampText, timeText } from '../../../src/source/rows/time-text.js'

describe('timestampText', () => {
  test.each([
    // ticks, per second, zoned, text
    [0n, 1n, true, '1970-01-01T00:00:00Z'],
    [0n, 1_000_000n, false, '1970-01-01T00:00:00'],
    // 19724 days (1970-01-01 to 2024-01-02) × 86400 + 3 × 3600 + 4 × 60 + 5 = 1704164645
    [1_704_164_645n, 1n, false, '2024-01-02T03:04:05'],
    [1_704_164_645_120n, 1_000n, false, '2024-01-02T03:04:05.120'],
    [1_704_164_645_123_456n, 1_000_000n, true, '2024-01-02T03:04:05.123456Z'],
    [1_704_164_645_123_000n, 1_000_000n, true, '2024-01-02T03:04:05.123Z'],
    [1_704_164_645_000_000n, 1_000_000n, true, '2024-01-02T03:04:05Z'],
    [1_704_164_645_000_000_001n, 1_000_000_000n, false, '2024-01-02T03:04:05.000000001'],
    [1_704_164_645_100_000_000n, 1_000_000_000n, false, '2024-01-02T03:04:05.100'],
    // one tick before the epoch
    [-1n, 1n, true, '1969-12-31T23:59:59Z'],
    [-1n, 1_000_000n, true, '1969-12-31T23:59:59.999999Z'],
    // beyond what a JavaScript date holds: 8.64e15 ms
    [9_000_000_000_000n, 1n, true, '9000000000000'],
    [8_640_000_000_000n, 1n, true, '+275760-09-13T00:00:00Z'],
  ] as const)('%s ticks of 1/%s s', (ticks, perSecond, zoned, text) => {
    expect(timestampText(ticks, perSecond, zoned)).toBe(text)
  })

  test('milliseconds agree with JavaScript', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const text = timestampText(BigInt(date.getTime()), 1_000n, true)
        expect(new Date(text).getTime()).toBe(date.getTime())
      }),
    )
  })
})

test.each([
  [0, '1970-01-01'],
  [19_724, '2024-01-02'],
  [-1, '1969-12-31'],
  // 0001-01-01 is 719162 days before 1970-01-01
  [-719_162, '0001-01-01'],
  [200_000_000, '200000000'],
])('day %d', (days, text) => {
  expect(dateText(days)).toBe(text)
})

test.each([
  [0n, 1_000_000n, '00:00:00'],
  // 1 h 2 min 3 s = 3723 s
  [3_723_000_004n, 1_000_000n, '01:02:03.000004'],
  [3_723_500n, 1_000n, '01:02:03.500'],
  [86_399n, 1n, '23:59:59'],
] as const)('%s ticks of 1/%s s since midnight', (ticks, perSecond, text) => {
  expect(timeText(ticks, perSecond)).toBe(text)
})
