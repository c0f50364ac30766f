/** The weakest hint. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { rational } from '../../../src/algo/maths/rational.js'
import { readSteps, type SolutionStep } from '../../../src/generate/tutor-hints/read-steps.js'
import { restate } from '../../../src/generate/tutor-hints/restate.js'

function stepsOf(answer: string): readonly SolutionStep[] {
  const solution = readSteps(answer)
  if ('refused' in solution) throw new TypeError(solution.refused)
  return solution.steps
}

/** All variants, from the most to the least informative. */
function variants(question: string, solution: string, answer: number): string[] {
  return restate(
    question,
    stepsOf(solution),
    { kind: 'number', value: rational(Math.round(answer * 100), 100) },
    createRandom('restate'),
  )
}

const question =
  'Tom buys 6 packs of 12 stamps each. He gives 5 of the stamps away. How many stamps has he now?'
const solution = 'So 6*12 = <<6*12=72>>72.\nThen 72-5 = <<72-5=67>>67.\n#### 67'

test('the question and the quantities that its steps use', () => {
  const [first = ''] = variants(question, solution, 67)
  expect(first).toContain('How many stamps has he now?')
  expect(first).toContain('“6 packs”, “12 stamps each” and “5 of the stamps”')
})

test('variants fall back to a hint without any number', () => {
  const all = variants(question, solution, 67)
  expect(all).toHaveLength(4)
  expect(all[2]).not.toMatch(/\d/)
  expect(all[3]).toMatch(/^(?:Read the last sentence|Say in your own words)/)
})

test('a quantity that is the answer is left out', () => {
  const same = 'Tom has 10 stamps, gives 5 away and has 5 friends. How many stamps are left?'
  const [first = ''] = variants(same, 'So 10-5 = <<10-5=5>>5.\n#### 5', 5)
  expect(first).toContain('“10 stamps”')
  expect(first).not.toMatch(/\b5\b/)
})

describe('quantities', () => {
  test.each([
    [
      'A bag costs $4.50 and he has $20. How much is left?',
      'So 20-4.5 = <<20-4.5=15.5>>15.5\n#### 15.5',
      '“$4.50” and “$20”',
    ],
    [
      'He sells 25% of the 80 eggs. How many are that?',
      'So 80*25/100 = <<80*25/100=20>>20\n#### 20',
      '“25%” and “80 eggs”',
    ],
    ['She eats 3/8 of 16 nuts. How many?', 'So 16*3/8 = <<16*3/8=6>>6\n#### 6', '“3/8” and “16 nuts”'],
    [
      'Seven cats have 4 paws each. How many paws?',
      'So 7*4 = <<7*4=28>>28\n#### 28',
      '“Seven cats” and “4 paws each”',
    ],
    [
      'In room 9 are 6 rows of 5 seats. How many seats?',
      'So 6*5 = <<6*5=30>>30\n#### 30',
      '“6 rows” and “5 seats”',
    ],
  ])('%s', (text, steps, expected) => {
    const [first = ''] = variants(text, steps, Number(/#### (.*)$/.exec(steps)?.[1]))
    expect(first).toContain(expected)
  })
})

describe('the sentence that asks', () => {
  test.each([
    [
      'Mr. Lee has 3 cows. How many legs have Mr. Lee and 2 St. Bernard dogs?',
      'How many legs have Mr. Lee and 2 St. Bernard dogs?',
    ],
    ['How many eggs are in 4 boxes of 6? Each box is full.', 'How many eggs are in 4 boxes of 6?'],
    ['A pen costs $1.50. Find the price of 4 pens.', 'Find the price of 4 pens.'],
  ])('%s', (text, asked) => {
    const hint = variants(text, 'So 4*6 = <<4*6=24>>24\n#### 24', 999).join(' ')
    expect(hint).toContain(`: ${asked}`)
  })
})
