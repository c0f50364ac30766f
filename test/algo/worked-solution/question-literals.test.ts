/** The numbers of a question: groups, and reasons to keep them. */

import { describe, expect, test } from 'vitest'
import { questionLiterals } from '../../../src/algo/worked-solution/question-literals.js'

const reasons = (question: string, answer = ''): (string | null)[] =>
  questionLiterals(question, answer).map((literal) => literal.frozen)

describe('reasons to keep a number', () => {
  test.each([
    ['Lea buys 14 pens.', [null]],
    ['Lea buys two pens and 1 cap.', ['small', 'small']],
    ['Bus 14 comes.', ['label']],
    ['She lives in room 14 and pays $14.', ['label', null]],
    ['It opened on March 14.', ['date']],
    ['It opened on 14 March.', ['date']],
    ['It opened in 1998 with 1,998 guests.', ['year', null]],
    ['It costs $1998.', [null]],
    ['She works until 5.', ['time-of-day']],
    ['She works from 8 to 5.', ['time-of-day', 'time-of-day']],
    ['Prices rose from $8 to $15.', [null, 'time-of-day']], // generous
    ['It comes in 5 colours.', ['kinds']],
    ['A table has 4 legs.', ['world-fact']],
    ['He pays with a $20 bill.', ['world-fact']],
    ['He has 15 $10 and 4 $5 bills.', [null, 'world-fact', null, 'world-fact']],
    ['A deck of 52 cards lies there.', ['world-fact']],
    ['A carton of 12 eggs breaks.', ['world-fact']],
    ['All 50 states voted.', ['world-fact']],
    ['A foot has 12 inches.', ['world-fact']],
    ['They dig for 30 days.', ['world-fact']],
    ['They dig for 29 days.', [null]],
    ['She swims 5 days a week.', ['world-fact']],
    ['She swims 4 days a week.', [null]],
    ['Born in 1970, he is 41 now.', ['year', 'world-fact']],
    ['Max, Moritz and Lina have 3 dogs.', ['listed']],
    ['Half past, 3/4 of them, 3:2, 5-6 km', ['fraction', 'fraction', 'ratio', 'ratio', 'range', 'range']],
    ['007 pens', ['irregular']],
  ])('%j', (question, expected) => {
    expect(reasons(question)).toEqual(expected)
  })

  test('ordinals of the answer count too', () => {
    expect(reasons('He rests after 15 laps.')).toEqual([null])
    expect(reasons('He rests after 15 laps.', 'On the 16th lap he rests.')).toEqual(['listed'])
  })
})

describe('groups', () => {
  test.each([
    ['7 cats, 9 dogs', [0, 1]],
    ['7 cats, seven dogs, $7.00', [0, 0, 0]],
    ['7 cats, 9 dogs, 7 owls, 9%', [0, 1, 0, 1]],
    ['', []],
  ])('%j', (question, expected) => {
    expect(questionLiterals(question).map((literal) => literal.group)).toEqual(expected)
  })
})
