/** Writing a program with other values. */

import { describe, expect, test } from 'vitest'
import { rational } from '../../../src/algo/maths/rational.js'
import { renderProgram, stepValues } from '../../../src/algo/worked-solution/render-program.js'
import { skeleton } from '../../../src/algo/worked-solution/skeleton.js'
import { problems, programOf, rationals } from './problems.js'

const render = (name: 'bakery' | 'ferry' | 'orchard' | 'paint' | 'savings', ...values: number[]) =>
  renderProgram(programOf(problems[name]), rationals(...values))

test.each(['bakery', 'ferry', 'orchard', 'paint', 'savings'] as const)(
  '%s with its own values is itself',
  (name) => {
    const program = programOf(problems[name])
    const values = program.literals.map((literal) => literal.value)
    expect(renderProgram(program, values)).toEqual(problems[name])
  },
)

test('every mention of a number changes with it', () => {
  expect(render('bakery', 20, 30, 280)).toEqual({
    question:
      'A bakery fills 20 trays with 30 rolls each and sells 280 rolls by noon. How many rolls are left?',
    answer:
      'The bakery bakes 20*30 = <<20*30=600>>600 rolls.\nAt noon 600-280 = <<600-280=320>>320 rolls are left.\n#### 320',
  })
})

test('words stay words, and constants stay', () => {
  expect(render('orchard', 36, 50, 20)).toEqual({
    question:
      'Thirty-six pear trees stand in an orchard. Each gives 50 kilograms, and 20% are bruised. How many kilograms are sound?',
    answer:
      'The trees give 36*50 = <<36*50=1800>>1800 kilograms.\n' +
      'Bruised are 1800*20/100 = <<1800*20/100=360>>360 kilograms.\n' +
      'Sound are 1800-360 = <<1800-360=1440>>1440 kilograms.\n#### 1440',
  })
})

test('money keeps its places', () => {
  const program = programOf(problems.paint)
  const text = renderProgram(program, [rational(5, 2), rational(8), rational(27, 4)])
  expect(text).toHaveProperty(
    'answer',
    'The crew needs 8*2.5 = <<8*2.5=20>>20 litres.\nThe paint costs 20*6.75 = $<<20*6.75=135>>135.00.\n#### 135.00',
  )
})

describe('what cannot be written is refused', () => {
  test('a fraction without a finite decimal', () => {
    const program = programOf(problems.ferry)
    expect(renderProgram(program, [rational(1, 3), rational(4), rational(7)])).toMatchObject({
      refused: 'not-writable',
    })
  })

  test('a number too large for words', () => {
    expect(render('orchard', 5000, 50, 20)).toMatchObject({ refused: 'not-writable' })
  })
})

test('step values are exact', () => {
  const values = stepValues(programOf(problems.ferry), rationals(25, 4, 7))
  expect(values?.map((value) => value.toFraction())).toEqual(['25/2', '100', '175/2', '375/2'])
})

describe('skeleton', () => {
  test('takes literals away and keeps constants', () => {
    expect(skeleton(programOf(problems.ferry))).toBe('L1/2;L2*L1;L3*S1;S2+S3')
    expect(skeleton(programOf(problems.orchard))).toBe('L1*L2;S1*L3/100;S1-S2')
  })

  test('does not depend on the story', () => {
    const other = {
      question: 'A mill grinds 31 sacks of 40 pounds and keeps 350 pounds. How many pounds does it sell?',
      answer:
        'It grinds 31*40 = <<31*40=1240>>1240 pounds.\nIt sells 1240-350 = <<1240-350=890>>890.\n#### 890',
    }
    expect(skeleton(programOf(other))).toBe(skeleton(programOf(problems.bakery)))
  })
})
