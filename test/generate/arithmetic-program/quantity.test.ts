/** Numbers of programs as text. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDecimal, rational } from '../../../src/algo/maths/rational.js'
import {
  given,
  moneyDigits,
  moneyText,
  plainNumber,
} from '../../../src/generate/arithmetic-program/quantity.js'

test.each([
  // hundredths, plain, money
  [0, '0', '0'],
  [7200, '72', '72'],
  [1350, '13.5', '13.50'],
  [1305, '13.05', '13.05'],
  [5, '0.05', '0.05'],
  [50, '0.5', '0.50'],
  [125_000, '1250', '1250'],
])('%d hundredths are %s, as money %s', (hundredths, plain, money) => {
  expect(plainNumber(hundredths)).toBe(plain)
  expect(moneyDigits(hundredths)).toBe(money)
  expect(moneyText(hundredths, '€')).toBe(`€${money}`)
})

test('law: both are read back exactly', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), (hundredths) => {
      const value = rational(hundredths, 100)
      expect(parseDecimal(plainNumber(hundredths))?.equals(value)).toBe(true)
      expect(parseDecimal(moneyDigits(hundredths))?.equals(value)).toBe(true)
    }),
  )
})

test('a given number is its own expression', () => {
  expect(given(1200, true)).toEqual({
    hundredths: 1200,
    isMoney: true,
    expression: { kind: 'leaf', leaf: 1200 },
  })
})
