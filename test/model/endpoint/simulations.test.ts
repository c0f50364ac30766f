/** The scheduler before simulated servers: refusals at any load, a true capacity, a rate, an outage. */

import { describe, expect, test } from 'vitest'
import { type Arrival, manyCalls, type Reply, stage } from './simulated-server.js'

const MINUTE_MS = 60_000

/** An answer takes 0.8 to 1.2 s, so a slot gives one a second. */
const answerAfter = ({ random }: Arrival): Reply => ({ afterMs: 800 + 400 * random.float() })

const refusal = (afterMs: number, headers = {}): Reply => ({ afterMs, status: 429, headers })

describe('refusals that do not depend on load', () => {
  // Refused at random with probability p after a time t. A slot then gives (1 − p) / ((1 − p) · 1 s + p · t) answers a
  // second: for p = 0.3 and t = 20 ms 0.991, for t = 1 s 0.7. The start from 16 slots is part of the two minutes.
  test.each([
    [0.3, 20, 0.75],
    [0.3, 1000, 0.75],
    [0.01, 20, 0.65],
  ])('share %d after %d ms: goodput is at least %d of the ideal', async (share, refusedAfterMs, least) => {
    const { clock, endpoint, submit } = stage(
      (arrival) => (arrival.random.float() < share ? refusal(refusedAfterMs) : answerAfter(arrival)),
      { concurrency: 64 },
    )
    const outcome = submit(manyCalls(20_000))
    await clock.pass(2 * MINUTE_MS)
    const perSlot = (1 - share) / (1 - share + (share * refusedAfterMs) / 1000)
    expect(outcome.answered / (64 * 120 * perSlot)).toBeGreaterThan(least)
    expect(outcome.errors).toEqual([])
    expect(endpoint.state().limit).toBeGreaterThanOrEqual(32)
  })

  test('seven of ten refused: the limit does not stay down', async () => {
    const { clock, endpoint, submit } = stage(
      (arrival) => (arrival.random.float() < 0.7 ? refusal(20) : answerAfter(arrival)),
      { concurrency: 64 },
    )
    const outcome = submit(manyCalls(20_000))
    await clock.pass(2 * MINUTE_MS)
    expect(outcome.answered).toBeGreaterThan(0.25 * 64 * 120)
    expect(endpoint.state().limit).toBeGreaterThan(16)
  })
})

describe('a true capacity', () => {
  test.each([
    [5, 20],
    [40, 20],
    [100, 500],
  ])('of %d, refusing after %d ms: near it, with few refusals', async (capacity, refusedAfterMs) => {
    const { clock, endpoint, server, submit } = stage(
      (arrival) => (arrival.served >= capacity ? refusal(refusedAfterMs) : answerAfter(arrival)),
      { concurrency: 256 },
    )
    const outcome = submit(manyCalls(20_000))
    await clock.pass(MINUTE_MS)
    const [answeredBefore, refusedBefore] = [outcome.answered, server.count(429)]
    await clock.pass(MINUTE_MS)
    const answered = outcome.answered - answeredBefore
    expect(answered).toBeGreaterThan(0.8 * capacity * 60)
    expect(server.count(429) - refusedBefore).toBeLessThan(0.1 * answered)
    expect(endpoint.state().limit).toBeLessThanOrEqual(1.2 * capacity + 1)
    expect(server.mostServed).toBeLessThanOrEqual(capacity)
  })

  test('that falls to a tenth and comes back is followed both ways', async () => {
    const capacityAt = (nowMs: number): number => (nowMs < 30_000 || nowMs >= 60_000 ? 100 : 10)
    const { clock, endpoint, submit } = stage(
      (arrival) => (arrival.served >= capacityAt(arrival.nowMs) ? refusal(20) : answerAfter(arrival)),
      { concurrency: 256 },
    )
    const outcome = submit(manyCalls(20_000))
    await clock.pass(60_000)
    expect(endpoint.state().limit).toBeLessThanOrEqual(16)
    await clock.pass(40_000)
    expect(endpoint.state().limit).toBeGreaterThan(70)
    expect(outcome.errors).toEqual([])
  })
})

describe('a rate', () => {
  const limiter = (perSecond: number, answerMs: number): ((arrival: Arrival) => Reply) => {
    let [level, atMs] = [perSecond, 0]
    return ({ nowMs }) => {
      level = Math.min(perSecond, level + ((nowMs - atMs) * perSecond) / 1000)
      atMs = nowMs
      if (level < 1) return refusal(10, { 'retry-after-ms': String(Math.ceil((1 - level) * 1000)) })
      level -= 1
      return { afterMs: answerMs }
    }
  }

  test.each([
    [100, 1000, 0.1],
    [20, 1000, 0.1],
    [20, 200, 0.5],
    [2, 100, 7],
  ])(
    'of %d a second with answers in %d ms: throughput is at least four fifths of it, with at most %d refusals for an answer',
    async (perSecond, ms, most) => {
      const { clock, server, submit } = stage(limiter(perSecond, ms), { concurrency: 256 })
      const outcome = submit(manyCalls(20_000))
      await clock.pass(MINUTE_MS)
      const [answeredBefore, refusedBefore] = [outcome.answered, server.count(429)]
      await clock.pass(MINUTE_MS)
      const answered = outcome.answered - answeredBefore
      expect(answered).toBeGreaterThan(0.8 * perSecond * 60)
      expect(server.count(429) - refusedBefore).toBeLessThan(most * answered)
    },
  )
})

test('an outage of ten minutes fails no call, is not hammered, and is over soon after', async () => {
  const endsMs = 10_000 + 10 * MINUTE_MS
  const { clock, endpoint, server, submit } = stage(
    (arrival) => {
      if (arrival.nowMs < 10_000 || arrival.nowMs >= endsMs) return answerAfter(arrival)
      if (arrival.random.float() < 0.5) return { afterMs: 5, fault: 'refused' }
      return { afterMs: 20, status: 503 }
    },
    { concurrency: 64, stallMs: 15 * MINUTE_MS, attempts: 3 },
  )
  const outcome = submit(manyCalls(3000))
  await clock.pass(endsMs)
  expect(server.count('refused') + server.count(503)).toBeLessThan(300)
  await clock.pass(45_000)
  expect(endpoint.state().limit).toBe(64)
  await clock.pass(2 * MINUTE_MS)
  expect([outcome.answered, outcome.errors]).toEqual([3000, []])
})

test('the same simulation ends the same', async () => {
  const run = async (): Promise<unknown> => {
    const { clock, endpoint, submit } = stage((arrival) =>
      arrival.random.float() < 0.2 ? refusal(20) : answerAfter(arrival),
    )
    const outcome = submit(manyCalls(500))
    await clock.pass(MINUTE_MS)
    return [outcome, endpoint.state()]
  }
  expect(await run()).toEqual(await run())
})
