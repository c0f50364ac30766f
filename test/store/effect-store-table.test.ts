/** The store with its table: cut logs, damaged and deleted tables change neither answers nor tallies. */

import * as fc from 'fast-check'
import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EffectStore, effectKey } from '../../src/store/effect-store.js'
import { complaintOf } from './complaint.js'
import { logOf, request, segmentOf, worldOf } from './effect-run.js'
import { runFolder } from './temporary-folder.js'

const NUMBERS = 25
const blocks = { blockEntries: 3, segmentBytes: 600 }
const labelOf = (): string => 'writer 2 0.1'

function tableOf(folder: string): string {
  return join(folder, 'index', 'effects.table')
}

/** What the labels of a number of answers add up to, one after the other. */
function tallied(count: number): unknown {
  const sums = Array.from({ length: count }).reduce<number[]>(([a = 0, b = 0]) => [a + 2, b + 0.1], [])
  return count === 0 ? [] : [['writer', { count, sums }]]
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const event = fc.record({
  numbers: fc.array(fc.nat({ max: NUMBERS - 1 }), { maxLength: 12 }),
  harm: fc.constantFrom('none', 'delete-table', 'cut-table', 'flip-table', 'cut-log', 'cut-log'),
  share,
})

function harm(folder: string, kind: string, at: number): void {
  const path = kind === 'cut-log' ? logOf(folder) : tableOf(folder)
  if (kind === 'none' || !existsSync(path) || statSync(path).size === 0) return
  const bytes = readFileSync(path)
  const place = Math.floor((bytes.length - 1) * at)
  if (kind === 'delete-table') rmSync(path)
  else if (kind !== 'flip-table') truncateSync(path, place)
  else {
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
    writeFileSync(path, bytes)
  }
}

/** Keys in the whole lines of a log, in order. */
function keysOf(folder: string): string[] {
  const lines = readFileSync(logOf(folder), 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => line.split(' ')[1] ?? '')
}

describe('a store', () => {
  test('asks for what its log does not hold, and for nothing else, whatever happened to log and table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 6 }), async (events) => {
        const folder = runFolder()
        const world = worldOf((number) => ({ number }))
        for (const { numbers, harm: kind, share: at } of events) {
          const before = existsSync(logOf(folder)) ? keysOf(folder) : []
          const store = await EffectStore.open(folder, blocks)
          expect([...store.tallies()]).toEqual(tallied(before.length))
          for (let number = 0; number < NUMBERS; number += 1) {
            const known = before.includes(effectKey(request(number))) ? { number } : undefined
            expect(await store.recall(request(number))).toEqual(known)
          }
          world.asked.length = 0
          const put = numbers.map((number) => store.recorded(request(number), world.ask(number, 0), labelOf))
          expect(await Promise.all(put)).toEqual(
            numbers.map((number) => ({ key: effectKey(request(number)), answer: { number } })),
          )
          const unknown = new Set(numbers.filter((number) => !before.includes(effectKey(request(number)))))
          expect(world.asked).toEqual([...unknown])
          expect([...store.tallies()]).toEqual(tallied(before.length + unknown.size))
          await store.close()
          harm(folder, kind, at)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('read only finds the same with and without a table, and writes none', async () => {
    const folder = runFolder()
    const store = await EffectStore.open(folder, blocks)
    for (let number = 0; number < 10; number += 1)
      await store.recorded(request(number), async () => number, labelOf)
    await store.close()
    const table = readFileSync(tableOf(folder))
    for (const isThere of [true, false]) {
      if (!isThere) rmSync(tableOf(folder))
      const replay = await EffectStore.open(folder, { ...blocks, mayAsk: false })
      for (let number = 0; number < 12; number += 1) {
        const known = number < 10 ? { request: request(number), answer: number } : undefined
        expect(await replay.recallKey(effectKey(request(number)))).toEqual(known)
      }
      expect([...replay.tallies()]).toEqual(tallied(10))
      await replay.close()
      expect(existsSync(tableOf(folder))).toBe(isThere)
    }
    await (await EffectStore.open(folder, blocks)).close()
    expect(readFileSync(tableOf(folder))).toEqual(table)
  })

  test('opens a log of older versions, without labels and without a table', async () => {
    const folder = runFolder()
    const store = await EffectStore.open(folder)
    for (let number = 0; number < 5; number += 1) await store.answer(request(number), async () => number)
    await store.close()
    expect(readFileSync(logOf(folder), 'utf8').match(/ effect$/gm)).toHaveLength(5)
    expect(existsSync(tableOf(folder))).toBe(false)
    const reopened = await EffectStore.open(folder, blocks)
    expect([...reopened.tallies()]).toEqual([['effect', { count: 5, sums: [] }]])
    expect(await reopened.recallKey(effectKey(request(4)))).toEqual({ request: request(4), answer: 4 })
    await reopened.close()
  })
})

describe('a recorded answer', () => {
  test('has the key that its asker was told, shared by all who ask at once; the first one gives the label', async () => {
    const store = await EffectStore.open(runFolder())
    const told: string[] = []
    const ask = async (key: string): Promise<string> => {
      told.push(key)
      return 'one'
    }
    const both = await Promise.all([
      store.recorded(request(1), ask, () => 'writer 1'),
      store.recorded(request(1), ask, () => 'judge 1'),
    ])
    const key = effectKey(request(1))
    expect(both).toEqual([
      { key, answer: 'one' },
      { key, answer: 'one' },
    ])
    expect(await store.recorded(request(1), ask, () => 'never')).toEqual({ key, answer: 'one' })
    expect([told, [...store.tallies()]]).toEqual([[key], [['writer', { count: 1, sums: [1] }]]])
    await store.close()
  })

  test('with a label that is none is not recorded', async () => {
    const folder = runFolder()
    const store = await EffectStore.open(folder)
    const bad = (): Promise<unknown> =>
      store.recorded(
        request(1),
        async () => 1,
        () => 'no label',
      )
    expect(await complaintOf(bad)).toContain('InternalError bad-label')
    expect([await store.recall(request(1)), store.tallies().size, statSync(logOf(folder)).size]).toEqual([
      undefined,
      0,
      0,
    ])
    await store.close()
  })

  test('that was damaged is said', async () => {
    const folder = runFolder()
    const store = await EffectStore.open(folder)
    await store.answer(request(1), async () => 'one')
    const text = readFileSync(segmentOf(folder), 'utf8')
    writeFileSync(segmentOf(folder), text.replace('"one"', '"one!'))
    expect(await complaintOf(() => store.recallKey(effectKey(request(1))))).toMatchInlineSnapshot(
      `"StorageError effect-damaged: Segment 1 of the effects holds no request with its answer at byte 0. → Restore the run folder from a copy, or start in a new folder."`,
    )
    await store.close()
  })

  test('of what is no key is unknown', async () => {
    const store = await EffectStore.open(runFolder())
    expect([await store.recallKey('effect'), await store.recallKey(effectKey(request(1)))]).toEqual([
      undefined,
      undefined,
    ])
    await store.close()
  })
})
