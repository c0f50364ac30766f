/** What counts as a word, by example; and that the fast hashes agree with the slow words for any text. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { characterHashes, hashOf, join53, wordHashes } from '../../../src/algo/text/token-hashes.js'
import { type PlainTextOptions, plainText, words } from '../../../src/algo/text/words.js'

describe('words', () => {
  test.each([
    // text, words
    ['Tom has 3 red apples.', ['tom', 'has', '3', 'red', 'apples']],
    ["don’t — DON'T", ['don', 't', 'don', 't']],
    ['snake_case and e-mail', ['snake', 'case', 'and', 'e', 'mail']],
    ['1,000.50 apples', ['1', '000', '50', 'apples']],
    ['x²+y₂ = ½', ['x²', 'y₂', '½']],
    ['…!? 🙂🙃', []],
    ['', []],
    ['\u0301a \u0301', ['a']], // marks without a letter before them
    ['Straße ΟΔΟΣ', ['straße', 'οδος']],
    ['日本語です', ['日', '本', '語', 'て', 'す']], // で is て and a mark, which is dropped
    ['東京2026年', ['東', '京', '2026', '年']],
    ['привет, мир', ['привет', 'мир']],
    ['नमस्ते', ['नमसत']], // marks of category Mn are dropped
    ['𝒳 𠀀b', ['𝒳', '𠀀', 'b']],
  ])('of %j', (text, expected) => expect(words(text)).toEqual(expected))

  test('marks are dropped unless asked for, and composed or not makes no difference', () => {
    expect(words('Café')).toEqual(['cafe'])
    expect(words('Cafe\u0301')).toEqual(['cafe'])
    expect(words('Café', { marks: 'keep' })).toEqual(['café'])
    expect(words('Cafe\u0301', { marks: 'keep' })).toEqual(['café'])
    expect(words('นี่', { marks: 'keep' })).toEqual(['นี่'])
    expect(words('한국어')).toEqual(['한국어'])
  })

  test('a number is one 0 when digits do not count', () => {
    expect(plainText('Ann paid $1,250.75 on 3 May 2026.', { digits: 'zero' })).toBe('ann paid 0 on 0 may 0')
    expect(plainText('room 12b, ٣٤ déjà', { digits: 'zero' })).toBe('room 0b 0 deja')
  })

  test('plain text is the same for texts that differ in case, marks, punctuation and spacing', () => {
    expect(plainText('  What’s\nthe COST?  ')).toBe(plainText('what s -- the cost'))
  })
})

describe('hashes of tokens', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.array(
      fc.constantFrom(
        'a',
        'é',
        'e\u0301',
        '日',
        'ไ',
        'ท\u0e35\u0e48',
        '\u0301',
        '𠀀',
        '🙂',
        ' ',
        '_',
        '7',
        '½',
        '한',
        '\ud800',
      ),
    ),
  )
  const options: fc.Arbitrary<PlainTextOptions> = fc.record({
    digits: fc.constantFrom('keep', 'zero'),
    marks: fc.constantFrom('keep', 'drop'),
  })

  test('law: the fast scan finds the words of the slow one', () => {
    fc.assert(
      fc.property(text, options, (given, chosen) => {
        const input = typeof given === 'string' ? given : given.join('')
        const { low, high } = wordHashes(input, chosen)
        const fast = Array.from(low, (half, i) => join53(half, high[i] ?? 0))
        expect(fast).toEqual(words(input, chosen).map(hashOf))
      }),
      { numRuns: 2000 },
    )
  })

  test('law: plain text is the words joined by blanks, also on the fast way for ASCII', () => {
    const given = fc.oneof(text, fc.string({ unit: 'grapheme-ascii', maxLength: 40 }))
    fc.assert(
      fc.property(given, options, (some, chosen) => {
        const input = typeof some === 'string' ? some : some.join('')
        expect(plainText(input, chosen)).toBe(words(input, chosen).join(' '))
      }),
      { numRuns: 500 },
    )
  })

  test('more words than the first buffer holds', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `w${i}`).join(' ')
    expect(wordHashes(many).low.length).toBe(10_000)
    expect(wordHashes('after that').low.length).toBe(2)
  })

  test('half a million numbers and short words have different hashes', () => {
    const seen = new Set<number>()
    for (let i = 0; i < 400_000; i += 1) seen.add(hashOf(String(i)))
    for (let i = 0; i < 100_000; i += 1) seen.add(hashOf(`w${i.toString(36)}`))
    expect(seen.size).toBe(500_000)
  })

  test('characters are those of the plain text', () => {
    expect(characterHashes('Ab,  C!').low.length).toBe('ab c'.length)
    expect(characterHashes('aba').low[0]).toBe(characterHashes('aba').low[2])
    expect(characterHashes('?').low.length).toBe(0)
  })
})
