/** Both searches: ties go to the earlier row, rows left out make room, and counts only cut the list. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBm25Index } from '../../../src/algo/retrieval/bm25.js'
import type { Match } from '../../../src/algo/retrieval/best-matches.js'
import { createCosineIndex } from '../../../src/algo/retrieval/cosine.js'

type Search = (count: number, isLeftOut?: (row: number) => boolean) => readonly Match[]

const word = fc.constantFrom('sea', 'sun', 'sky', 'ice')
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
const byWords = fc.tuple(fc.array(text, { maxLength: 15 }), text).map(
  ([texts, query]): Search =>
    (count, isLeftOut) =>
      createBm25Index(texts).search(query, count, isLeftOut),
)

const direction = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }))
const byVectors = fc.tuple(fc.array(direction, { maxLength: 15 }), direction).map(
  ([vectors, query]): Search =>
    (count, isLeftOut) =>
      createCosineIndex(vectors).search(query, count, isLeftOut),
)

describe.each([
  ['by words', byWords],
  ['by vectors', byVectors],
])('%s', (_, search) => {
  test('the best first, equal scores in the order of the rows, no row twice', () => {
    fc.assert(
      fc.property(search, (find) => {
        const found = find(99)
        const sorted = found.toSorted((a, b) => b.score - a.score || a.row - b.row)
        expect(found).toEqual(sorted)
        expect(new Set(found.map(({ row }) => row)).size).toBe(found.length)
      }),
    )
  })

  test('fewer wanted: the beginning of the same list', () => {
    fc.assert(
      fc.property(search, fc.integer({ min: 0, max: 16 }), (find, count) => {
        expect(find(count)).toEqual(find(99).slice(0, count))
      }),
    )
  })

  test('rows left out are never found, and change nothing else', () => {
    fc.assert(
      fc.property(
        search,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 3 }),
        (find, count, step) => {
          const isLeftOut = (row: number) => row % step === 0
          const rest = find(99).filter(({ row }) => !isLeftOut(row))
          expect(find(count, isLeftOut)).toEqual(rest.slice(0, count))
        },
      ),
    )
  })
})

describe('ties', () => {
  test('by words: copies of one text', () => {
    const index = createBm25Index(['ice', 'sea sun', 'sea sun', 'sea sun', 'sky'])
    expect(index.search('sun sea', 2).map(({ row }) => row)).toEqual([1, 2])
    expect(index.search('sun sea', 2, (row) => row === 1).map(({ row }) => row)).toEqual([2, 3])
  })

  test('by vectors: one direction at several lengths is one score to the bit', () => {
    // (3, 4), (6, 8) and (0.3, 0.4) have the direction (0.6, 0.8); single precision rounds all to the same numbers.
    const index = createCosineIndex([
      [0, 1],
      [6, 8],
      [3, 4],
      [0.3, 0.4],
    ])
    const found = index.search([3, 4], 3)
    expect(found.map(({ row }) => row)).toEqual([1, 2, 3])
    expect(new Set(found.map(({ score }) => score)).size).toBe(1)
  })
})

describe('what does not matter', () => {
  test('by words: case and accents; order in the query changes no rank', () => {
    const index = createBm25Index(['Über das Eis', 'the sea', 'das Meer'])
    expect(index.search('EIS uber DAS', 3)).toEqual(index.search('eis über das', 3))
    const rows = (query: string) => index.search(query, 3).map(({ row }) => row)
    expect(rows('das über eis')).toEqual(rows('eis über das'))
    expect(index.search('uber', 3).map(({ row }) => row)).toEqual([0])
  })

  test('by vectors: the length of the query', () => {
    fc.assert(
      fc.property(fc.array(direction, { maxLength: 9 }), direction, (vectors, [x, y]) => {
        const index = createCosineIndex(vectors)
        expect(index.search([4 * x, 4 * y], 9)).toEqual(index.search([x, y], 9))
      }),
    )
  })

  test('by words: a rarer word counts more than a common one', () => {
    // ice: 1 of 4 texts, ln(1 + 3.5/1.5) = 1.204; sea: 3 of 4, ln(1 + 1.5/3.5) = 0.357; all texts have one word.
    const found = createBm25Index(['sea', 'ice', 'sea', 'sea']).search('sea ice', 4)
    expect(found.map(({ row, score }) => [row, Number(score.toFixed(3))])).toEqual([
      [1, 1.204],
      [0, 0.357],
      [2, 0.357],
      [3, 0.357],
    ])
  })
})
