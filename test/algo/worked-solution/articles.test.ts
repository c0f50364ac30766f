/** "a" and "an" before numbers. */

import { expect, test } from 'vitest'
import { keepsArticles, startsWithVowelSound } from '../../../src/algo/worked-solution/articles.js'
import { programOf, rationals } from './problems.js'

test.each([
  ['8', true],
  ['80', true],
  ['800', true],
  ['11', true],
  ['18', true],
  ['11,000', true],
  ['18.5', true],
  ['eighty-one', true],
  ['Eleven', true],
  ['1', false],
  ['110', false],
  ['180', false],
  ['1,100', false],
  ['7', false],
  ['one', false],
  ['seven', false],
])('%s begins with a vowel sound: %s', (number, expected) => {
  expect(startsWithVowelSound(number)).toBe(expected)
})

test('only numbers right after an article are looked at', () => {
  const program = programOf({
    question: 'A 14-year plan of 25 trees and an 80-litre tank. What is the product of trees and years?',
    answer: 'It is 14*25 = <<14*25=350>>350.\nThat is a 350 tree plan.\n#### 350'.replace(
      '350 tree',
      '14-year',
    ),
  })
  expect(keepsArticles(program, rationals(15, 88, 80))).toBe(true)
  expect(keepsArticles(program, rationals(18, 25, 80))).toBe(false)
  expect(keepsArticles(program, rationals(15, 25, 90))).toBe(false)
})
