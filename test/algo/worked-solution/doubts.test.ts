/** Where a number of a solution may be something worked out in the head. */

import { describe, expect, test } from 'vitest'
import { doubtfulUses } from '../../../src/algo/worked-solution/doubtful-uses.js'
import { hiddenOperands, type Operand } from '../../../src/algo/worked-solution/hidden-operands.js'
import { countUses, lineAround, membersOf } from '../../../src/algo/worked-solution/reading.js'
import { repeatedFactors } from '../../../src/algo/worked-solution/repeated-factors.js'
import { areSpoken, hasEvidence } from '../../../src/algo/worked-solution/use-evidence.js'
import { type Problem, programOf } from './problems.js'

const operand = (value: number, index: number, groups: number[] = [index]): Operand => ({
  value,
  source: { kind: 'literal', literal: index, divisor: 1 },
  groups: new Set(groups),
})

describe('hiddenOperands', () => {
  test.each([
    ['a sum', 8, [5, 3], 2], // 5 + 3
    ['a difference', 4, [9, 5], 2], // 9 - 5
    ['a product', 12, [4, 3], 2],
    ['a quotient', 6, [42, 7], 2],
    ['one more than a small count', 4, [3], 1],
    ['one more than a large count', 41, [40], 0],
    ['a fraction rounded down', 8, [8.8], 1],
    ['a fraction rounded up', 9, [8.8], 1],
    ['nothing', 7, [20, 5], 0],
    ['a product with one', 5, [5, 1], 0], // 5 × 1 explains nothing
    ['one, as a difference', 1, [6, 5], 2],
    ['one, as a quotient', 1, [6, 6], 0],
  ])('%s', (_, value, others, expected) => {
    const operands = others.map((other, index) => operand(other, index))
    expect(hiddenOperands(value, operands, undefined)).toHaveLength(expected)
  })

  test('what depends on the number itself does not explain it', () => {
    const operands = [operand(240, 0, [0, 1]), operand(40, 1)]
    expect(hiddenOperands(200, operands, undefined)).toHaveLength(2) // 240 - 40
    expect(hiddenOperands(200, operands, 0)).toHaveLength(0) // but 240 came from the 200
  })
})

const pets: Problem = {
  question:
    'Rita has 5 dogs and 17 birds. Each dog eats 9 bowls, and a bird eats half as many. How many bowls is it?',
  answer:
    'The dogs eat 5*9 = <<5*9=45>>45 bowls.\nA bird eats 9/2 = <<9/2=4.5>>4.5 bowls.\nThe birds eat 17*4.5 = <<17*4.5=76.5>>76.5.\nIn all 45+76.5 = <<45+76.5=121.5>>121.5.\n#### 121.5',
}

describe('evidence in the line', () => {
  const program = programOf(pets)
  const [first, second, third] = program.steps

  test('the noun of a literal, as a word of its own', () => {
    expect(first && hasEvidence(program, 0, first)).toBe(true) // "dogs"
    expect(second && hasEvidence(program, 0, second)).toBe(false)
    expect(third && hasEvidence(program, 1, third)).toBe(true) // "birds"
  })

  test('an amount of money with its sign', () => {
    const shop = programOf({
      question: 'A cap costs $13 and a scarf costs $21. What do 4 caps and 5 scarves cost?',
      answer:
        'The caps cost 4*$13 = $<<4*13=52>>52.\nThe scarves cost 5*21 = $<<5*21=105>>105.\nIn all 52+105 = $<<52+105=157>>157.\n#### 157',
    })
    const [caps, scarves] = shop.steps
    expect(caps && hasEvidence(shop, 0, caps)).toBe(true)
    expect(scarves && hasEvidence(shop, 1, scarves)).toBe(false)
  })

  test('a number that the line says without calculating with it', () => {
    const party = programOf({
      question:
        'A host and 6 guests eat 28 rolls with 3 olives each. Each takes 2 more. How many olives is it?',
      answer:
        'The rolls have 28*3 = <<28*3=84>>84 olives.\nThe host with 6 guests takes 84*2 = <<84*2=168>>168.\n#### 168',
    })
    const guests = { kind: 'literal', literal: 0, divisor: 1 } as const
    const rolls = { kind: 'literal', literal: 1, divisor: 1 } as const
    const last = party.steps[1]
    expect(last && areSpoken(party, last, [guests])).toBe(true)
    expect(last && areSpoken(party, last, [rolls])).toBe(false)
  })
})

test('uses and members of a group are counted', () => {
  const program = programOf(pets)
  expect([...countUses(program)]).toEqual([
    [0, 1],
    [2, 2], // 9 in two steps
    [1, 1],
  ])
  expect(membersOf(program, 2)).toBe(1)
})

test('the line around a place has no marks and is in lower case', () => {
  const answer = 'One\nTwo $ <<1+1=2>>2 Three\nFour'
  expect(lineAround(answer, answer.indexOf('Three'))).toBe('two $2 three')
  expect(lineAround(answer, 0)).toBe('one')
  expect(lineAround(answer, answer.length)).toBe('four')
})

describe('repeatedFactors', () => {
  const factors = (problem: Problem): number => {
    const program = programOf(problem)
    return program.steps.flatMap((step) => repeatedFactors(program, step.expression)).length
  }

  test('a product that takes one literal twice', () => {
    const question = 'Each of 6 goats eats 14 carrots. How many are 6 times 6 and the carrots?'
    expect(factors({ question, answer: 'It is 6*6*6*6+14 = <<6*6*6*6+14=1310>>1310.\n#### 1310' })).toBe(1)
    expect(factors({ question, answer: 'It is 6*6*6+14 = <<6*6*6+14=230>>230.\n#### 230' })).toBe(0) // stated three times
    expect(factors({ question, answer: 'It is 6+6*14 = <<6+6*14=90>>90.\n#### 90' })).toBe(0)
  })
})

test('a doubt names the literal and the operands of the hidden calculation', () => {
  const question =
    'Sven buys soup for himself and 3 guests 5 times. A soup costs $4. He also pays $11. What does he pay?'
  const answer = 'That makes 4*5 = <<4*5=20>>20 bowls.\nHe pays 4*20+11 = $<<4*20+11=91>>91.\n#### 91'
  const doubts = doubtfulUses(programOf({ question, answer }))
  const literals = doubts.flat().flatMap((source) => (source.kind === 'literal' ? [source.literal] : []))
  expect(new Set(literals)).toEqual(new Set([0, 2])) // 3 guests and $4
})

test('each stated once and used once is no doubt', () => {
  expect(
    doubtfulUses(
      programOf({
        question: 'A man has 3 cats, 4 dogs and 19 fish, and 7 owls. How many with 30 ants?',
        answer: 'It is 3+4+7+19+30 = <<3+4+7+19+30=63>>63.\n#### 63',
      }),
    ),
  ).toEqual([])
})
