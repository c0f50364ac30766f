/** Gathering and results as laws: every request in one batch of its own group, every answer to its own key. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { StoppedError } from '../../../src/base/errors.js'
import { createRandom } from '../../../src/base/random.js'
import { BatchBook } from '../../../src/model/batch/batch-book.js'
import { type Gathered, Gathering } from '../../../src/model/batch/gathering.js'
import { Lane, Pace } from '../../../src/model/batch/pace.js'
import { grownPause } from '../../../src/model/batch/poll.js'
import { ResultsShelf } from '../../../src/model/batch/results-shelf.js'
import { Waiters } from '../../../src/model/batch/waiters.js'
import { protocols, type ProtocolName } from './batch-world.js'
import { FakeTime } from './fake-time.js'

const requests = fc.array(
  fc.record({
    group: fc.constantFrom('a', 'b', 'c'),
    size: fc.integer({ min: 1, max: 40 }),
    gapMs: fc.nat(1500),
  }),
  { maxLength: 60 },
)

describe('gathering', () => {
  test('each request is sealed once, in its group, in its order, within both bounds, and not too late', () => {
    fc.assert(
      fc.property(
        requests,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 80 }),
        (all, most, mostBytes) => {
          const time = new FakeTime()
          const sealed: { group: string; requests: readonly Gathered[]; atMs: number }[] = []
          const gathering = new Gathering({
            mostRequests: most,
            mostBytes,
            gatherMs: 1000,
            clock: time.clock(() => true),
            seal: (group, batch) => sealed.push({ group, requests: batch, atMs: time.now }),
          })
          let lastMs = 0
          all.forEach(({ group, size, gapMs }, i) => {
            time.move(gapMs)
            lastMs = time.now
            gathering.add(group, { key: `${group}${i}`, path: '/', line: 'x'.repeat(size) })
          })
          time.move(1000)
          expect(gathering.size).toBe(0)
          expect(sealed.every(({ atMs }) => atMs <= lastMs + 1000)).toBe(true)
          for (const group of ['a', 'b', 'c']) {
            const keys = sealed
              .filter((batch) => batch.group === group)
              .flatMap((batch) => batch.requests.map(({ key }) => key))
            expect(keys).toEqual(all.flatMap((one, i) => (one.group === group ? [`${group}${i}`] : [])))
          }
          for (const batch of sealed) {
            const bytes = batch.requests.reduce((sum, { line }) => sum + line.length + 1, 0)
            expect(batch.requests.length).toBeLessThanOrEqual(most)
            expect(bytes <= mostBytes || batch.requests.length === 1).toBe(true)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a request of any group puts off the sealing of all', () => {
    const time = new FakeTime()
    const sealed: string[] = []
    const gathering = new Gathering({
      mostRequests: 9,
      mostBytes: 99,
      gatherMs: 1000,
      clock: time.clock(() => true),
      seal: (group) => sealed.push(`${group} at ${time.now}`),
    })
    gathering.add('a', { key: '1', path: '/', line: 'x' })
    time.move(600)
    gathering.add('b', { key: '2', path: '/', line: 'x' })
    time.move(5000)
    expect(sealed).toEqual(['a at 1600', 'b at 1600'])
  })
})

describe.each(['openai', 'anthropic'] as const)('results of %s', (name: ProtocolName) => {
  const line = (key: string, value: string): string => {
    const message = { type: 'message', content: value }
    return JSON.stringify(
      name === 'openai'
        ? { custom_id: key, response: { status_code: 200, body: message } }
        : { custom_id: key, result: { type: 'succeeded', message } },
    )
  }

  test('in any order, with strangers and rubbish between them, each answer goes to its key', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cupel-order-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const keys = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5']
    let made = 0
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(keys),
        fc.nat(),
        fc.array(fc.string({ maxLength: 9 }), { maxLength: 5 }),
        async (came, seed, odd) => {
          made += 1
          const book = new BatchBook()
          book.apply({ event: 'intended', tag: `t${made}`, at: '', path: '/', group: '', keys, hash: '' })
          const [batch] = book.batches
          if (batch === undefined) return expect.unreachable()
          const rubbish = odd.map((text) => JSON.stringify(text))
          const lines = [
            ...came.map((key) => line(key, `value of ${key} ü🙂`)),
            ...rubbish,
            line('stranger', 'x'),
          ]
          const text = createRandom('results', seed).shuffle(lines).join('\n')
          const shelf = new ResultsShelf(folder, protocols[name])
          const { missing, fatal } = await shelf.store(batch, `${text}\n`)
          expect([missing, fatal]).toEqual([keys.filter((key) => !came.includes(key)), undefined])
          const read = new Map<string, string>()
          await shelf.read(batch, [...keys, 'stranger'], (key, status, body) =>
            read.set(key, `${status} ${body}`),
          )
          expect(Object.fromEntries(read)).toEqual(
            Object.fromEntries(
              came.map((key) => [
                key,
                `200 ${JSON.stringify({ type: 'message', content: `value of ${key} ü🙂` })}`,
              ]),
            ),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('waiting', () => {
  const stop = (name: string): StoppedError => new StoppedError('interrupted', { message: name })

  test('a stop ends all sleeps with the first error, and no new one begins', async () => {
    const time = new FakeTime()
    const pace = new Pace(time.clock(() => true))
    const sleeps = [pace.sleep(100), pace.sleep(1000)]
    time.move(100)
    const [first, second] = [stop('first'), stop('second')]
    pace.stop(first)
    pace.stop(second)
    const ends = await Promise.allSettled([...sleeps, pace.sleep(1)])
    expect(ends.map((end) => (end.status === 'rejected' ? end.reason : 'slept'))).toEqual([
      'slept',
      first,
      first,
    ])
    expect(pace.stopped).toBe(first)
    expect(() => pace.check()).toThrow('first')
    expect(time.step()).toBe(false)
  })

  test('a lane gives each its own result, in the order of coming, one at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ turns: fc.nat(4), fails: fc.boolean() }), { maxLength: 10 }),
        async (works) => {
          const lane = new Lane()
          let [running, most] = [0, 0]
          const begun: number[] = []
          const results = works.map(({ turns, fails }, i) =>
            lane.run(async () => {
              begun.push(i)
              running += 1
              most = Math.max(most, running)
              for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
              running -= 1
              if (fails) throw new TypeError(String(i))
              return i
            }),
          )
          const ends = await Promise.allSettled(results)
          expect(ends.map(({ status }) => status)).toEqual(
            works.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
          )
          expect(begun).toEqual([...works.keys()])
          expect(most).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  test('who is settled is forgotten; a settlement that nobody waits for is none', async () => {
    const waiters = new Waiters()
    const [a, b, c] = ['a', 'b', 'c'].map((key) => waiters.add(key).promise) as [
      Promise<unknown>,
      Promise<unknown>,
      Promise<unknown>,
    ]
    const answer = { status: 200, body: '', startedAt: '', tookMs: 1, attempts: 1 }
    waiters.resolve('nobody', answer)
    waiters.resolve('a', answer)
    waiters.resolve('a', { ...answer, status: 500 })
    waiters.reject('b', 'no')
    expect([waiters.size, waiters.get('a'), waiters.get('c')?.isGathered]).toEqual([1, undefined, false])
    waiters.rejectAll('all')
    expect(await Promise.allSettled([a, b, c])).toEqual([
      { status: 'fulfilled', value: answer },
      { status: 'rejected', reason: 'no' },
      { status: 'rejected', reason: 'all' },
    ])
    expect(waiters.size).toBe(0)
  })

  test('pauses between polls never shrink, and never pass the larger of ten minutes and what was asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), (pollMs) => {
        let pause = pollMs
        for (let i = 0; i < 40; i += 1) {
          const next = grownPause(pause, pollMs)
          expect(next).toBeGreaterThanOrEqual(pause)
          expect(next).toBeLessThanOrEqual(Math.max(pollMs, 600_000))
          pause = next
        }
        expect(pause).toBe(Math.max(pollMs, Math.min(10 * pollMs, 600_000)))
      }),
    )
  })
})
