/** What must stay true when literals vary. */

import { describe, expect, test } from 'vitest'
import { parseDecimal, rational } from '../../../src/algo/maths/rational.js'
import { variationLimits } from '../../../src/algo/worked-solution/variation-limits.js'
import { type Problem, problems, programOf, rationals } from './problems.js'

const judge = (problem: Problem, ...values: readonly (number | string)[]): string =>
  variationLimits(programOf(problem))(values.map((value) => parseDecimal(String(value)) ?? rational(0))) ??
  'fine'

test.each(Object.entries(problems).filter(([name]) => name !== 'prose'))(
  '%s keeps its own limits',
  (_, problem) => {
    const program = programOf(problem)
    expect(variationLimits(program)(program.literals.map((literal) => literal.value))).toBeUndefined()
  },
)

describe('each limit by name', () => {
  test.each([
    // 14 trays of 25 rolls, 290 sold: 350 - 290 = 60 left
    ['bakery', [15, 26, 300], 'fine'],
    ['bakery', [12, 24, 290], 'sign'], // 288 - 290 is negative
    ['bakery', [20, 25, 300], 'magnitude'], // 200 left instead of 60
    ['bakery', [26, 25, 600], 'order'], // more trays than rolls a tray
    // half of $18 is 9
    ['ferry', [20, 4, 7], 'fine'],
    ['ferry', [19, 4, 7], 'integer'], // a child paid whole dollars before
    ['ferry', [18, 7, 4], 'order'], // 4 adults and 7 children
    // 25 trees, 40 kilograms, 30 %
    ['orchard', [25, 40, 33], 'fine'],
    ['orchard', [25, 41, 33], 'integer'], // 1025 * 33 / 100
    ['orchard', [25, 40, 80], 'magnitude'], // 300 → 800 bruised
    // 1.5 litres, 12 walls, $6.40: 18 litres, $115.20
    ['paint', ['2.5', 12, '6.40'], 'fine'],
    ['paint', ['1.4', 12, '6.40'], 'integer'], // 16.8 litres
    ['paint', ['1.5', 12, '6.60'], 'fine'],
  ] as const)('%s with %j: %s', (name, values, expected) => {
    expect(judge(problems[name], ...values)).toBe(expected)
  })

  test('a ceiling', () => {
    const shift = {
      question: 'A guard works 9 hours for $14. What does she get?',
      answer: 'She gets 9*14 = $<<9*14=126>>126.\n#### 126',
    }
    expect(judge(shift, 12, 14)).toBe('fine')
    expect(judge(shift, 13, 14)).toBe('ceiling')
  })

  test('percentages that fit together', () => {
    const poll = {
      question: 'Of 400 voters 35% say yes and 45% say no. How many more say no?',
      answer:
        'Yes say 400*.35 = <<400*.35=140>>140.\nNo say 400*.45 = <<400*.45=180>>180.\n' +
        'That is 180-140 = <<180-140=40>>40 more.\n#### 40',
    }
    expect(judge(poll, 400, 45, 50)).toBe('fine')
    expect(judge(poll, 400, 55, 60)).toBe('percent-sum')
  })

  test('a result of one stays one, and nothing becomes one', () => {
    const left = {
      question: 'A boy has 14 nuts and eats 13. How many has he?',
      answer: 'He has 14-13 = <<14-13=1>>1.\n#### 1',
    }
    expect(judge(left, 16, 15)).toBe('fine')
    expect(judge(left, 16, 14)).toBe('sign')
    const more = {
      question: 'A boy has 14 nuts and eats 11. How many has he?',
      answer: 'He has 14-11 = <<14-11=3>>3.\n#### 3',
    }
    expect(judge(more, 12, 11)).toBe('sign')
    expect(judge(more, 13, 11)).toBe('fine')
  })
})

test('inner values of one step must stay whole and positive too', () => {
  const inner = {
    question: 'A rope of 30 metres loses 6, and 4 boys share it. They get 3 more ropes of it.',
    answer: 'They get (30-6)/4*3 = <<(30-6)/4*3=18>>18 metres.\n#### 18',
  }
  expect(judge(inner, 35, 7, 4, 3)).toBe('fine') // 28 / 4 = 7
  expect(judge(inner, 32, 6, 4, 3)).toBe('integer') // 26 / 4 = 6.5, although 19.5 … no whole number either
  expect(judge(inner, 34, 6, 4, 3)).toBe('fine')
})

test('the number of values is that of the literals', () => {
  expect(variationLimits(programOf(problems.savings))(rationals(20, 12, 60))).toBeUndefined()
})
