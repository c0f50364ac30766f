/** Counts that a text states by listing things. */

import { describe, expect, test } from 'vitest'
import { findNumbers } from '../../../src/algo/maths/find-numbers.js'
import {
  implicitCounts,
  isListedCount,
  ordinalCounts,
} from '../../../src/algo/worked-solution/implicit-counts.js'

const counts = (text: string): number[] => [...implicitCounts(text)].sort((a, b) => a - b)

describe('implicitCounts', () => {
  test.each([
    ['plain words only here.', []],
    ['They grow peas, beans and corn.', [2, 3]], // the list of three and its tail of two
    ['They grow peas, beans, corn, and rye.', [2, 3, 4, 5]], // generous: one too many before "and"
    ['He goes on Mondays and Thursdays.', [2]],
    ['open from Monday to Friday', [2, 5]], // two weekdays named, five spanned
    ['from November through February', [2, 4]],
    ['Then Ada met Bob.', [2]],
  ])('%j', (text, expected) => {
    expect(counts(text)).toEqual(expect.arrayContaining(expected))
  })

  test('a name at a sentence start counts, a common first word does not', () => {
    expect(counts('Ada swims.\nIf it rains Bob swims. Later Cy and Di swim.')).toContain(4)
    expect(counts('Each swims. How far is it.')).toEqual([])
  })

  test('nothing above twelve is a list', () => {
    const text = `${Array.from({ length: 30 }, (_, index) => `thing${index}`).join(', ')} and more`
    expect(Math.max(...implicitCounts(text))).toBe(12)
  })
})

describe('ordinalCounts', () => {
  test.each([
    ['the first and the third', [0, 1, 2, 3]],
    ['on the 13th day', [12, 13]],
    ['her twelfth birthday', [11, 12]],
    ['north of the earth', []],
    ['no such word', []],
  ])('%j', (text, expected) => {
    expect([...ordinalCounts(text)].sort((a, b) => a - b)).toEqual(expected)
  })
})

test('only plain whole numbers can be counts', () => {
  const listed = (text: string) => findNumbers(text).map((number) => isListedCount(number, new Set([4])))
  expect(listed('4 cats, $4, 4%, 4.5 miles, 5 cats')).toEqual([true, false, false, false, false])
})
