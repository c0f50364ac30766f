/** Spoken numbers against a speller of its own, and where a number ends. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSpokenNumber } from '../../../src/algo/expression/spoken-numbers.js'

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** The oracle: a number below a thousand in British English. */
function hundreds(value: number): string {
  if (value < 20) return SMALL[value] ?? ''
  if (value < 100) return [TENS[Math.floor(value / 10)], value % 10 ? SMALL[value % 10] : ''].join(' ').trim()
  const rest = value % 100
  return `${SMALL[Math.floor(value / 100)]} hundred${rest === 0 ? '' : ` and ${hundreds(rest)}`}`
}

/** The oracle: a number below a billion. */
function spell(value: number): string {
  const [millions, thousands, rest] = [Math.floor(value / 1e6), Math.floor(value / 1000) % 1000, value % 1000]
  const parts = [
    millions > 0 ? `${hundreds(millions)} million` : '',
    thousands > 0 ? `${hundreds(thousands)} thousand` : '',
    rest > 0 ? `${rest < 100 && value >= 1000 ? 'and ' : ''}${hundreds(rest)}` : '',
  ]
  return parts.filter((part) => part !== '').join(' ') || 'zero'
}

const read = (text: string, at = 0): [string, number] | undefined => {
  const spoken = readSpokenNumber(text.split(' '), at)
  return spoken && [spoken.value.toFraction(), spoken.words]
}

describe('laws', () => {
  test('numbers to a billion are read back whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
        const words = spell(value)
        expect(read(words)).toEqual([String(value), words.split(' ').length])
      }),
      { numRuns: 400 },
    )
  })

  test('words after the number are not taken, and reading starts where it is told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (value) => {
        const words = spell(value)
        expect(read(`they saw ${words} birds on poles`, 2)).toEqual([String(value), words.split(' ').length])
      }),
    )
  })

  test('a minus changes the sign and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (value) => {
        const words = spell(value)
        expect(read(`minus ${words}`)).toEqual([String(-value), words.split(' ').length + 1])
      }),
    )
  })
})

describe('parts and decimals', () => {
  test.each<[string, string, number]>([
    ['one half', '1/2', 2],
    ['five halves', '5/2', 2],
    ['a quarter', '1/4', 2],
    ['nine tenths', '9/10', 2],
    ['seven hundredths', '7/100', 2],
    ['three and a third', '10/3', 4],
    ['six and two fifths', '32/5', 4],
    ['three point one four', '157/50', 4],
    ['twenty one point five', '43/2', 4],
    ['minus two and a half', '-5/2', 5],
    ['three and five thirds', '3', 1], // 5/3 is no part of a whole
    ['two point nothing', '2', 1],
    ['half of two', '1/2', 1],
    ['three dozen', '36', 2],
    ['two dozens', '24', 2],
  ])('%s', (text, value, words) => {
    expect(read(text)).toEqual([value, words])
  })
})

describe('where a number ends', () => {
  test.each<[string, string, number]>([
    ['one two three', '1', 1],
    ['nineteen ninety', '19', 1],
    ['forty fourteen', '40', 1],
    ['one hundred and a pear', '100', 2],
    ['six and seven', '6', 1],
  ])('%s', (text, value, words) => {
    expect(read(text)).toEqual([value, words])
  })
})
