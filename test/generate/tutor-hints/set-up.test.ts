/** Set-ups of steps without results. */

import { describe, expect, test } from 'vitest'
import { type Answer, readAnswer } from '../../../src/algo/expression/find-answer.js'
import { parseExpression } from '../../../src/algo/maths/parse-expression.js'
import { readSteps } from '../../../src/generate/tutor-hints/read-steps.js'
import { firstOperator, setUps } from '../../../src/generate/tutor-hints/set-up.js'

function setUpsOf(question: string, solution: string, index: number): string[] {
  const read = readSteps(solution)
  if ('refused' in read) throw new TypeError(read.refused)
  return setUps(question, read.steps, index, readAnswer(solution) as Answer)
}

const question =
  'Tom buys 6 packs of 12 stamps, then 3 packs of 10, and gives 5 stamps away. How many are left?'
const solution = [
  'So 6*12 = <<6*12=72>>72.',
  'And 3*10 = <<3*10=30>>30.',
  'Together 72+30 = <<72+30=102>>102.',
  'Left 102-5 = <<102-5=97>>97.',
  '#### 97',
].join('\n')

describe('whole set-ups', () => {
  test.each([
    [0, '6 × 12'],
    [1, '3 × 10'],
    [2, '[result of the first step] + [result of the step before]'],
    [3, '[result of the step before] − 5'],
  ])('of step %d', (index, expected) => {
    expect(setUpsOf(question, solution, index)[0]).toBe(expected)
  })

  test('then either side hidden, then the operation in words', () => {
    expect(setUpsOf(question, solution, 0)).toEqual([
      '6 × 12',
      '6 × [what is still missing]',
      '[what is still missing] × 12',
      'multiply, because the same amount comes several times',
    ])
  })

  test('parentheses and several operations', () => {
    const text = 'So (6+2)*3-4 = <<(6+2)*3-4=20>>20.\n#### 20'
    expect(setUpsOf('With 6, 2, 3 and 4?', text, 0)[0]).toBe('(6 + 2) × 3 − 4')
  })
})

describe('numbers that stand for something', () => {
  test('a result that the question also states stays a number', () => {
    const text = 'So 2*5 = <<2*5=10>>10.\nSo 10+7 = <<10+7=17>>17.\n#### 17'
    expect(setUpsOf('There are 2 rows of 5, 7 more, and 10 chairs. How many?', text, 1)[0]).toBe('10 + 7')
  })

  test('a number of the question that is the answer is hidden', () => {
    const text = 'So 5+3 = <<5+3=8>>8.\nSo 8-3 = <<8-3=5>>5.\n#### 5'
    expect(setUpsOf('Of 5 and 3 birds, 3 leave. How many?', text, 0)[0]).toBe(
      '[a number of the question] + 3',
    )
  })

  test('so is a number from nowhere', () => {
    const text = 'So 7*2 = <<7*2=14>>14.\nSo 14-7 = <<14-7=7>>7.\n#### 7'
    expect(setUpsOf('A week twice, less a week: how many days?', text, 0)[0]).toBe(
      '[what is still missing] × 2',
    )
  })
})

describe('the operation that comes first', () => {
  test.each([
    ['6*4', '*'],
    ['6+4*2', '*'],
    ['(6+4)*2', '+'],
    ['100-50-30', '-'],
    ['48/2', '/'],
    ['80*25/100', 'percent'],
    ['25%*80', 'percent'],
    ['-5+3', '+'],
    ['7', undefined],
  ])('%s: %s', (text, expected) => {
    const expression = parseExpression(text)
    expect(expression && firstOperator(expression)).toBe(expected)
  })
})
