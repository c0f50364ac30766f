/** Numbers that the world fixes. */

import { describe, expect, test } from 'vitest'
import { findNumbers } from '../../../src/algo/maths/find-numbers.js'
import { placeOf } from '../../../src/algo/worked-solution/literal-place.js'
import { isWorldFact } from '../../../src/algo/worked-solution/world-facts.js'

/** The numbers of a question that are facts of the world, as written. */
const facts = (question: string): string[] =>
  findNumbers(question)
    .filter((number) => isWorldFact(placeOf(number, question)))
    .map(({ text }) => text)

describe('facts', () => {
  test.each([
    ['A stool has 3 legs.', ['3']],
    ['A four-wheeled cart rolls by.', ['four']],
    ['A guitar with 6 strings costs $90.', ['6']],
    ['She hands over a $20 bill and 3 coins.', ['20']],
    ['She swaps 8 $5 and 2 $10 notes.', ['5', '10']],
    ['A 50 cent coin rolls away.', ['50']],
    ['From a deck of 52 cards 9 cards are lost.', ['52']],
    ['A ream has 500 sheets, and 42 sheets are torn.', ['500']],
    ['A tray of 30 eggs falls.', ['30']],
    ['She goes 5 days a week, or 7 days per week.', ['5', '7']],
    ['There are 200 days in a school year.', ['200']],
    ['The world record is 75 laps in 10 minutes.', ['75', '10']],
    ['A marathon of 26 miles has 900 runners.', ['26']],
    ['The population of a town is 450,000.', ['450,000']],
    ['It has 12 mice per 1000 barns.', ['1000']],
    ['Born in 1988, she had 3 sons when she was 31.', ['3', '31']],
    ['7 days, 24 hours, 60 minutes, 12 months', ['7', '24', '60', '12']],
    ['3 feet, 16 ounces, 100 cents, 1000 grams', ['3', '16', '100', '1000']],
  ])('%j', (question, expected) => {
    expect(facts(question)).toEqual(expected)
  })
})

describe('no facts', () => {
  test.each([
    'A stool costs $3.',
    'He pays $20 for 6 ropes.',
    'She plays 9 cards.',
    'She has 12 eggs.',
    'A team has 450,000 fans.',
    'She works 4 days a week for 9 days.',
    'He drives 26 miles for 48 minutes.',
    'He runs 11 laps in 9 minutes and 23 seconds.',
    'She is 31 and has 3 sons.',
    'A rope of 13 feet and 15 inches',
  ])('%j', (question) => {
    expect(facts(question)).toEqual([])
  })
})
