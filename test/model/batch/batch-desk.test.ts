/** The batch desk: nothing lost, nothing doubled, over kills, lost answers, expiries and refusals. */

import * as fc from 'fast-check'
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isCupelError, StoppedError } from '../../../src/base/errors.js'
import type { RawAnswer } from '../../../src/model/protocol.js'
import { BatchWorld, keysOf, type Life, type ProtocolName, type WireFault, wireOf } from './batch-world.js'
import { breathe } from './fake-time.js'

const both = ['openai', 'anthropic'] as const

/** Every key has its own answer, was given it once and billed once. */
function expectAllOnce(world: BatchWorld, keys: readonly string[]): void {
  world.provider.settle(world.name === 'anthropic')
  expect([...world.errors]).toEqual([])
  for (const key of keys) {
    expect(world.answers.get(key)?.body).toContain(`re q-${key}`)
    expect([key, world.given.get(key), world.provider.billed.get(key)]).toEqual([key, 1, 1])
  }
}

function complaint(error: unknown): string {
  return isCupelError(error) ? `${error.name} ${error.code}: ${error.message}` : String(error)
}

async function complaintOfOne(world: BatchWorld, life: Life, key: string): Promise<string> {
  life.ask([key])
  await world.run(life, () => world.errors.has(key) || world.answers.has(key))
  await life.desk.close()
  return complaint(world.errors.get(key))
}

describe.each(both)('%s batches', (name) => {
  test('are full, or sent when no request has come for the gather time', async () => {
    const world = new BatchWorld(name)
    const keys = keysOf(10)
    const life = await world.start()
    life.ask(keys)
    expect(life.desk.state()).toMatchObject({ gathered: 2 })
    await world.run(life, () => world.answers.size === 10)
    // 10 requests in batches of 4: 4 + 4 + 2
    expect(world.provider.batches.map(({ requests }) => requests.length)).toEqual([4, 4, 2])
    expect(life.desk.state()).toEqual({ gathered: 0, submitted: 0, inProgress: 0, collected: 10, expired: 0 })
    expectAllOnce(world, keys)
    await life.desk.close()
  })

  test('a flush does not wait', async () => {
    const world = new BatchWorld(name, {}, { gatherSeconds: 100_000 })
    const life = await world.start()
    life.ask(keysOf(1))
    life.desk.flush()
    await world.run(life, () => world.answers.size === 1)
    // worked on for 600 s, first poll at once, then every 60 s: the answer is there long before the gather time
    expect(world.time.now).toBeLessThan(1_000_000)
    await life.desk.close()
  })

  test('the answer tells when it was sent, how long it took and how many batches it took', async () => {
    const world = new BatchWorld(name, { batch: (ordinal) => (ordinal === 0 ? 'expire' : 'complete') })
    const keys = keysOf(2)
    await world.finish(keys)
    expectAllOnce(world, keys)
    const [first, second] = keys.map((key) => world.answers.get(key)) as [RawAnswer, RawAnswer]
    expect([first.attempts, second.attempts, first.status]).toEqual([1, 2, 200])
    // gathered for 30 s, then sent
    expect(first.startedAt).toBe('2026-11-21T00:00:30.000Z')
    expect(first.tookMs).toBeGreaterThanOrEqual(600_000)
    expect(Date.parse(second.startedAt)).toBeGreaterThan(Date.parse(first.startedAt))
  })

  test('two who ask for the same key share one request', async () => {
    const world = new BatchWorld(name)
    const life = await world.start()
    const key = keysOf(1)[0] ?? ''
    const asked = [life.desk.ask(key, wireOf(name, key)), life.desk.ask(key, wireOf(name, key))]
    await world.run(life, () => world.provider.batches.length === 1)
    life.ask([key])
    await world.run(life, () => world.answers.size === 1)
    const [one, other] = await Promise.all(asked)
    expect(one).toBe(other)
    // asked once more, it is read from disk
    const again = await life.desk.ask(key, wireOf(name, key))
    expect(again).toEqual(one)
    expect(world.provider.billed.get(key)).toBe(1)
    await life.desk.close()
  })

  test.each([
    'kill-before',
    'kill-after',
    'lost-before',
    'lost-after',
    'broken-after',
    'cut',
    'busy',
  ] as const)(
    '%s at every single call on the wire',
    async (fault) => {
      const keys = keysOf(3)
      const calls = new BatchWorld(name)
      await calls.finish(keys)
      const count = calls.provider.calls.length
      expect(count).toBeGreaterThan(4)
      for (let at = 1; at <= count; at += 1) {
        const world = new BatchWorld(name)
        world.fault = (_wire, call) => (call === at ? fault : 'none')
        const lives = await world.finish(keys)
        expect([at, lives]).toEqual([at, fault.startsWith('kill') ? 2 : 1])
        expectAllOnce(world, keys)
        expect([at, world.provider.batches.length]).toEqual([at, 1])
      }
    },
    60_000,
  )

  test('a process that is killed while it gathers loses nothing: its tasks ask again', async () => {
    const world = new BatchWorld(name)
    const keys = keysOf(3)
    const life = await world.start()
    life.ask(keys)
    await world.kill(life)
    expect(world.provider.calls).toEqual([])
    await world.finish(keys)
    expectAllOnce(world, keys)
  })

  test('results that nobody asks for yet are kept for those who come later', async () => {
    const world = new BatchWorld(name)
    const keys = keysOf(4)
    const life = await world.start()
    life.ask(keys)
    await world.run(life, () => world.provider.batches.length === 1)
    await breathe(20)
    await world.kill(life)
    const second = await world.start()
    await world.run(second, () => second.desk.state().collected === 4)
    expect(world.answers.size).toBe(0)
    await second.desk.close()
    const calls = world.provider.calls.length
    await world.finish(keys)
    expect(world.provider.calls.length).toBe(calls)
    expectAllOnce(world, keys)
  })

  test('a torn last line of the journal is what a kill leaves behind; any other bad line is told', async () => {
    const world = new BatchWorld(name)
    const keys = keysOf(4)
    await world.finish(keys)
    const journal = join(
      world.folder,
      readdirSync(world.folder).find((file) => file.includes('.journal.')) ?? '',
    )
    const whole = readFileSync(journal, 'utf8')
    appendFileSync(journal, '{"event":"inten')
    const life = await world.start()
    expect(life.desk.state()).toMatchObject({ collected: 4, inProgress: 0 })
    await life.desk.close()
    expect(readFileSync(journal, 'utf8')).toBe(whole)
    writeFileSync(journal, `${whole.split('\n')[0]}\nrubbish\n`)
    await expect(world.start()).rejects.toThrow(/journal\.jsonl:2 holds no event of a batch/)
  })

  test('every prefix of the journal leads to the same end', async () => {
    const world = new BatchWorld(name)
    const keys = keysOf(4)
    await world.finish(keys)
    const journal = join(
      world.folder,
      readdirSync(world.folder).find((file) => file.includes('.journal.')) ?? '',
    )
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
    const events = lines.map((line) => (JSON.parse(line) as { event: string }).event)
    expect(events).toEqual(
      name === 'openai'
        ? ['intended', 'uploaded', 'submitted', 'ended', 'collected']
        : ['intended', 'submitted', 'ended', 'collected'],
    )
    const first = name === 'openai' ? 2 : 1
    for (let kept = first; kept <= lines.length; kept += 1) {
      writeFileSync(journal, `${lines.slice(0, kept).join('\n')}\n`)
      world.given.clear()
      world.answers.clear()
      await world.finish(keys)
      expectAllOnce(world, keys)
      expect(world.provider.batches.length).toBe(1)
    }
  })

  test('overloaded requests go into another batch, refused ones are answers', async () => {
    const keys = keysOf(4)
    const world = new BatchWorld(name, {
      request: (key, ordinal) =>
        key === keys[1] ? 'refused' : key === keys[2] && ordinal === 0 ? 'overloaded' : 'answer',
    })
    await world.finish(keys)
    expect(keys.map((key) => world.answers.get(key)?.status)).toEqual([200, 400, 200, 200])
    expect(keys.map((key) => world.answers.get(key)?.attempts)).toEqual([1, 1, 2, 1])
    expect(JSON.parse(world.answers.get(keys[1] ?? '')?.body ?? '')).toMatchObject({
      error: { message: 'refused' },
    })
    expect(world.provider.batches.map(({ requests }) => requests.length)).toEqual([4, 1])
  })

  test('a request without an answer in three batches has failed; the others have theirs', async () => {
    const keys = keysOf(4)
    const world = new BatchWorld(name, { request: (key) => (key === keys[3] ? 'overloaded' : 'answer') })
    await world.finish(keys)
    expect(world.answers.size).toBe(3)
    expect(complaint(world.errors.get(keys[3] ?? '')).replace(keys[3] ?? '', 'KEY')).toMatchInlineSnapshot(
      `"CallFailed transport: Team Endpoint gave no answer to KEY in 3 batches; the last one: completed."`,
    )
    expect(world.provider.batches.length).toBe(3)
    // asked for once more it begins anew
    world.errors.clear()
    await world.finish(keys)
    expect(world.provider.batches.length).toBe(6)
  })

  test('a request that nobody may make stops the run, after the good answers are given', async () => {
    const keys = keysOf(4)
    const plan = { isMended: false }
    const world = new BatchWorld(name, {
      request: (key) => (key === keys[0] && !plan.isMended ? 'forbidden' : 'answer'),
    })
    await world.finish(keys)
    expect(world.answers.size).toBe(3)
    expect(complaint(world.errors.get(keys[0] ?? ''))).toMatchInlineSnapshot(
      `"StoppedError endpoint-unusable: Team Endpoint refused a request of a batch: 403: forbidden"`,
    )
    plan.isMended = true
    world.errors.clear()
    await world.finish(keys)
    expectAllOnce(world, keys)
  })

  test('stopped asks are told why, and the next process goes on', async () => {
    const world = new BatchWorld(name)
    const keys = keysOf(6)
    const life = await world.start()
    life.ask(keys)
    await world.run(life, () => life.progress.some(({ kind }) => kind === 'submitted'))
    life.desk.stop(new StoppedError('interrupted', { message: 'Ctrl-C' }))
    await breathe()
    expect(new Set([...world.errors.values()].map(complaint))).toEqual(
      new Set(['StoppedError interrupted: Ctrl-C']),
    )
    await expect(life.desk.ask('a', wireOf(name, 'a'))).rejects.toThrow('Ctrl-C')
    await life.desk.close()
    world.errors.clear()
    await world.finish(keys)
    expectAllOnce(world, keys)
  })

  test('a key that is not accepted stops with the provider’s words and without the key', async () => {
    const world = new BatchWorld(name)
    const answer = { status: 401, headers: {}, body: '{"error":{"message":"bad key secret-key-of-test"}}' }
    world.provider.handle = () => answer
    expect(await complaintOfOne(world, await world.start(), 'a')).toMatch(
      /^StoppedError endpoint-unusable: Team Endpoint refused .*: 401: bad key \[secret\]$/,
    )
  })

  test('an endpoint that is away for long stops the run, which goes on when it is back', async () => {
    const world = new BatchWorld(name)
    world.fault = () => 'lost-before'
    const said = await complaintOfOne(world, await world.start(), 'a')
    expect(said).toMatch(
      /^StoppedError stalled: Team Endpoint: .* has not succeeded for .*\. Last: connection reset$/,
    )
    world.fault = () => 'none'
    world.errors.clear()
    await world.finish(['a'])
    expectAllOnce(world, ['a'])
  })

  test('an endpoint without batches is told', async () => {
    const world = new BatchWorld(name)
    world.provider.handle = () => ({ status: 404, headers: {}, body: 'no' })
    expect(await complaintOfOne(world, await world.start(), 'a')).toMatch(
      /it (takes no files|has no batches)/,
    )
  })

  test('whatever is asked, killed, lost or expires: everything once', async () => {
    const faults = fc.constantFrom<WireFault>(
      ...([
        'none',
        'none',
        'none',
        'none',
        'lost-before',
        'lost-after',
        'broken-after',
        'cut',
        'busy',
      ] as const),
      ...(['kill-before', 'kill-after'] as const),
    )
    const fates = fc.constantFrom('complete', 'complete', 'complete', 'expire', 'cancel')
    await fc.assert(
      fc.asyncProperty(
        fc.array(faults, { minLength: 5, maxLength: 40 }),
        fc.array(fates, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 6 }),
        async (wireFaults, batchFates, count, size) => {
          const plan = { batch: (ordinal: number) => batchFates[ordinal] ?? 'complete' } as const
          const world = new BatchWorld(name, plan, { requests: size })
          world.fault = (_wire, call) => wireFaults[call - 1] ?? 'none'
          const keys = keysOf(count)
          const early = await world.start()
          early.ask(keys.slice(0, Math.ceil(count / 2)))
          await world.run(early, () => world.answers.size > 0)
          await world.kill(early)
          await world.finish(keys)
          expectAllOnce(world, keys)
        },
      ),
      { numRuns: 25, seed: 20261121 },
    )
  }, 120_000)

  test('5,000 requests in batches of 1,000, killed twice, one batch expired', async () => {
    const plan = { batch: (ordinal: number) => (ordinal === 2 ? 'expire' : 'complete') } as const
    const world = new BatchWorld(name, plan, { requests: 1000 })
    const keys = keysOf(5000)
    const killed = new Set<string>()
    world.fault = ({ method, path }) => {
      const isThird = method === 'POST' && path.endsWith('/batches') && world.provider.batches.length === 2
      const isFetch = path.includes('batch-2') && /results|content/.test(path)
      const kind = isThird ? 'create' : isFetch ? 'fetch' : undefined
      if (kind === undefined || killed.has(kind)) return 'none'
      killed.add(kind)
      return 'kill-after'
    }
    const lives = await world.finish(keys)
    expect([lives, [...killed].toSorted()]).toEqual([3, ['create', 'fetch']])
    expectAllOnce(world, keys)
    // 5 of 1,000, and the 500 of the expired one
    const sizes = world.provider.batches.map(({ requests }) => requests.length)
    expect(sizes.toSorted((one, other) => one - other)).toEqual([500, 1000, 1000, 1000, 1000, 1000])
  }, 60_000)
})

test('a journal has one desk at a time', async () => {
  const world = new BatchWorld('openai')
  const life = await world.start()
  await expect(world.start()).rejects.toThrow(/is open already/)
  await life.desk.close()
  await (await world.start()).desk.close()
})

describe('openai only', () => {
  const name: ProtocolName = 'openai'

  test('a server that drops metadata is searched by the file', async () => {
    const world = new BatchWorld(name, { isForgetful: true })
    world.fault = ({ method, path }, call) =>
      method === 'POST' && path === '/batches' && call < 4 ? 'kill-after' : 'none'
    const keys = keysOf(3)
    await world.finish(keys)
    expectAllOnce(world, keys)
    expect(world.provider.batches.length).toBe(1)
  })

  test('a batch that is refused as a whole stops the run with the provider’s words', async () => {
    const world = new BatchWorld(name, { batch: (ordinal) => (ordinal === 0 ? 'fail' : 'complete') })
    const keys = keysOf(3)
    await world.finish(keys)
    expect(complaint(world.errors.get(keys[0] ?? ''))).toMatchInlineSnapshot(
      `"StoppedError endpoint-unusable: Team Endpoint refused a batch of 3 requests: told: invalid_json_line (line 1)"`,
    )
    world.errors.clear()
    await world.finish(keys)
    expectAllOnce(world, keys)
    expect(world.answers.get(keys[0] ?? '')?.attempts).toBe(1)
  })

  test('a full queue is waited for while our own batches are in it', async () => {
    const world = new BatchWorld(name, { batch: (ordinal) => (ordinal === 1 ? 'over-limit' : 'complete') })
    const keys = keysOf(8)
    await world.finish(keys)
    expectAllOnce(world, keys)
    expect(world.provider.batches.length).toBe(3)
  })

  test('what is asked for while the queue is full goes out once', async () => {
    const world = new BatchWorld(name, { batch: (ordinal) => (ordinal === 1 ? 'over-limit' : 'complete') })
    const keys = keysOf(8)
    const first = await world.start()
    first.ask(keys)
    await world.run(first, () => world.provider.batches.length === 2)
    await breathe()
    await world.kill(first)
    const second = await world.start()
    await world.run(second, () => second.desk.state().expired === 4)
    second.ask(keys)
    await world.run(second, () => world.answers.size === 8)
    await second.desk.close()
    expectAllOnce(world, keys)
    expect(world.provider.batches.length).toBe(3)
  })

  test('a full queue without a batch of ours in it stops the run', async () => {
    const world = new BatchWorld(name, { batch: () => 'over-limit' })
    expect(await complaintOfOne(world, await world.start(), 'a')).toContain('told: token_limit_exceeded')
  })
})

describe('anthropic only', () => {
  test('a foreign batch of the same size is waited for, compared and left alone', async () => {
    const world = new BatchWorld('anthropic')
    const keys = keysOf(3)
    world.fault = ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/batches') || world.provider.batches.length > 0) return 'none'
      const requests = keysOf(3, 'foreign').map((key) => ({
        custom_id: key,
        params: { messages: [{ role: 'user', content: `q-${key}` }] },
      }))
      world.provider.handle({
        method,
        path,
        body: JSON.stringify({ requests }),
        headers: {},
        isStream: false,
      })
      return 'kill-before'
    }
    await world.finish(keys)
    expectAllOnce(world, keys)
    expect(world.provider.batches.length).toBe(2)
    // the search had to wait until the foreign batch had ended
    expect(world.time.now).toBeGreaterThan(1_200_000)
  })
})
