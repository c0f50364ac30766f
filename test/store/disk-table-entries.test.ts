/** The youngest entries of a table against a Map. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import { ENTRY_WORDS, RecentEntries, refAt } from '../../src/store/disk-table-entries.js'
import { readKey } from '../../src/store/disk-table-key.js'
import type { PayloadRef } from '../../src/store/segments.js'

/** The key of a number. */
function keyOf(number: number): Uint32Array {
  const key = new Uint32Array(4)
  readKey(makeId(number), key)
  return key
}

const ref = fc.record({
  segment: fc.integer({ min: 1, max: 65_535 }),
  offset: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  length: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})

test('any entries are found with their latest payload, in the order of their first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 40 }), ref), { maxLength: 120, size: 'max' }),
      fc.integer({ min: 1, max: 41 }),
      (puts, capacity) => {
        const entries = new RecentEntries(capacity)
        let model = new Map<number, PayloadRef>()
        for (const [number, place] of puts) {
          entries.put(keyOf(number), place)
          model.set(number, place)
          expect([entries.size, entries.isFull]).toEqual([model.size, model.size === capacity])
          for (let each = 0; each <= 40; each += 1) expect(entries.find(keyOf(each))).toEqual(model.get(each))
          const listed = [...model.keys()].map((_, at) => refAt(entries.words, at * ENTRY_WORDS))
          expect(listed).toEqual([...model.values()])
          if (!entries.isFull) continue
          entries.clear()
          model = new Map()
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('an entry is its key, segment, offset and length', () => {
  const entries = new RecentEntries(2)
  entries.put(Uint32Array.of(1, 2, 3, 4), { segment: 5, offset: 6, length: 7 })
  expect([...entries.words]).toEqual([1, 2, 3, 4, 5, 6, 7])
})
