/** Questions whose words or letters say more than their arithmetic. */

import { describe, expect, test } from 'vitest'
import { unsuitableQuestion } from '../../../src/algo/worked-solution/unsuitable-question.js'

const reason = (question: string, answer = ''): string | undefined =>
  unsuitableQuestion(question, answer)?.refused

describe('the question', () => {
  test.each([
    ['What is the next prime after 13?', 'number-theory'],
    ['Which multiple of 6 is it?', 'number-theory'],
    ['Three consecutive numbers add up to 33.', 'number-theory'],
    ['Round up to the nearest ten.', 'number-theory'],
    ['What is the median of 3, 7 and 9?', 'number-theory'],
    ['The sum of the digits is 9.', 'number-theory'],
    ['How likely is a red one?', 'chance'],
    ['She rolls two dice.', 'chance'],
    ['How many different ways are there?', 'chance'],
    ['How many eggs are left?', undefined],
    ['The score is level after 3 primers of paint.', undefined],
  ])('%j: %s', (question, expected) => {
    expect(reason(question)).toBe(expected)
  })
})

describe('the solution', () => {
  test.each([
    ['Let n be the price.', 'algebra'],
    ['x = 5', 'algebra'],
    ['3y + 4 = 10', 'algebra'],
    ['So A + B = 12.', 'algebra'],
    ['2 x 3 = 6 and 2x3 = 6 and (2)x(3)', undefined],
    ['I add a cup. She is in plan B.', undefined],
    ["Bo's and Al's caps, 5 p.m.", undefined],
    ['Marks do not count: <<3*x=6>>', undefined],
  ])('%j: %s', (answer, expected) => {
    expect(reason('How many?', answer)).toBe(expected)
  })
})

test('the words are quoted', () => {
  expect(unsuitableQuestion('How likely is it?', '')).toEqual({
    refused: 'chance',
    detail: 'The question says "How likely".',
  })
})
