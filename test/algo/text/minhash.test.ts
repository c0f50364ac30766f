/** Shingles, similarity, signatures and bands against their definitions and published figures. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { bandsForThreshold, detectionProbability } from '../../../src/algo/text/lsh-bands.js'
import { bandKeys, createHashFamily, minHash, signatureAgreement } from '../../../src/algo/text/minhash.js'
import {
  nearDuplicatePresetNames,
  nearDuplicateSettings,
} from '../../../src/algo/text/near-duplicate-presets.js'
import { jaccard, MAX_SHINGLES, type ShingleSet, shingleSet } from '../../../src/algo/text/shingle-set.js'
import { wordHashes } from '../../../src/algo/text/token-hashes.js'

const shingles = (text: string, n: number): ShingleSet => shingleSet(wordHashes(text), n)

function overlapping(shared: number, ownEach: number, seed: string): [ShingleSet, ShingleSet] {
  const random = createRandom(seed)
  const draw = (count: number): number[] => Array.from({ length: count }, () => random.uint32())
  const common = draw(shared)
  const make = (): ShingleSet => {
    const hashes = Uint32Array.from([...common, ...draw(ownEach)]).sort()
    return { hashes: hashes.slice(0, MAX_SHINGLES), isWhole: hashes.length <= MAX_SHINGLES }
  }
  return [make(), make()]
}

describe('Jaccard similarity of shingles', () => {
  test.each([
    // left, right, n, shared / all
    ['a b c d', 'b c d e', 2, 2 / 4], // ab bc cd | bc cd de
    ['a b c d', 'a b c d', 3, 1],
    ['a b a b', 'b a b a', 2, 1], // both {ab, ba}
    ['a b', 'c d', 1, 0],
    ['a b', 'a b', 5, 1], // too short: one shingle each, the whole
    ['a b', 'a b c', 5, 0],
    ['', '', 2, 0], // nothing is known to be shared
    ['', 'a b', 2, 0],
  ])('of %j and %j, n = %d', (left, right, n, expected) => {
    expect(jaccard(shingles(left, n), shingles(right, n))).toBe(expected)
  })

  test('law: it agrees with sets of words, both ways round', () => {
    const text = fc.array(fc.constantFrom(...'abcdefghij'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [new Set(left), new Set(right)]
        const shared = [...a].filter((word) => b.has(word)).length
        const [x, y] = [shingles(left.join(' '), 1), shingles(right.join(' '), 1)]
        expect(jaccard(x, y)).toBe(shared / new Set([...a, ...b]).size)
        expect(jaccard(y, x)).toBe(jaccard(x, y))
      }),
    )
  })

  test('long texts keep 1,024 shingles; the estimate stays within four standard errors (.06)', () => {
    const [left, right] = overlapping(6000, 2000, 'long') // 6000 / 10000
    expect([left.isWhole, left.hashes.length]).toEqual([false, 1024])
    expect(Math.abs(jaccard(left, right) - 0.6)).toBeLessThan(0.062)
    const text = Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' ')
    expect(shingles(text, 5)).toMatchObject({ isWhole: false, hashes: { length: 1024 } })
    expect(jaccard(shingles(text, 5), shingles(text, 5))).toBe(1)
  })
})

describe('MinHash signatures', () => {
  test('root mean square error at 128 hashes is the theory’s: √(J (1 − J) / 128)', () => {
    const family = createHashFamily(128, 1)
    for (const [shared, own] of [
      [50, 25],
      [80, 10],
    ] as const) {
      const truth = shared / (shared + 2 * own)
      let squares = 0
      for (let pair = 0; pair < 200; pair += 1) {
        const [left, right] = overlapping(shared, own, `pair ${pair} ${shared}`)
        squares +=
          (signatureAgreement(minHash(left.hashes, family), minHash(right.hashes, family)) - truth) ** 2
      }
      const error = Math.sqrt(squares / 200)
      expect(error / Math.sqrt((truth * (1 - truth)) / 128)).toBeGreaterThan(0.8)
      expect(error / Math.sqrt((truth * (1 - truth)) / 128)).toBeLessThan(1.2)
    }
  })

  test('a seed names a family; equal sets have equal signatures', () => {
    const set = Uint32Array.from([5, 99, 1e9])
    expect(minHash(set, createHashFamily(16, 7))).toEqual(minHash(set, createHashFamily(16, 7)))
    expect(minHash(set, createHashFamily(16, 7))).not.toEqual(minHash(set, createHashFamily(16, 8)))
    expect(signatureAgreement(new Int32Array(0), new Int32Array(0))).toBe(0)
  })

  test('a band key changes with any row and with the place of the band', () => {
    const bands = { bands: 2, rows: 3 }
    const keys = bandKeys(Int32Array.from([1, 2, 3, 1, 2, 3]), bands)
    expect(keys[0]).not.toBe(keys[1])
    expect(bandKeys(Int32Array.from([1, 2, 3, 1, 2, 4]), bands)[0]).toBe(keys[0])
    expect(bandKeys(Int32Array.from([1, 2, 3, 1, 2, 4]), bands)[1]).not.toBe(keys[1])
  })
})

describe('bands', () => {
  // curation.md §2.1, for 14 × 8
  test.each([
    [0.5, 0.05],
    [0.6, 0.21],
    [0.7, 0.56],
    [0.8, 0.92],
    [0.9, 1],
  ])('a pair of similarity %d is found with chance %d', (similarity, expected) => {
    expect(detectionProbability(similarity, { bands: 14, rows: 8 })).toBeCloseTo(expected, 2)
  })

  test('signatures follow that curve', () => {
    const family = createHashFamily(112, 3)
    const bands = { bands: 14, rows: 8 }
    let found = 0
    for (let pair = 0; pair < 300; pair += 1) {
      const [left, right] = overlapping(70, 15, `curve ${pair}`) // 70 / 100
      const [x, y] = [left, right].map((set) => bandKeys(minHash(set.hashes, family), bands))
      if (x?.some((key, band) => key === y?.[band])) found += 1
    }
    expect(found / 300).toBeGreaterThan(0.45) // 0.56 ± 3 standard errors
    expect(found / 300).toBeLessThan(0.67)
  })

  // scipy.integrate.quad over all pairs
  test.each([
    [0.7, 240, undefined, { bands: 24, rows: 10 }],
    [0.8, 128, undefined, { bands: 9, rows: 13 }],
    [0.7, 256, undefined, { bands: 25, rows: 10 }],
    [0.5, 200, undefined, { bands: 33, rows: 6 }],
    [0.7, 128, { falsePositive: 0.1, falseNegative: 0.9 }, { bands: 20, rows: 6 }],
    [0.9, 128, { falsePositive: 0.01, falseNegative: 0.99 }, { bands: 11, rows: 11 }],
  ])('for threshold %d and %d hashes', (threshold, hashes, weights, expected) => {
    expect(bandsForThreshold(threshold, hashes, weights)).toEqual(expected)
  })

  test('a threshold of 1 is refused with the way out', () => {
    expect(() => bandsForThreshold(1, 128)).toThrowErrorMatchingInlineSnapshot(
      `[RecipeError: A similarity threshold lies between 0 and 1, both excluded; got 1.]`,
    )
  })
})

test('presets, as their origins name them', () => {
  const table = nearDuplicatePresetNames.map((preset) => {
    const { unit, shingle, bands, rows, threshold, digits } = nearDuplicateSettings({ preset })
    return `${preset}: ${shingle} ${unit}s, ${bands} x ${rows}, ${threshold}, digits ${digits}`
  })
  expect(table.join('\n')).toMatchInlineSnapshot(`
    "word-5: 5 words, 25 x 5, 0.7, digits keep
    datatrove: 5 words, 14 x 8, 0.72, digits zero
    text-dedup: 5 words, 24 x 10, 0.7, digits keep
    nemo-curator: 24 characters, 20 x 13, 0.8, digits keep
    slimpajama: 13 characters, 9 x 13, 0.8, digits keep"
  `)
})

test('a recipe changes threshold and digits; bands follow the threshold where the preset says so', () => {
  expect(nearDuplicateSettings({ preset: 'word-5', threshold: 0.5, digits: 'zero' })).toMatchObject({
    threshold: 0.5,
    digits: 'zero',
    bands: 39,
    rows: 3,
  })
  expect(nearDuplicateSettings({ preset: 'datatrove', threshold: 0.9 })).toMatchObject({ bands: 14, rows: 8 })
})
