/** Texts of patterns: each matches its pattern, and what is beyond the reader is said to be. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../../src/base/random.js'
import { makePattern } from '../../../../src/model/mock/faker/pattern-faker.js'

const texts = (pattern: string, count = 60): string[] =>
  Array.from(
    { length: count },
    (_, seed) => makePattern(pattern)?.(createRandom('pattern', seed)) ?? 'beyond',
  )

describe('known patterns', () => {
  test.each([
    '^[A-Z]{3}-\\d{4}$',
    '^(?:red|green|blue)(?:-(?:light|dark))?$',
    '^(?<year>\\d{4})-(?<month>0[1-9]|1[0-2])$',
    '^a{3}?$',
    '^a{2,}?b*?c+?d??$',
    '^[^a-z\\s]{5}$',
    '^[-a]{2}[a-]{2}[\\]\\[]$',
    '^\\$\\d+\\.\\d{2}$',
    '^.{3}$',
    '^\\D\\W\\S\\s\\w$',
    '^()$',
    '^a{0}b$',
    '^(a|b|)$',
    '^[😀🙂]{2}$',
    '^tab\\there$',
    '^$',
  ])('%s', (pattern) => {
    const expression = new RegExp(pattern, 'u')
    expect(texts(pattern).filter((text) => !expression.test(text))).toEqual([])
  })

  test('every alternative comes, and every length of a repetition', () => {
    expect([...new Set(texts('^(?:one|two|three)$', 100))].sort()).toEqual(['one', 'three', 'two'])
    // `*` goes from 0 to 6, `+` from 1 to 6, `{2,}` six above its least.
    const lengths = (pattern: string): number[] =>
      [...new Set(texts(pattern, 300).map((text) => text.length))].sort((one, other) => one - other)
    expect(lengths('^a*$')).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(lengths('^a+$')).toEqual([1, 2, 3, 4, 5, 6])
    expect(lengths('^a{2,}$')).toEqual([2, 3, 4, 5, 6, 7, 8])
    expect(lengths('^a{2,4}$')).toEqual([2, 3, 4])
    expect(lengths('^a?$')).toEqual([0, 1])
  })

  test('every character of a class comes', () => {
    expect([...new Set(texts('^[a-e7\\-]$', 300))].sort()).toEqual(['-', '7', 'a', 'b', 'c', 'd', 'e'])
  })
})

describe('beyond it', () => {
  test.each([
    ['look-ahead', '^(?=a)b'],
    ['negative look-ahead', '(?!a)b'],
    ['look-behind', '(?<=a)b'],
    ['a back reference', '^(a)\\1$'],
    ['a Unicode property', '^\\p{L}+$'],
    ['a boundary of words', '\\bword\\b'],
    ['code points by number', '^\\u0041$'],
    ['an empty class', '[]'],
    ['a range of thousands', '[\\w一-龥]'],
    ['a bracket that is not closed', '^[a'],
    ['a group that is not closed', '^(a'],
    ['nothing to repeat', '*a'],
    ['bounds the wrong way round', 'a{3,2}'],
  ])('%s: %s', (_, pattern) => {
    expect(makePattern(pattern)).toBeUndefined()
  })
})

describe('laws', () => {
  // Patterns are written from a tree, so that each is good and within what is known.
  const atom = fc.constantFrom('a', '\\d', '[b-d]', '[^x]', '\\.', '\\w', '.', 'é')
  const quantifier = fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}', '{0,}', '*?', '{2}?')
  const patterns = fc.letrec<Record<'pattern', string>>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(atom, quantifier).map(([one, times]) => one + times),
      fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => one + other),
      fc
        .tuple(tie('pattern'), tie('pattern'), quantifier)
        .map(([one, other, times]) => `(?:${one}|${other})${times}`),
      fc.tuple(tie('pattern'), quantifier).map(([one, times]) => `(${one})${times}`),
    ),
  })).pattern

  test('what is made matches from end to end; the same stream makes the same', () => {
    fc.assert(
      fc.property(patterns, fc.nat(), (pattern, seed) => {
        const anchored = `^(?:${pattern})$`
        const make = makePattern(anchored)
        const text = make?.(createRandom('law', seed))
        expect([anchored, text, new RegExp(anchored, 'u').test(text ?? 'beyond')]).toEqual([
          anchored,
          text,
          true,
        ])
        expect(make?.(createRandom('law', seed))).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  test('no text is a pattern that makes it throw', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12, unit: fc.constantFrom(...'ab([{^$|?*+-\\d]})1,') }),
        (pattern) => {
          expect(typeof makePattern(pattern)?.(createRandom('any'))).toMatch(/string|undefined/)
        },
      ),
      { numRuns: 500 },
    )
  })
})
