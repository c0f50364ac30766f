/** Marks and equations in the text of a solution. */

import { describe, expect, test } from 'vitest'
import { leavesOf } from '../../../src/algo/maths/expression.js'
import { printExpression } from '../../../src/algo/maths/print-expression.js'
import type { Calculation } from '../../../src/algo/worked-solution/calculation.js'
import { readCalculations } from '../../../src/algo/worked-solution/read-calculations.js'

const read = (answer: string): readonly Calculation[] => {
  const text = readCalculations(answer)
  return 'refused' in text ? expect.fail(`${text.refused}: ${text.detail}`) : text.calculations
}

const shown = (answer: string): string[] =>
  read(answer).map(
    ({ expression, result }) => `${printExpression(expression, (leaf) => leaf.text)}=${result.text}`,
  )

const refusal = (answer: string): string => {
  const text = readCalculations(answer)
  return 'refused' in text ? text.refused : 'read'
}

describe('marks', () => {
  test.each([
    ['It is 3*4 = <<3*4=12>>12.\n#### 12', ['3*4=12']],
    ['It is <<(3+5)*4=32>>32 and <<32/8=4>>4.\n#### 4', ['(3+5)*4=32', '32/8=4']],
    ['It is $<<2.50*4=10.00>>10.00.\n#### 10', ['2.50*4=10.00']],
    ['It is 7 * 8 = <<56=56>>56.\n#### 56', ['7*8=56']], // the mark only echoes its result
    ['It is <<56=56>>56.\n#### 56', ['56=56']],
    ['Part 1: 1,200 - 300 = <<1,200-300=900>>900\n#### 900', ['1,200-300=900']],
  ])('%j', (answer, expected) => {
    expect(shown(answer)).toEqual(expected)
  })

  test('all places are offsets into the whole answer', () => {
    const answer = 'First\nshe has 12 x 3 = $<<12*3=36>>36 left.\n#### 36'
    const [mark] = read(answer)
    const places = mark === undefined ? [] : [...leavesOf(mark.expression), mark.result, ...mark.repeated]
    expect(places.map(({ start, end }) => answer.slice(start, end))).toEqual(['12', '3', '36', '36'])
    const before = mark?.text === undefined ? [] : leavesOf(mark.text)
    expect(before.map(({ start, end }) => answer.slice(start, end))).toEqual(['12', '3'])
  })

  test('text before a mark that begins within words is no calculation', () => {
    const [mark] = read('So 45 jars * 20 = <<45*20=900>>900.\n#### 900')
    expect(mark?.text).toBeUndefined()
  })

  test('another number after the mark is no repetition', () => {
    const [mark] = read('It is <<3*4=12>> 13 days later.\n#### 12')
    expect(mark?.repeated).toEqual([])
  })
})

describe('equations of the prose', () => {
  test.each([
    ['There are 12/3 = 4 rows, so <<4*5=20>>20.\n#### 20', ['12/3=4', '4*5=20']],
    ['100% - 40% = 60% stay: <<60*2=120>>120.\n#### 120', ['100-40=60', '60*2=120']],
    ['Seated: 150(.80)=120, so <<120/6=20>>20.\n#### 20', ['150*.80=120', '120/6=20']],
    ['Total = 5 and <<5*2=10>>10.\n#### 10', ['5*2=10']], // a definition is no equation
  ])('%j', (answer, expected) => {
    expect(shown(answer)).toEqual(expected)
  })

  test.each([
    ['2 boxes + 3 = 5. <<5*1=5>>5\n#### 5', 'equation-unreadable'],
    ['1 + 2 = 3 + 4 = 7. <<7*1=7>>7\n#### 7', 'equation-unreadable'],
    ['8 x 1 1/2 = 12. <<12*1=12>>12\n#### 12', 'equation-unreadable'],
    ['1 + 2 = 4. <<4*1=4>>4\n#### 4', 'equation-inconsistent'],
    ['10 / 3 = 3. <<3*1=3>>3\n#### 3', 'equation-inconsistent'],
  ])('%j is refused: %s', (answer, expected) => {
    expect(refusal(answer)).toBe(expected)
  })
})

describe('the final line', () => {
  test.each([
    ['<<1+2=3>>3\n#### 3', '3'],
    ['<<1+2=3>>3\n#### $3', '3'],
    ['<<1000+200=1200>>\n#### 1,200\n', '1,200'],
    ['<<1+2=3>>3\n####  3.00 ', '3.00'],
    ['<<1-3=-2>>\n#### -2', '-2'],
  ])('%j', (answer, expected) => {
    const text = readCalculations(answer)
    expect('refused' in text ? text : answer.slice(text.final.start, text.final.end)).toBe(expected)
  })

  test.each(['<<1+2=3>>3', '<<1+2=3>>3\n#### three', '<<1+2=3>>3\n#### 3 apples', '#### 3'])(
    '%j has none',
    (answer) => {
      expect(refusal(answer)).toMatch(/^no-/)
    },
  )
})

test('a degenerate line is read in linear time and without nesting too deep', () => {
  expect(refusal(`${'1 + '.repeat(40_000)}1 = <<2+1=3>>3\n#### 3`)).toBe('read')
  expect(refusal(`${'1 + '.repeat(40_000)}1 = 3. <<2+1=3>>3\n#### 3`)).toBe('equation-unreadable')
  expect(refusal(`<<${'('.repeat(40_000)}=3>>3\n#### 3`)).toBe('mark-unreadable')
})
