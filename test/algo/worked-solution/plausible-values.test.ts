/** Which values a literal may take. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findNumbers } from '../../../src/algo/maths/find-numbers.js'
import { decimalPlaces, isInteger } from '../../../src/algo/maths/rational.js'
import {
  LARGEST_RATIO,
  plausibleValues,
  SMALLEST_RATIO,
} from '../../../src/algo/worked-solution/plausible-values.js'
import type { Literal } from '../../../src/algo/worked-solution/program.js'

const literalOf = (text: string): Literal => {
  const [number] = findNumbers(text)
  return number === undefined ? expect.fail(`no number in ${text}`) : { ...number, group: 0, frozen: null }
}

const values = (text: string): number[] => plausibleValues(literalOf(text)).map((value) => value.valueOf())

describe('known answers', () => {
  test.each([
    ['3 cats', [4, 5]], // 1.8 … 5.1, from 3 on
    ['4 cats', [3, 5, 6]],
    ['five cats', [3, 4, 6, 7, 8]],
    ['10 cats', [6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17]],
    ['15 cats', [10, 20, 25]], // multiples of 5 from 15 on
    ['20 cats', [15, 25, 30]],
    ['40 cats', [30, 50, 60]], // multiples of 10 from 40 on
    ['400 cats', [300, 500, 600]],
    ['90%', [60, 70, 80]], // stays below 100
    ['120%', [80, 90, 100, 110, 130, 140, 150, 160, 170, 180, 190, 200].filter((value) => value !== 120)],
    ['0.5', [0.3, 0.4, 0.6, 0.7, 0.8]],
    ['1.5', [0.9, 1.1, 1.2, 1.3, 1.4, 1.6, 1.7, 1.8, 1.9, 2.1, 2.2, 2.3, 2.4, 2.5]],
    ['$1.99', [2.99]], // .99 stays .99
    ['$2.50', [1.5, 1.75, 2.25, 2.75, 3.25, 3.5, 3.75, 4.25]], // quarters, none of them whole
    ['$5.00', [3, 4, 6, 7, 8]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })
})

const integers = fc.integer({ min: 3, max: 10 ** 7 }).map(String)
const decimals = fc
  .tuple(fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 1, max: 3 }))
  .map(([digits, places]) => (digits / 10 ** places).toFixed(places))

describe('laws', () => {
  test('within the ratios, never the number itself, ascending, no more than a few', () => {
    fc.assert(
      fc.property(fc.oneof(integers, decimals), (text) => {
        const own = literalOf(text).value
        const list = plausibleValues(literalOf(text))
        const isInside = list.every((value) => {
          const ratio = value.valueOf() / own.valueOf()
          return ratio >= SMALLEST_RATIO - 1e-9 && ratio <= LARGEST_RATIO + 1e-9 && !value.equals(own)
        })
        const isAscending = list.every(
          (value, index) => index === 0 || value.compare(list[index - 1] ?? value) > 0,
        )
        return isInside && isAscending && list.length <= 130
      }),
    )
  })

  test('whole stays whole, fractions need no more places than were written', () => {
    fc.assert(
      fc.property(fc.oneof(integers, decimals), (text) => {
        const literal = literalOf(text)
        return plausibleValues(literal).every((value) =>
          isInteger(literal.value)
            ? isInteger(value)
            : (decimalPlaces(value) ?? 9) <= (text.split('.')[1] ?? '').length,
        )
      }),
    )
  })

  test('multiples of five stay multiples of five, from 15 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 10 ** 6 }), (fifth) =>
        plausibleValues(literalOf(String(5 * fifth))).every((value) => value.valueOf() % 5 === 0),
      ),
    )
  })

  test('large numbers offer every remainder by 2, 3 and 5 of their grid', () => {
    const list = values('8800 screens')
    const hundreds = list.map((value) => value / 100)
    for (const divisor of [2, 3, 5])
      expect(new Set(hundreds.map((value) => value % divisor)).size).toBe(divisor)
  })
})
