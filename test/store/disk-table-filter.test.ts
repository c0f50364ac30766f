/** The Bloom filter: never denies a member, and takes few others for one. */

import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ENTRY_WORDS } from '../../src/store/disk-table-entries.js'
import { filterOf, filterWords, mayHold } from '../../src/store/disk-table-filter.js'

/** Keys of hashed numbers, from one number up to another. */
function keys(from: number, to: number): Uint32Array[] {
  return Array.from({ length: to - from }, (_, at) => {
    const digest = hash('sha256', String(from + at), 'buffer')
    return Uint32Array.from({ length: 4 }, (_, word) => digest.readUInt32LE(word * 4) >>> 2)
  })
}

function entriesOf(list: readonly Uint32Array[]): Uint32Array {
  const entries = new Uint32Array(list.length * ENTRY_WORDS)
  for (const [at, key] of list.entries()) entries.set(key, at * ENTRY_WORDS)
  return entries
}

// 16 bits a key, rounded up to a power of two, at least one word of 32 bits
test.each([
  [0, 1],
  [1, 1],
  [2, 1],
  [3, 2],
  [100, 64],
  [65_536, 32_768],
])('the filter of %i keys has %i words', (count, words) => {
  expect(filterWords(count)).toBe(words)
  expect(filterOf(new Uint32Array(count * ENTRY_WORDS))).toHaveLength(words)
})

test.each([1, 2, 3, 5, 31, 1000])('every one of %i members passes', (count) => {
  const members = keys(0, count)
  const filter = filterOf(entriesOf(members))
  expect(members.every((key) => mayHold(filter, key))).toBe(true)
})

test('at 16 bits a key about one other in a thousand passes', () => {
  const filter = filterOf(entriesOf(keys(0, 16_384)))
  const passed = keys(16_384, 116_384).filter((key) => mayHold(filter, key)).length
  // (1 − e^(−6/16))^6 = 0.3127^6 = 0.000935: 93 of 100,000 with a deviation of 10; double hashing adds a little
  expect(passed).toBeGreaterThan(50)
  expect(passed).toBeLessThan(150)
})

test('an empty filter passes nothing', () => {
  expect(mayHold(filterOf(new Uint32Array(0)), Uint32Array.of(1, 2, 3, 4))).toBe(false)
})
