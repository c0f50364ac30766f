/** Answers planted into clean hints: each writing is caught, at its place, and the clean hint is not. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, findAnswer, readAnswer } from '../../../src/algo/expression/find-answer.js'
import { rational } from '../../../src/algo/maths/rational.js'

const numberAnswer = (top: number, bottom = 1): Answer => ({ kind: 'number', value: rational(top, bottom) })

const CLEAN = 'First add the 14 pears to the 9 plums, then look at how many of them 5 children can have.'

describe('leaks that were planted into a clean hint about the answer 23', () => {
  const answer = numberAnswer(23)

  test('the hint itself is clean for 24', () => {
    expect(findAnswer(CLEAN.replace('add', 'count'), numberAnswer(24))).toBeUndefined()
  })

  test.each<[string, string, string]>([
    ['Then you have 23.', '23', 'digits'],
    ['Then you have 23.0 in all.', '23.0', 'digits'],
    ['Then you have twenty-three.', 'twenty-three', 'words'],
    ['Then you have TWENTY THREE.', 'TWENTY THREE', 'words'],
    ['That is 2300 cents.', '2300 cents', 'cents'],
    ['That is 2300%.', '2300%', 'percent'],
    ['Then you have 46 ÷ 2.', '46 ÷ 2', 'calculation'],
    ['That is half of 46.', 'half of 46', 'calculation'],
    ['That is twice 11.5.', 'twice 11.5', 'calculation'],
    ['It is one less than 24.', 'one less than 24', 'calculation'],
  ])('%s', (planted, found, form) => {
    const clean = 'Count the 14 pears and the 9 plums apart.'
    expect(findAnswer(clean, answer)).toBeUndefined()
    expect(findAnswer(`${clean} ${planted}`, answer)).toEqual({ found, form })
    expect(findAnswer(`${planted} ${clean}`, answer)).toEqual({ found, form })
  })

  test('a calculation in words between the numbers of the hint', () => {
    expect(findAnswer(CLEAN, answer)).toEqual({ found: 'add the 14 pears to the 9', form: 'calculation' })
  })
})

describe('rounded answers', () => {
  test.each<[text: string, top: number, bottom: number, isFound: boolean]>([
    ['about 0.67', 2, 3, true],
    ['about 0.7', 2, 3, true],
    ['about 0.66', 2, 3, false], // cut, not rounded
    ['about 1', 2, 3, false], // no decimals: any small number would count
    ['about -0.667', 2, 3, true], // the other sign counts too
    ['about 3.14', 22, 7, true], // 22/7 = 3.142857…
    ['about 3.1', 25, 8, false], // 3.125 has exact decimals
  ])('%s of %d/%d', (text, top, bottom, isFound) => {
    expect(findAnswer(text, numberAnswer(top, bottom))?.form).toBe(isFound ? 'rounded' : undefined)
  })
})

describe('answers in words', () => {
  const answer: Answer = { kind: 'text', text: 'Blue Whale' }

  test.each<[string, boolean]>([
    ['It is the blue whale.', true],
    ['“BLUE\n WHALE”', true],
    ['blue-whale', false], // another word
    ['bluewhale', false],
    ['the blue whales', false],
    ['the blue whales and the blue whale', true], // a later place counts
    ['whale, blue', false],
  ])('%j', (text, isFound) => {
    expect(findAnswer(text, answer)?.found).toBe(isFound ? 'blue whale' : undefined)
  })
})

describe('what counts as the answer of a record', () => {
  test.each<[string, string | undefined]>([
    ['#### 1,024', '1024'],
    ['So x = 7/8', '7/8'],
    ['the answer is -12.50 dollars', '-25/2'],
    ['three quarters', '3/4'],
    ['½ of it', '1/2'],
    ['$ -3', '-3'],
    ['20%', '20'],
  ])('%j is %s', (text, value) => {
    const answer = readAnswer(text)
    expect(answer?.kind === 'number' ? answer.value.toFraction() : undefined).toBe(value)
  })

  test.each(['Paris', '3 apples and 4 pears', 'between 1 and 2'])('%j is text', (text) => {
    expect(readAnswer(text)).toEqual({ kind: 'text', text })
  })
})

test('law: an answer is found in its own worked solution, and never in a text without numbers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 2, max: 90 }), (left, right) => {
      const solution = `So ${left} and ${right} make <<${left}*${right}=${left * right}>>${left * right}.\n#### ${left * right}`
      const answer = readAnswer(solution)
      expect(answer).toBeDefined()
      if (answer === undefined) return
      expect(findAnswer(solution, answer)).toBeDefined()
      expect(findAnswer('Multiply what is in a box by the boxes.', answer)).toBeUndefined()
    }),
  )
})
