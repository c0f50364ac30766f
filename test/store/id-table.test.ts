/** The table of ids against a Map. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import { IdTable } from '../../src/store/id-table.js'
import { anyId } from './arbitrary-events.js'
import { complaintOf } from './complaint.js'

describe('laws', () => {
  test('it is a Map from ids to their order of insertion', () => {
    const few = fc.integer({ min: 0, max: 30 }).map((number) => makeId(number))
    const command = fc.tuple(fc.constantFrom('add', 'addBytes', 'find'), fc.oneof(few, anyId))
    fc.assert(
      fc.property(fc.array(command, { maxLength: 200, size: 'max' }), (commands) => {
        const table = new IdTable()
        const model = new Map<string, number>()
        for (const [command, id] of commands) {
          const known = model.get(id)
          if (command === 'find') expect(table.find(id)).toBe(known ?? -1)
          else {
            if (known === undefined) model.set(id, model.size)
            const bytes = Buffer.from(`C ${id} 0`, 'latin1')
            expect(command === 'add' ? table.add(id) : table.addBytes(bytes, 2)).toBe(model.get(id))
          }
        }
        expect(table.size).toBe(model.size)
        expect([...model.keys()].map((_, at) => table.idAt(at))).toEqual([...model.keys()])
      }),
    )
  })

  test('it grows', () => {
    const table = new IdTable()
    const ids = Array.from({ length: 20_000 }, (_, at) => makeId('grow', at))
    expect(ids.every((id, at) => table.add(id) === at)).toBe(true)
    expect(ids.every((id, at) => table.find(id) === at && table.idAt(at) === id)).toBe(true)
    expect(table.find(makeId('other', 0))).toBe(-1)
    // 32,768 keys of 16 bytes and 65,536 slots of 4
    expect(table.bytes).toBe(32_768 * 16 + 65_536 * 4)
  })

  test('ids that fall on the same slot are told apart', () => {
    // the slot comes from the first 12 characters; these differ in the last one only
    const table = new IdTable()
    const ids = [...'0123456789abcdefghijklmnopqrstuv'].map((last) => `${'v'.repeat(23)}${last}`)
    expect(ids.map((id) => table.add(id))).toEqual(ids.map((_, at) => at))
    expect(ids.map((id) => table.find(id))).toEqual(ids.map((_, at) => at))
  })
})

describe('what is no id', () => {
  const wrong = [
    '',
    makeId(1).slice(1),
    `${makeId(1)}0`,
    makeId(1).toUpperCase(),
    `w${makeId(1).slice(1)}`,
    `${makeId(1).slice(1)} `,
    // characters whose codes lie between the digits and the letters, or beyond ASCII
    ...[':', '@', 'W', 'Z', '[', '`', '/', 'ä', '數', '\u0000'].map((odd) => `${odd}${makeId(1).slice(1)}`),
  ]

  test.each(wrong)('%j is never found', (text) => {
    const table = new IdTable()
    table.add(makeId(1))
    expect(table.find(text)).toBe(-1)
  })

  test.each(wrong)('%j cannot be added', (text) => {
    const table = new IdTable()
    expect(() => table.add(text)).toThrow('is not an id')
    expect(table.size).toBe(0)
  })

  test.each(wrong.filter((text) => text.length <= 24))('%j cannot be added as bytes', (text) => {
    const table = new IdTable()
    expect(() => table.addBytes(Buffer.from(text.padEnd(24)), 0)).toThrow('is not an id')
    expect(table.size).toBe(0)
  })

  test('is said', async () => {
    const table = new IdTable()
    expect(await complaintOf(() => table.add('record 7'))).toMatchInlineSnapshot(
      `"InternalError bad-id: "record 7" is not an id of 24 characters of base32hex."`,
    )
    expect(await complaintOf(() => table.addBytes(Buffer.from('C 12\nD 12'), 2))).toMatchInlineSnapshot(`
      "InternalError bad-id: "12
      D 12" is not an id of 24 characters of base32hex."
    `)
    expect(await complaintOf(() => table.idAt(0))).toMatchInlineSnapshot(
      `"InternalError unknown-ordinal: No id has the ordinal 0."`,
    )
    expect(await complaintOf(() => table.idAt(-1))).toMatchInlineSnapshot(
      `"InternalError unknown-ordinal: No id has the ordinal -1."`,
    )
  })
})
