/** Planning a round: written ahead in chunks, never beyond the limit, skipping what is done. */

import * as fc from 'fast-check'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Task } from '../../src/contract/method.js'
import { type RoundBounds, type RoundProgress, roundTasks, taskIterator } from '../../src/run/task-stream.js'
import { type Ledger, openLedger } from '../../src/store/ledger.js'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function emptyLedger(): Promise<Ledger> {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-tasks-'))
  folders.push(folder)
  for (const name of ['ledger', 'segments']) mkdirSync(join(folder, name))
  return openLedger({ folder, epoch: 1 })
}

function* tasks(drafts: readonly number[]): Generator<Task> {
  for (const [n, count] of drafts.entries()) yield { key: `n-${n}`, drafts: count, parents: [] }
}

interface Played {
  readonly keys: readonly string[]
  readonly progress: RoundProgress
  readonly planned: number
}

async function play(drafts: readonly number[], bounds: Partial<RoundBounds>): Promise<Played> {
  const ledger = await emptyLedger()
  const progress = { tasks: 0, drafts: 0, isExhausted: false, isFull: false }
  const infinite = Number.POSITIVE_INFINITY
  const all = {
    step: 0,
    target: infinite,
    limit: infinite,
    planned: 0,
    come: 0,
    redo: new Set<string>(),
    ...bounds,
  }
  const keys: string[] = []
  try {
    for await (const { key } of roundTasks(taskIterator(tasks(drafts)), all, ledger, progress)) {
      // whatever is handed out was planned before, in the ledger too
      expect(all.planned + ledger.index.plannedOf(0)).toBeGreaterThanOrEqual(keys.length + 1)
      keys.push(key)
    }
    return { keys, progress, planned: ledger.index.plannedOf(0) }
  } finally {
    await ledger.close()
  }
}

test('all tasks of a method that ends', async () => {
  expect(await play([1, 2, 1], {})).toEqual({
    keys: ['n-0', 'n-1', 'n-2'],
    progress: { tasks: 3, drafts: 4, isExhausted: true, isFull: false },
    planned: 4,
  })
})

test('until the target is reached; a task is not split', async () => {
  const { keys, progress } = await play([2, 2, 2, 2], { target: 3 })
  expect(keys).toEqual(['n-0', 'n-1'])
  expect(progress).toMatchObject({ drafts: 4, isExhausted: false, isFull: false })
})

test('but never beyond the limit', async () => {
  const { keys, progress, planned } = await play([2, 2, 2, 2], { target: 5, limit: 5 })
  expect(keys).toEqual(['n-0', 'n-1'])
  expect(progress).toMatchObject({ drafts: 4, isFull: true })
  expect(planned).toBe(4)
})

test('what came is skipped, what is held is done again, what was planned is not planned twice', async () => {
  const { keys, planned } = await play([1, 1, 1, 1], { planned: 3, come: 2, redo: new Set(['n-0']) })
  expect(keys).toEqual(['n-0', 'n-2', 'n-3'])
  expect(planned).toBe(1)
})

test.each([0, -1, 1.5, Number.NaN])('a task of %d drafts is a bug of the method', async (drafts) => {
  await expect(play([drafts], {})).rejects.toMatchObject({ code: 'bad-task' })
})

test('cut anywhere and continued, every task is handed out once and every draft planned once', async () => {
  const anyDrafts = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(anyDrafts, fc.nat(20), fc.nat(20), async (drafts, first, second) => {
      const [come, planned] = [
        Math.min(first, second, drafts.length),
        Math.min(Math.max(first, second), drafts.length),
      ]
      const sum = (count: number): number => drafts.slice(0, count).reduce((total, one) => total + one, 0)
      const played = await play(drafts, { come: sum(come), planned: sum(planned) })
      expect(played.keys).toEqual(drafts.slice(come).map((_, at) => `n-${at + come}`))
      expect(played.planned).toBe(sum(drafts.length) - sum(planned))
    }),
    { numRuns: 25 },
  )
})

test('letting go closes what the plan holds open', async () => {
  let isOpen = false
  async function* plan(): AsyncGenerator<Task> {
    isOpen = true
    try {
      for (let n = 0; ; n += 1) yield { key: `n-${n}`, drafts: 1, parents: [] }
    } finally {
      isOpen = false
    }
  }
  const iterator = taskIterator(plan())
  expect((await iterator.next())?.key).toBe('n-0')
  expect(isOpen).toBe(true)
  await iterator.close()
  expect(isOpen).toBe(false)
})
