/** Steps of worked solutions. */

import { describe, expect, test } from 'vitest'
import { printExpression } from '../../../src/algo/maths/print-expression.js'
import { readSteps } from '../../../src/generate/tutor-hints/read-steps.js'

function read(answer: string): string {
  const solution = readSteps(answer)
  if ('refused' in solution) return solution.refused
  const steps = solution.steps.map(
    ({ expression, value }) => `${printExpression(expression, (leaf) => leaf.text)}=${value.toFraction()}`,
  )
  return `${steps.join(' ')} → ${solution.answer.toFraction()}`
}

test.each([
  [
    'calculation marks',
    'He has 6*4 = <<6*4=24>>24 pens.\nThen 24-3 = <<24-3=21>>21 are left.\n#### 21',
    '6*4=24 24-3=21 → 21',
  ],
  ['a mark of several operations', 'So 100 - 50 - 30 = <<100-50-30=20>>20.\n#### 20', '100-50-30=20 → 20'],
  [
    'equations without marks',
    'He has 6 * 4 = 24 pens.\nThen 24 - 3 = 21 are left.\n#### 21',
    '6*4=24 24-3=21 → 21',
  ],
  ['an answer in a sentence', 'He has 6 x 4 = 24 pens. The answer is 24.', '6*4=24 → 24'],
  ['a boxed answer', 'He has 6 * 4 = 24 pens, so \\boxed{24}.', '6*4=24 → 24'],
  ['money', '3 * $4.50 = $<<3*4.5=13.5>>13.50\n#### 13.5', '3*4.5=27/2 → 27/2'],
])('%s', (_, answer, expected) => {
  expect(read(answer)).toBe(expected)
})

describe('refused', () => {
  test.each([
    ['no number at all', 'It cannot be known.', 'no-final-answer'],
    ['no calculation', 'It is written in the question.\n#### 7', 'no-steps'],
    ['an answer that is not the last result', 'So 6*4 = <<6*4=24>>24.\n#### 25', 'answer-not-last'],
    ['a mark that does not come out', 'So 6*4 = <<6*4=25>>25.\n#### 25', 'mark-inconsistent'],
    ['a mark that is no arithmetic', 'So <<six times four=24>>24.\n#### 24', 'mark-unreadable'],
    ['an equation that does not come out', 'So 6 * 4 = 25.\n#### 25', 'equation-inconsistent'],
  ])('%s', (_, answer, reason) => {
    expect(read(answer)).toBe(reason)
  })
})
