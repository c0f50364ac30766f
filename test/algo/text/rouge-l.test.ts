/** ROUGE-L: known answers, and the fast way against the plain one. */

import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RougeIndex, rougeL, rougeWords } from '../../../src/algo/text/rouge-l.js'

describe('words', () => {
  test.each([
    ['Write 3 tips, please!', ['write', '3', 'tips', 'please']],
    ["don't", ['don', 't']],
    ['Café au lait', ['caf', 'au', 'lait']],
    ['snake_case', ['snake', 'case']],
    ['日本語', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(rougeWords(text)).toEqual(expected)
  })
})

describe('known answers', () => {
  test.each([
    // Common: the, quick, dog, on, the (5) of 9 and 8 words: f = 10/17.
    ['The quick brown dog jumps on the log.', 'The quick brown fox jumps over the lazy dog', 5 / 8, 5 / 9],
    // Common: police, the gunman (order kept) = police … the gunman: 3 of 4 words each (Lin 2004, S2 against S1).
    ['police kill the gunman', 'police killed the gunman', 3 / 4, 3 / 4],
    // Lin 2004, S3 against S1: "the gunman" is the longest in order: 2 of 4.
    ['the gunman kill police', 'police killed the gunman', 2 / 4, 2 / 4],
    ['a b c', 'c b a', 1 / 3, 1 / 3],
    ['a b', 'a b c d', 1, 2 / 4],
  ])('%j against %j', (text, reference, precision, recall) => {
    const found = rougeL(text, reference)
    expect(found.precision).toBeCloseTo(precision, 12)
    expect(found.recall).toBeCloseTo(recall, 12)
    expect(found.f).toBeCloseTo((2 * precision * recall) / (precision + recall), 12)
  })

  test('nothing in common, or nothing at all', () => {
    for (const [text, reference] of [
      ['a b', 'c d'],
      ['', 'a'],
      ['a', ''],
      ['日本', '日本'],
    ] as const) {
      expect(rougeL(text, reference)).toEqual({ precision: 0, recall: 0, f: 0 })
    }
  })

  test('7 of 10 and 10 words is 0.7 to the bit, so that a threshold means what it says', () => {
    expect(rougeL('a b c d e f g x y z', 'a b c d e f g u v w').f).toBe(0.7)
  })
})

const word = constantFrom('a', 'b', 'c', 'd', 'e')
const sentence = (most: number) => array(word, { maxLength: most }).map((words) => words.join(' '))

describe('laws', () => {
  test('the bit-parallel length is that of the table, also beyond 32 and 64 words', () => {
    assert(
      property(sentence(90), sentence(90), (left, right) => {
        const [a, b] = [rougeWords(left), rougeWords(right)]
        const expected = a.length + b.length === 0 ? 0 : (2 * tableLength(a, b)) / (a.length + b.length)
        expect(rougeL(left, right).f).toBeCloseTo(expected, 12)
      }),
      { numRuns: 300 },
    )
  })

  test('the f-measure is the same both ways, precision and recall change places', () => {
    assert(
      property(sentence(40), sentence(40), (left, right) => {
        const [there, back] = [rougeL(left, right), rougeL(right, left)]
        expect(there).toEqual({ precision: back.recall, recall: back.precision, f: back.f })
      }),
    )
  })

  test('the index finds what comparing all finds', () => {
    const pool = array(sentence(12), { minLength: 1, maxLength: 25 })
    assert(
      property(pool, sentence(12), constantFrom(0.3, 0.5, 0.7, 1), (texts, text, threshold) => {
        const index = new RougeIndex(threshold)
        for (const one of texts) index.keep(one)
        const all = texts.map((one, kept) => ({ kept, similarity: rougeL(text, one).f }))
        const best = all
          .filter(({ similarity }) => similarity >= threshold)
          .reduce<(typeof all)[number] | undefined>(
            (found, one) => (found !== undefined && found.similarity >= one.similarity ? found : one),
            undefined,
          )
        expect(index.nearest(text)).toEqual(best)
      }),
      { numRuns: 400 },
    )
  })
})

test('ignored texts do not count, and texts without words match nothing', () => {
  const index = new RougeIndex(0.7)
  expect(index.keep('Name three rivers of Asia.')).toBe(0)
  expect(index.keep('日本')).toBe(1)
  expect(index.nearest('name THREE rivers of asia')).toEqual({ kept: 0, similarity: 1 })
  expect(index.nearest('name THREE rivers of asia', (kept) => kept === 0)).toBeUndefined()
  expect(index.nearest('日本')).toBeUndefined()
  expect(index.size).toBe(2)
})

function tableLength(left: readonly string[], right: readonly string[]): number {
  let row = Array.from({ length: right.length + 1 }, () => 0)
  for (const one of left) {
    const next = [0]
    for (const [at, other] of right.entries()) {
      next.push(one === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    }
    row = next
  }
  return row[right.length] ?? 0
}
