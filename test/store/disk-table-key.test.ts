/** Keys as words: 30 bits each, in the order of the id's characters. */

import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import { isKey, isKeyAt, readKey, requireKey } from '../../src/store/disk-table-key.js'
import { complaintOf } from './complaint.js'

test.each([
  ['0'.repeat(24), [0, 0, 0, 0]],
  ['v'.repeat(24), [2 ** 30 - 1, 2 ** 30 - 1, 2 ** 30 - 1, 2 ** 30 - 1]],
  // the last character of each six is worth 1, the one before 32
  ['00000100001000000a00000v', [1, 32, 10, 31]],
])('the words of %s are %j', (id, words) => {
  const key = new Uint32Array(4)
  expect(readKey(id, key)).toBe(true)
  expect([...key]).toEqual(words)
})

test('the words of any id are the first 120 bits of its hash', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const key = new Uint32Array(4)
      requireKey(makeId(text), key)
      const bits = createHash('sha256').update(`${text.length}:${text}`).digest('hex').slice(0, 30)
      const number = [...key].reduce((sum, word) => (sum << 30n) | BigInt(word), 0n)
      expect(number).toBe(BigInt(`0x${bits}`))
    }),
  )
})

test('another text is no key', async () => {
  for (const text of [
    '',
    '0'.repeat(23),
    '0'.repeat(25),
    `${'0'.repeat(23)}w`,
    `${'0'.repeat(23)}V`,
    `ä${'0'.repeat(23)}`,
  ]) {
    expect(isKey(text), text).toBe(false)
  }
  expect(isKey(makeId('one'))).toBe(true)
  expect(await complaintOf(() => requireKey('effect', new Uint32Array(4)))).toMatchInlineSnapshot(
    `"InternalError bad-id: "effect" is not an id of 24 characters of base32hex."`,
  )
})

test('a key is found in a list only where all its words stand', () => {
  const key = Uint32Array.of(1, 2, 3, 4)
  const list = Uint32Array.of(0, 1, 2, 3, 4, 1, 2, 3, 5)
  expect([...list.keys()].filter((at) => isKeyAt(list, at, key))).toEqual([1])
})
