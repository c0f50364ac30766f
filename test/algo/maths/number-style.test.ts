/** Writing a number as another one was written. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digitStyleOf, formatNumber, writtenStyleOf } from '../../../src/algo/maths/number-style.js'
import { parseDecimal, rational } from '../../../src/algo/maths/rational.js'

describe('digits', () => {
  test.each([
    // original, money, value, as written
    ['48', false, rational(60), '60'],
    ['1,200', false, rational(3450), '3,450'],
    ['1,200', false, rational(950), '950'],
    ['1,200', false, rational(1234567), '1,234,567'],
    ['1200', false, rational(3450), '3450'],
    ['.5', false, rational(3, 4), '.75'],
    ['.5', false, rational(5, 4), '1.25'],
    ['0.5', false, rational(3, 4), '0.75'],
    ['0.2', false, rational(1, 4), '0.25'], // as many places as needed
    ['5.00', false, rational(6), '6.00'], // places written out stay
    ['5.00', false, rational(13, 2), '6.50'],
    ['12.75', true, rational(27, 2), '13.50'], // money with two places keeps both
    ['12.75', false, rational(27, 2), '13.5'],
    ['12.75', true, rational(14), '14.00'],
    ['3', true, rational(4), '4'],
  ])('like %s (money: %s)', (original, isMoney, value, expected) => {
    expect(formatNumber(value, digitStyleOf(original, isMoney))).toBe(expected)
  })

  test.each([
    ['5.00', rational(1, 8)], // needs three places
    ['48', rational(1, 3)], // has no finite decimal
  ])('like %s: %s cannot be written', (original, value) => {
    expect(formatNumber(value, digitStyleOf(original, false))).toBeUndefined()
  })
})

describe('words', () => {
  test.each([
    ['five', rational(12), 'twelve'],
    ['Five', rational(21), 'Twenty-one'],
    ['twenty five', rational(31), 'thirty one'],
  ])('like %s', (original, value, expected) => {
    expect(formatNumber(value, writtenStyleOf(original))).toBe(expected)
  })

  test.each([rational(1000), rational(5, 2)])('%s has no words', (value) => {
    expect(formatNumber(value, writtenStyleOf('five'))).toBeUndefined()
  })
})

test('a regular number in its own style is itself', () => {
  const number = fc.tuple(
    fc.integer({ min: 1, max: 10 ** 9 }),
    fc.integer({ min: 0, max: 4 }),
    fc.boolean(),
    fc.boolean(),
  )
  fc.assert(
    fc.property(number, ([digits, places, isGrouped, isMoney]) => {
      const plain = (digits / 10 ** places).toFixed(places)
      const [whole = '', fraction] = plain.split('.')
      const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
      const text = fraction === undefined ? grouped : `${grouped}.${fraction}`
      const value = parseDecimal(text)
      return value !== undefined && formatNumber(value, digitStyleOf(text, isMoney)) === text
    }),
  )
})

test('an irregular number is not itself, so that callers notice', () => {
  for (const text of ['00', '007', '0900']) {
    const value = parseDecimal(text)
    expect(value && formatNumber(value, digitStyleOf(text, false))).not.toBe(text)
  }
})
