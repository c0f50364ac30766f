/** Tables of numbers in odd company: shapes, money, percentages, styles and units that compare. */

import { describe, expect, test } from 'vitest'
import { compareQuantities } from '../../../src/algo/maths/equal-answers.js'
import { extractFinalAnswer, readQuantity } from '../../../src/algo/maths/final-answer.js'
import { findNumbers } from '../../../src/algo/maths/find-numbers.js'

const shapes = (text: string): string[] =>
  findNumbers(text).map(({ text: shown, shape, isMoney, isPercent }) =>
    [shown, shape, isMoney ? 'money' : '', isPercent ? 'percent' : ''].filter(Boolean).join(' '),
  )

describe('numbers in odd company', () => {
  test.each<[string, string[]]>([
    ['He is in the 21st row, seat 7.', ['21 ordinal', '7 plain']],
    ['at 6:05 or 6 p.m.', ['6 clock', '05 clock', '6 clock']],
    ['a 3 : 2 lead', ['3 ratio', '2 ratio']],
    ['5/8 of 2 1/4 cups', ['5 fraction', '8 fraction', '2 mixed', '1 mixed', '4 mixed']],
    ['pages 12–19', ['12 range', '19 range']],
    ['$5-$8', ['5 range money', '8 range money']],
    ['it fell to -14 degrees', ['14 negative']],
    ['a 14-inch pan', ['14 plain']],
    ['the A380 and 3D glasses', ['380 glued', '3 glued']],
    ['7kg and 7kilo', ['7 plain', '7 glued']],
    ['5 million of $3k', ['5 multiplied', '3 glued money']],
    ['12.5 % and 12 per cent', ['12.5 plain percent', '12 plain percent']],
    ['1,234,567.89 of 1,23', ['1,234,567.89 plain', '1 plain', '23 plain']],
    ['.5 and 0.5', ['.5 plain', '0.5 plain']],
    ['two-thirds of three', ['two fraction', 'three plain']],
    ["four o'clock", ['four clock']],
    ['no number at all, nor in none or tension', []],
  ])('%s', (text, expected) => {
    expect(shapes(text)).toEqual(expected)
  })

  test('the places that are told are the places of the text', () => {
    const text = 'From $1,250.50 some 30% (three tenths) go to the 4th of five shops.'
    for (const number of findNumbers(text)) expect(text.slice(number.start, number.end)).toBe(number.text)
  })
})

describe('quantities that compare', () => {
  const compare = (some: string, other: string): string => {
    const [left, right] = [readQuantity(some), readQuantity(other)]
    return left && right ? compareQuantities(left, right) : 'unread'
  }
  test.each([
    ['90 minutes', '1.5 hours', 'equal'],
    ['1/4 hour', '15 min', 'equal'],
    ['3 feet', '1 yard', 'equal'],
    ['3 feet', '1 metre', 'incomparable'],
    ['2 weeks', '14 days', 'equal'],
    ['1 month', '30 days', 'incomparable'],
    ['1 year', '12 months', 'equal'],
    ['2 lbs', '32 ounces', 'equal'],
    ['$0.05', '5 cents', 'equal'],
    ['$5', '5 euros', 'incomparable'],
    ['1 kg', '1000 mg', 'different'],
    ['2 gallons', '16 pints', 'equal'],
    ['40%', '40', 'equal'],
    ['7 apples', '7 pears', 'equal'], // no units that convert: the plain numbers count
    ['-3 degrees', '3 degrees', 'different'],
    ['2 1/2 cups', '2.5 cups', 'equal'],
  ])('%s and %s: %s, in both directions', (some, other, expected) => {
    expect(compare(some, other)).toBe(expected)
    expect(compare(other, some)).toBe(expected)
  })
})

describe('which number is the answer', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['#### 5\nNo, wait.\n#### 6', '6', 'marked'],
    ['It is \\boxed{\\frac{3}{4}}.', '3/4', 'boxed'],
    ['The answer is 12, not 13.', '12', 'said'],
    ['First 4, then 9 cups.', '9', 'bare'],
    ['A: 17\nB: 18', '17', 'labelled'],
    ['#### none\nThe answer is 8.', '8', 'said'],
    ['So it is <<3*4=12>>', undefined, undefined],
    ['1/0', undefined, undefined],
  ])('%j', (text, value, style) => {
    const answer = extractFinalAnswer(text)
    expect([answer?.value.toFraction(), answer?.style]).toEqual([value, style])
  })
})
