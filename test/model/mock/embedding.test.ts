/** Vectors of texts: of length one, the same for the same words, near for shared ones. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { embedText, vectorBase64 } from '../../../src/model/mock/embedding.js'
import { nouns } from '../../../src/model/mock/words/vocabulary.js'

const cosine = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0)
const near = (one: string, other: string, dimensions = 256): number =>
  cosine(embedText(one, dimensions), embedText(other, dimensions))

describe('length', () => {
  test('is 1 within 1e-6, whatever the text and the dimensions', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 300 }),
        (text, dimensions) => {
          const vector = embedText(text, dimensions)
          expect(vector).toHaveLength(dimensions)
          expect(Math.abs(Math.sqrt(cosine(vector, vector)) - 1)).toBeLessThan(1e-6)
          expect(vector.some((value) => Object.is(value, -0) || !Number.isFinite(value))).toBe(false)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('coordinates have seven decimals', () => {
    const vector = embedText('the glacier near the harbour', 64)
    expect(vector.map((value) => Number(value.toFixed(7)))).toEqual(vector)
  })
})

describe('nearness', () => {
  test('order, case and punctuation do not count', () => {
    expect(embedText('Rivers bend: why?', 128)).toEqual(embedText('why BEND, rivers', 128))
  })

  test('goes by the share of common words: two of three are cos 2/3', () => {
    // Words lie on 8 random places of 4,096: with three words each cosine is 2/3 but for a chance meeting or two.
    const value = near('glacier harbour lantern', 'glacier harbour orchard', 4096)
    expect(Math.abs(value - 2 / 3)).toBeLessThan(0.1)
  })

  test('short words weigh three tenths: "of" beside one long word is 0.09 of the square', () => {
    // (1, 0.3) against (1, 0): 1 / √(1 + 0.09) = 0.958
    expect(near('glacier of', 'glacier', 8192)).toBeCloseTo(1 / Math.sqrt(1.09), 2)
  })

  test('strangers are nearly at right angles: the mean of all pairs is small', () => {
    const vectors = nouns.slice(0, 80).map((noun) => embedText(noun, 256))
    const pairs = vectors.flatMap((one, i) => vectors.slice(i + 1).map((other) => cosine(one, other)))
    const mean = pairs.reduce((sum, value) => sum + value, 0) / pairs.length
    // Cosines of 256 dimensions have a standard deviation of about 1/16; the mean of 3,160 of them 0.0011.
    expect(Math.abs(mean)).toBeLessThan(0.006)
    expect(Math.max(...pairs)).toBeLessThan(0.6)
  })

  test('no two words of the vocabulary share a vector', () => {
    expect(new Set(nouns.map((noun) => embedText(noun, 256).join())).size).toBe(new Set(nouns).size)
  })

  test('texts without a letter or digit share one vector; letters of any script are letters', () => {
    expect(embedText('…!?', 32)).toEqual(embedText('', 32))
    expect(embedText('数据', 32)).not.toEqual(embedText('', 32))
    expect(embedText('数据', 32)).not.toEqual(embedText('река', 32))
  })
})

describe('base64', () => {
  test('1, −2 and 0.5 as IEEE 754 singles: 3f800000, c0000000, 3f000000, little-endian', () => {
    expect(Buffer.from(vectorBase64([1, -2, 0.5]), 'base64').toString('hex')).toBe('0000803f000000c00000003f')
  })

  test('is read back as the singles next to the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true })), (vector) => {
        const bytes = Buffer.from(vectorBase64(vector), 'base64')
        const read = vector.map((_, i) => bytes.readFloatLE(i * 4))
        expect([bytes.length, read]).toEqual([vector.length * 4, vector.map(Math.fround)])
      }),
    )
  })
})
