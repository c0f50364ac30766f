/** Facts of a text: each number or name that is taken out or put in is found, and nothing else is. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerFault, nameFault, numberFault } from '../../../src/generate/wording/kept-facts.js'

const numbers = fc.uniqueArray(fc.integer({ min: 2, max: 9999 }), { minLength: 1, maxLength: 5 })
const said = (list: readonly number[]) =>
  `She counts ${list.map((number) => `${number} birds`).join(' and then ')}.`

describe('numbers', () => {
  test('law: order and repetition do not matter', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        expect(numberFault(said(list), said([...list, ...list].reverse()))).toBeUndefined()
      }),
    )
  })

  test('law: one taken out is lost, one put in is added, and each is named', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (list, place) => {
        const gone = list[place % list.length]
        const rest = list.filter((number) => number !== gone)
        expect(numberFault(said(list), said(rest))).toEqual({
          fault: 'number-lost',
          detail: `These numbers of the text are missing: ${gone}.`,
        })
        expect(numberFault(said(rest), said(list))).toEqual({
          fault: 'number-added',
          detail: `These numbers are not in the text: ${gone}.`,
        })
      }),
    )
  })

  test.each<[string, string]>([
    ['12 pens', 'twelve pens'],
    ['1,250 pens', '1250 pens'],
    ['$3.50', '3.5 dollars'],
    ['20% of it', '20 percent of it'],
    ['three quarters', '3 quarters'],
    ['twins', 'one pair of twins'], // "one" may be a pronoun
  ])('%j and %j say the same', (text, rewriting) => {
    expect(numberFault(text, rewriting)).toBeUndefined()
  })

  test.each<[string, string, string]>([
    ['20% of it', '20 of it', 'number-lost'],
    ['20 of it', '20% of it', 'number-lost'],
    ['half of it', 'all of it', 'number-lost'],
    ['all of it', 'twice that', 'number-added'],
    ['12 pens', '1 and 2 pens', 'number-lost'],
  ])('%j and %j do not: %s', (text, rewriting, fault) => {
    expect(numberFault(text, rewriting)?.fault).toBe(fault)
  })
})

describe('names', () => {
  const names = fc.uniqueArray(fc.constantFrom('Brisbane', 'Quillon', 'Tarvek', 'Oslo', 'Jean-Luc', 'Ann'), {
    minLength: 1,
    maxLength: 4,
  })
  const told = (list: readonly string[]) => `They wrote to ${list.join(' and ')} about it.`

  test('law: one taken out is lost and named; those put in are free', () => {
    fc.assert(
      fc.property(names, fc.nat(), (list, place) => {
        const gone = list[place % list.length] ?? ''
        const rest = list.filter((name) => name !== gone)
        expect(nameFault(told(list), `On it, ${rest.join(' and ')} heard from them.`)).toEqual({
          fault: 'name-lost',
          detail: `These names of the text are missing: ${gone}.`,
        })
        expect(nameFault(told(rest), told(list))).toBeUndefined()
      }),
    )
  })

  test.each<[string, string | undefined]>([
    ['That was Tom’s song.', undefined],
    ["That was Tom's song.", undefined],
    ['(Tom) sang.', undefined],
    ['Tomorrow there is a song.', 'These names of the text are missing: Tom.'],
    ['The Tomsk choir sang.', 'These names of the text are missing: Tom.'],
    ['An ATom sang.', 'These names of the text are missing: Tom.'],
  ])('Tom in %j: %s', (rewriting, detail) => {
    expect(nameFault('Then Tom sang.', rewriting)?.detail).toBe(detail)
  })
})

describe('final answers', () => {
  const styles = [
    (answer: number) => `So it is.\n#### ${answer}`,
    (answer: number) => `So it is. The answer is ${answer}.`,
  ]
  const value = fc.integer({ min: 0, max: 99_999 })

  test('law: the same value in any marked form is kept, another is caught', () => {
    fc.assert(
      fc.property(
        value,
        value,
        fc.constantFrom(...styles),
        fc.constantFrom(...styles),
        (one, other, text, rewriting) => {
          expect(answerFault(text(one), rewriting(one))).toBeUndefined()
          fc.pre(one !== other)
          expect(answerFault(text(one), rewriting(other))).toEqual({
            fault: 'answer-changed',
            detail: `The text ends with the answer ${one}; it gives ${other}.`,
          })
        },
      ),
    )
  })
})
