/** Every number that a reader may see, with all its readings. */

import { describe, expect, test } from 'vitest'
import { numberMentions } from '../../../src/algo/expression/number-mentions.js'

function seen(text: string): string[] {
  return numberMentions(text).map(
    ({ text: written, form, values }) =>
      `${written} ${form} ${values.map((value) => value.toFraction()).join(' or ')}`,
  )
}

describe('readings', () => {
  test.each<[string, string[]]>([
    ['It is 24.', ['24 digits 24']],
    ['1,250 or 1.250', ['1,250 digits 1250', '1.250 digits 5/4 or 1250']],
    ['0,5', ['0,5 digits 1/2 or 0 or 5']],
    ['1.234,5', ['1.234,5 digits 2469/2 or 1 or 234 or 5']],
    ["1'250", ["1'250 digits 1250"]],
    ['12 500', ['12 500 digits 12500 or 12 or 500']],
    ['.5', ['.5 digits 1/2']],
    ['50%', ['50% percent 50 or 1/2']],
    ['50 percent', ['50 percent percent 50 or 1/2']],
    ['75 cents', ['75 cents cents 75 or 3/4']],
    ['2.5 million', ['2.5 million digits 2500000']],
    ['5k', ['5k digits 5000 or 5']],
    ['1.2e3', ['1.2e3 digits 1200']],
    ['½', ['½ fraction 1/2']],
    ['Twenty-four eggs', ['Twenty-four words 24']],
    ['fifty percent', ['fifty percent percent 50 or 1/2']],
    ['two thirds', ['two thirds fraction 2/3']],
    ['3 dozen', ['3 dozen digits 36']],
  ])('%s', (text, expected) => {
    expect(seen(text)).toEqual(expected)
  })
})

describe('no quantities', () => {
  test.each([
    'the 3rd floor',
    'the third floor',
    'which one',
    'one of them',
    'this one should do',
    'no digits here',
  ])('%s', (text) => {
    expect(seen(text)).toEqual([])
  })
})

test('places are those of the text', () => {
  const text = 'From $12 to twenty-four.'
  for (const { start, end, text: written } of numberMentions(text))
    expect(text.slice(start, end)).toBe(written)
})

test('a percentage counts as a share in a calculation', () => {
  expect(numberMentions('20% of it')[0]?.inCalculation.toFraction()).toBe('1/5')
})
