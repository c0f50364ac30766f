/** Hints of rising strength. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAnswer, readAnswer } from '../../../src/algo/expression/find-answer.js'
import { createRandom } from '../../../src/base/random.js'
import { composeHints } from '../../../src/generate/tutor-hints/compose-hints.js'
import { readSteps } from '../../../src/generate/tutor-hints/read-steps.js'

function hintsOf(question: string, solution: string, count: number, seed = 0): string[] {
  const read = readSteps(solution)
  if ('refused' in read) throw new TypeError(read.refused)
  const hints = composeHints(question, read, count, createRandom('hints', seed))
  if (!Array.isArray(hints)) throw new TypeError(hints.refused)
  return hints
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

test('all hints of a solution', () => {
  expect(hintsOf(question, solution, 8)).toMatchInlineSnapshot(`
    [
      "Your goal is in this sentence: How many are left? These quantities matter: “6 packs”, “12 stamps”, “3 packs”, “10” and “5 stamps away”.",
      "First multiply, because an amount is repeated.",
      "First step: 6 × 12.",
      "A later step: 3 × 10.",
      "After that: [result of the first step] + [result of the step before].",
      "Last step: [result of the step before] − 5.",
    ]
  `)
})

describe('how many', () => {
  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [5, 5],
    [6, 6],
    [8, 6], // 4 steps and 2
  ])('%d wanted, %d given', (wanted, given) => {
    expect(hintsOf(question, solution, wanted)).toHaveLength(given)
  })

  test('set-ups go from the first step to the last', () => {
    const [, , first, second] = hintsOf(question, solution, 4)
    expect(first).toContain('6 × 12')
    expect(second).toContain('[result of the step before] − 5')
    expect(hintsOf(question, solution, 3)[2]).toContain('6 × 12')
  })
})

describe('a single step never shows its whole calculation', () => {
  test.each([
    ['6 packs of 12: how many?', 'So 6*12 = <<6*12=72>>72.\n#### 72', '6 × [what is still missing]'],
    ['He has 9 and eats 4. Left?', 'So 9-4 = <<9-4=5>>5.\n#### 5', '9 − [what is still missing]'],
    // the number taken away is the answer itself
    ['He has 4 and eats 2. Left?', 'So 4-2 = <<4-2=2>>2.\n#### 2', '4 − [a number of the question]'],
  ])('%s', (text, steps, expected) => {
    expect(hintsOf(text, steps, 3)[2]).toContain(expected)
  })
})

test('the answer among the numbers of the question is gone round', () => {
  const hints = hintsOf(
    'Ann has 5 pens, Bob 5 more than she, and 5 pens are lost. How many has Bob then?',
    'So 5+5 = <<5+5=10>>10.\nSo 10-5 = <<10-5=5>>5.\n#### 5',
    4,
  )
  for (const hint of hints) expect(hint).not.toMatch(/\b5\b|\bfive\b/i)
  expect(hints[0]).toContain('How many has Bob then?')
})

test('the answer 1 or 2 does not trip over the words of the hints', () => {
  const one = hintsOf('He has 3 and eats 2. How many has he?', 'So 3-2 = <<3-2=1>>1.\n#### 1', 3)
  const two = hintsOf('She has 6 and gives 4. How many has she?', 'So 6-4 = <<6-4=2>>2.\n#### 2', 3)
  expect([one.length, two.length]).toEqual([3, 3])
})

test('law: no hint of any two-step solution gives the answer away, whatever the wording', () => {
  const numbers = fc.integer({ min: 2, max: 60 })
  fc.assert(
    fc.property(numbers, numbers, numbers, fc.nat(), (a, b, c, seed) => {
      const text = `Ann has ${a} boxes of ${b} pens and finds ${c} more pens. How many pens has she?`
      const steps = `So ${a}*${b} = <<${a}*${b}=${a * b}>>${a * b}.\nSo <<${a * b}+${c}=${a * b + c}>>.\n#### ${a * b + c}`
      const answer = readAnswer(steps)
      for (const hint of hintsOf(text, steps, 4, seed)) {
        expect(answer && findAnswer(hint, answer)).toBeUndefined()
        // an oracle of its own: no whole number of the hint is the answer
        expect(hint.match(/\d+/g) ?? []).not.toContain(String(a * b + c))
      }
    }),
  )
})
