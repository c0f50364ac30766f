/** The typed-array tables behave as a Map does, and stay within the bytes they promise. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BandIndex } from '../../../src/algo/text/band-index.js'
import { ExactIndex } from '../../../src/algo/text/exact-index.js'
import { NumberTable } from '../../../src/algo/text/number-table.js'
import { hashOf } from '../../../src/algo/text/token-hashes.js'

describe('number table', () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER))
  const action = fc.tuple(fc.constantFrom('add', 'set'), key, fc.integer({ min: 0, max: 0xffffffff }))

  test('law: it is a Map', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
        const table = new NumberTable()
        const map = new Map<number, number>()
        for (const [kind, at, value] of actions) {
          if (kind === 'set') {
            table.set(at, value)
            map.set(at, value)
            continue
          }
          expect(table.add(at, value)).toBe(!map.has(at))
          if (!map.has(at)) map.set(at, value)
        }
        expect(table.size).toBe(map.size)
        for (const [at, value] of map) expect([table.has(at), table.get(at)]).toEqual([true, value])
        expect(table.has(123456789)).toBe(map.has(123456789))
      }),
    )
  })

  test('200,000 entries take less than 34 bytes each, also when the room was asked for', () => {
    for (const table of [new NumberTable(), new NumberTable(200_000)]) {
      for (let i = 0; i < 200_000; i += 1) table.add(hashOf(`key ${i}`), i)
      expect(table.size).toBe(200_000)
      expect(table.get(hashOf('key 777'))).toBe(777)
      expect(table.get(hashOf('no such key'))).toBeUndefined()
      expect(table.bytes / table.size).toBeLessThan(34.5)
    }
  })
})

describe('exact index', () => {
  test('law: the first owner of a text stays its owner', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 }), (texts) => {
        const index = new ExactIndex()
        const first = new Map<string, number>()
        texts.forEach((text, owner) => {
          expect(index.firstOwner(text, owner)).toBe(first.get(text))
          if (!first.has(text)) first.set(text, owner)
        })
        expect(index.size).toBe(first.size)
      }),
    )
  })

  test('100,000 texts, half of them twice', () => {
    const index = new ExactIndex()
    let repeated = 0
    for (let i = 0; i < 150_000; i += 1) {
      const owner = index.firstOwner(`text ${i % 100_000}`, i)
      if (owner === undefined) continue
      repeated += 1
      expect(owner).toBe(i - 100_000)
    }
    expect([index.size, repeated]).toEqual([100_000, 50_000])
    expect(index.bytes / index.size).toBeLessThan(54)
  })
})

describe('band index', () => {
  test('law: candidates are the texts that share a band, each once', () => {
    const text = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), text, (texts, asked) => {
        const index = new BandIndex(3)
        const keysOf = (bands: readonly number[]): Uint32Array =>
          Uint32Array.from(bands, (band) => hashOf(String(band)) >>> 0)
        texts.forEach((bands, number) => expect(index.add(keysOf(bands))).toBe(number))
        const found: number[] = []
        index.forEachCandidate(keysOf(asked), (number) => found.push(number))
        const shared = texts.flatMap((bands, number) =>
          bands.some((band) => asked.includes(band)) ? [number] : [],
        )
        expect(found.toSorted((a, b) => a - b)).toEqual(shared)
      }),
    )
  })

  test('grows past its first size', () => {
    const index = new BandIndex(5)
    const keysOf = (text: number): Uint32Array =>
      Uint32Array.from({ length: 5 }, (_, band) => hashOf(`${text} ${band}`) >>> 0)
    for (let text = 0; text < 5000; text += 1) index.add(keysOf(text))
    const found: number[] = []
    index.forEachCandidate(keysOf(4321), (text) => found.push(text))
    expect([index.size, found]).toEqual([5000, [4321]])
    expect(index.bytes / 5000).toBeLessThan(150)
  })
})
