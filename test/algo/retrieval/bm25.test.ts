/** Search by words: reckoned by hand, and laws. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBm25Index } from '../../../src/algo/retrieval/bm25.js'

const animals = ['the cat sat', 'the dog sat on the mat', 'a bird']

/** Rows and scores to four places. */
function found(texts: readonly string[], query: string, count = 9, isLeftOut?: (row: number) => boolean) {
  return createBm25Index(texts)
    .search(query, count, isLeftOut)
    .map(({ row, score }) => [row, Number(score.toFixed(4))])
}

describe('known answers', () => {
  // N = 3; lengths 3, 6, 2; mean 11/3. `cat` is in 1 of 3: idf = ln(1 + 2.5/1.5) = ln(8/3) = 0.980829.
  // |d|/mean = 9/11: damping = 1.2 (0.25 + 0.75 · 9/11) = 1.036364. Score = 0.980829 · 2.2 / 2.036364 = 1.059645.
  test('a word in one of three texts', () => {
    expect(found(animals, 'cat')).toEqual([[0, 1.0596]])
  })

  // `the` is in 2 of 3: idf = ln(1 + 1.5/2.5) = ln 1.6 = 0.470004.
  // Row 0: once, damping 1.036364: 0.470004 · 2.2 / 2.036364 = 0.507772.
  // Row 1: twice, |d|/mean = 18/11, damping = 1.2 (0.25 + 0.75 · 18/11) = 1.772727:
  //        0.470004 · 2 · 2.2 / 3.772727 = 0.548149.
  test('a word that one text has twice', () => {
    expect(found(animals, 'the')).toEqual([
      [1, 0.5481],
      [0, 0.5078],
    ])
  })

  // `sat` once in each of rows 0 and 1, idf 0.470004: row 0 0.507772; row 1 0.470004 · 2.2 / 2.772727 = 0.372922.
  // With `cat`: row 0 1.059645 + 0.507772 = 1.567417.
  test('the scores of words add up', () => {
    expect(found(animals, 'Cat, SAT!')).toEqual([
      [0, 1.5674],
      [1, 0.3729],
    ])
  })

  test('a word twice in the query counts twice', () => {
    expect(found(animals, 'cat cat')).toEqual([[0, 2.1193]]) // 2 · 1.059645 = 2.119290
  })

  // k1 = 0: presence alone counts, 1 · idf; b plays no part.
  test('constants of one’s own', () => {
    const [match] = createBm25Index(animals, { k1: 0, b: 0.75 }).search('cat', 1)
    expect(match?.score).toBeCloseTo(Math.log(8 / 3), 12)
  })

  test('a word that all texts have still counts: ln(1 + 0.5/2.5), not below 0', () => {
    // Both of length 1 = mean: damping 1.2, factor 2.2/2.2 = 1. Score = ln 1.2 = 0.182322.
    expect(found(['sun', 'sun'], 'sun')).toEqual([
      [0, 0.1823],
      [1, 0.1823],
    ])
  })
})

describe('ties and edges', () => {
  test('equal scores come in the order of the texts', () => {
    expect(found(['b c', 'a b', 'a c', 'b a'], 'a', 2).map(([row]) => row)).toEqual([1, 2])
  })

  test('left-out rows make room for others, and count in the weights all the same', () => {
    expect(found(animals, 'the', 1, (row) => row === 1)).toEqual([[0, 0.5078]])
  })

  test('nothing is found', () => {
    expect(found(animals, 'horse')).toEqual([])
    expect(found(animals, '?!')).toEqual([])
    expect(found([], 'cat')).toEqual([])
    expect(found(['', '…'], 'cat')).toEqual([])
  })

  test('a text without words among others', () => {
    expect(found(['', 'cat'], 'cat').map(([row]) => row)).toEqual([1])
  })

  test('words that objects inherit are words like others', () => {
    expect(found(['constructor', 'x'], 'constructor toString')[0]?.[0]).toBe(0)
  })
})

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const text = fc.array(word, { maxLength: 8 }).map((list) => list.join(' '))

describe('laws', () => {
  test('a search leaves nothing behind', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, text, (texts, first, second) => {
        const used = createBm25Index(texts)
        used.search(second, 3)
        expect(used.search(first, 5)).toEqual(createBm25Index(texts).search(first, 5))
      }),
    )
  })

  test('agrees with the formula written out', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), text, (texts, query) => {
        for (const { row, score } of createBm25Index(texts).search(query, 99)) {
          expect(score).toBeCloseTo(plainScore(texts, row, query), 9)
        }
      }),
    )
  })

  test('finds the texts that share a word, each once, best first', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (texts, query) => {
        const matches = createBm25Index(texts).search(query, 99)
        const sharing = texts.flatMap((one, row) => (sharesWord(one, query) ? [row] : []))
        expect(matches.map(({ row }) => row).sort((a, b) => a - b)).toEqual(sharing)
        expect(matches.every(({ score }, at) => at === 0 || score <= (matches[at - 1]?.score ?? 0))).toBe(
          true,
        )
      }),
    )
  })
})

function plainScore(texts: readonly string[], row: number, query: string): number {
  const lists = texts.map((one) => one.split(' ').filter((part) => part !== ''))
  const mean = lists.reduce((sum, list) => sum + list.length, 0) / lists.length
  const own = lists[row] ?? []
  return query.split(' ').reduce((sum, asked) => {
    const holders = lists.filter((list) => list.includes(asked)).length
    const times = own.filter((one) => one === asked).length
    const idf = Math.log(1 + (lists.length - holders + 0.5) / (holders + 0.5))
    return times === 0 ? sum : sum + (idf * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * own.length) / mean))
  }, 0)
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(one.split(' ').filter((part) => part !== ''))
  return other.split(' ').some((part) => words.has(part))
}
