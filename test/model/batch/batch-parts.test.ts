/** Parts of the batch desk by themselves: gathering, polling pauses, the shelf of results. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { batchDeskName } from '../../../src/model/batch/batch-desk.js'
import { BatchBook } from '../../../src/model/batch/batch-book.js'
import { pauseMs } from '../../../src/model/batch/control-calls.js'
import { Gathering } from '../../../src/model/batch/gathering.js'
import { openaiBatches } from '../../../src/model/batch/openai-batches.js'
import { Lane } from '../../../src/model/batch/pace.js'
import { grownPause } from '../../../src/model/batch/poll.js'
import { ResultsShelf } from '../../../src/model/batch/results-shelf.js'
import { batchBinding } from './batch-world.js'
import { FakeTime } from './fake-time.js'

function gathering(mostRequests: number, mostBytes: number) {
  const time = new FakeTime()
  const sealed: string[] = []
  const heap = new Gathering({
    mostRequests,
    mostBytes,
    gatherMs: 1000,
    clock: time.clock(() => true),
    seal: (group, requests) => sealed.push(`${group}: ${requests.map(({ key }) => key).join(' ')}`),
  })
  const add = (group: string, key: string, line = 'x'): void => heap.add(group, { key, path: '/', line })
  return { time, sealed, heap, add }
}

describe('gathering', () => {
  test('seals by number, each group for itself', () => {
    const { sealed, heap, add } = gathering(2, 100)
    for (const key of ['a1', 'b2', 'a3', 'a4']) add(key.slice(0, 1), key)
    expect([sealed, heap.size]).toEqual([['a: a1 a3'], 2])
    heap.flush()
    expect([sealed, heap.size]).toEqual([['a: a1 a3', 'b: b2', 'a: a4'], 0])
  })

  test('seals by bytes, line breaks included; what is larger goes alone', () => {
    const { sealed, heap, add } = gathering(100, 10)
    // 5 bytes each: 'öö' is 4 bytes and a line break
    for (const key of ['a', 'b', 'c']) add('g', key, 'öö')
    expect(sealed).toEqual(['g: a b'])
    add('g', 'large', 'x'.repeat(50))
    add('g', 'd', 'x')
    heap.flush()
    expect(sealed).toEqual(['g: a b', 'g: c', 'g: large', 'g: d'])
  })

  test('waits for the gather time after the last request', () => {
    const { time, sealed, add } = gathering(100, 100)
    add('g', 'a')
    time.move(900)
    add('g', 'b')
    time.move(999)
    expect(sealed).toEqual([])
    time.move(1)
    expect(sealed).toEqual(['g: a b'])
  })

  test('a stop forgets what waits', () => {
    const { time, sealed, heap, add } = gathering(100, 100)
    add('g', 'a')
    heap.stop()
    time.move(10_000)
    expect([sealed, heap.size]).toEqual([[], 0])
  })
})

test('polls grow by half to ten times, and not above ten minutes', () => {
  const pauses = (pollMs: number): number[] => {
    const all = [pollMs]
    while (all.length < 9) all.push(grownPause(all.at(-1) ?? 0, pollMs))
    return all
  }
  expect(pauses(1000)).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 10_000, 10_000, 10_000])
  expect(Math.max(...pauses(120_000))).toBe(600_000)
  // slower than ten minutes stays as it is
  expect(Math.max(...pauses(900_000))).toBe(900_000)
})

test('pauses after faults double to a minute', () => {
  expect([0, 1, 2, 5, 6, 60].map(pauseMs)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000])
})

test('a lane does one thing at a time, also after one that fails', async () => {
  const lane = new Lane()
  const seen: string[] = []
  const work = (name: string, fails: boolean) => async () => {
    seen.push(`${name} begins`)
    await Promise.resolve()
    seen.push(`${name} ends`)
    if (fails) throw new TypeError(name)
  }
  const results = await Promise.allSettled([lane.run(work('a', true)), lane.run(work('b', false))])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

test('journals have a name that people can read and that differs by endpoint, model and interface', () => {
  const binding = batchBinding()
  const name = batchDeskName(binding, openaiBatches)
  expect(name).toMatch(/^team-endpoint-some-8b-[0-9a-v]{8}$/)
  expect(batchDeskName({ ...binding, alias: 'judge', url: 'https://moved.example' }, openaiBatches)).toBe(
    name,
  )
  expect(batchDeskName({ ...binding, model: 'some-8B' }, openaiBatches)).not.toBe(name)
})

test('the shelf keeps the first answer of a key, and knows what is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-shelf-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const book = new BatchBook()
  const keys = ['a', 'b', 'c', 'd']
  book.apply({
    event: 'intended',
    tag: 't',
    at: '2026-11-21T00:00:00Z',
    path: '/',
    group: '',
    keys,
    hash: '',
  })
  const [batch] = book.batches
  if (batch === undefined) return expect.unreachable()
  const line = (key: string, status_code: number, body: unknown): string =>
    JSON.stringify({ custom_id: key, response: { status_code, body } })
  const text = [
    line('c', 200, 'ç'),
    line('a', 500, null),
    line('a', 200, 1),
    line('a', 200, 2),
    line('z', 200, 0),
    line('d', 401, null),
  ]
  const shelf = new ResultsShelf(folder, openaiBatches)
  expect(await shelf.store(batch, `${text.join('\n')}\n`)).toEqual({
    missing: ['b', 'd'],
    fatal: '401: without words',
  })
  // another shelf reads from disk what this one wrote
  for (const reader of [shelf, new ResultsShelf(folder, openaiBatches)]) {
    const seen: unknown[] = []
    await reader.read(batch, ['a', 'b', 'c', 'z'], (...answer) => seen.push(answer))
    expect(seen).toEqual([
      ['a', 200, '1'],
      ['c', 200, '"ç"'],
    ])
  }
  rmSync(join(folder, 't.results.jsonl'))
  await expect(shelf.read(batch, ['a'], () => {})).rejects.toThrow(
    /t\.results\.jsonl is named in the journal/,
  )
})
