/** The table of counters at size: growth loses nothing, crowded keys stay apart, the load stays below 0.6. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdentityTable } from '../../../src/model/mock/identity-table.js'

const hex = (high: number, low: number): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')

test('300,000 keys in growing tables: both counters of each are found again', () => {
  const table = new IdentityTable()
  const count = 300_000
  // An odd multiplier walks through all of the 2^32 low words, as hashes would.
  const keyOf = (i: number): string => hex(i + 1, Math.imul(i, 0x9e3779b1) >>> 0)
  for (let i = 0; i < count; i += 1) {
    table.increment(keyOf(i), 0)
    if (i % 3 === 0) table.set(keyOf(i), 1, (i % 1000) + 1)
  }
  let wrong = 0
  for (let i = 0; i < count; i += 1) {
    if (table.get(keyOf(i), 0) !== 1) wrong += 1
    if (table.get(keyOf(i), 1) !== (i % 3 === 0 ? (i % 1000) + 1 : 0)) wrong += 1
  }
  expect([wrong, table.size]).toEqual([0, count])
  // 2^19 = 524,288 slots hold 314,572 keys at a load of 0.6; 12 bytes each.
  expect(table.bytes).toBe(2 ** 19 * 12)
  expect(table.get(keyOf(count), 0)).toBe(0)
})

test('the table doubles when three fifths are taken, not before', () => {
  const table = new IdentityTable()
  // 4,096 slots · 0.6 = 2,457.6
  for (let i = 0; i < 2457; i += 1) table.increment(hex(7, i), 0)
  expect(table.bytes).toBe(4096 * 12)
  table.increment(hex(7, 2457), 0)
  expect([table.bytes, table.size]).toEqual([8192 * 12, 2458])
})

test('keys that all want the same slot stay apart, at the end of the table too', () => {
  const table = new IdentityTable()
  // The slot is (low ^ high >>> 7) mod 4,096: high words below 128 leave it to the low one; 4,095 is the last.
  const keys = Array.from({ length: 100 }, (_, i) => hex(1 + i, 4095))
  keys.forEach((key, i) => table.set(key, 0, i + 1))
  expect(keys.map((key) => table.get(key, 0))).toEqual(keys.map((_, i) => i + 1))
  expect(table.get(hex(101, 4095), 0)).toBe(0)
})

test('asking for a key, or setting it to zero, takes no room', () => {
  const table = new IdentityTable()
  for (let i = 0; i < 5000; i += 1) {
    table.get(hex(i + 1, i), 0)
    table.set(hex(i + 1, i), 1, 0)
  }
  expect([table.size, table.bytes]).toEqual([0, 4096 * 12])
})

test('after clearing it is as new, also in bytes', () => {
  const table = new IdentityTable()
  for (let i = 0; i < 10_000; i += 1) table.increment(hex(i + 1, i), 1)
  table.clear()
  expect([table.size, table.bytes, table.get(hex(5, 4), 1)]).toEqual([0, 4096 * 12, 0])
  expect(table.increment(hex(5, 4), 1)).toBe(1)
})

test('does what two Maps do, whatever is added, set and asked in whatever order', () => {
  const words = fc.nat(20).map((i) => hex((i % 3) + 1, i * 4096))
  const step = fc.record({
    key: words,
    which: fc.constantFrom<0 | 1>(0, 1),
    value: fc.option(fc.constantFrom(0, 1, 2, 65_534, 65_535, 70_000), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const table = new IdentityTable()
      const model = new Map<string, number>()
      for (const { key, which, value } of steps) {
        const name = `${key} ${which}`
        const wanted = Math.min(65_535, value ?? (model.get(name) ?? 0) + 1)
        model.set(name, wanted)
        if (value === undefined) expect(table.increment(key, which)).toBe(wanted)
        else table.set(key, which, value)
        expect(table.get(key, which)).toBe(wanted)
      }
      for (const [name, value] of model) {
        const [key = '', which] = name.split(' ')
        expect(table.get(key, which === '0' ? 0 : 1)).toBe(value)
      }
    }),
    { numRuns: 200 },
  )
})
