/** The parts of the scheduler by themselves: heap, alarm, back-off, limit, rates, budgets. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { Alarm } from '../../../src/model/endpoint/alarm.js'
import { backOffMs, retryAfterWaitMs } from '../../../src/model/endpoint/back-off.js'
import { BudgetKeeper, reserveAll } from '../../../src/model/endpoint/budget-keeper.js'
import { systemClock } from '../../../src/model/endpoint/clock.js'
import { ConcurrencyLimit } from '../../../src/model/endpoint/concurrency-limit.js'
import { Heap } from '../../../src/model/endpoint/heap.js'
import { Pause } from '../../../src/model/endpoint/pause.js'
import { RateGate } from '../../../src/model/endpoint/rate-gate.js'
import { FakeClock } from './fake-clock.js'

describe('heap', () => {
  test('gives the smallest of what is in it, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: undefined })), (steps) => {
        const heap = new Heap<number>((one, other) => one < other)
        const model: number[] = []
        for (const step of steps) {
          if (step === undefined) {
            expect(heap.pop()).toBe(model.sort((one, other) => one - other).shift())
          } else {
            heap.push(step)
            model.push(step)
          }
          expect(heap.size).toBe(model.length)
        }
        expect(heap.drain().sort()).toEqual(model.sort())
      }),
    )
  })
})

describe('alarm', () => {
  test('rings at the earliest moment asked for, once', async () => {
    const clock = new FakeClock()
    const rung: number[] = []
    const alarm = new Alarm(clock, () => rung.push(clock.now()))
    for (const atMs of [500, 200, 300]) alarm.set(atMs)
    await clock.pass(1000)
    expect(rung).toEqual([200])
    alarm.set(1500)
    alarm.cancel()
    await clock.pass(1000)
    expect(rung).toEqual([200])
  })

  test("the system's clock waits and goes forwards", async () => {
    const startMs = systemClock.now()
    await new Promise<void>((resolve) => systemClock.after(5, resolve))
    expect(systemClock.now()).toBeGreaterThan(startMs)
    expect(Math.abs(systemClock.timeOfDay() - Date.now())).toBeLessThan(1000)
    systemClock.after(1, () => expect.unreachable())()
  })
})

test('back-off: 0.25 s doubled, at most 30 s, from nothing to all of it; Retry-After: never less', () => {
  const random = createRandom('back-off')
  for (const [failures, mostMs] of [
    [0, 250],
    [1, 500],
    [6, 16_000],
    [7, 30_000],
    [60, 30_000],
  ] as const) {
    const waits = Array.from({ length: 2000 }, () => backOffMs(failures, random))
    expect(Math.max(...waits)).toBeLessThan(mostMs)
    expect(Math.max(...waits)).toBeGreaterThan(0.98 * mostMs)
    expect(Math.min(...waits)).toBeLessThan(0.02 * mostMs)
  }
  const waits = Array.from({ length: 2000 }, () => retryAfterWaitMs(10_000, random))
  expect([Math.min(...waits) >= 10_000, Math.max(...waits) <= 10_250]).toEqual([true, true])
})

describe('limit', () => {
  test('starts at 16, or at the most; doubles in a round trip; never passes the most', () => {
    expect([new ConcurrencyLimit(4).current, new ConcurrencyLimit(0).current]).toEqual([4, 1])
    const limit = new ConcurrencyLimit(40)
    for (let i = 0; i < 16; i += 1) limit.succeeded(limit.generation, true)
    expect(limit.current).toBe(32)
    for (let i = 0; i < 16; i += 1) limit.succeeded(limit.generation, true)
    expect(limit.current).toBe(40)
  })

  test('stays where it is while nobody waits', () => {
    const limit = new ConcurrencyLimit(64)
    for (let i = 0; i < 100; i += 1) limit.succeeded(limit.generation, false)
    expect(limit.current).toBe(16)
  })

  test('is cut once a round trip: only calls that began after a cut count for the next', () => {
    const limit = new ConcurrencyLimit(64)
    const { generation } = limit
    for (let i = 0; i < 16; i += 1) limit.refused(generation)
    expect(limit.current).toBe(12)
  })

  test('goes back up when the cut did not lower the share of refusals, and remembers the share', () => {
    const limit = new ConcurrencyLimit(16)
    const { generation } = limit
    for (let i = 0; i < 16; i += 1) {
      if (i % 3 === 0) limit.refused(generation)
      else limit.succeeded(generation, true)
    }
    expect(limit.current).toBe(12)
    for (let i = 0; i < 32; i += 1) {
      if (i % 3 === 0) limit.refused(limit.generation)
      else limit.succeeded(limit.generation, true)
    }
    expect(limit.current).toBe(16)
    // 6 of 16 before, 11 of 32 after: 17 / 48.
    expect(limit.background).toBeCloseTo(17 / 48)
  })

  test('teaches nothing in an outage: all refused, and it is cut once only', () => {
    const limit = new ConcurrencyLimit(64)
    for (let i = 0; i < 1000; i += 1) limit.refused(limit.generation)
    expect([limit.current, limit.background]).toEqual([12, 0])
  })

  test('lies in [1, most] whatever happens', () => {
    const outcomes = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 2 })), { maxLength: 2000 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), outcomes, (most, steps) => {
        const limit = new ConcurrencyLimit(most)
        for (const [isRefused, age] of steps) {
          if (isRefused) limit.refused(limit.generation - age)
          else limit.succeeded(limit.generation - age, true)
          expect(limit.current).toBeGreaterThanOrEqual(1)
          expect(limit.current).toBeLessThanOrEqual(most)
          expect(limit.background).toBeGreaterThanOrEqual(0)
          expect(limit.background).toBeLessThanOrEqual(0.75)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('pause', () => {
  const failure = { nowMs: 0, startedAtMs: 0, retryAfterMs: 4000, background: 0, isAtFloor: false }

  test('begins when half of about 32 outcomes failed: 1 − (31/32)ⁿ > 0.5 at n = 22', () => {
    const pause = new Pause(createRandom('pause'))
    let failures = 0
    while (!pause.failed(failure)) failures += 1
    expect(failures + 1).toBe(22)
    expect(pause.until).toBeGreaterThanOrEqual(4000)
    expect(pause.isProbing).toBe(true)
    pause.succeeded()
    expect(pause.isProbing).toBe(false)
  })

  test('begins after three in a row where the limit is low, and again when the probe fails', () => {
    const pause = new Pause(createRandom('pause'))
    const atFloor = { ...failure, isAtFloor: true }
    expect([1, 2, 3].map(() => pause.failed(atFloor))).toEqual([false, false, true])
    expect(pause.failed(failure)).toBe(false)
    expect(pause.failed({ ...failure, nowMs: 9000, startedAtMs: 8000 })).toBe(true)
  })
})

describe('rates', () => {
  test('a call with more tokens than the bucket holds starts when it is full and leaves a debt', () => {
    const gate = new RateGate({ tokensPerMinute: 6000 }, 0)
    expect(gate.bucketWaitMs(1000, 0)).toBe(0)
    gate.start(1000, 0)
    // 100 tokens a second and a bucket of 100: 900 of debt and 50 to have are 9.5 s.
    expect(gate.bucketWaitMs(50, 0)).toBeCloseTo(9500)
    gate.giveBack(800)
    expect(gate.bucketWaitMs(50, 0)).toBeCloseTo(1500)
    expect(gate.bucketWaitMs(50, 1500)).toBe(0)
  })

  test('a report counts from the start of its call, less what began since; older ones and those without a reset do not', () => {
    const gate = new RateGate({}, 0)
    const [first, second] = [gate.start(10, 0), gate.start(10, 100)]
    const report = {
      remainingRequests: 1,
      remainingTokens: undefined,
      requestsResetMs: 5000,
      tokensResetMs: undefined,
    }
    gate.report(report, second)
    expect(gate.reportWaitMs(10, 200)).toBe(0)
    gate.start(10, 200)
    expect(gate.reportWaitMs(10, 300)).toBe(4800)
    gate.report({ ...report, remainingRequests: 100 }, first)
    expect(gate.reportWaitMs(10, 300)).toBe(4800)
    expect(gate.reportWaitMs(10, 5100)).toBe(0)
    gate.report({ ...report, remainingRequests: 0, requestsResetMs: undefined }, gate.start(10, 5200))
    expect(gate.reportWaitMs(10, 5200)).toBe(0)
  })
})

describe('budget', () => {
  const amount = { calls: 1, tokens: 10, usd: 0.1 }

  test('spent and reserved together never pass the bound', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 60 }), (costs) => {
        const keeper = new BudgetKeeper('all', { tokens: 55, calls: 7 }, new FakeClock())
        const open: number[] = []
        for (const cost of costs) {
          if (keeper.reserve(amount) === true) open.push(cost)
          else if (open.length > 0) keeper.settle(amount, { calls: 1, tokens: open.pop() ?? 0, usd: 0 })
          const { tokens, calls } = keeper.spent
          expect(tokens + 10 * open.length).toBeLessThanOrEqual(55)
          expect(calls + open.length).toBeLessThanOrEqual(7)
        }
      }),
    )
  })

  test('what was spent before counts; minutes run from the start; no price, no dollars', async () => {
    const clock = new FakeClock()
    const before = { calls: 3, tokens: 50, usd: 0.45 }
    expect(new BudgetKeeper('all', { usd: 0.5 }, clock, before).reserve(amount)).toMatchObject({
      bound: 'usd',
      spent: 0.45,
    })
    expect(new BudgetKeeper('all', { calls: 4 }, clock, before).reserve(amount)).toBe(true)
    const unpriced = { ...amount, usd: undefined }
    expect(new BudgetKeeper('all', { usd: 5 }, clock).reserve(unpriced)).toMatchObject({
      bound: 'usd',
      wanted: undefined,
    })
    const timed = new BudgetKeeper('all', { minutes: 2 }, clock)
    expect(timed.reserve(amount)).toBe(true)
    await clock.pass(120_000)
    expect(timed.reserve(amount)).toMatchObject({ bound: 'minutes', most: 2, spent: 2 })
  })

  test('of several, all reserve or none; who waits is woken by the next settlement', () => {
    const clock = new FakeClock()
    const [wide, narrow] = [
      new BudgetKeeper('wide', { calls: 2 }, clock),
      new BudgetKeeper('narrow', { tokens: 15 }, clock),
    ]
    expect(reserveAll([wide, narrow], amount)).toBeUndefined()
    expect(reserveAll([wide, narrow], amount)).toBe(narrow)
    let woken = 0
    narrow.onSettle(() => {
      woken += 1
    })
    for (const keeper of [wide, narrow]) keeper.settle(amount, { calls: 1, tokens: 2, usd: 0 })
    expect(woken).toBe(1)
    expect(reserveAll([wide, narrow], amount)).toBeUndefined()
    expect(reserveAll([wide, narrow], { ...amount, tokens: 1 })).toBe(wide)
  })
})
