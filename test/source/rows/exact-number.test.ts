/** Numbers that stay exact, or become their digits. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactDecimal, exactInteger, floatOrNull } from '../../../src/source/rows/exact-number.js'

test.each([
  [0n, 0],
  [-5n, -5],
  [9_007_199_254_740_991n, 9_007_199_254_740_991],
  [9_007_199_254_740_992n, '9007199254740992'],
  [-9_007_199_254_740_993n, '-9007199254740993'],
  [18_446_744_073_709_551_615n, '18446744073709551615'],
])('integer %s', (value, expected) => {
  expect(exactInteger(value)).toBe(expected)
})

describe('decimals', () => {
  test.each([
    // unscaled, scale, value
    [1234n, 2, 12.34],
    [-1234n, 2, -12.34],
    [5n, 3, 0.005],
    [0n, 2, 0],
    [1200n, 2, 12],
    [7n, 0, 7],
    [7n, -2, 700],
    // fifteen digits are kept, sixteen are not for certain
    [123_456_789_012_345n, 4, 12_345_678_901.2345],
    [1_234_567_890_123_456n, 4, '123456789012.3456'],
    [-9_999_999_999_999_999_999_999n, 2, '-99999999999999999999.99'],
    [1_000_000_000_000_000_000_000n, 2, 10_000_000_000_000_000_000],
  ])('%s / 10^%s', (unscaled, scale, expected) => {
    expect(exactDecimal(unscaled, scale)).toBe(expected)
  })

  test('a number always has the digits of the decimal', () => {
    const decimals = fc.tuple(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.integer({ min: 0, max: 12 }),
    )
    fc.assert(
      fc.property(decimals, ([unscaled, scale]) => {
        const value = exactDecimal(unscaled, scale)
        const digits = typeof value === 'number' ? value.toFixed(scale) : value
        expect(BigInt(digits.replace('.', ''))).toBe(unscaled)
      }),
    )
  })
})

test('NaN becomes null, infinities stay', () => {
  expect([Number.NaN, 1.5, Number.POSITIVE_INFINITY].map(floatOrNull)).toEqual([
    null,
    1.5,
    Number.POSITIVE_INFINITY,
  ])
})
