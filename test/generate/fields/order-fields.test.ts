/** The order in which fields are made. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderFields } from '../../../src/generate/fields/order-fields.js'

function order(reads: Readonly<Record<string, readonly string[]>>): string {
  return orderFields(new Map(Object.entries(reads))).join(' ')
}

test.each<[string, Record<string, string[]>, string]>([
  ['as written', { a: [], b: [], c: [] }, 'a b c'],
  ['what is read comes first', { a: ['c'], b: [], c: [] }, 'c a b'],
  ['a chain', { a: ['b'], b: ['c'], c: ['d'], d: [] }, 'd c b a'],
  ['a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, 'd b c a'],
  ['names that are no fields are ignored', { a: ['source'], b: ['a'] }, 'a b'],
  ['nothing', {}, ''],
])('%s', (_, reads, expected) => {
  expect(order(reads)).toBe(expected)
})

describe('circles', () => {
  test.each<[Record<string, string[]>, string]>([
    [{ a: ['a'] }, 'a → a'],
    [{ a: ['b'], b: ['a'] }, 'a → b → a'],
    [{ x: ['a'], a: ['b'], b: ['c'], c: ['a'] }, 'a → b → c → a'], // x is not part of it
  ])('%j: %s', (reads, loop) => {
    expect(() => order(reads)).toThrow(`Fields read each other in a circle: ${loop}.`)
  })
})

test('law: every field comes after all that it reads', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const graph = fc.array(fc.subarray(names), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(graph, (lists) => {
      // only earlier letters are read, so there is no circle; written in reverse
      const reads = names.map(
        (name, index) => [name, (lists[index] ?? []).filter((read) => read < name)] as const,
      )
      const ordered = orderFields(new Map([...reads].reverse()))
      expect([...ordered].sort()).toEqual(names)
      for (const [name, needed] of reads) {
        for (const read of needed) expect(ordered.indexOf(read)).toBeLessThan(ordered.indexOf(name))
      }
    }),
  )
})
