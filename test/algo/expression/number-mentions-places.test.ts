/** Numbers in running text: where they begin and end, and writings that are read back whatever stands around them. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberMentions } from '../../../src/algo/expression/number-mentions.js'

const seen = (text: string): string[] =>
  numberMentions(text).map(
    ({ text: written, form, values }) =>
      `${written} ${form} ${values.map((value) => value.toFraction()).join(' or ')}`,
  )

const firstValues = (text: string): string[] =>
  (numberMentions(text)[0]?.values ?? []).map((value) => value.toFraction())

test('a text full of numbers', () => {
  const text =
    'On the 3rd day, twenty-one of the 1,200 birds (7.5%) ate 2½ bags at 90 cents; half a dozen took a third of €12,50.'
  expect(seen(text)).toMatchInlineSnapshot(`
    [
      "twenty-one words 21",
      "1,200 digits 1200",
      "7.5% percent 15/2 or 3/40",
      "2 digits 2",
      "½ fraction 1/2",
      "90 cents cents 90 or 9/10",
      "half a dozen words 6",
      "a third fraction 1/3",
      "12,50 digits 25/2 or 12 or 50",
    ]
  `)
})

describe('law: thousands in any grouping are read back', () => {
  const separators = [',', "'", '’', '_', '\u00a0', '\u202f', ' ', '.']

  test.each(separators)('grouped by %j', (separator) => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), (value) => {
        const grouped = String(value).replace(/\B(?=(?:\d{3})+$)/g, separator)
        expect(firstValues(`They count ${grouped} grains.`)).toContain(String(value))
      }),
    )
  })
})

test('law: places cover the written number, in order and without overlap', () => {
  const piece = fc.constantFrom(
    '12',
    'seven',
    '4.5',
    '30%',
    'one hundred and two',
    '½',
    '$3',
    '2 dozen',
    '9k',
  )
  const filler = fc.constantFrom(' birds and ', ', then ', ' — ', ' (or so) ', '; ')
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, filler), { minLength: 1, maxLength: 8 }), (parts) => {
      const text = parts.map(([number, words]) => `${number}${words}`).join('')
      const mentions = numberMentions(text)
      expect(mentions).toHaveLength(parts.length)
      let last = 0
      for (const [index, { start, end, text: written }] of mentions.entries()) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(text.slice(start, end)).toBe(written)
        expect(parts[index]?.[0].replace('$', '')).toBe(written)
        last = end
      }
    }),
  )
})

describe('scales', () => {
  test.each<[string, string]>([
    ['3 hundred', '300'],
    ['1.5 thousand', '1500'],
    ['2 million', '2000000'],
    ['1 billion', '1000000000'],
    ['0.5 dozen', '6'],
    ['7K', '7000'],
    ['2M', '2000000'],
    ['5e-1', '1/2'],
    ['4 hundredths', '4'], // no scale: another word
  ])('%s', (text, expected) => {
    expect(firstValues(text)[0]).toBe(expected)
  })
})

describe('what "one" means', () => {
  test.each<[string, number]>([
    ['He eats one.', 1],
    ['She buys one pear.', 1],
    ['one hundred', 1],
    ['each one counts', 0],
    ['one by one', 0],
    ['One of the boys', 0],
    ['the last one', 0],
    ['one must know', 0],
  ])('%s: %d', (text, count) => {
    expect(numberMentions(text)).toHaveLength(count)
  })
})

describe('in a calculation', () => {
  test.each<[string, string]>([
    ['75%', '3/4'],
    ['seventy-five percent', '3/4'],
    ['75 per cent', '3/4'],
    ['75 cents', '75'],
    ['1.250', '5/4'],
    ['¾', '3/4'],
    ['9k', '9000'],
  ])('%s counts as %s', (text, expected) => {
    expect(numberMentions(text)[0]?.inCalculation.toFraction()).toBe(expected)
  })
})
