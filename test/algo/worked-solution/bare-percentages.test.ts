/** Percentages used as plain numbers. */

import { expect, test } from 'vitest'
import { barePercentages } from '../../../src/algo/worked-solution/bare-percentages.js'
import { parseWorkedSolution } from '../../../src/algo/worked-solution/parse-worked-solution.js'
import { programOf } from './problems.js'

const question = 'A tent of $360 is 30% off, and 40 pegs cost $7 each. What is the rebate with 5 bags more?'

const count = (calculation: string, value: number): number => {
  const answer = `It is ${calculation} = <<${calculation}=${value}>>${value}.\nWith 40*7 = <<40*7=280>>280 more.\n#### 280`
  return barePercentages(programOf({ question, answer })).length
}

test.each([
  ['360*30/100', 108, 0],
  ['360*.30', 108, 0],
  ['30*.01*360', 108, 0],
  ['30/100*360', 108, 0],
  ['360*30', 10800, 1],
  ['360/30', 12, 1],
  ['5*(7+30)', 185, 0], // a summand inside of a product
])('%s', (calculation, value, expected) => {
  expect(count(calculation, value)).toBe(expected)
})

test('10% written as a tenth does not vary, and neither does a rest of 50%', () => {
  const tenth = parseWorkedSolution(
    'A sofa costs $3000, and a lamp costs 10% of it. What does the lamp cost?',
    'The lamp costs 3000*1/10 = $<<3000*1/10=300>>300.\n#### 300',
  )
  expect('refused' in tenth ? tenth : [...tenth.pinned]).toEqual([[1, 'doubtful']])
  const rest = parseWorkedSolution(
    'A cap of $26 is 50% off. What does it cost?',
    'It costs 26*.5 = $<<26*.5=13>>13.\n#### 13',
  )
  expect('refused' in rest ? rest : [...rest.pinned]).toEqual([[1, 'related']])
})
