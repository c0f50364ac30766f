/** Exact rationals: reading, places, rounding, writing. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decimalPlaces,
  isInteger,
  parseDecimal,
  rational,
  roundHalfUp,
  toBigInt,
  toFixedExact,
} from '../../../src/algo/maths/rational.js'

describe('parseDecimal', () => {
  test.each([
    ['72', 72n, 1n],
    ['0', 0n, 1n],
    ['.5', 1n, 2n], // 5/10
    ['0.125', 1n, 8n], // 125/1000
    ['21.00', 21n, 1n],
    ['3.', 3n, 1n],
    ['1,250.50', 2501n, 2n], // 125050/100
    ['12,345,678', 12345678n, 1n],
    ['-3', -3n, 1n],
    ['-.25', -1n, 4n],
    ['0.1000000000000000000000001', 1000000000000000000000001n, 10000000000000000000000000n],
  ])('%s is %d/%d', (text, numerator, denominator) => {
    const value = parseDecimal(text)
    expect([value && value.s * value.n, value?.d]).toEqual([numerator, denominator])
  })

  test.each([
    '',
    '.',
    '-',
    ',',
    '1,2',
    '12,34',
    '1,2345',
    '1.2.3',
    '1e3',
    '3/4',
    '$5',
    ' 5',
    '5 ',
    'five',
    '0x10',
  ])('%j is no decimal', (text) => {
    expect(parseDecimal(text)).toBeUndefined()
  })

  test('0.1 + 0.2 is exactly 0.3', () => {
    const sum = parseDecimal('0.1')?.add(rational(2, 10))
    expect(sum?.equals(rational(3, 10))).toBe(true)
  })
})

describe('decimalPlaces', () => {
  test.each([
    [rational(7), 0],
    [rational(1, 2), 1],
    [rational(1, 4), 2],
    [rational(3, 8), 3],
    [rational(1, 5), 1],
    [rational(7, 40), 3], // 40 = 2^3 * 5
    [rational(1, 625), 4], // 5^4
    [rational(1, 3), undefined],
    [rational(5, 14), undefined],
    [rational(6, 3), 0],
  ])('%s needs %s places', (value, expected) => {
    expect(decimalPlaces(value)).toBe(expected)
  })
})

test('whole numbers are told from fractions', () => {
  expect([isInteger(rational(4, 2)), isInteger(rational(5, 2))]).toEqual([true, false])
  expect([toBigInt(rational(-9)), toBigInt(rational(1, 2))]).toEqual([-9n, undefined])
})

describe('roundHalfUp', () => {
  test.each([
    [rational(100, 3), 2, '33.33'],
    [rational(200, 3), 2, '66.67'],
    [rational(5, 2), 0, '3'], // a half goes away from zero
    [rational(-5, 2), 0, '-3'],
    [rational(1, 8), 2, '0.13'],
    [rational(12, 1), 3, '12.000'],
    [rational(1, 3), 0, '0'],
  ])('%s to %d places is %s', (value, places, expected) => {
    expect(toFixedExact(roundHalfUp(value, places), places)).toBe(expected)
  })

  test('rounding twice to the same places changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 6 }),
        (n, d, places) => {
          const once = roundHalfUp(rational(n, d), places)
          return roundHalfUp(once, places).equals(once)
        },
      ),
    )
  })

  test('it stays within half a unit of the last place', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 6 }),
        (n, d, places) => {
          const value = rational(n, d)
          const error = roundHalfUp(value, places).sub(value).abs()
          return error.compare(rational(1n, 2n * 10n ** BigInt(places))) <= 0
        },
      ),
    )
  })
})

describe('toFixedExact', () => {
  test.each([
    [rational(5), 2, '5.00'],
    [rational(1, 4), 2, '0.25'],
    [rational(1, 4), 1, undefined],
    [rational(1, 3), 9, undefined],
    [rational(-3, 2), 1, '-1.5'],
    [rational(0), 0, '0'],
    [rational(7, 100), 2, '0.07'],
  ])('%s with %d places is %s', (value, places, expected) => {
    expect(toFixedExact(value, places)).toBe(expected)
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 0, max: 8 }),
        (n, places) => {
          const value = rational(n, 10n ** BigInt(places))
          const text = toFixedExact(value, places)
          return text !== undefined && parseDecimal(text)?.equals(value) === true
        },
      ),
    )
  })
})
