/** Binding every number of an answer. */

import { describe, expect, test } from 'vitest'
import type { NumberSource } from '../../../src/algo/worked-solution/program.js'
import { type Problem, pinsOf, programOf, refusalOf } from './problems.js'

const question = 'A shop sells 14 mugs for $9 each and 25 plates for $6 each. What does it take in?'

const mentions = (problem: Problem): string[] => {
  const program = programOf(problem)
  const show = (source: NumberSource): string => {
    if (source.kind === 'literal') return program.literals[source.literal]?.text ?? ''
    return source.kind === 'result' ? `S${source.step + 1}` : source.id
  }
  return program.mentions.map(
    ({ start, end, source }) => `${problem.answer.slice(start, end)}:${show(source)}`,
  )
}

describe('places of numbers', () => {
  test('text before a mark, mark, result, repetition, final line', () => {
    const answer =
      'Mugs bring 14*9 = $<<14*9=126>>126.\nPlates bring 25*6 = $<<25*6=150>>150.\nIn all 126+150 = $<<126+150=276>>276.\n#### 276'
    expect(mentions({ question, answer })).toEqual(
      [
        ['14:14', '9:9', '14:14', '9:9', '126:S1', '126:S1'],
        ['25:25', '6:6', '25:25', '6:6', '150:S2', '150:S2'],
        ['126:S1', '150:S2', '126:S1', '150:S2', '276:S3', '276:S3', '276:S3'],
      ].flat(),
    )
  })

  test('numbers between words before a mark, in the order of its leaves', () => {
    const answer =
      '14 mugs at $9 a mug are $<<14*9=126>>126, with 25 plates * $6 = <<25*6=150>>150.\nIn all <<126+150=276>>276.\n#### 276'
    expect(mentions({ question, answer }).slice(0, 4)).toEqual(['14:14', '9:9', '14:14', '9:9'])
    expect(mentions({ question, answer })).toContain('25:25')
  })

  test('a result said before its calculation', () => {
    const answer = 'It takes in 276 because 14*9 + 25*6 = <<14*9+25*6=276>>276.\n#### 276'
    expect(mentions({ question, answer })[0]).toBe('276:S1')
  })

  test('words of the prose', () => {
    const answer =
      'Fourteen mugs bring 14*9 = $<<14*9=126>>126.\nWith 25*6 it is 126+25*6 = $<<126+25*6=276>>276.\n#### 276'
    expect(mentions({ question, answer })[0]).toBe('Fourteen:14')
  })
})

describe('what stops the binding', () => {
  test.each([
    ['unbound-literal', 'It is 14*9+7 = <<14*9+7=133>>133.\n#### 133'],
    ['unmarked-number-in-solution', 'The 31 mugs bring 14*9 = <<14*9=126>>126.\n#### 126'],
    ['unmarked-number-in-solution', 'The seventeen mugs bring 14*9 = <<14*9=126>>126.\n#### 126'],
    ['answer-not-last', 'It is 14*9 = <<14*9=126>>126.\nAnd 25*6 = <<25*6=150>>150.\n#### 126'],
  ])('%s: %j', (expected, answer) => {
    expect(refusalOf({ question, answer })).toBe(expected)
  })
})

test('a number that the prose writes as part of a fraction keeps its value', () => {
  const share = {
    question: 'A tower of 96 feet is 8 times as high as a mast. What do mast and a pole of 37 feet measure?',
    answer:
      'The mast has 1/8 of it: 96/8 = <<96/8=12>>12 feet.\nThey measure 12+37 = <<12+37=49>>49 feet.\n#### 49',
  }
  expect(pinsOf(share)).toEqual({ 8: 'written-as-fraction' })
})

test('a number of the prose with two sources pins both', () => {
  const sale = {
    question:
      'A stall sells 6 hats for $7 each and 42 pins for $3 each. What does it take in, with $95 from bags?',
    answer:
      'The hats bring 6*7 = $<<6*7=42>>42.\nThe 42 pins bring 42*3 = $<<42*3=126>>126.\n' +
      'In all 126+95 = $<<126+95=221>>221.\n#### 221',
  }
  expect(pinsOf(sale)).toMatchObject({ 6: 'ambiguous', 7: 'ambiguous', 42: 'ambiguous' })
  expect(pinsOf(sale)).not.toHaveProperty('95')
})
