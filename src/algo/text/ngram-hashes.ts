/** Hashes of runs of n tokens. */

import { finish, join53, type TokenHashes } from './token-hashes.js'

const BASE_LOW = 0x2c1b3c6d
const BASE_HIGH = 0x297a2d39

/**
 * The n-grams of a text, as whole numbers of 53 bits in text order.
 *
 * In:     tokens of one text, so that no n-gram crosses a record's edge; n ≥ 1.
 * Out:    max(0, tokens − n + 1) numbers. Among a million different n-grams the chance of any two being equal is
 *         about 5e-5, among a hundred million about 0.5: counts of distinct n-grams are exact in practice up to there.
 * Cost:   O(tokens) whatever n (rolling), some 8 ns a token.
 * Source: polynomial rolling hash modulo 2^32 in two independent lanes, then MurmurHash3's finaliser
 *         (R. M. Karp and M. O. Rabin 1987).
 */
export function ngramHashes(tokens: TokenHashes, n: number): Float64Array {
  const count = Math.max(0, tokens.low.length - n + 1)
  const grams = new Float64Array(count)
  const { low, high } = tokens
  const leadLow = power(BASE_LOW, n)
  const leadHigh = power(BASE_HIGH, n)
  let rollLow = 0
  let rollHigh = 0
  for (let i = 0; i < low.length; i += 1) {
    rollLow = (Math.imul(rollLow, BASE_LOW) + (low[i] ?? 0)) | 0
    rollHigh = (Math.imul(rollHigh, BASE_HIGH) + (high[i] ?? 0)) | 0
    if (i >= n) {
      rollLow = (rollLow - Math.imul(low[i - n] ?? 0, leadLow)) | 0
      rollHigh = (rollHigh - Math.imul(high[i - n] ?? 0, leadHigh)) | 0
    }
    if (i >= n - 1) grams[i - n + 1] = join53(finish(rollLow), finish(rollHigh))
  }
  return grams
}

/**
 * One hash of a whole text's tokens: equal for texts with the same plain form. Undefined without tokens.
 *
 * Out:    the same number as the text's only n-gram of full length.
 */
export function wholeHash(tokens: TokenHashes): number | undefined {
  return ngramHashes(tokens, Math.max(1, tokens.low.length))[0]
}

function power(base: number, exponent: number): number {
  let product = 1
  for (let i = 0; i < exponent; i += 1) product = Math.imul(product, base)
  return product
}
