/** Benchmark items inside other texts: each rule by example, the laws, and the known figures of real rephrasings. */

import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BenchmarkIndex,
  type ContaminationHit,
  DEFAULT_CONTAMINATION_RULES,
} from '../../../src/algo/text/benchmark-index.js'
import { ngramHashes } from '../../../src/algo/text/ngram-hashes.js'
import { wordHashes } from '../../../src/algo/text/token-hashes.js'
import { sharedData } from '../../shared-data.js'

function find(items: readonly string[], text: string, rules = {}): ContaminationHit | undefined {
  const index = new BenchmarkIndex({ ...DEFAULT_CONTAMINATION_RULES, ...rules })
  for (const item of items) index.add(wordHashes(item))
  return index.find(wordHashes(text))
}

// w0 … w29, and pieces of it among other words
const item = Array.from({ length: 30 }, (_, i) => `w${i}`).join(' ')
const piece = (from: number, to: number): string => item.split(' ').slice(from, to).join(' ')

describe('rules', () => {
  test('equal: the same words, whatever case and punctuation', () => {
    expect(find(['other item here', 'What is 3 + 4?'], 'what is 3, 4')).toEqual({
      item: 1,
      rule: 'equal',
      longestRun: 4,
      start: 0,
      coverage: 1,
    })
    expect(find(['What is 3 + 4?'], 'What is 3 + 5?')).toBeUndefined()
  })

  test('common run: 13 words in a row, not 12', () => {
    const hit = find([item], `x y z ${piece(5, 18)} x y z`)
    // coverage: words 5 to 17 of 30
    expect(hit).toEqual({ item: 0, rule: 'common-run', longestRun: 13, start: 3, coverage: 13 / 30 })
    expect(find([item], `x y z ${piece(5, 17)} x y z`)).toBeUndefined()
    expect(find([item], `x y z ${piece(5, 17)} x y z`, { n: 12 })?.longestRun).toBe(12)
    expect(find([item], `x ${piece(0, 3)} y`, { n: 3 })).toMatchObject({ rule: 'common-run', start: 1 })
  })

  test('coverage: 70 % of the item in runs of 8 or more, though none is 13 long', () => {
    const covered = `x ${piece(0, 11)} y ${piece(12, 23)} z` // 22 of 30 words = .733
    expect(find([item], covered)).toMatchObject({
      rule: 'coverage',
      longestRun: 11,
      coverage: 22 / 30,
      start: 1,
    })
    expect(find([item], covered, { coverage: 0.75 })).toBeUndefined()
    expect(find([item], covered, { coverage: undefined })).toBeUndefined()
    expect(
      find([item], `${piece(0, 7)} y ${piece(8, 15)} z ${piece(16, 23)} q ${piece(24, 30)}`),
    ).toBeUndefined()
  })

  test('short items count when they occur whole; very short ones only when they are all there is', () => {
    const capital = 'What is the capital of France?' // six words
    expect(find([capital], `Q: ${capital} A: Paris`)).toMatchObject({
      rule: 'short-item',
      longestRun: 6,
      start: 1,
    })
    expect(find([capital], 'Q: What is the capital of Spain?')).toBeUndefined()
    expect(find(['Is it so?'], 'Tell me: is it so? Yes.')).toBeUndefined()
    expect(find(['Is it so?'], 'Is it so')?.rule).toBe('equal')
  })

  test('an item of 8 to 12 words counts when 70 % of it occurs', () => {
    const ten = piece(0, 10)
    expect(find([ten], `so ${ten} then`)).toMatchObject({ rule: 'coverage', coverage: 1 })
    expect(find([ten], `so ${piece(0, 9)} then`)).toMatchObject({ rule: 'coverage', coverage: 0.9 })
  })

  test('the strongest hit is told: runs before coverage, longer before shorter, earlier items first', () => {
    const items = [piece(0, 10), `${piece(0, 20)} a b c`, `${piece(0, 25)} d e f`, `${piece(0, 25)} g h i`]
    expect(find(items, piece(0, 25))).toMatchObject({ item: 2, rule: 'common-run', longestRun: 25 })
  })

  test('empty items and empty texts are never found, but keep their number', () => {
    expect(find(['', '!?', item], item)?.item).toBe(2)
    expect(find([''], '')).toBeUndefined()
  })

  test('a repeated run counts its words once', () => {
    const hit = find([`${piece(0, 8)} ${piece(8, 30)}`], `${piece(0, 8)} x ${piece(0, 8)} y ${piece(0, 8)}`)
    expect(hit).toBeUndefined() // 8 of 30
  })
})

describe('laws', () => {
  const word = fc.constantFrom('ant', 'bee', 'cat', 'dog', 'elk', 'fox', 'gnu')
  const text = fc.array(word, { minLength: 1, maxLength: 20 }).map((all) => all.join(' '))

  test('a set against itself is fully contaminated', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), (texts) => {
        for (const one of texts) expect(find(texts, one)?.rule).toBe('equal')
      }),
    )
  })

  test('the longest run is the longest common run of words', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [left.split(' '), right.split(' ')]
        let longest = 0
        for (let i = 0; i < a.length; i += 1) {
          for (let j = 0; j < b.length; j += 1) {
            let length = 0
            while (a[i + length] !== undefined && a[i + length] === b[j + length]) length += 1
            longest = Math.max(longest, length)
          }
        }
        const hit = find([left], right, { n: 2, coverage: undefined, shortItemWords: 99 })
        expect(hit?.longestRun ?? Math.min(longest, 1)).toBe(longest)
      }),
    )
  })

  test('surrounding words do not hide an item', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(find([item], `${before} ${item} ${after}`)?.rule).toMatch(/equal|common-run/)
      }),
    )
  })
})

const pairs = sharedData('contam_gsm8k_pairs.jsonl')

test.skipIf(pairs === undefined)(
  '655 rephrased questions: 5.65 % share an 8-gram with their original, none a 13-gram',
  () => {
    const rows = readFileSync(pairs ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { original_question: string; rephrased: string })
    const sharing = (n: number): number => {
      const hits = rows.filter((row) => {
        const original = new Set(ngramHashes(wordHashes(row.original_question), n))
        return ngramHashes(wordHashes(row.rephrased), n).some((gram) => original.has(gram))
      })
      return hits.length / rows.length
    }
    expect(sharing(8)).toBeCloseTo(0.0565, 4)
    expect(sharing(13)).toBe(0)
  },
)

const train = sharedData('maths_gsm8k_train.jsonl')

test.skipIf(pairs === undefined || train === undefined)(
  'the official training questions: 0.1 % share 13 words with the 655 test questions at most',
  () => {
    const index = new BenchmarkIndex({ ...DEFAULT_CONTAMINATION_RULES, coverage: undefined })
    const questions = (path: string, field: string): string[] =>
      readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as Record<string, string>)[field] ?? '')
    for (const question of questions(pairs ?? '', 'original_question')) index.add(wordHashes(question))
    const hits = questions(train ?? '', 'question').filter(
      (question) => index.find(wordHashes(question)) !== undefined,
    )
    expect(hits.length / 7473).toBeLessThan(0.001)
  },
)
