/** The capacity of the mock server: a bucket that never gives more than it holds, and says truly when to come again. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RateGate } from '../../../src/model/mock/rate-gate.js'

describe('known answers', () => {
  test('headers count down, then say how long it takes until the bucket is full', () => {
    const gate = new RateGate(undefined, 3)
    const seen = [0, 0, 0, 0].map((nowMs) => gate.admit(0, nowMs))
    expect(seen.map(({ isAdmitted }) => isAdmitted)).toEqual([true, true, true, false])
    // 3 a minute are one in 20 s: full again after 20, 40, 60 s.
    expect(seen.map(({ headers }) => headers)).toMatchInlineSnapshot(`
      [
        {
          "x-ratelimit-limit-requests": "3",
          "x-ratelimit-remaining-requests": "2",
          "x-ratelimit-reset-requests": "20.000s",
        },
        {
          "x-ratelimit-limit-requests": "3",
          "x-ratelimit-remaining-requests": "1",
          "x-ratelimit-reset-requests": "40.000s",
        },
        {
          "x-ratelimit-limit-requests": "3",
          "x-ratelimit-remaining-requests": "0",
          "x-ratelimit-reset-requests": "60.000s",
        },
        {
          "x-ratelimit-limit-requests": "3",
          "x-ratelimit-remaining-requests": "0",
          "x-ratelimit-reset-requests": "60.000s",
        },
      ]
    `)
    expect(seen.map(({ retryAfterSeconds }) => retryAfterSeconds)).toEqual([0, 0, 0, 20])
  })

  test('what is not asked for is not saved up beyond a minute', () => {
    const gate = new RateGate(undefined, 2)
    const admitted = [0, 1, 2].map(() => gate.admit(0, 10 * 60_000).isAdmitted)
    expect(admitted).toEqual([true, true, false])
  })

  test('slots bound what is under way, not what was', () => {
    const gate = new RateGate(2, undefined)
    expect([0, 1, 2, 3, 1].map((inFlight) => gate.admit(inFlight, 0))).toEqual([
      { isAdmitted: true, retryAfterSeconds: 0, headers: {} },
      { isAdmitted: true, retryAfterSeconds: 0, headers: {} },
      { isAdmitted: false, retryAfterSeconds: 1, headers: {} },
      { isAdmitted: false, retryAfterSeconds: 1, headers: {} },
      { isAdmitted: true, retryAfterSeconds: 0, headers: {} },
    ])
  })

  test('a request that finds no slot takes nothing out of the bucket', () => {
    const gate = new RateGate(1, 1)
    for (let i = 0; i < 5; i += 1) expect(gate.admit(1, 0).isAdmitted).toBe(false)
    expect(gate.admit(0, 0).isAdmitted).toBe(true)
  })

  test('without bounds everything comes in', () => {
    const gate = new RateGate(undefined, undefined)
    expect(gate.admit(1_000_000, 0)).toEqual({ isAdmitted: true, retryAfterSeconds: 0, headers: {} })
  })
})

describe('laws', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 200 })

  test('in no span of t ms are more than a bucket and what flows in admitted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), gaps, (perMinute, waits) => {
        const gate = new RateGate(undefined, perMinute)
        const admitted: number[] = []
        let nowMs = 0
        for (const wait of waits) {
          nowMs += wait
          if (gate.admit(0, nowMs).isAdmitted) admitted.push(nowMs)
        }
        admitted.forEach((first, i) => {
          admitted.slice(i).forEach((last, j) => {
            expect(j + 1).toBeLessThanOrEqual(perMinute + ((last - first) * perMinute) / 60_000 + 1e-6)
          })
        })
      }),
      { numRuns: 60 },
    )
  })

  test('who comes again after retry-after, and nobody else did, is admitted; two seconds sooner is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), gaps, (perMinute, waits) => {
        const [gate, other] = [new RateGate(undefined, perMinute), new RateGate(undefined, perMinute)]
        let nowMs = 0
        for (const wait of waits) {
          nowMs += wait
          const { isAdmitted, retryAfterSeconds } = gate.admit(0, nowMs)
          expect(other.admit(0, nowMs).isAdmitted).toBe(isAdmitted)
          if (isAdmitted) continue
          expect(retryAfterSeconds).toBeGreaterThanOrEqual(1)
          if (retryAfterSeconds > 2)
            expect(other.admit(0, nowMs + retryAfterSeconds * 1000 - 2000).isAdmitted).toBe(false)
          nowMs += retryAfterSeconds * 1000
          expect([gate, other].map((one) => one.admit(0, nowMs + 0.001).isAdmitted)).toEqual([true, true])
        }
      }),
      { numRuns: 60 },
    )
  })
})
