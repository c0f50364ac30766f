/** Numbers in words. */

import { describe, expect, test } from 'vitest'
import {
  formatNumberWords,
  LARGEST_WORD_NUMBER,
  NUMBER_WORDS_PATTERN,
  parseNumberWords,
  wordStyleOf,
} from '../../../src/algo/maths/number-words.js'

describe('reading', () => {
  test.each([
    ['zero', 0],
    ['one', 1],
    ['Twelve', 12],
    ['NINETEEN', 19],
    ['forty', 40],
    ['twenty-five', 25],
    ['twenty five', 25],
    ['one hundred', 100],
    ['two hundred and fifty', 250],
    ['nine hundred ninety-nine', 999],
    ['three hundred four', 304],
  ])('%s is %d', (text, expected) => {
    expect(parseNumberWords(text)).toBe(expected)
  })

  test.each([
    '',
    'a dozen',
    'half',
    'second',
    'third',
    'twenty twelve',
    'five twenty',
    'hundred',
    'zero hundred',
    'ten hundred',
    'twenty-zero',
    'one hundred and',
    'two three',
    'twenty five six',
    'one hundred zero',
  ])('%j is no cardinal', (text) => {
    expect(parseNumberWords(text)).toBeUndefined()
  })
})

describe('writing', () => {
  const plain = { casing: 'lower', hyphen: true } as const

  test('every number up to 999 is read back', () => {
    for (let value = 0; value <= LARGEST_WORD_NUMBER; value += 1) {
      for (const hyphen of [true, false]) {
        const words = formatNumberWords(value, { casing: 'lower', hyphen })
        expect(words === undefined ? words : parseNumberWords(words)).toBe(value)
      }
    }
  })

  test.each([
    [21, plain, 'twenty-one'],
    [21, { casing: 'capital', hyphen: false } as const, 'Twenty one'],
    [90, plain, 'ninety'],
    [7, { casing: 'upper', hyphen: true } as const, 'SEVEN'],
    [105, plain, 'one hundred and five'],
    [640, { casing: 'capital', hyphen: true } as const, 'Six hundred and forty'],
  ])('%d', (value, style, expected) => {
    expect(formatNumberWords(value, style)).toBe(expected)
  })

  test.each([-1, 1000, 2.5, Number.NaN])('%d has no words here', (value) => {
    expect(formatNumberWords(value, plain)).toBeUndefined()
  })
})

test.each([
  ['twenty-five', 'lower', true],
  ['Twenty five', 'capital', false],
  ['SIX', 'upper', true],
  ['Six', 'capital', true],
  ['forty', 'lower', true],
] as const)('the style of %s', (text, casing, hyphen) => {
  expect(wordStyleOf(text)).toEqual({ casing, hyphen })
})

test('the pattern takes the longest cardinal at a place', () => {
  const pattern = new RegExp(`\\b(?:${NUMBER_WORDS_PATTERN})\\b`, 'gi')
  const text =
    'Seventeen boys, two hundred and fifty girls, twenty-one cats and sixty dogs; nobody often tens.'
  expect(text.match(pattern)).toEqual(['Seventeen', 'two hundred and fifty', 'twenty-one', 'sixty'])
})
