/** Finding the final answer. */

import { describe, expect, test } from 'vitest'
import { extractFinalAnswer, readQuantity } from '../../../src/algo/maths/final-answer.js'

describe('styles', () => {
  test.each([
    ['She keeps 3*4 = <<3*4=12>>12 and loses 5.\n#### 7', '7', 'marked'],
    ['#### $1,250.50', '1,250.50', 'marked'],
    ['First #### 3\nthen #### 4', '4', 'marked'],
    ['So we get \\boxed{72}.', '72', 'boxed'],
    ['\\boxed{\\frac{3}{4}}', '3/4', 'boxed'],
    ['\\boxed{-\\dfrac{3}{4}}', '-3/4', 'boxed'],
    ['\\boxed{1{,}200}', '1,200', 'boxed'],
    ['\\boxed{\\text{12 apples}}', '12', 'boxed'],
    ['\\boxed{30\\%}', '30', 'boxed'],
    ['The answer is 42. There were 3 cats.', '42', 'said'],
    ['Answer: 42', '42', 'said'],
    ['the final answer was $18', '18', 'said'],
    ['5 + 6 = 11\nA: 11', '11', 'labelled'],
    ['A: -2,971', '-2,971', 'labelled'],
    ['In all 8 + 9 = 17 cats, so 17.', '17', 'bare'],
    ['He has 3/4 of it', '3/4', 'bare'],
    ['It takes 2 1/2 hours', '2 1/2', 'bare'],
    ['It is −5 outside', '-5', 'bare'],
  ])('%j', (text, expected, style) => {
    expect(extractFinalAnswer(text)).toMatchObject({ text: expected, style })
  })

  test('a style without a number after it is passed over', () => {
    expect(extractFinalAnswer('The answer is unclear.\nA: 9')).toMatchObject({ text: '9', style: 'labelled' })
    expect(extractFinalAnswer('4 cats\n####')).toMatchObject({ text: '4', style: 'bare' })
  })

  test('marks do not count', () => {
    expect(extractFinalAnswer('So 4 = <<2+2=4>>')).toMatchObject({ text: '4' })
  })

  test.each(['', 'no number at all', 'twelve'])('%j has none', (text) => {
    expect(extractFinalAnswer(text)).toBeUndefined()
  })
})

describe('values and units', () => {
  test.each([
    ['$1.50', '3/2', 'dollar'],
    ['150 cents', '150', 'cent'],
    ['0.5 hours', '1/2', 'hour'],
    ['30-minute', '30', 'minute'],
    ['50%', '50', 'percent'],
    ['2 1/2', '5/2', undefined],
    ['12 apples', '12', undefined],
    ['- 3', '-3', undefined],
    ['$-3', '-3', 'dollar'],
    ['-$3', '-3', 'dollar'],
    ['1/0', undefined, undefined],
  ])('%s', (text, value, unit) => {
    const quantity = readQuantity(text)
    expect(quantity?.value.toFraction()).toBe(value)
    expect(quantity?.unit?.name).toBe(unit)
  })
})

test('a degenerate answer of a model is read in linear time', () => {
  const long = `${'1 '.repeat(50_000)}${'9'.repeat(50_000)}`
  expect(extractFinalAnswer(long)?.style).toBe('bare')
})
