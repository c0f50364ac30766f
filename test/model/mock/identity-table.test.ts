/** The table of counters: it counts what a Map would count, in a bounded number of bytes. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '../../../src/base/ids.js'
import { IdentityTable } from '../../../src/model/mock/identity-table.js'

test('counts as a Map does', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.constantFrom<0 | 1>(0, 1))), (steps) => {
      const [table, map] = [new IdentityTable(), new Map<string, number>()]
      for (const [key, which] of steps) {
        const name = `${key}:${which}`
        map.set(name, (map.get(name) ?? 0) + 1)
        expect(table.increment(sha256(String(key)), which)).toBe(map.get(name))
      }
      for (let key = 0; key <= 50; key += 1) {
        expect(table.get(sha256(String(key)), 0)).toBe(map.get(`${key}:0`) ?? 0)
      }
      expect(table.size).toBe(new Set(steps.map(([key]) => key)).size)
    }),
  )
})

test('100,000 keys take less than 4 MB, and all are found again', () => {
  const table = new IdentityTable()
  const keys = Array.from({ length: 100_000 }, (_, i) => sha256(String(i)))
  for (const key of keys) table.increment(key, 0)
  expect(keys.every((key) => table.get(key, 0) === 1)).toBe(true)
  // 262,144 slots of 12 bytes
  expect([table.size, table.bytes]).toEqual([100_000, 3_145_728])
  table.clear()
  expect(table.size).toBe(0)
})

test('a counter stops at 65,535, and can be set back', () => {
  const table = new IdentityTable()
  const key = sha256('a')
  table.set(key, 1, 70_000)
  expect(table.increment(key, 1)).toBe(65_535)
  table.set(key, 1, 0)
  expect([table.get(key, 1), table.get(sha256('b'), 1)]).toEqual([0, 0])
})
