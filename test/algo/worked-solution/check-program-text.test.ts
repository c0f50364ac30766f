/** The independent check of a worked solution: it passes what is right, and it can fail. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { checkProgramText } from '../../../src/algo/worked-solution/check-program-text.js'
import { createVariationSearch } from '../../../src/algo/worked-solution/vary-program.js'
import { problems, programOf } from './problems.js'

const question = 'A hall has 18 rows of 22 seats; 30% stay empty. How many seats are taken?'
const good =
  'The hall has 18 x 22 = <<18*22=396>>396 seats.\nEmpty stay 396 * 30/100 = <<396*30/100=118.8>>118.8.\n' +
  'Taken are 396 - 118.8 = <<396-118.8=277.2>>277.2.\n#### 277.2'

const reason = (asked: string, answer: string): string => {
  const check = checkProgramText(asked, answer)
  return check.isRight ? 'right' : check.reason
}

test('a right solution passes with its number of calculations and its answer', () => {
  const check = checkProgramText(question, good)
  expect(check.isRight ? [check.calculations, check.answer.toString()] : check).toEqual([3, '277.2'])
})

describe('faults', () => {
  test.each([
    ['no-final-answer', good.replace('\n#### 277.2', '')],
    ['no-calculation', 'There are many.\n#### 396'],
    ['answer-differs', good.replace('#### 277.2', '#### 277.3')],
    ['mark-wrong', good.replace('<<18*22=396>>', '<<18*22=386>>')],
    ['mark-wrong', good.replace('<<18*22=396>>', '<<18*23=396>>')],
    ['mark-unreadable', good.replace('<<18*22=396>>', '<<18**22=396>>')],
    ['result-differs', good.replace('396>>396', '396>>369')],
    ['equation-wrong', good.replace('18 x 22 =', '17 x 22 =')],
    ['unknown-operand', good.replace('18 x 22 = <<18*22=396>>', '12 x 33 = <<12*33=396>>')],
    ['unknown-number', good.replace('Taken are', 'Taken are 5 times:')],
    ['unknown-number', good.replace('The hall', 'The seven halls')],
  ])('%s', (expected, answer) => {
    expect(reason(question, answer)).toBe(expected)
  })

  test('a number of the question that the solution uses', () => {
    expect(reason(question.replace('18', '17'), good)).toBe('unknown-operand')
    expect(reason(question.replace('30%', '35%'), good)).toBe('unknown-operand')
  })
})

describe('what may be used', () => {
  test.each([
    ['words of the question', 'Nine ships carry 40 cars each.', 'It is 9*40 = <<9*40=360>>360.\n#### 360'],
    ['a percentage as a decimal', 'He saves 15% of $80.', 'It is .15*80 = $<<.15*80=12>>12.\n#### 12'],
    ['a fraction as a decimal', 'He eats 3/4 of 80 nuts.', 'It is .75*80 = <<.75*80=60>>60.\n#### 60'],
    ['a named constant', 'She jogs 3 hours. How many minutes?', 'It is 3*60 = <<3*60=180>>180.\n#### 180'],
    ['one', 'Of 20 boys 19 stay.', 'Gone is 20-19 = <<20-19=1>>1, and 20-1 = <<20-1=19>>19.\n#### 19'],
    [
      'the result of a prose equation',
      'He cuts 12 logs in 3.',
      'It is 12*3 = 36.\nHalf is 36/2 = <<36/2=18>>18.\n#### 18'.replace('Half', 'One half'),
    ],
    [
      'a later result on the same line',
      'A box has 6 rows of 8.',
      'There are 48 because 6 x 8 = <<6*8=48>>48\n#### 48',
    ],
    ['an ordinal', 'He runs 5 miles for 4 days.', 'On the 4th day he has 5*4 = <<5*4=20>>20.\n#### 20'],
  ])('%s', (_, asked, answer) => {
    expect(reason(asked, answer)).toBe('right')
  })

  test('a named constant needs its word', () => {
    expect(reason('She jogs 3 laps.', 'It is 3*60 = <<3*60=180>>180.\n#### 180')).toBe('unknown-operand')
  })
})

describe('one digit of the solution changed', () => {
  const names = ['bakery', 'ferry', 'orchard', 'paint', 'savings'] as const
  const corrupt = (text: string, place: number, shift: number): string => {
    const digit = (Number(text.charAt(place)) + shift) % 10
    return text.slice(0, place) + String(digit) + text.slice(place + 1)
  }

  test('is caught at every place of our problems', () => {
    for (const name of names) {
      const { question: asked, answer } = problems[name]
      for (const { index } of answer.matchAll(/\d/g)) {
        for (let shift = 1; shift < 10; shift += 1) {
          expect([name, index, shift, reason(asked, corrupt(answer, index, shift))]).not.toContain('right')
        }
      }
    }
  })

  test('is caught in variations too', () => {
    const place = fc.tuple(fc.constantFrom(...names), fc.integer(), fc.nat(), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(place, ([name, seed, nth, shift]) => {
        const variation = createVariationSearch(programOf(problems[name])).draw(createRandom('corrupt', seed))
        if ('refused' in variation) return true
        const digits = [...variation.answer.matchAll(/\d/g)].map(({ index }) => index)
        const at = digits[nth % digits.length] ?? 0
        return reason(variation.question, corrupt(variation.answer, at, shift)) !== 'right'
      }),
      { numRuns: 300 },
    )
  })
})

test('a degenerate answer is judged in linear time, never thrown at', () => {
  const long = '1 '.repeat(60_000)
  expect(reason('Add 1 and 1.', `${long}= ${long}\n#### 1`)).not.toBe('right')
  expect(reason('Add 1 and 1.', `${'1+'.repeat(60_000)}1 = 5\n#### 5`)).not.toBe('right')
  expect(reason('', '<<'.repeat(10_000))).toBe('no-final-answer')
})
