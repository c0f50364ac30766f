/** Rates, waits, pauses and stalls as laws, beside answers that are reckoned by hand. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { Alarm } from '../../../src/model/endpoint/alarm.js'
import { backOffMs, retryAfterWaitMs } from '../../../src/model/endpoint/back-off.js'
import { Pause } from '../../../src/model/endpoint/pause.js'
import { RateGate } from '../../../src/model/endpoint/rate-gate.js'
import { StallWatch } from '../../../src/model/endpoint/stall-watch.js'
import { FakeClock } from './fake-clock.js'

describe('buckets', () => {
  const calls = fc.array(fc.record({ tokens: fc.nat(40), gapMs: fc.nat(300) }), { maxLength: 120 })

  test('whoever starts as soon as the wait is over passes no rate in any span', () => {
    const rates = fc.record({
      requestsPerMinute: fc.integer({ min: 1, max: 600 }),
      tokensPerMinute: fc.integer({ min: 60, max: 6000 }),
    })
    fc.assert(
      fc.property(rates, calls, (bounds, all) => {
        const gate = new RateGate(bounds, 0)
        const started: { atMs: number; tokens: number }[] = []
        let nowMs = 0
        for (const { tokens, gapMs } of all) {
          nowMs += gapMs
          nowMs += gate.bucketWaitMs(tokens, nowMs)
          expect(gate.bucketWaitMs(tokens, nowMs)).toBe(0)
          gate.start(tokens, nowMs)
          started.push({ atMs: nowMs, tokens })
        }
        const { requestsPerMinute: requests, tokensPerMinute } = bounds
        started.forEach((first, i) => {
          let sum = 0
          started.slice(i).forEach(({ atMs, tokens }, j) => {
            const spanMs = atMs - first.atMs
            expect(j + 1).toBeLessThanOrEqual(
              Math.max(1, requests / 60) + (spanMs * requests) / 60_000 + 1e-4,
            )
            // The last call of a span may leave a debt: it is held against those after it.
            expect(sum).toBeLessThanOrEqual(
              Math.max(1, tokensPerMinute / 60) + (spanMs * tokensPerMinute) / 60_000 + 40,
            )
            sum += tokens
          })
        })
      }),
      { numRuns: 40 },
    )
  })

  test('6 a minute: the first at once, then one in ten seconds', () => {
    const gate = new RateGate({ requestsPerMinute: 6 }, 0)
    expect(gate.bucketWaitMs(0, 0)).toBe(0)
    gate.start(0, 0)
    expect(gate.bucketWaitMs(0, 0)).toBeCloseTo(10_000)
    expect(gate.bucketWaitMs(0, 4000)).toBeCloseTo(6000)
    expect(gate.bucketWaitMs(0, 10_000)).toBe(0)
  })

  test('giving back never fills a bucket beyond its size', () => {
    const gate = new RateGate({ tokensPerMinute: 600 }, 0)
    gate.giveBack(1_000_000)
    gate.start(10, 0)
    // A second holds 10 tokens: all are gone, one more takes 100 ms.
    expect(gate.bucketWaitMs(1, 0)).toBeCloseTo(100)
  })

  test('without rates nobody waits and nobody counts', () => {
    const gate = new RateGate({}, 0)
    for (let i = 0; i < 100; i += 1) gate.start(1_000_000, 0)
    expect([gate.bucketWaitMs(1_000_000, 0), gate.reportWaitMs(1_000_000, 0), gate.countsTokens]).toEqual([
      0,
      0,
      false,
    ])
    expect(new RateGate({ tokensPerMinute: 1 }, 0).countsTokens).toBe(true)
  })
})

describe('reports of headers', () => {
  const none = {
    remainingRequests: undefined,
    remainingTokens: undefined,
    requestsResetMs: undefined,
    tokensResetMs: undefined,
  }

  test('tokens: what remained less what was started since has to hold the next call', () => {
    const gate = new RateGate({}, 0)
    const mark = gate.start(50, 1000)
    gate.start(30, 1500)
    gate.report({ ...none, remainingTokens: 100, tokensResetMs: 8000 }, mark)
    // 100 remained when the first was let in, 30 were started after it: 70 are left, until 1000 + 8000.
    expect(gate.reportWaitMs(70, 2000)).toBe(0)
    expect(gate.reportWaitMs(71, 2000)).toBe(7000)
    expect(gate.reportWaitMs(71, 9000)).toBe(0)
  })

  test('requests and tokens: the longer wait counts', () => {
    const gate = new RateGate({}, 0)
    const mark = gate.start(1, 0)
    gate.report(
      { remainingRequests: 0, requestsResetMs: 2000, remainingTokens: 0, tokensResetMs: 5000 },
      mark,
    )
    expect([gate.reportWaitMs(1, 0), gate.reportWaitMs(1, 3000), gate.reportWaitMs(0, 1500)]).toEqual([
      5000, 2000, 500,
    ])
  })

  test('an answer without headers does not lift what another said', () => {
    const gate = new RateGate({}, 0)
    gate.report({ ...none, remainingRequests: 0, requestsResetMs: 3000 }, gate.start(1, 0))
    gate.report(none, gate.start(1, 100))
    expect(gate.reportWaitMs(1, 1000)).toBe(2000)
  })

  test('in whatever order the answers come, the report of the newest call stands', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }), fc.nat(), (remaining, seed) => {
        const gate = new RateGate({}, 0)
        const marks = remaining.map((_, i) => gate.start(1, i))
        for (const i of createRandom('reports', seed).shuffle([...remaining.keys()])) {
          const mark = marks[i]
          if (mark !== undefined)
            gate.report({ ...none, remainingRequests: remaining[i], requestsResetMs: 1000 }, mark)
        }
        const last = remaining.length - 1
        expect(gate.reportWaitMs(1, last)).toBe((remaining[last] ?? 0) >= 1 ? 0 : 1000)
      }),
    )
  })
})

describe('waits', () => {
  test('back-off lies in [0, min(30 s, 0.25 s · 2ⁿ)), for any number of failures', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(), (failures, seed) => {
        const waitMs = backOffMs(failures, createRandom('wait', seed))
        expect(waitMs).toBeGreaterThanOrEqual(0)
        expect(waitMs).toBeLessThan(Math.min(30_000, 250 * 2 ** failures))
      }),
    )
  })

  test('back-off is even: the mean of 4,000 is half of the most within 4 standard errors', () => {
    const random = createRandom('even')
    const waits = Array.from({ length: 4000 }, () => backOffMs(4, random))
    const mean = waits.reduce((sum, one) => sum + one, 0) / waits.length
    // Uniform on [0, 4000): standard deviation 4000 / √12.
    expect(Math.abs(mean - 2000)).toBeLessThan((4 * 4000) / Math.sqrt(12) / Math.sqrt(4000))
  })

  test('Retry-After is kept: never less, at most a tenth or 0.25 s more', () => {
    fc.assert(
      fc.property(fc.nat(600_000), fc.nat(), (retryAfterMs, seed) => {
        const waitMs = retryAfterWaitMs(retryAfterMs, createRandom('retry', seed))
        expect(waitMs).toBeGreaterThanOrEqual(retryAfterMs)
        expect(waitMs).toBeLessThanOrEqual(retryAfterMs + Math.min(250, retryAfterMs / 10))
      }),
    )
  })
})

describe('pause', () => {
  const failure = { nowMs: 0, startedAtMs: 0, retryAfterMs: undefined, background: 0, isAtFloor: false }

  test('two failures in five outcomes never pause: the running share stays below 0.45', () => {
    const pause = new Pause(createRandom('pause'))
    for (let i = 0; i < 500; i += 1) {
      if (i % 5 < 2) expect(pause.failed({ ...failure, nowMs: i, startedAtMs: i })).toBe(false)
      else pause.succeeded()
    }
  })

  test('refusals that are known not to depend on load raise the bar: of b = 0.5 it is 0.75', () => {
    const pause = new Pause(createRandom('pause'))
    let failures = 1
    while (!pause.failed({ ...failure, background: 0.5 })) failures += 1
    // 1 − (31/32)ⁿ > 0.75 at n = ln 0.25 / ln (31/32) = 43.7
    expect(failures).toBe(44)
  })

  test('failures of calls from before or within a pause do not lengthen it', () => {
    const pause = new Pause(createRandom('pause'))
    for (let i = 0; i < 3; i += 1) pause.failed({ ...failure, retryAfterMs: 1000, isAtFloor: true })
    const { until } = pause
    for (let i = 0; i < 100; i += 1) {
      expect(pause.failed({ ...failure, nowMs: until - 1, startedAtMs: 0, retryAfterMs: 60_000 })).toBe(false)
      expect(pause.failed({ ...failure, nowMs: until + 500, startedAtMs: until - 1 })).toBe(false)
    }
    expect(pause.until).toBe(until)
  })

  test('each probe that fails begins a longer pause, up to 30 s; a success ends the probing', () => {
    const pause = new Pause({ ...createRandom('pause'), float: () => 0.999 })
    let nowMs = 0
    const waits: number[] = []
    for (let i = 0; i < 12; i += 1) {
      while (!pause.failed({ ...failure, nowMs, startedAtMs: nowMs, isAtFloor: true })) nowMs += 1
      waits.push(Math.round((pause.until - nowMs) / 0.999))
      nowMs = pause.until
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000])
    pause.succeeded()
    expect(pause.isProbing).toBe(false)
    expect(pause.failed({ ...failure, nowMs, startedAtMs: nowMs })).toBe(false)
  })
})

describe('stall', () => {
  test('is watched from the begin of the first try that failed until any answer', () => {
    const watch = new StallWatch(60_000)
    expect(watch.deadlineMs).toBe(Number.POSITIVE_INFINITY)
    watch.fails('reset', 5000, 1_700_000_005_000)
    watch.fails('timeout', 9000, 1_700_000_009_000)
    expect([watch.deadlineMs, watch.sinceTimeOfDay, watch.lastFault]).toEqual([
      65_000,
      1_700_000_005_000,
      'timeout',
    ])
    watch.lives(8000)
    watch.lives(6000)
    expect([watch.deadlineMs, watch.aliveAtMs]).toEqual([Number.POSITIVE_INFINITY, 8000])
    watch.fails('reset', 20_000, 0)
    watch.rest()
    expect(watch.deadlineMs).toBe(Number.POSITIVE_INFINITY)
  })

  test.each([
    ['five tries that never connected: 10 s', 5, undefined, 10_000],
    ['four: the whole time', 4, undefined, 60_000],
    ['a try that connected, before', 5, 'before', 60_000],
    ['a try that connected, after', 5, 'after', 60_000],
  ] as const)('%s', (_, tries, connected, deadlineMs) => {
    const watch = new StallWatch(60_000)
    if (connected === 'before') watch.fails('429', 0, 0)
    for (let i = 0; i < tries; i += 1) watch.fails('refused', 0, 0, true)
    if (connected === 'after') watch.fails('reset', 0, 0)
    expect([watch.deadlineMs, watch.isUnreached]).toEqual([deadlineMs, deadlineMs === 10_000])
  })

  test('a stall time below 10 s holds for hosts that were never reached too', () => {
    const watch = new StallWatch(3000)
    for (let i = 0; i < 5; i += 1) watch.fails('refused', 100, 0, true)
    expect(watch.deadlineMs).toBe(3100)
  })
})

test('an alarm rings at the earliest of what was set since it last rang, and never late', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }),
      async (moments) => {
        const clock = new FakeClock()
        const rung: number[] = []
        const alarm = new Alarm(clock, () => {
          rung.push(clock.now())
          const next = moments.filter((atMs) => atMs > clock.now())
          if (next.length > 0) alarm.set(Math.min(...next))
        })
        for (const atMs of moments) alarm.set(atMs)
        await clock.pass(2000)
        expect(rung).toEqual([...new Set(moments)].sort((one, other) => one - other))
      },
    ),
    { numRuns: 60 },
  )
})
