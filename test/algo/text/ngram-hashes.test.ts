/** Runs of tokens: known equalities, the rolling hash against a fresh one, and distinct-n on the fox sentences. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compressionRatio } from '../../../src/algo/text/compression-ratio.js'
import {
  distinctRatio,
  expectationAdjustedDistinct,
  NgramCounter,
} from '../../../src/algo/text/distinct-ngrams.js'
import { ngramHashes, wholeHash } from '../../../src/algo/text/ngram-hashes.js'
import { wordHashes } from '../../../src/algo/text/token-hashes.js'

// Corpus S3 of science.md §2.1.
const foxes = [
  'The quick brown fox jumps over the lazy dog.',
  'The quick brown fox jumps over the lazy dog again.',
  'Suddenly, the quick brown fox leaps swiftly over the sleeping dog.',
]

describe('n-grams', () => {
  test('equal runs have equal hashes, in whatever text they stand', () => {
    const [left, right] = ['b c d', 'a b c d e'].map((text) => ngramHashes(wordHashes(text), 3))
    expect(left?.length).toBe(1)
    expect(right?.length).toBe(3)
    expect(left?.[0]).toBe(right?.[1])
  })

  test('order matters, and so does each word', () => {
    const grams = ['a b c', 'a c b', 'b a c', 'b c a', 'c a b', 'c b a', 'a b b', 'a a b'].map(
      (text) => ngramHashes(wordHashes(text), 3)[0],
    )
    expect(new Set(grams).size).toBe(8)
  })

  test('a text of fewer tokens has none', () => {
    expect(ngramHashes(wordHashes('one two'), 3).length).toBe(0)
    expect(wholeHash(wordHashes('...'))).toBeUndefined()
  })

  test('law: rolling along a text gives what each run gives by itself', () => {
    const word = fc.constantFrom('ant', 'bee', 'cat', 'dog', 'elk')
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 9 }),
        (all, n) => {
          const rolled = ngramHashes(wordHashes(all.join(' ')), n)
          const alone = Array.from({ length: Math.max(0, all.length - n + 1) }, (_, i) =>
            wholeHash(wordHashes(all.slice(i, i + n).join(' '))),
          )
          expect([...rolled]).toEqual(alone)
        },
      ),
    )
  })

  test('a quarter of a million two-word runs have different hashes', () => {
    const text = Array.from({ length: 250_001 }, (_, i) => `${i % 2 === 0 ? 'x' : 'y'}${i}`).join(' ')
    expect(distinctRatio([wordHashes(text)], 2)).toBe(1)
  })
})

describe('distinct-n', () => {
  test.each([
    [1, 13, 30],
    [2, 15, 27],
    [3, 15, 24],
    [4, 14, 21],
  ])('fox sentences, n = %d: %d of %d', (n, distinct, total) => {
    const counter = new NgramCounter(n)
    for (const fox of foxes) counter.add(wordHashes(fox))
    expect(counter.read()).toEqual({ distinct, total })
    expect(
      distinctRatio(
        foxes.map((fox) => wordHashes(fox)),
        n,
      ),
    ).toBe(distinct / total)
    expect(counter.bytes).toBeGreaterThan(0)
  })

  test('cut off after so many n-grams, or undefined when there are fewer', () => {
    const tokens = foxes.map((fox) => wordHashes(fox))
    expect(distinctRatio(tokens, 1, 9)).toBe(8 / 9) // the, quick, brown, fox, jumps, over, (the), lazy, dog
    expect(distinctRatio(tokens, 1, 31)).toBeUndefined()
    expect(distinctRatio([wordHashes('one')], 2)).toBeUndefined()
  })

  test('expectation-adjusted: 13 of 30 from a vocabulary of 50 = .572037', () => {
    expect(expectationAdjustedDistinct(13, 30, 50)).toBeCloseTo(0.572037, 6)
    expect(expectationAdjustedDistinct(0, 0, 50)).toBeUndefined()
  })

  test('laws: order of texts does not matter; a repeated text lowers the ratio', () => {
    const word = fc.constantFrom('ant', 'bee', 'cat', 'dog', 'elk', 'fox')
    const texts = fc.array(fc.array(word, { minLength: 3, maxLength: 8 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(texts, (given) => {
        const tokens = given.map((text) => wordHashes(text.join(' ')))
        const ratio = distinctRatio(tokens, 2) ?? 0
        expect(distinctRatio(tokens.toReversed(), 2)).toBe(ratio)
        expect(distinctRatio([...tokens, ...tokens], 2)).toBeCloseTo(ratio / 2, 12)
      }),
    )
  })
})

describe('compression ratio', () => {
  test('fox sentences: 162 / 108 = 1.5, within 2 % for another zlib', () => {
    const ratio = compressionRatio(foxes.join(' ')) ?? 0
    expect(Math.abs(ratio / 1.5 - 1)).toBeLessThan(0.02)
  })

  test('law: a repeated text compresses better; an empty one has no ratio', () => {
    const once = foxes.join(' ')
    expect(compressionRatio(once.repeat(100)) ?? 0).toBeGreaterThan(50)
    expect(compressionRatio('')).toBeUndefined()
  })
})
