/** Where a text gives an answer away. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAnswer, readAnswer } from '../../../src/algo/expression/find-answer.js'
import { formatNumberWords } from '../../../src/algo/maths/number-words.js'
import { rational } from '../../../src/algo/maths/rational.js'

function formIn(text: string, answer: string): string | undefined {
  const read = readAnswer(answer)
  return read && findAnswer(text, read)?.form
}

describe('gives it away', () => {
  test.each<[text: string, answer: string, form: string]>([
    ['It is 72.', '72', 'digits'],
    ['It costs $72', '72', 'digits'],
    ['72.00 in all', '72', 'digits'],
    ['**72**', '72', 'digits'],
    ['It is -72.', '72', 'digits'],
    ['minus seventy-two', '72', 'words'],
    ['seventy-two clips', '72', 'words'],
    ['Seventy two', '72', 'words'],
    ['one thousand two hundred and fifty', '1250', 'words'],
    ['1,250', '1250', 'digits'],
    ['1.250', '1250', 'digits'],
    ['1 250', '1250', 'digits'],
    ['a dozen', '12', 'words'],
    ['2 dozen', '24', 'digits'],
    ['50%', '0.5', 'percent'],
    ['50%', '50', 'percent'],
    ['fifty percent', '1/2', 'percent'],
    ['half', '0.5', 'fraction'],
    ['½', '0.5', 'fraction'],
    ['1/2', '0.5', 'calculation'],
    ['0,5', '0.5', 'digits'],
    ['two and a half', '2.5', 'fraction'],
    ['2 1/2', '2.5', 'calculation'],
    ['250 cents', '2.5', 'cents'],
    ['$2.50', '2.5', 'digits'],
    ['0.33', '1/3', 'rounded'],
    ['a third', '1/3', 'fraction'],
    ['48 + 24', '72', 'calculation'],
    ['half of 144', '72', 'calculation'],
    ['\\frac{144}{2}', '72', 'calculation'],
    ['２４', '24', 'digits'],
    ['the capital is paris.', 'Paris', 'text'],
    ['a  blue\nwhale', 'Blue whale', 'text'],
  ])('%s ← %s', (text, answer, form) => {
    expect(formIn(text, answer)).toBe(form)
  })
})

describe('does not', () => {
  test.each<[text: string, answer: string]>([
    ['48 of her friends and half as many', '72'],
    ['Take the first step, then the second.', '1'],
    ['Which one is larger?', '1'],
    ['the 3rd and the 72nd house', '72'],
    ['100 − 50 − 30', '70'], // 50 - 30 is never computed
    ['3 + 4 × 2', '7'],
    ['0.3', '0.25'], // an exact decimal is not hidden by rounding
    ['Multiply the 5 boxes by what is in each.', '60'],
    ['Blue whales', 'Blue whale'],
    ['parison', 'Paris'],
    ['', '72'],
  ])('%s ← %s', (text, answer) => {
    expect(formIn(text, answer)).toBeUndefined()
  })
})

describe('readAnswer', () => {
  test.each<[string, string]>([
    ['72', '72'],
    ['24 apples', '24'],
    ['$13.50', '27/2'],
    ['50%', '50'],
    ['1/2', '1/2'],
    ['2 1/2', '5/2'],
    ['-5', '-5'],
    ['He has 6*4 = <<6*4=24>>24 pens.\n#### 24', '24'],
    ['first #### 3, then\n#### 1,250', '1250'],
    ['\\boxed{24}', '24'],
    ['She reads 12 * 5 = 60 pages. The answer is 60.', '60'],
    ['He has 6 x 4 = 24 pens', '24'],
  ])('%j is the number %s', (text, value) => {
    const answer = readAnswer(text)
    expect(answer?.kind === 'number' && answer.value.toFraction()).toBe(value)
  })

  test('text stays text, nothing stays nothing', () => {
    expect(readAnswer('in 1990 and 1991')).toEqual({ kind: 'text', text: 'in 1990 and 1991' })
    expect(readAnswer('  ')).toBeUndefined()
    expect(readAnswer('work …\n#### ')).toBeUndefined()
  })
})

describe('laws', () => {
  const answers = fc.integer({ min: 2, max: 999 })

  test('a planted whole number is found in every writing', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 400 }), (value, part) => {
        const answer = { kind: 'number', value: rational(value) } as const
        const writings = [
          `${value}`,
          `${value}.0`,
          `$${value}`,
          `(${value})`,
          formatNumberWords(value, { casing: 'capital', hyphen: true }) ?? '',
          `${value + part} - ${part}`,
          `${value * 3} ÷ 3`,
          `subtract ${part} from ${value + part}`,
          `${value * 100}%`,
        ]
        for (const writing of writings) expect(findAnswer(`Look: ${writing}, see?`, answer)).toBeDefined()
      }),
    )
  })

  test('other numbers alone never give it away', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1000, max: 99_999 }), (value, other) => {
        const answer = { kind: 'number', value: rational(value) } as const
        expect(findAnswer(`There are ${other} birds on the roof.`, answer)).toBeUndefined()
      }),
    )
  })
})

test('long text without the answer', () => {
  const answer = { kind: 'number', value: rational(72) } as const
  const text = 'There are 48 birds on 3 roofs, and 5 more come. '.repeat(400)
  expect(findAnswer(text, answer)).toBeUndefined()
  expect(findAnswer(`${text} So 72.`, answer)).toEqual({ found: '72', form: 'digits' })
})
