/** Bounded concurrency: results in order, never too many in flight, no slot idle, errors at their turn. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mapInOrder } from '../../src/base/map-in-order.js'

interface Gate<T> {
  readonly promise: Promise<T>
  open(value: T): void
}

function gate<T>(): Gate<T> {
  let open: (value: T) => void = () => undefined
  const promise = new Promise<T>((resolve) => {
    open = resolve
  })
  return { promise, open: (value) => open(value) }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const result of results) found.push(result)
  return found
}

async function* asynchronously<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve()
    yield item
  }
}

describe('laws', () => {
  const delays = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 })
  const limits = fc.record({
    concurrency: fc.integer({ min: 1, max: 9 }),
    window: fc.integer({ min: 1, max: 20 }),
  })

  test('the results are those of the items in order, whatever ends first; never more than allowed are in flight', async () => {
    await fc.assert(
      fc.asyncProperty(delays, limits, fc.boolean(), async (turns, limit, isAsynchronous) => {
        let [inFlight, most] = [0, 0]
        const work = async (item: readonly [number, number]): Promise<number> => {
          inFlight += 1
          most = Math.max(most, inFlight)
          for (let turn = 0; turn < item[1]; turn += 1) await Promise.resolve()
          inFlight -= 1
          return item[0]
        }
        const items = turns.map((turn, index) => [index, turn] as const)
        const results = await all(mapInOrder(isAsynchronous ? asynchronously(items) : items, limit, work))
        expect(results).toEqual(turns.map((_, index) => index))
        expect(most).toBeLessThanOrEqual(limit.concurrency)
        expect(inFlight).toBe(0)
      }),
    )
  })
})

describe('slots', () => {
  test('a free slot is filled while the first item is still being worked on', async () => {
    const gates = Array.from({ length: 5 }, () => gate<number>())
    const started: number[] = []
    const results = mapInOrder([0, 1, 2, 3, 4], { concurrency: 2 }, (item) => {
      started.push(item)
      return gates[item]?.promise ?? Promise.resolve(-1)
    })
    const first = results.next()
    await settle()
    expect(started).toEqual([0, 1])
    gates[1]?.open(1)
    await settle()
    expect(started).toEqual([0, 1, 2])
    gates[2]?.open(2)
    gates[0]?.open(0)
    expect(await first).toEqual({ done: false, value: 0 })
    await settle()
    expect(started).toEqual([0, 1, 2, 3, 4])
    gates[3]?.open(3)
    gates[4]?.open(4)
    expect(await all(results)).toEqual([1, 2, 3, 4])
  })

  test('the window bounds what has ended but not had its turn', async () => {
    const head = gate<number>()
    const started: number[] = []
    const items = Array.from({ length: 50 }, (_, index) => index)
    const results = mapInOrder(items, { concurrency: 2, window: 6 }, (item) => {
      started.push(item)
      return item === 0 ? head.promise : Promise.resolve(item)
    })
    const first = results.next()
    for (let round = 0; round < 20; round += 1) await settle()
    expect(started).toEqual([0, 1, 2, 3, 4, 5])
    head.open(0)
    expect((await first).value).toBe(0)
    expect(await all(results)).toEqual(items.slice(1))
  })

  test('items are not taken before they can be started', async () => {
    let taken = 0
    function* items(): Generator<number> {
      for (;;) yield (taken += 1)
    }
    const results = mapInOrder(items(), { concurrency: 3, window: 4 }, async (item) => item)
    expect((await results.next()).value).toBe(1)
    for (let round = 0; round < 10; round += 1) await settle()
    expect(taken).toBeLessThanOrEqual(6) // 4 in the window, 1 yielded, 1 taken ahead
    await results.return(undefined)
  })
})

describe('ends', () => {
  test('no items, no results', async () => {
    expect(await all(mapInOrder([], { concurrency: 3 }, async (item) => item))).toEqual([])
  })

  test('an error comes at the turn of its item', async () => {
    const seen: number[] = []
    const work = async (item: number): Promise<number> => {
      if (item === 2) throw new RangeError('item 2')
      return item
    }
    const run = async (): Promise<void> => {
      for await (const result of mapInOrder([0, 1, 2, 3], { concurrency: 4 }, work)) seen.push(result)
    }
    await expect(run()).rejects.toThrow('item 2')
    expect(seen).toEqual([0, 1])
  })

  test('an error of the items comes after the results before it', async () => {
    async function* items(): AsyncGenerator<number> {
      yield 1
      throw new RangeError('no more items')
    }
    const seen: number[] = []
    const run = async (): Promise<void> => {
      for await (const result of mapInOrder(items(), { concurrency: 2 }, async (item) => item))
        seen.push(result)
    }
    await expect(run()).rejects.toThrow('no more items')
    expect(seen).toEqual([1])
  })

  test('a rejection behind one that was thrown is never unhandled', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    const work = async (item: number): Promise<number> => {
      throw new RangeError(`item ${item}`)
    }
    await expect(all(mapInOrder([0, 1, 2], { concurrency: 3 }, work))).rejects.toThrow('item 0')
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  test('leaving the loop early stops taking items and closes their generator', async () => {
    let [taken, isClosed] = [0, false]
    function* items(): Generator<number> {
      try {
        for (;;) yield (taken += 1)
      } finally {
        isClosed = true
      }
    }
    for await (const result of mapInOrder(items(), { concurrency: 2, window: 2 }, async (item) => item)) {
      if (result === 3) break
    }
    const before = taken
    for (let round = 0; round < 10; round += 1) await settle()
    expect(taken).toBe(before)
    expect(isClosed).toBe(true)
  })
})
