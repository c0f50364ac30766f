/** Natural upper limits by unit. */

import { describe, expect, test } from 'vitest'
import { unitCeilings } from '../../../src/algo/worked-solution/unit-ceilings.js'
import { programOf } from './problems.js'

const ceilings = (question: string, answer: string): string[] => {
  const program = programOf({ question, answer })
  const texts = [
    ...program.literals.map((literal) => literal.text),
    ...program.steps.map((step) => `= ${step.value.toString()}`),
  ]
  return [
    ...new Set(unitCeilings(program).map(({ quantity, ceiling }) => `${texts[quantity]} <= ${ceiling}`)),
  ]
}

describe('literals and results', () => {
  test.each([
    ['He rides 9 hours at 14 miles.', 'He rides 9*14 = <<9*14=126>>126 miles.\n#### 126', ['9 <= 12']],
    ['He rides 19 hours at 14 miles.', 'He rides 19*14 = <<19*14=266>>266 miles.\n#### 266', ['19 <= 24']],
    ['He rides 40 hours at 14 miles.', 'He rides 40*14 = <<40*14=560>>560 miles.\n#### 560', []],
    ['He rides 25 minutes at 14 metres.', 'He rides 25*14 = <<25*14=350>>350.\n#### 350', ['25 <= 60']],
    ['A cap of $45 is 15% off.', 'It is 45*15/100 = $<<45*15/100=6.75>>6.75 off.\n#### 6.75', ['15 <= 100']],
    ['A tip of 15% tip on $40 is paid.', 'It is 40*.15 = $<<40*.15=6>>6.\n#### 6', ['15 <= 100', '15 <= 20']],
    [
      'Ida is 11 years old, and Bo is 25 older.',
      'Bo is 11+25 = <<11+25=36>>36 years old.\n#### 36',
      ['11 <= 12', '= 36 <= 70'],
    ],
    ['Each of 14 jars costs 35 cents.', 'They cost 14*35 = <<14*35=490>>490 cents.\n#### 490', ['35 <= 100']],
  ])('%j', (question, answer, expected) => {
    expect(ceilings(question, answer)).toEqual(expected)
  })
})

test('in a question about an exam, numbers up to 100 stay there', () => {
  const question = 'Bo scored 81 in an exam of 120 tasks and 67 in the next. What is the sum?'
  const answer = 'The sum is 81+67 = <<81+67=148>>148.\n#### 148'
  expect(ceilings(question, answer)).toEqual(['81 <= 100', '67 <= 100'])
})
