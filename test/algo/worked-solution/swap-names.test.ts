/** Swapping first names. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { personNames } from '../../../src/algo/worked-solution/person-names.js'
import { swapNames } from '../../../src/algo/worked-solution/swap-names.js'

const swap = (question: string, answer = '') =>
  swapNames({ question, answer }, createRandom('names', question))

/** Names swapped, from only. */
const swapped = (question: string, answer = ''): string[] =>
  swap(question, answer).swaps.map(({ from }) => from)

describe('what is swapped', () => {
  test.each([
    ['Emily has 5 pens.', ['Emily']],
    ['Emily and Victor have 5 pens.', ['Emily', 'Victor']],
    ["She takes Emily's pens.", ['Emily']],
    ['“Emily, come!” says Hannah.', ['Emily', 'Hannah']],
    ['If Daniel is 5, is Priya 6?', ['Priya', 'Daniel']],
    ['A pen fell.', []],
    ['Mrs. Emily has 5 pens.', []], // a title
    ['Aunt Emily has 5 pens.', []],
    ['Emily Stone has 5 pens.', []], // a surname
    ['Mary-Ann and Emily-Jane', []], // double names
    ['Two Emilys met.', []], // a plural
    ['She is in St. Martin.', []], // a place
    ['Lake Victor is deep.', []],
    ['EMILY has 5 pens.', []],
    ['Emily lost his pens.', []], // only pronouns of the other class
    ['Emily lost his and her pens.', ['Emily']],
  ])('%j: %j', (question, expected) => {
    expect(swapped(question).sort()).toEqual([...expected].sort())
  })

  test('a similar name that only the answer has keeps both', () => {
    expect(swapped('Margaret and Martha read.', 'Martha reads 5.')).toEqual(['Martha'])
    expect(swapped('Martha reads.', 'Marta reads 5.')).toEqual([])
  })
})

test('question and answer change alike, possessives too', () => {
  const { question, answer, swaps } = swap(
    "Victor has 5 pens. Victor's sister Hannah has 7.",
    'Hannah has 7 = <<7=7>>7, Victor 5.',
  )
  const to = new Map(swaps.map((entry) => [entry.from, entry.to]))
  expect(question).toBe(
    `${to.get('Victor')} has 5 pens. ${to.get('Victor')}'s sister ${to.get('Hannah')} has 7.`,
  )
  expect(answer).toBe(`${to.get('Hannah')} has 7 = <<7=7>>7, ${to.get('Victor')} 5.`)
})

test('laws: same pronoun class, nobody twice, no name of the story again, digits untouched', () => {
  const she = fc.constantFrom(...personNames.she)
  const he = fc.constantFrom(...personNames.he)
  fc.assert(
    fc.property(she, he, fc.integer(), (her, him, seed) => {
      const text = {
        question: `${her} has 12 nuts. She gives ${him} 5, and he says thanks.`,
        answer: `${her} keeps 7.`,
      }
      const { swaps, question } = swapNames(text, createRandom('law', seed))
      const isSameClass = swaps.every(
        ({ from, to }) => personNames.she.includes(from) === personNames.she.includes(to),
      )
      const targets = swaps.map(({ to }) => to)
      const isFresh =
        new Set(targets).size === targets.length && !targets.includes(her) && !targets.includes(him)
      return swaps.length === 2 && isSameClass && isFresh && question.replace(/\D/g, '') === '125'
    }),
  )
})

describe('the lists', () => {
  const all = [...personNames.she, ...personNames.he]

  test('have no name twice', () => {
    expect(new Set(all).size).toBe(all.length)
  })

  test('have only plain capitalised names without an s, x or z at the end', () => {
    expect(all.filter((name) => !/^[A-Z][a-z]+[^sxz]$/.test(name))).toEqual([])
  })

  test('have no month, and no name that is an English word', () => {
    const words = [
      'April',
      'May',
      'June',
      'Grace',
      'Rose',
      'Mark',
      'Bill',
      'Will',
      'Jack',
      'Frank',
      'Grant',
      'Rob',
      'Joy',
      'Hope',
    ]
    expect(all.filter((name) => words.includes(name))).toEqual([])
  })
})
