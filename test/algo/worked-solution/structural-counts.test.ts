/** Counts that the form of a solution fixes. */

import { describe, expect, test } from 'vitest'
import { structuralSources } from '../../../src/algo/worked-solution/structural-counts.js'
import { programOf } from './problems.js'

const sources = (question: string, answer: string): string[] => {
  const program = programOf({ question, answer })
  return structuralSources(program.literals, program.steps).map((source) =>
    source.kind === 'literal'
      ? (program.literals[source.literal]?.text ?? '')
      : source.kind === 'result'
        ? `result ${source.step + 1}`
        : '',
  )
}

describe('repetitions', () => {
  test('an operand that one step takes again and again', () => {
    const question = 'A cell doubles 4 times an hour; 35 cells start. How many are there after 4 doublings?'
    const answer = 'There are 35*2*2*2*2 = <<35*2*2*2*2=560>>560 cells.\n#### 560'
    expect(sources(question, answer)).toEqual(['4', '4'])
  })

  test('an operand that step after step applies', () => {
    const question = 'A shop sells 260 lamps and 30 more each year. How many does it sell after 3 years?'
    const answer =
      'Next 260+30 = <<260+30=290>>290.\nThen 290+30 = <<290+30=320>>320.\nAt last 320+30 = <<320+30=350>>350.\n#### 350'
    expect(sources(question, answer)).toContain('3')
  })

  test('the number of addends', () => {
    const question = 'In 3 tests Ida gets 71, 83 and 98 points. What is the average?'
    const answer =
      'The sum is 71+83+98 = <<71+83+98=252>>252.\nThe average is 252/3 = <<252/3=84>>84.\n#### 84'
    expect(sources(question, answer)).toEqual(['3'])
  })

  test('money and percentages count nothing', () => {
    const question = 'A bag is $3. A tax of 3% comes on 71, 83 and 95 bags. How many bags?'
    expect(sources(question, 'There are 71+83+95 = <<71+83+95=249>>249.\n#### 249')).toEqual([])
  })
})

test('a result that no later step uses went into the form of what follows', () => {
  const question = 'A belt of 90 beads is cut every 18 beads. 8 knots cost $7 each. What do they cost?'
  const answer =
    'There are 90/18 = <<90/18=5>>5 parts.\nThe knots cost 8*7 = $<<8*7=56>>56.\nWith 16 more it is 56+16 = <<56+16=72>>72.\n#### 72'
  expect(sources(question.replace('each.', 'each, 16 for one.'), answer)).toEqual(['result 1'])
})

test('an ordinary solution has none', () => {
  const question =
    'A bakery fills 14 trays with 25 rolls each and sells 290 rolls by noon. How many rolls are left?'
  const answer = 'There are 14*25 = <<14*25=350>>350 rolls.\nLeft are 350-290 = <<350-290=60>>60.\n#### 60'
  expect(sources(question, answer)).toEqual([])
})
