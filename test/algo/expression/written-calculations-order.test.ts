/** Calculations in signs against an oracle of its own, and what words may and may not stand between numbers. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberMentions } from '../../../src/algo/expression/number-mentions.js'
import { writtenCalculations } from '../../../src/algo/expression/written-calculations.js'

function found(text: string): string[] {
  return writtenCalculations(text, numberMentions(text)).map(
    ({ text: written, value }) => `${written} = ${value.toFraction()}`,
  )
}

function values(text: string): string[] {
  return writtenCalculations(text, numberMentions(text)).map(({ value }) => value.toFraction())
}

describe('the part of the text that calculates is told', () => {
  test.each<[string, string[]]>([
    ['Then 6 × 12 stamps make 72.', ['6 × 12 = 72']],
    ['He has (6 + 2) / 4 pears.', ['(6 + 2) / 4 = 2', '(6 + 2) / 4 = 8']],
    ['Divide 84 by 7 and go on.', ['Divide 84 by 7 = 12']],
    ['She needs twice the 15 eggs.', ['twice the 15 = 30']],
    ['It is 3 more than 20.', ['3 more than 20 = 23']],
    ['Seven plus five', ['Seven + five = 12']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('order of operations', () => {
  test.each<[string, string[]]>([
    ['20 - 8 / 4', ['18', '2']], // 20 - 2; on the way 8/4
    ['(20 - 8) / 4', ['3', '12']],
    ['20 - 8 - 4', ['8', '12']], // from the left: 12, then 8; never 8 - 4
    ['48 / 4 / 2', ['6', '12']], // from the left: never 4 / 2
    ['2 * (3 + 4) * 5', ['70', '14', '7']],
    ['1 + 2 + 3 + 4', ['10', '6', '3']],
    ['3 x 4 + 5 x 6', ['42', '12', '30']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })
})

describe('law: a chain of signs comes out as JavaScript reckons it', () => {
  const term = fc.tuple(fc.constantFrom('+', '-', '*'), fc.integer({ min: 2, max: 99 }))

  test('whole numbers, any length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 99 }),
        fc.array(term, { minLength: 1, maxLength: 6 }),
        (first, terms) => {
          const text = terms.reduce((written, [sign, value]) => `${written} ${sign} ${value}`, String(first))
          const [whole] = values(`So it is ${text} in all`)
          expect(whole).toBe(String(new Function(`return ${text}`)()))
        },
      ),
    )
  })

  test('other signs for the same thing change nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 99 }),
        fc.array(term, { minLength: 1, maxLength: 4 }),
        (first, terms) => {
          const plain = terms.reduce((written, [sign, value]) => `${written} ${sign} ${value}`, String(first))
          const fancy = plain.replaceAll('*', '×').replaceAll('-', '−')
          const spoken = plain.replaceAll('*', 'times').replaceAll('-', 'minus').replaceAll('+', 'plus')
          expect(values(fancy)).toEqual(values(plain))
          expect(values(spoken)).toEqual(values(plain))
        },
      ),
    )
  })
})

describe('words between the numbers', () => {
  test.each<[string, string[]]>([
    ['Take 5 from 12', ['7']],
    ['Remove 5 away from 12', ['7']],
    ['Combine the 12 red and the 5 blue', ['17']],
    ['Splitting 12 pears among 5', ['12/5']],
    ['the quotient of 12 and 5', ['12/5']],
    ['the difference of 5 and 12', ['7']], // never negative
    ['a quarter of her 12', ['3']],
    ['halving 12', ['6']],
    ['thrice 12', ['36']],
    ['5 euros 12', ['128/25']], // 5.12
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  test.each([
    ['more than three words between', 'Add the 12 very big and really red to 5'],
    ['less than alone is no minus', '12 less than'],
    ['a division by nothing', 'Divide 12 by 0'],
    ['numbers in a list', '12, 5, 30'],
    ['numbers in two sentences', 'He has 12. 5 are red.'],
  ])('%s: no calculation', (_, text) => {
    expect(values(text)).toEqual([])
  })
})

describe('mixed numbers', () => {
  test.each<[string, string]>([
    ['3 1/4 cups', '13/4'],
    ['3¼ cups', '13/4'],
    ['3 1⁄4 cups', '13/4'],
    ['10 2 / 5', '52/5'],
  ])('%s', (text, expected) => {
    expect(values(text)).toContain(expected)
  })

  test('a part of nothing has no value', () => {
    expect(values('3 1/0')).toEqual([])
  })
})

describe('planted defects of the notation', () => {
  test('parentheses without a partner are dropped', () => {
    expect(values('((6 + 2) * 3')).toEqual(['24', '8'])
    expect(values('6 + 2) * 3')).toEqual(values('6 + 2 * 3'))
  })

  test('a doubled sign leaves what can be read on either side of it', () => {
    expect(values('6 + 2 * / 3 + 4').sort()).toEqual(['7', '8'])
  })
})
