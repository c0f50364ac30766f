/** Pieces of a stream and their log-probabilities: together they are the text, and each is a probability. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenLogprobs, tokenPieces } from '../../../src/model/mock/tokens.js'

test('at most five characters and the space before them', () => {
  expect(tokenPieces('Rivers bend, mostly.\n\nYes')).toEqual([
    'River',
    's',
    ' bend,',
    ' mostl',
    'y.',
    '\n',
    '\nYes',
  ])
  expect(tokenPieces('')).toEqual([])
})

test('no letter of several bytes is cut', () => {
  expect(tokenPieces('🙂🙂🙂🙂🙂🙂')).toEqual(['🙂🙂🙂🙂🙂', '🙂'])
})

test('the pieces of any text are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const pieces = tokenPieces(text)
      expect(pieces.join('')).toBe(text)
      expect(pieces.every((piece) => piece !== '' && [...piece].length <= 6)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('log-probabilities: the token leads its alternatives, which fall off; all together are at most 1', () => {
  fc.assert(
    fc.property(
      fc.lorem({ maxCount: 20 }),
      fc.integer({ min: 1, max: 6 }),
      fc.string(),
      (text, count, key) => {
        const tokens = tokenLogprobs(text, count, key)
        expect(tokens.map(({ token }) => token)).toEqual(tokenPieces(text))
        for (const { token, logprob, alternatives } of tokens) {
          expect(logprob).toBeLessThanOrEqual(0)
          expect(Math.exp(logprob)).toBeGreaterThan(0.0999)
          expect([alternatives.length, alternatives[0]]).toEqual([count, { token, logprob }])
          const all = alternatives.map((one) => one.logprob)
          expect(all).toEqual(all.toSorted((one, other) => other - one))
          expect(all.reduce((sum, one) => sum + Math.exp(one), 0)).toBeLessThan(1 + 1e-5)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('none are alternatives of none; the same key gives the same, another key others', () => {
  expect(tokenLogprobs('rivers', 0, 'a').map(({ alternatives }) => alternatives)).toEqual([[], []])
  expect(tokenLogprobs('rivers bend', 3, 'a')).toEqual(tokenLogprobs('rivers bend', 3, 'a'))
  expect(tokenLogprobs('rivers bend', 3, 'a')).not.toEqual(tokenLogprobs('rivers bend', 3, 'b'))
})

test('most tokens are near certain: 1 − 0.9 u³ is above 0.8876 for half of them', () => {
  const text = 'word '.repeat(4000)
  const sure = tokenLogprobs(text, 0, 'k').filter(({ logprob }) => Math.exp(logprob) > 1 - 0.9 * 0.5 ** 3)
  const count = tokenPieces(text).length
  // 4 standard deviations of a fair draw
  expect(Math.abs(sure.length - count / 2)).toBeLessThan(4 * Math.sqrt(count / 4))
})
