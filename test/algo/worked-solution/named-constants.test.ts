/** Named constants and the words that justify them. */

import { describe, expect, test } from 'vitest'
import { parseDecimal, rational } from '../../../src/algo/maths/rational.js'
import { justifiedConstants, namedConstants } from '../../../src/algo/worked-solution/named-constants.js'
import { namedInSolution } from '../../../src/algo/worked-solution/named-in-solution.js'
import { questionLiterals } from '../../../src/algo/worked-solution/question-literals.js'

const ids = (value: string, words: string): string[] =>
  justifiedConstants(parseDecimal(value) ?? rational(0), words).map((constant) => constant.id)

describe('a constant needs its word', () => {
  test.each([
    ['2', 'she eats half', ['half']],
    ['2', 'twice a day', ['twice']],
    ['2', 'a pair of shoes', ['both', 'two-of-a-body']],
    ['2', 'she eats some', []],
    ['3', 'triple the price', ['thrice']],
    ['4', 'a quarter of it', ['quarter']],
    ['12', 'a dozen eggs', ['dozen']],
    ['12', 'feet and inches', ['inches-per-foot']],
    ['60', 'in 20 minutes at 30 km an hour', ['minutes-per-hour']],
    ['60', 'in 20 minutes', []],
    ['1000', 'how many grams are 3 kg', ['grams-per-kilogram']],
    ['1000', 'how many kg', []],
    ['1000', '3km, in meters', ['metres-per-kilometre']],
    ['100', 'a discount of 20%', ['percent']],
    ['0.01', '20 percent', ['hundredth']],
    ['0.25', 'he finds a quarter', ['quarter', 'quarter-coin']],
    ['0.5', 'halves', ['half']],
    ['7', 'every week', ['days-per-week']],
    ['52', 'a year', ['weeks-per-year']],
    ['24', 'hours a day', ['hours-per-day']],
    ['5', 'on weekdays', ['weekdays']],
    ['4', 'a square garden', ['sides-of-a-square']],
    ['4', '9 square feet', []],
    ['4', 'a corner of the room', ['corners-of-a-rectangle']],
    ['1.5', 'an hour and a half', ['half-more']],
  ])('%s with %j', (value, words, expected) => {
    expect(ids(value, words)).toEqual(expected)
  })
})

test('every constant has a name of its own for its value', () => {
  const keys = namedConstants.map(({ id, value }) => `${id} ${value.toFraction()}`)
  expect(new Set(keys).size).toBe(keys.length)
  for (const { id } of namedConstants) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
})

test('words of the solution that name a number keep that number', () => {
  const literals = questionLiterals('3 dogs and 13 cats and 12 owls')
  const named = (answer: string) =>
    namedInSolution(answer, literals).map((source) => 'literal' in source && source.literal)
  expect(named('Triple it: <<3*13=39>>39.\n#### 39')).toEqual([0])
  expect(named('That is a dozen.\n#### 12')).toEqual([2])
  expect(named('That is all.\n#### 12')).toEqual([])
})
