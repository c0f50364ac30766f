/** The index of ROUGE-L: thresholds to the bit, ties, planted copies among many, memory of earlier searches. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RougeIndex, rougeL } from '../../../src/algo/text/rouge-l.js'

const indexOf = (threshold: number, texts: readonly string[]): RougeIndex => {
  const index = new RougeIndex(threshold)
  for (const text of texts) index.keep(text)
  return index
}

describe('the threshold', () => {
  // 3 words of 4 and 4 in common: 2·3 / 8 = 0.75.
  test.each([
    [0.75, 0.75],
    [0.7500001, undefined],
  ])('%d', (threshold, similarity) => {
    expect(indexOf(threshold, ['a b c d']).nearest('a b c x')?.similarity).toBe(similarity)
  })

  test('1 asks for the same words in the same order', () => {
    const index = indexOf(1, ['a b c', 'A, b; C!'])
    expect(index.nearest('a B c')).toEqual({ kept: 0, similarity: 1 })
    expect(index.nearest('a c b')).toBeUndefined()
    expect(index.nearest('a b c c')).toBeUndefined()
  })

  test('close to 0 finds whatever shares a word', () => {
    expect(indexOf(0.001, ['a b', 'c d']).nearest('x c')).toEqual({ kept: 1, similarity: 0.5 }) // 2·1 / 4
    expect(indexOf(0.001, ['a b', 'c d']).nearest('x y')).toBeUndefined()
  })
})

describe('which text is named', () => {
  // Against a b c d: 1 shares a b c (6/7), 2 all (8/9), 0 and 3 three of four (6/8).
  const texts = ['a b c x', 'a b c', 'a b c d e', 'b c d y']

  test('the most similar one', () => {
    expect(indexOf(0.5, texts).nearest('a b c d')).toEqual({ kept: 2, similarity: 8 / 9 })
  })

  test('the next where it is ignored, the earlier of equals', () => {
    const index = indexOf(0.5, texts)
    expect(index.nearest('a b c d', (kept) => kept === 2)).toEqual({ kept: 1, similarity: 6 / 7 })
    expect(index.nearest('a b c d', (kept) => kept === 2 || kept === 1)).toEqual({
      kept: 0,
      similarity: 0.75,
    })
    expect(index.nearest('a b c d', () => true)).toBeUndefined()
  })

  test('also when the rarer words lead to the later one first', () => {
    // "q" is held by text 1 alone and looked up first; text 0 is as similar and stands before it.
    const index = indexOf(0.5, ['m n o', 'm n q', 'm o', 'n m'])
    expect(index.nearest('m n o q')?.kept).toBe(0)
  })
})

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const sentence = fc.array(word, { minLength: 1, maxLength: 14 })

describe('laws', () => {
  test('a planted near copy is found among many, whatever is looked for before', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 20 }),
        fc.array(fc.constantFrom('p', 'q', 'r', 's', 't', 'u'), { minLength: 4, maxLength: 12 }),
        fc.nat(),
        (others, planted, place) => {
          const texts = others.map((words) => words.join(' '))
          const at = place % (texts.length + 1)
          const index = indexOf(0.7, texts.toSpliced(at, 0, planted.join(' ')))
          index.nearest(texts[0] ?? 'nothing at all')
          // One of m ≥ 4 words changed: 2(m − 1) / 2m = 1 − 1/m ≥ 0.75.
          const changed = planted
            .map((word, index) => (index === place % planted.length ? 'new' : word))
            .join(' ')
          expect(index.nearest(changed)?.kept).toBe(at)
        },
      ),
    )
  })

  test('a search changes nothing: the same question has the same answer', () => {
    const texts = fc.array(sentence, { minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(texts, sentence, sentence, (kept, first, second) => {
        const index = indexOf(
          0.5,
          kept.map((words) => words.join(' ')),
        )
        const before = index.nearest(first.join(' '))
        index.nearest(`${second.join(' ')} unheard of`)
        expect(index.nearest(first.join(' '))).toEqual(before)
      }),
    )
  })

  test('a higher threshold finds the same text or none', () => {
    const texts = fc.array(sentence, { minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(texts, sentence, (kept, asked) => {
        const given = kept.map((words) => words.join(' '))
        const loose = indexOf(0.3, given).nearest(asked.join(' '))
        const strict = indexOf(0.8, given).nearest(asked.join(' '))
        const expected = (loose?.similarity ?? 0) >= 0.8 ? loose : undefined
        expect(strict).toEqual(expected)
      }),
    )
  })

  test('similarity is 1 for a text itself and never above', () => {
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        expect(rougeL(one.join(' '), one.join(' '))).toEqual({ precision: 1, recall: 1, f: 1 })
        const { precision, recall, f } = rougeL(one.join(' '), other.join(' '))
        expect(Math.max(precision, recall, f)).toBeLessThanOrEqual(1)
        expect(f).toBeLessThanOrEqual(Math.max(precision, recall))
        expect(f).toBeGreaterThanOrEqual(Math.min(precision, recall))
      }),
    )
  })
})
