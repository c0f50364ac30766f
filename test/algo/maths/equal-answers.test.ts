/** Equality of answers with units, under named rules. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareQuantities } from '../../../src/algo/maths/equal-answers.js'
import { readQuantity } from '../../../src/algo/maths/final-answer.js'
import { rational } from '../../../src/algo/maths/rational.js'

const quantity = (text: string) => readQuantity(text) ?? { value: rational(0), unit: undefined }
const compare = (some: string, other: string, ...rest: [('exact' | 'rounded-decimal')?, boolean?]) =>
  compareQuantities(quantity(some), quantity(other), ...rest)

describe('exact', () => {
  test.each([
    ['18', '18.00', 'equal'],
    ['1,250', '1250', 'equal'],
    ['1/2', '0.5', 'equal'],
    ['2 1/2', '2.5', 'equal'],
    ['0.1', '0.10000000000000000001', 'different'],
    ['33.33', '100/3', 'different'],
    ['18', '-18', 'different'],
    ['$1.50', '150 cents', 'equal'],
    ['0.5 hours', '30 minutes', 'equal'],
    ['2 weeks', '14 days', 'equal'],
    ['1 mile', '5280 feet', 'equal'],
    ['1.5 kg', '1500 grams', 'equal'],
    ['$1.50', '1.5', 'equal'], // one unit unknown: the plain numbers
    ['150 cents', '1.5', 'different'],
    ['3 apples', '3 hours', 'equal'], // "apples" is no unit
    ['3 hours', '3 dollars', 'incomparable'],
    ['1 metre', '3 feet', 'incomparable'], // metric and imperial do not convert exactly
    ['12 months', '365 days', 'incomparable'],
    ['$5', '£5', 'incomparable'],
    ['50%', '50', 'equal'],
    ['50%', '0.5', 'different'],
  ] as const)('%s and %s are %s', (some, other, expected) => {
    expect(compare(some, other)).toBe(expected)
    expect(compare(other, some)).toBe(expected)
  })
})

test('a percentage is a ratio where that is declared', () => {
  expect(compare('50%', '0.5', 'exact', true)).toBe('equal')
  expect(compare('50%', '50', 'exact', true)).toBe('different')
})

describe('rounded-decimal', () => {
  test.each([
    ['33.33', '100/3', 'equal'],
    ['33.3', '100/3', 'equal'],
    ['33', '100/3', 'different'], // at least one place
    ['33.34', '100/3', 'different'],
    ['0.67', '2/3', 'equal'],
    ['66.7', '66.66', 'equal'],
    ['2.5', '2.45', 'equal'], // a half is rounded up
    ['2.4', '2.45', 'different'],
  ] as const)('%s and %s are %s', (some, other, expected) => {
    expect(compare(some, other, 'rounded-decimal')).toBe(expected)
  })
})

test('equality is symmetric and reflexive', () => {
  const number = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 60 }))
  fc.assert(
    fc.property(
      number,
      number,
      fc.constantFrom('exact' as const, 'rounded-decimal' as const),
      (a, b, rule) => {
        const some = { value: rational(a[0], a[1]), unit: undefined }
        const other = { value: rational(b[0], b[1]), unit: undefined }
        const isSymmetric = compareQuantities(some, other, rule) === compareQuantities(other, some, rule)
        return isSymmetric && compareQuantities(some, some, rule) === 'equal'
      },
    ),
  )
})
