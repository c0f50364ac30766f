/** A Bloom filter over keys: says for nearly every unknown key that it is not in a block, without reading the block. */

import { ENTRY_WORDS } from './disk-table-entries.js'

const BITS_PER_KEY = 16
const PROBES = 6
const LEAST_BITS = 32

/** Words of the filter of a number of keys: 16 to 32 bits a key, a power of two in all. */
export function filterWords(count: number): number {
  return Math.max(LEAST_BITS, 2 ** Math.ceil(Math.log2(Math.max(1, count) * BITS_PER_KEY))) / 32
}

/**
 * The filter of a list of entries. A key that is not among them passes with a chance of (1 − e^(−6/16))^6 ≈ 0.1 % at
 * most; one that is always passes. The probes come from 60 bits of the key itself, since keys are hashes.
 * Source: Kirsch & Mitzenmacher 2006, "Less hashing, same performance" (probe i at a + i·b).
 */
export function filterOf(entries: Uint32Array): Uint32Array {
  const filter = new Uint32Array(filterWords(entries.length / ENTRY_WORDS))
  const mask = filter.length * 32 - 1
  for (let at = 0; at < entries.length; at += ENTRY_WORDS) {
    let bit = (entries[at + 2] ?? 0) & mask
    const stride = (entries[at + 3] ?? 0) | 1
    for (let probe = 0; probe < PROBES; probe += 1) {
      const word = bit >>> 5
      filter[word] = (filter[word] ?? 0) | (1 << (bit & 31))
      bit = (bit + stride) & mask
    }
  }
  return filter
}

/** Whether a key may be among those of a filter. */
export function mayHold(filter: Uint32Array, key: Uint32Array): boolean {
  const mask = filter.length * 32 - 1
  let bit = (key[2] ?? 0) & mask
  const stride = (key[3] ?? 0) | 1
  for (let probe = 0; probe < PROBES; probe += 1) {
    if ((((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return false
    bit = (bit + stride) & mask
  }
  return true
}
