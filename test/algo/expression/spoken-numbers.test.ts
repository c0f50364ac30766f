/** Numbers in English words. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSpokenNumber } from '../../../src/algo/expression/spoken-numbers.js'
import { formatNumberWords } from '../../../src/algo/maths/number-words.js'

function read(text: string): [string, number] | undefined {
  const spoken = readSpokenNumber(text.split(/[ -]/), 0)
  return spoken && [spoken.value.toFraction(), spoken.words]
}

describe('whole numbers', () => {
  test.each<[string, string, number]>([
    ['zero', '0', 1],
    ['seven apples', '7', 1],
    ['twenty-four', '24', 2],
    ['one hundred and five', '105', 4],
    ['one hundred five', '105', 3],
    ['a hundred', '100', 2],
    ['a thousand', '1000', 2],
    ['two thousand and six', '2006', 4],
    ['one thousand two hundred and fifty', '1250', 6],
    ['three million', '3000000', 2],
    ['two million three hundred thousand', '2300000', 5],
    ['a dozen eggs', '12', 2],
    ['two dozen', '24', 2],
    ['half a dozen', '6', 3],
    ['minus five', '-5', 2],
    ['negative twelve', '-12', 2],
  ])('%s', (text, value, words) => {
    expect(read(text)).toEqual([value, words])
  })
})

describe('parts', () => {
  test.each<[string, string, number]>([
    ['half of it', '1/2', 1],
    ['a third', '1/3', 2],
    ['an eighth', '1/8', 2],
    ['two thirds', '2/3', 2],
    ['three-quarters', '3/4', 2],
    ['two and a half', '5/2', 4],
    ['two and three quarters', '11/4', 4],
    ['two point five', '5/2', 3],
    ['zero point zero five', '1/20', 4],
  ])('%s', (text, value, words) => {
    expect(read(text)).toEqual([value, words])
  })
})

describe('no number, or less than it seems', () => {
  test.each(['third', 'a pear', 'and five', 'hundred', 'the five', ''])('%s', (text) => {
    expect(read(text)).toBeUndefined()
  })

  test.each<[string, string, number]>([
    ['five and six', '5', 1], // two numbers, not eleven
    ['twenty twelve', '20', 1],
    ['five seven', '5', 1],
    ['two and a pear', '2', 1],
  ])('%s', (text, value, words) => {
    expect(read(text)).toEqual([value, words])
  })
})

test('law: what is written as words is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.boolean(), (value, hyphen) => {
      const words = formatNumberWords(value, { casing: 'lower', hyphen }) ?? ''
      expect(read(words)).toEqual([String(value), words.split(/[ -]/).length])
    }),
  )
})
