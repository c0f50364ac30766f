/** The longest common subsequence: reckoned by hand, at the edges of blocks, and against the table. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonLength, createMasks } from '../../../src/algo/text/common-subsequence.js'

/** Length for lists of letters, each letter a word. */
function common(left: string, right: string): number {
  const numbers = (text: string) => Uint32Array.from(text, (letter) => letter.charCodeAt(0) - 97)
  return commonLength(createMasks(numbers(left), 26), numbers(right))
}

describe('known answers', () => {
  test.each([
    ['abcbdab', 'bdcaba', 4], // bcba, bdab or bcab: the example of Cormen et al., Introduction to Algorithms
    ['xmjyauz', 'mzjawxu', 4], // mjau
    ['abc', 'abc', 3],
    ['abc', 'cba', 1],
    ['aab', 'aa', 2], // a word that comes twice counts twice
    ['ab', 'aaaa', 1], // but not more often than the other has it
    ['abc', 'def', 0],
    ['', 'abc', 0],
    ['abc', '', 0],
    ['', '', 0],
  ])('%j and %j: %d', (left, right, expected) => {
    expect(common(left, right)).toBe(expected)
  })
})

describe('at the edges of blocks of 32 words', () => {
  test.each([31, 32, 33, 63, 64, 65, 96, 97])('%d equal words', (length) => {
    expect(common('a'.repeat(length), 'a'.repeat(length))).toBe(length)
    expect(common('a'.repeat(length), 'a')).toBe(1)
    expect(common('a'.repeat(length), `${'a'.repeat(length)}aa`)).toBe(length)
  })

  // The one common word stands first, last, and beside each edge: a carry that is lost or too many would show.
  test.each([0, 30, 31, 32, 33, 62, 63, 64, 65, 69])('one common word at place %d of 70', (place) => {
    const list = `${'a'.repeat(place)}z${'a'.repeat(69 - place)}`
    expect(common(list, 'z')).toBe(1)
    expect(common(list, 'zz')).toBe(1)
    expect(common(list, 'az')).toBe(place === 0 ? 1 : 2)
    expect(common(list, 'za')).toBe(place === 69 ? 1 : 2)
  })

  test('words beyond the list’s vocabulary are in common with nothing', () => {
    const masks = createMasks(Uint32Array.of(0, 1), 2)
    expect(commonLength(masks, Uint32Array.of(7, 0, 9, 1))).toBe(2)
  })
})

const words = (most: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: most }).map((list) => list.join(''))

describe('laws', () => {
  test('agrees with the table', () => {
    fc.assert(
      fc.property(words(75), words(75), (left, right) => {
        expect(common(left, right)).toBe(tableLength(left, right))
      }),
    )
  })

  test('is the same both ways and backwards, and at most the shorter', () => {
    fc.assert(
      fc.property(words(75), words(40), (left, right) => {
        const length = common(left, right)
        expect(common(right, left)).toBe(length)
        expect(common(reversed(left), reversed(right))).toBe(length)
        expect(length).toBeLessThanOrEqual(Math.min(left.length, right.length))
      }),
    )
  })

  test('a list with words left out is all in common with the whole', () => {
    fc.assert(
      fc.property(words(75), fc.infiniteStream(fc.boolean()), (list, keep) => {
        const part = [...list].filter(() => keep.next().value === true).join('')
        expect(common(list, part)).toBe(part.length)
        expect(common(part, list)).toBe(part.length)
      }),
    )
  })

  test('one more word adds one at most and takes nothing away', () => {
    fc.assert(
      fc.property(words(70), words(70), fc.constantFrom('a', 'b', 'e'), (left, right, word) => {
        const gain = common(left, right + word) - common(left, right)
        expect([0, 1]).toContain(gain)
        if (!left.includes(word)) expect(gain).toBe(0)
      }),
    )
  })
})

function reversed(text: string): string {
  return [...text].reverse().join('')
}

function tableLength(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, () => 0)
  for (const one of left) {
    const next = [0]
    for (let at = 0; at < right.length; at += 1) {
      next.push(one === right[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
