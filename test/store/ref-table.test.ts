/** The table of places against a Map. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import { RefTable } from '../../src/store/ref-table.js'
import type { PayloadRef } from '../../src/store/segments.js'

const ref = fc.record({
  segment: fc.integer({ min: 1, max: 65_535 }),
  offset: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  length: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})

test('the latest place of an id is kept, its order is that of its first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 50 }), ref), { maxLength: 100, size: 'max' }), (placed) => {
      const table = new RefTable()
      const model = new Map<string, PayloadRef>()
      for (const [number, place] of placed) {
        const id = makeId(number)
        model.set(id, place)
        table.place(table.ids.add(id), place.segment, place.offset, place.length)
      }
      expect(table.size).toBe(model.size)
      expect([...model].map(([, place]) => place)).toEqual([...model.keys()].map((_, at) => table.refAt(at)))
    }),
  )
})

test('it grows, and says how much it takes', () => {
  const table = new RefTable()
  expect(table.bytes).toBe(1024 * 16 + 2048 * 4 + 1024 * 10)
  for (let at = 0; at < 3000; at += 1) table.place(table.ids.add(makeId(at)), 1, at * 10, 9)
  expect([table.refAt(0), table.refAt(2999)]).toEqual([
    { segment: 1, offset: 0, length: 9 },
    { segment: 1, offset: 29_990, length: 9 },
  ])
  expect(table.bytes).toBe(4096 * 16 + 8192 * 4 + 4096 * 10)
})

test('what was never placed stands nowhere', () => {
  expect(new RefTable().refAt(5)).toEqual({ segment: 0, offset: 0, length: 0 })
})
