/** The indexes against slow definitions of the same thing, over random texts; formulas against reckoning by hand. */

import { gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { BenchmarkIndex, type ContaminationHit } from '../../../src/algo/text/benchmark-index.js'
import { compressionRatio } from '../../../src/algo/text/compression-ratio.js'
import {
  distinctRatio,
  expectationAdjustedDistinct,
  NgramCounter,
} from '../../../src/algo/text/distinct-ngrams.js'
import { bandsForThreshold, detectionProbability } from '../../../src/algo/text/lsh-bands.js'
import { NearDuplicateIndex } from '../../../src/algo/text/near-duplicate-index.js'
import {
  nearDuplicatePresetNames,
  nearDuplicateSettings,
} from '../../../src/algo/text/near-duplicate-presets.js'
import { ngramHashes, wholeHash } from '../../../src/algo/text/ngram-hashes.js'
import { wordHashes } from '../../../src/algo/text/token-hashes.js'

const word = fc.constantFrom('ant', 'bee', 'cat', 'dog')
const sentence = fc.array(word, { maxLength: 14 })
const join = (words: readonly string[]): string => words.join(' ')

/** Runs of n words as text. */
function runsOf(words: readonly string[], n: number): string[] {
  return Array.from({ length: Math.max(0, words.length - n + 1) }, (_, i) => join(words.slice(i, i + n)))
}

describe('n-grams', () => {
  test('law: two runs have one hash exactly when they are the same words', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 1, max: 6 }), (words, n) => {
        const [runs, hashes] = [runsOf(words, n), [...ngramHashes(wordHashes(join(words)), n)]]
        expect(hashes).toHaveLength(runs.length)
        const firstOf = (list: readonly unknown[]): number[] => list.map((one) => list.indexOf(one))
        expect(firstOf(hashes)).toEqual(firstOf(runs))
      }),
    )
  })

  test('law: a run hashes to the same number wherever it stands, and alone to its whole hash', () => {
    fc.assert(
      fc.property(
        sentence,
        sentence,
        fc.array(word, { minLength: 1, maxLength: 5 }),
        (before, after, run) => {
          const text = join([...before, ...run, ...after])
          const at = ngramHashes(wordHashes(text), run.length)[before.length]
          expect(at).toBe(wholeHash(wordHashes(join(run))))
        },
      ),
    )
  })

  test('law: distinct-n counts the set of runs, and the cut-off takes the first of them', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 5 }), fc.integer({ min: 1, max: 3 }), (texts, n) => {
        const runs = texts.flatMap((words) => runsOf(words, n))
        const counter = new NgramCounter(n)
        const tokens = texts.map((words) => wordHashes(join(words)))
        for (const one of tokens) counter.add(one)
        expect(counter.read()).toEqual({ distinct: new Set(runs).size, total: runs.length })
        expect(distinctRatio(tokens, n)).toBe(
          runs.length === 0 ? undefined : new Set(runs).size / runs.length,
        )
        const half = Math.ceil(runs.length / 2)
        if (half > 0) expect(distinctRatio(tokens, n, half)).toBe(new Set(runs.slice(0, half)).size / half)
        expect(distinctRatio(tokens, n, runs.length + 1)).toBeUndefined()
      }),
    )
  })

  test('expectation-adjusted distinct: U / (V (1 − ((V − 1) / V)^C)) by hand', () => {
    expect(expectationAdjustedDistinct(2, 4, 2)).toBeCloseTo(2 / (2 * (1 - 1 / 16)), 12) // 1.0667
    expect(expectationAdjustedDistinct(3, 4, 10)).toBeCloseTo(3 / (10 * (1 - 0.6561)), 12) // .9 ** 4
    expect(expectationAdjustedDistinct(1, 7, 1)).toBe(1)
    expect(expectationAdjustedDistinct(0, 0, 10)).toBeUndefined()
  })
})

describe('benchmark items', () => {
  /** The rules of `ContaminationRules` read literally: every item, every place. */
  function slowRule(items: readonly string[][], text: readonly string[], n: number, short: number): string {
    const holds = (run: readonly string[]): boolean => runsOf(text, run.length).includes(join(run))
    if (text.length > 0 && items.some((item) => join(item) === join(text))) return 'equal'
    if (items.some((item) => runsOf(item, n).some((run) => runsOf(text, n).includes(run))))
      return 'common-run'
    const seed = Math.min(n, 8)
    return items.some((item) => item.length >= short && item.length < seed && holds(item))
      ? 'short-item'
      : 'none'
  }

  test('law: the index finds by the rule that the definition finds by', () => {
    const rules = fc.record({
      n: fc.integer({ min: 2, max: 10 }),
      shortItemWords: fc.integer({ min: 1, max: 6 }),
    })
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 5 }),
        sentence,
        rules,
        (items, text, { n, shortItemWords }) => {
          const index = new BenchmarkIndex({ n, coverage: undefined, shortItemWords })
          for (const item of items) index.add(wordHashes(join(item)))
          const found = index.find(wordHashes(join(text)))?.rule ?? 'none'
          expect(found).toBe(slowRule(items, text, n, shortItemWords))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('law: a hit stands where it says', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), sentence, (items, text) => {
        const index = new BenchmarkIndex({ n: 3, coverage: 0.5, shortItemWords: 1 })
        for (const item of items) index.add(wordHashes(join(item)))
        const hit = index.find(wordHashes(join(text)))
        if (hit === undefined) return
        const run = text.slice(hit.start, hit.start + hit.longestRun)
        expect(run).toHaveLength(hit.longestRun)
        expect(` ${join(items[hit.item] ?? [])} `).toContain(` ${join(run)} `)
        expect(hit.coverage).toBeGreaterThan(0)
        expect(hit.coverage).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })

  test('of several short items the longest is told, then the earliest item, in whatever order they came', () => {
    const find = (...items: readonly string[]): ContaminationHit | undefined => {
      const index = new BenchmarkIndex()
      for (const item of items) index.add(wordHashes(item))
      return index.find(wordHashes('x one two three four five y six seven eight nine ten eleven z a b c d e'))
    }
    const [five, six, other] = ['one two three four five', 'six seven eight nine ten eleven', 'a b c d e']
    const longest = { rule: 'short-item', longestRun: 6, start: 7, coverage: 1 }
    expect(find(five, six)).toEqual({ item: 1, ...longest })
    expect(find(six, five)).toEqual({ item: 0, ...longest })
    expect(find(other, five)).toMatchObject({ item: 0, longestRun: 5, start: 14 })
    expect(find(five, other)).toMatchObject({ item: 0, longestRun: 5, start: 1 })
  })
})

describe('near duplicates', () => {
  const settings = {
    ...nearDuplicateSettings({ preset: 'word-5', threshold: 0.5 }),
    shingle: 1,
    bands: 64,
    rows: 1,
  }

  test('law: the nearest is the most similar kept text by definition, the earliest of equals', () => {
    // One row a band: a pair of similarity ½ or more is missed with chance 2^-64 at the most.
    const bag = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(bag, { minLength: 1, maxLength: 8 }), bag, (kept, asked) => {
        const index = new NearDuplicateIndex(settings)
        const printOf = (words: readonly string[]) => index.print(join(words))
        for (const words of kept) {
          const print = printOf(words)
          if (print !== undefined) index.keep(print)
        }
        const similarity = kept.map((words) => {
          const shared = words.filter((one) => asked.includes(one)).length
          return shared / new Set([...words, ...asked]).size
        })
        const best = Math.max(...similarity)
        const print = printOf(asked)
        const found = print === undefined ? undefined : index.nearest(print)
        expect(found).toEqual(best < 0.5 ? undefined : { kept: similarity.indexOf(best), similarity: best })
      }),
      { numRuns: 200 },
    )
  })

  test.each(nearDuplicatePresetNames)(
    '%s finds pairs at its threshold with the chance that its bands give',
    (preset) => {
      const chosen = nearDuplicateSettings({ preset })
      const chance = detectionProbability(chosen.threshold, chosen)
      // 1 − (1 − t^rows)^bands, e.g. datatrove: 1 − (1 − .72^8)^14 = .6524
      const expected: Record<string, number> = {
        'word-5': 1 - (1 - 0.7 ** 5) ** 25,
        datatrove: 1 - (1 - 0.72 ** 8) ** 14,
        'text-dedup': 1 - (1 - 0.7 ** 10) ** 24,
        'nemo-curator': 1 - (1 - 0.8 ** 13) ** 20,
        slimpajama: 1 - (1 - 0.8 ** 13) ** 9,
      }
      expect(chance).toBeCloseTo(expected[preset] ?? Number.NaN, 12)
      expect(detectionProbability(1, chosen)).toBe(1)
      expect(detectionProbability(0, chosen)).toBe(0)
    },
  )

  test('a higher threshold asks for longer bands, and never for more hashes than there are', () => {
    const rows = [0.3, 0.5, 0.7, 0.9].map((threshold) => {
      const bands = bandsForThreshold(threshold, 64)
      expect(bands.bands * bands.rows).toBeLessThanOrEqual(64)
      return bands.rows
    })
    expect(rows).toEqual(rows.toSorted((a, b) => a - b))
    expect(new Set(rows).size).toBe(4)
    expect(bandsForThreshold(0.5, 1)).toEqual({ bands: 1, rows: 1 })
  })
})

describe('compression ratio', () => {
  test('counts bytes of UTF-8, not characters, against gzip that can be read back', () => {
    const text = 'żółw '.repeat(50)
    const zipped = gzipSync(Buffer.from(text), { level: 9 })
    expect(gunzipSync(zipped).toString('utf8')).toBe(text)
    expect(compressionRatio(text)).toBe(Buffer.byteLength(text) / zipped.length) // 8 bytes a word: ż ó ł are two each
    expect(Buffer.byteLength(text)).toBe(400)
  })

  test('one letter is smaller than its frame; nothing has no ratio', () => {
    // 10 bytes of header, 3 of a stored or fixed block, 8 of trailer: 1 / 21
    expect(compressionRatio('a')).toBeCloseTo(1 / 21, 2)
    expect(compressionRatio('')).toBeUndefined()
  })

  test('a repetition beyond 32 kB is not seen, one within is', () => {
    const source = createRandom('letters')
    const random = (length: number): string =>
      Array.from({ length }, () => String.fromCharCode(97 + source.integer(0, 25))).join('')
    const [near, far] = [random(12_000), random(50_000)]
    const gain = (text: string): number =>
      (compressionRatio(text + text) ?? 0) / (compressionRatio(text) ?? 1)
    expect(gain(near)).toBeGreaterThan(1.8)
    expect(gain(far)).toBeLessThan(1.1)
  })
})
