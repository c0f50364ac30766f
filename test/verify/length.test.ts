/** The verifier `length`. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { length } from '../../src/verify/length.js'
import { judgeWith, optionFaults, sayWith } from './judge-with.js'

describe('characters are code points', () => {
  test.each([
    ['abc', 3],
    ['', 0],
    ['  a ', 4],
    ['žluť', 4],
    ['👩🏽‍🚀', 4], // woman, skin tone, joiner, rocket
    ['日本語', 3],
  ])('%j has %d', async (text, count) => {
    const exact = { field: 'text', min: count, max: count }
    expect(await sayWith(length, exact, { text })).toBe('pass')
    expect((await judgeWith(length, { field: 'text', min: count + 1 }, { text })).reason).toBe('too-short')
  })
})

describe('words are runs of anything but white space', () => {
  test.each([
    ['three short words', 3],
    ['  one\n two\u00a0three ', 3],
    ['well-known', 1],
    ['日本語 です', 2],
    ['', 0],
  ])('%j has %d', async (text, count) => {
    const exact = { field: 'text', unit: 'words', min: count, max: count }
    expect(await sayWith(length, exact, { text })).toBe('pass')
  })
})

describe('verdicts with evidence', () => {
  test('too short', async () => {
    expect(await sayWith(length, { field: 'text', unit: 'words', min: 3 }, { text: 'two words' })).toBe(
      'fail too-short {"field":"text","unit":"words","count":2,"min":3}',
    )
  })

  test('too long', async () => {
    expect(await sayWith(length, { field: 'text', max: 3 }, { text: 'abcd' })).toBe(
      'fail too-long {"field":"text","unit":"characters","count":4,"max":3}',
    )
  })

  test('a missing field has length 0, a number is written out', async () => {
    expect((await judgeWith(length, { field: 'text', min: 1 }, {})).reason).toBe('too-short')
    expect(await sayWith(length, { field: 'n', min: 4, max: 4 }, { n: 12.5 })).toBe('pass')
  })
})

test('law: what is inside the bounds passes, one beyond either end fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 40 }), fc.nat({ max: 20 }), async (min, width) => {
      const options = { field: 'text', min, max: min + width }
      const say = async (count: number) =>
        (await judgeWith(length, options, { text: 'é'.repeat(count) })).reason
      expect(await say(min)).toBe(null)
      expect(await say(min + width)).toBe(null)
      expect(await say(min + width + 1)).toBe('too-long')
      if (min > 0) expect(await say(min - 1)).toBe('too-short')
    }),
  )
})

test('options', () => {
  expect(optionFaults(length, { field: 'text' })).toEqual([': Give min, max or both.'])
  expect(optionFaults(length, { field: 'text', min: 5, max: 2 })).toEqual(['min: min is above max.'])
  expect(optionFaults(length, { field: 'text', min: -1 })).toHaveLength(1)
})
