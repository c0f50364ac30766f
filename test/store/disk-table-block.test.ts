/** Blocks of a table: what goes in comes out, and no changed byte passes. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import {
  BLOCK_HEAD_BYTES,
  blockBytes,
  bucketOf,
  decodeBlock,
  encodeBlock,
  findEntry,
  isWholeBlock,
  wordsIn,
} from '../../src/store/disk-table-block.js'
import { ENTRY_WORDS, RecentEntries } from '../../src/store/disk-table-entries.js'
import { readKey } from '../../src/store/disk-table-key.js'
import type { PayloadRef } from '../../src/store/segments.js'

const span = { from: 100, last: 2 ** 40, end: 2 ** 40 + 110 }

function keyOf(number: number): Uint32Array {
  const key = new Uint32Array(4)
  readKey(makeId(number), key)
  return key
}

/** The entries of the numbers below a count; the payload of `n` is n bytes long. */
function entriesOf(count: number): Uint32Array {
  const entries = new RecentEntries(Math.max(1, count))
  for (let number = 0; number < count; number += 1) {
    entries.put(keyOf(number), { segment: 1, offset: number * 10, length: number })
  }
  return entries.words
}

function findIn(bytes: Buffer, number: number): PayloadRef | undefined {
  const block = decodeBlock(bytes)
  const [start, stop] = bucketOf(block, keyOf(number))
  const place = block.entriesAt + start * ENTRY_WORDS * 4
  return findEntry(wordsIn(bytes, place, (stop - start) * ENTRY_WORDS), keyOf(number))
}

describe('a block', () => {
  test.each([0, 1, 3, 128, 129, 1000])('of %i entries gives back each of them, and no other', (count) => {
    const bytes = encodeBlock(entriesOf(count), span, ['note', { ö: 1 }])
    expect([isWholeBlock(bytes), blockBytes(bytes)]).toEqual([true, bytes.length])
    expect(decodeBlock(bytes)).toMatchObject({ span, note: ['note', { ö: 1 }] })
    for (let number = 0; number < count + 20; number += 1) {
      const wanted = number < count ? { segment: 1, offset: number * 10, length: number } : undefined
      expect(findIn(bytes, number)).toEqual(wanted)
    }
  })

  test('takes 28 bytes an entry, 2 for its filter, and a word for each bucket of about 128', () => {
    // head 40, note `null` 4, filter of 512 × 16 bits 1024, 4 buckets + end 20, entries 512 × 28 = 14,336, hash 32
    expect(encodeBlock(entriesOf(512), span, null)).toHaveLength(40 + 4 + 1024 + 20 + 14_336 + 32)
    const { starts } = decodeBlock(encodeBlock(entriesOf(512), span, null))
    expect([starts[0], starts[4], starts.length]).toEqual([0, 512, 5])
  })

  test('has the same bytes for the same entries', () => {
    expect(encodeBlock(entriesOf(300), span, 1)).toEqual(encodeBlock(entriesOf(300), span, 1))
  })

  test('with any byte changed is no whole block', () => {
    const bytes = encodeBlock(entriesOf(40), span, { some: 'note' })
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes)
        changed.writeUInt8(bytes.readUInt8(at) ^ change, at)
        const length = blockBytes(changed)
        expect(length === bytes.length && isWholeBlock(changed)).toBe(false)
      }),
    )
  })
})

test('other bytes are no head of a block', () => {
  expect(blockBytes(Buffer.alloc(BLOCK_HEAD_BYTES))).toBeUndefined()
  expect(blockBytes(encodeBlock(entriesOf(1), span, null).subarray(0, BLOCK_HEAD_BYTES - 1))).toBeUndefined()
})
