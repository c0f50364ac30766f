/** Finding the numbers of a text. */

import { describe, expect, test } from 'vitest'
import { findNumbers } from '../../../src/algo/maths/find-numbers.js'

const texts = (text: string): string[] => findNumbers(text).map((number) => number.text)
const shapes = (text: string): string[] => findNumbers(text).map((number) => `${number.text} ${number.shape}`)

test.each([
  ['Lea has 12 pens and twelve caps.', ['12', 'twelve']],
  ['It costs $1,250.50 or 99.', ['1,250.50', '99']],
  ['A ratio of .5, not 0.5.', ['.5', '0.5']],
  ['That ends here.5 more came.', ['5']],
  ['Twenty-five of two hundred and ten.', ['Twenty-five', 'two hundred and ten']],
  ['Nobody often weighs tension.', []],
  ['Numbers 10,20 and 3,000', ['10', '20', '3,000']],
  ['', []],
])('%j', (text, expected) => {
  expect(texts(text)).toEqual(expected)
})

test('places are those of the digits or words alone', () => {
  const text = 'Pay $40 for 20% of six.'
  for (const { start, end, text: number } of findNumbers(text)) expect(text.slice(start, end)).toBe(number)
})

describe('signs around a number', () => {
  test.each([
    ['$40', true],
    ['€ 40', true],
    ['£40', true],
    ['40', false],
    ['40 dollars', false],
    ['$<<4*10=40>>40', true],
  ])('%s: money is %s', (text, expected) => {
    expect(findNumbers(text).at(-1)?.isMoney).toBe(expected)
  })

  test.each([
    ['20%', true],
    ['20 %', true],
    ['twenty percent', true],
    ['20 per cent', true],
    ['20 percentages', false],
    ['20 people', false],
  ])('%s: percent is %s', (text, expected) => {
    expect(findNumbers(text)[0]?.isPercent).toBe(expected)
  })
})

describe('shapes', () => {
  test.each([
    ['5 pens', ['5 plain']],
    ['the 5th floor', ['5 ordinal']],
    ['at 5:30', ['5 clock', '30 clock']],
    ['at 4 pm', ['4 clock']],
    ['at 4 p.m.', ['4 clock']],
    ["five o'clock", ['five clock']],
    ['in the ratio 3:2', ['3 ratio', '2 ratio']],
    ['3/4 of them', ['3 fraction', '4 fraction']],
    ['2 1/2 cups', ['2 mixed', '1 mixed', '2 mixed']],
    ['two-thirds', ['two fraction']],
    ['three quarters', ['three fraction']],
    ['10-15 people', ['10 range', '15 range']],
    ['two to three days', ['two range', 'three plain']],
    ['it is -5 outside', ['5 negative']],
    ['iPhone7', ['7 glued']],
    ['4x and 7S', ['4 glued', '7 glued']],
    ['80cm of 2kg', ['80 plain', '2 plain']],
    ['5 million', ['5 multiplied']],
    ['two thousand', ['two multiplied']],
    ['12-inch', ['12 plain']],
    ['a 5-year-old', ['5 plain']],
    ['$8-$3', ['8 range', '3 range']],
  ])('%s', (text, expected) => {
    expect(shapes(text)).toEqual(expected)
  })
})

test('values are exact', () => {
  const values = findNumbers('1,000.05 and .2 and thirty-one').map(({ value }) => value.toFraction())
  expect(values).toEqual(['20001/20', '1/5', '31'])
})

test('a hundred thousand digits are one number, found in linear time', () => {
  expect(findNumbers('7'.repeat(100_000))).toHaveLength(1)
})
