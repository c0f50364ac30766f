/** A text as the set of its shingles, and how much two such sets share. */

import { ngramHashes, wholeHash } from './ngram-hashes.js'
import type { TokenHashes } from './token-hashes.js'

/** Largest number of shingles kept of one text; longer texts keep the smallest hashes, a uniform sample. */
export const MAX_SHINGLES = 1024

/** Different shingles of a text as 32-bit hashes, sorted upwards. `isWhole` is false where only a sample is kept. */
export interface ShingleSet {
  readonly hashes: Uint32Array
  readonly isWhole: boolean
}

/**
 * The shingles (n-grams) of a text.
 *
 * Edge:   a text of fewer than n tokens is one shingle, so that equal short texts are equal; no tokens, no shingles.
 * Out:    exact up to 1,024 shingles but for collisions of 32 bits: two sets of 1,000 unrelated shingles share one by
 *         chance once in 4,000 pairs.
 * Cost:   O(tokens log tokens).
 */
export function shingleSet(tokens: TokenHashes, n: number): ShingleSet {
  if (tokens.low.length < n) {
    const whole = wholeHash(tokens)
    return { hashes: Uint32Array.from(whole === undefined ? [] : [whole >>> 0]), isWhole: true }
  }
  const grams = ngramHashes(tokens, n)
  const sorted = new Uint32Array(grams.length)
  for (let i = 0; i < grams.length; i += 1) sorted[i] = (grams[i] ?? 0) >>> 0
  sorted.sort()
  let distinct = 0
  for (const gram of sorted) {
    if (distinct > 0 && sorted[distinct - 1] === gram) continue
    sorted[distinct] = gram
    distinct += 1
  }
  const isWhole = distinct <= MAX_SHINGLES
  return { hashes: sorted.slice(0, isWhole ? distinct : MAX_SHINGLES), isWhole }
}

/**
 * Jaccard similarity of two shingle sets: shared over all different shingles.
 *
 * Out:    in [0, 1]; exact when both sets are whole, else an estimate from the hashes below the smaller cut-off with a
 *         standard error of about √(J (1 − J) / 1024). 0 if either is empty: nothing is known to be shared.
 * Cost:   O(size of both).
 * Source: P. Jaccard 1901; bottom-k estimate of A. Broder 1997.
 */
export function jaccard(left: ShingleSet, right: ShingleSet): number {
  const cutLeft = left.isWhole ? Infinity : (left.hashes.at(-1) ?? 0)
  const cutRight = right.isWhole ? Infinity : (right.hashes.at(-1) ?? 0)
  return sharedShare(left.hashes, right.hashes, Math.min(cutLeft, cutRight))
}

function sharedShare(left: Uint32Array, right: Uint32Array, cutOff: number): number {
  let [i, j, shared, all] = [0, 0, 0, 0]
  while (i < left.length || j < right.length) {
    const x = i < left.length ? (left[i] ?? 0) : Infinity
    const y = j < right.length ? (right[j] ?? 0) : Infinity
    if (Math.min(x, y) > cutOff) break
    all += 1
    if (x === y) shared += 1
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  return left.length === 0 || right.length === 0 ? 0 : shared / all
}
