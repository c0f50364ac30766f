/** MinHash: a short signature of a set whose agreement estimates the Jaccard similarity. */

import { createRandom } from '../../base/random.js'
import type { Bands } from './lsh-bands.js'
import { finish } from './token-hashes.js'

const LARGEST = 0x7fffffff

/** A family of hash functions x → a·x + b mod 2^32, with a odd. */
export interface HashFamily {
  readonly factors: Int32Array
  readonly terms: Int32Array
}

/**
 * A seeded family of `size` hash functions.
 *
 * Source: 32-bit linear family; its root mean square error equals the theory's (0.037 at 128 hashes, curation §5.4), so
 *         64-bit arithmetic buys nothing here.
 */
export function createHashFamily(size: number, seed: number): HashFamily {
  const random = createRandom('minhash', seed)
  const factors = Int32Array.from({ length: size }, () => random.uint32() | 1)
  const terms = Int32Array.from({ length: size }, () => random.uint32() | 0)
  return { factors, terms }
}

/**
 * The signature of a set: for each function the smallest (signed) value over the set.
 *
 * In:     distinct, well-mixed 32-bit hashes, at least one.
 * Out:    one number a function; the share of equal ones in two signatures estimates their Jaccard similarity with a
 *         standard error of √(J (1 − J) / size).
 * Cost:   size × set, about 1 ns each.
 * Source: A. Broder 1997.
 */
export function minHash(set: Uint32Array, { factors, terms }: HashFamily): Int32Array {
  const signature = new Int32Array(factors.length)
  for (let k = 0; k < factors.length; k += 4) fourMinima(set, factors, terms, k, signature)
  return signature
}

/** Four minima at a time stay in registers: twice as fast as one. Beyond the end, reads give 0 and writes do nothing. */
function fourMinima(
  set: Uint32Array,
  factors: Int32Array,
  terms: Int32Array,
  k: number,
  signature: Int32Array,
): void {
  const [a, b, c, d] = [factors[k] ?? 0, factors[k + 1] ?? 0, factors[k + 2] ?? 0, factors[k + 3] ?? 0]
  const [e, f, g, h] = [terms[k] ?? 0, terms[k + 1] ?? 0, terms[k + 2] ?? 0, terms[k + 3] ?? 0]
  let [first, second, third, fourth] = [LARGEST, LARGEST, LARGEST, LARGEST]
  for (let i = 0; i < set.length; i += 1) {
    const x = set[i] ?? 0
    const p = (Math.imul(a, x) + e) | 0
    const q = (Math.imul(b, x) + f) | 0
    const r = (Math.imul(c, x) + g) | 0
    const s = (Math.imul(d, x) + h) | 0
    if (p < first) first = p
    if (q < second) second = q
    if (r < third) third = r
    if (s < fourth) fourth = s
  }
  signature[k] = first
  signature[k + 1] = second
  signature[k + 2] = third
  signature[k + 3] = fourth
}

/**
 * One 32-bit key for each band of a signature; equal bands give equal keys, and the band's place is part of its key.
 *
 * In:     a signature of at least bands × rows numbers.
 */
export function bandKeys(signature: Int32Array, { bands, rows }: Bands): Uint32Array {
  const keys = new Uint32Array(bands)
  for (let band = 0; band < bands; band += 1) {
    let key = Math.imul(band + 1, 0x9e3779b1)
    for (let row = 0; row < rows; row += 1) {
      key = Math.imul(key ^ (signature[band * rows + row] ?? 0), 0x85ebca77)
      key ^= key >>> 15
    }
    keys[band] = finish(key)
  }
  return keys
}

/** Share of equal places of two signatures of one family: the estimate of the Jaccard similarity. */
export function signatureAgreement(left: Int32Array, right: Int32Array): number {
  let equal = 0
  for (let k = 0; k < left.length; k += 1) if (left[k] === right[k]) equal += 1
  return left.length === 0 ? 0 : equal / left.length
}
