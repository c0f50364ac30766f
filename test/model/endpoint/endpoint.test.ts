/** The scheduler of an endpoint: order, tries, stops and budgets, in simulated time. */

import { describe, expect, test } from 'vitest'
import { CallFailed, messageOf, StoppedError } from '../../../src/base/errors.js'
import { Secret } from '../../../src/base/secret.js'
import type { RawAnswer } from '../../../src/model/protocol.js'
import { BudgetKeeper } from '../../../src/model/endpoint/budget-keeper.js'
import { manyCalls, plainCall, stage } from './simulated-server.js'

const told = (thrown: unknown): string =>
  thrown instanceof StoppedError || thrown instanceof CallFailed
    ? `${thrown.code}: ${thrown.message} | ${thrown.hint}`
    : messageOf(thrown)

describe('order', () => {
  test('lower priorities first, then submission', async () => {
    const { clock, submit } = stage(() => ({ afterMs: 10 }), { concurrency: 1 })
    const priorities = [5, 3, 3, 1, 4]
    const outcome = submit(
      priorities.map((priority, index) => plainCall(`${priority}#${index}`, { priority })),
    )
    await clock.pass(1000)
    // The first goes at once; then the queue decides.
    expect(outcome.order).toEqual(['5#0', '1#3', '3#1', '3#2', '4#4'])
  })

  test('a call that is tried again keeps its place', async () => {
    const { clock, submit } = stage(
      ({ index }) =>
        index === 0 ? { afterMs: 10, status: 429, headers: { 'retry-after-ms': '25' } } : { afterMs: 10 },
      { concurrency: 1 },
    )
    const outcome = submit(manyCalls(8))
    await clock.pass(20_000)
    expect(outcome.order.indexOf('0')).toBeLessThan(5)
    expect(outcome.order.filter((body) => body !== '0')).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })
})

describe('an answer', () => {
  test('tells when its last try began, how long it took and after how many tries', async () => {
    const { clock, endpoint } = stage(
      ({ index }) =>
        index === 0
          ? { afterMs: 5, status: 429, headers: { 'retry-after-ms': '2000' } }
          : { afterMs: 120, body: 'key=abc' },
      {},
      () => ({ redact: (text) => text.replace('abc', '[secret]') }),
    )
    let answer: RawAnswer | undefined
    endpoint.submit(plainCall('q')).then(
      (raw) => {
        answer = raw
      },
      () => {},
    )
    await clock.pass(2004)
    expect(answer).toBeUndefined()
    await clock.pass(1000)
    expect(answer).toMatchObject({ status: 200, body: 'key=[secret]', tookMs: 120, attempts: 2 })
    // Retry-After of 2 s after 5 ms, and at most 0.2 s of jitter.
    expect(answer?.startedAt).toMatch(/^2026-01-01T00:00:02\.[01]\d\dZ$/)
  })

  test('by which the request was refused is given as it is', async () => {
    const { clock, endpoint } = stage(() => ({ afterMs: 5, status: 400, body: 'too long' }))
    const answer = endpoint.submit(plainCall('q'))
    await clock.pass(10)
    expect(await answer).toMatchObject({ status: 400, body: 'too long', attempts: 1 })
    expect(endpoint.state()).toMatchObject({ refused: 1, answered: 0, inFlight: 0, waiting: 0 })
  })
})

describe('faults on the way', () => {
  test('fail a call after its attempts, while others are answered', async () => {
    const { clock, submit, endpoint } = stage(
      ({ wire }) => (wire.body === '7' ? { afterMs: 10, fault: 'reset' } : { afterMs: 50 }),
      { attempts: 3, concurrency: 4 },
    )
    const outcome = submit(manyCalls(400))
    await clock.pass(60_000)
    expect(outcome.answered).toBe(399)
    expect(outcome.errors.map(told)).toMatchInlineSnapshot(`
      [
        "transport: The model "writer" (some-8b at team-server) gave no answer to one request in 4 tries. The last: reset: as simulated. | Other requests were answered. Raise \`attempts\` or \`timeout\` of the model if this happens often.",
      ]
    `)
    // Three that count, and at most as many before an answer had shown that the endpoint lives.
    const { faults, retries } = endpoint.state()
    expect([faults >= 3 && faults <= 6, retries]).toEqual([true, faults - 1])
  })

  test('of a call that is alone do not fail it: nobody knows whose fault it is', async () => {
    const { clock, submit } = stage(() => ({ afterMs: 10, status: 500 }), { attempts: 1, stallMs: 20_000 })
    const outcome = submit(manyCalls(1))
    await clock.pass(19_000)
    expect(outcome.errors).toEqual([])
    await clock.pass(60_000)
    expect(outcome.errors.map(told)).toMatchInlineSnapshot(`
      [
        "stalled: The model "writer" (some-8b at team-server) has answered nothing since 2026-01-01T00:00:00.000Z (20 seconds); 1 request waits. The last fault: 500: ok | See whether the endpoint runs and takes requests. Then run the same command again: answers that came are kept.",
      ]
    `)
  })
})

describe('stops', () => {
  test('an endpoint that answers nothing for the stall time', async () => {
    const { clock, submit, server } = stage(() => ({ afterMs: 20, status: 429, body: 'busy' }), {
      stallMs: 60_000,
    })
    const outcome = submit(manyCalls(100))
    await clock.pass(59_000)
    expect(outcome.errors).toEqual([])
    await clock.pass(2000)
    expect(outcome.errors).toHaveLength(100)
    expect(told(outcome.errors[0])).toMatchInlineSnapshot(
      `"stalled: The model "writer" (some-8b at team-server) has answered nothing since 2026-01-01T00:00:00.000Z (60 seconds); 100 requests wait. The last fault: 429: busy | See whether the endpoint runs and takes requests. Then run the same command again: answers that came are kept."`,
    )
    expect(server.count(429)).toBeLessThan(100)
  })

  test.each([
    [{}, 'some-8b at team-server'],
    [{ url: 'http://127.0.0.1:11434/v1' }, 'a server with a port that is known'],
    [{ endpoint: 'mock', url: 'http://127.0.0.1:9000/v1' }, 'the mock server on another port'],
    [{ url: 'https://api.example.org/v1' }, 'a host elsewhere'],
  ])('soon, when nobody ever could connect: %j', async (changes, _what) => {
    const { clock, submit } = stage(() => ({ afterMs: 2, fault: 'refused' }), changes)
    const outcome = submit(manyCalls(3))
    await clock.pass(9_900)
    expect(outcome.errors).toEqual([])
    await clock.pass(200)
    expect(outcome.errors).toHaveLength(3)
    expect(told(outcome.errors[0])).toMatchSnapshot()
  })

  test('after the stall time, when a connection once came about, be it to hear that all is busy', async () => {
    const { clock, submit } = stage(
      ({ index }) => (index === 0 ? { afterMs: 2, status: 429 } : { afterMs: 2, fault: 'refused' }),
      { stallMs: 40_000 },
    )
    const outcome = submit(manyCalls(3))
    await clock.pass(39_000)
    expect(outcome.errors).toEqual([])
    await clock.pass(1_100)
    expect(told(outcome.errors[0])).toMatch(/^stalled: /)
  })

  test('not before five tries, as a host that is far away may take ten seconds to be given up', async () => {
    const { clock, submit } = stage(({ index }) =>
      index < 4 ? { afterMs: 10_000, fault: 'unreachable' } : { afterMs: 10 },
    )
    const outcome = submit(manyCalls(1))
    await clock.pass(100_000)
    expect([outcome.answered, outcome.errors]).toEqual([1, []])
  })

  test('an endpoint that is slow, but answers, never stalls', async () => {
    const { clock, submit } = stage(() => ({ afterMs: 50_000 }), { stallMs: 10_000 })
    const outcome = submit(manyCalls(20))
    await clock.pass(200_000)
    expect([outcome.answered, outcome.errors]).toEqual([20, []])
  })

  test.each([
    [401, 'bad key abc'],
    [402, 'pay'],
    [403, 'no access'],
    [404, 'no such model'],
    [307, 'elsewhere'],
  ])('at status %d, for all that wait; what is on the wire is still given', async (status, body) => {
    const { clock, submit, endpoint } = stage(
      ({ index }) => (index === 0 ? { afterMs: 10, status, body } : { afterMs: 100 }),
      { concurrency: 3 },
      () => ({ redact: (text) => text.replace('abc', '[secret]') }),
    )
    const outcome = submit(manyCalls(10))
    await clock.pass(1000)
    expect([outcome.answered, outcome.errors.length]).toEqual([2, 8])
    expect(told(outcome.errors[0])).toMatchSnapshot()
    await expect(endpoint.submit(plainCall('late'))).rejects.toBe(outcome.errors[0])
  })

  test('at status 401 with a key, whose words may begin with the status', async () => {
    const { clock, submit } = stage(() => ({ afterMs: 10, status: 401, body: '401: bad key' }), {
      key: new Secret('sk-some-key', '${env:KEY}'),
    })
    const outcome = submit(manyCalls(1))
    await clock.pass(100)
    expect(told(outcome.errors[0])).toMatchSnapshot()
  })

  test('an endpoint that refuses the first eight requests', async () => {
    const { clock, submit } = stage(() => ({ afterMs: 10, status: 422, body: 'unknown field' }), {
      concurrency: 2,
    })
    const outcome = submit(manyCalls(20))
    await clock.pass(1000)
    expect([outcome.answered, outcome.errors.length]).toEqual([9, 11])
    expect(told(outcome.errors[0])).toMatchInlineSnapshot(
      `"endpoint-unusable: The model "writer" (some-8b at team-server) refused the first 8 requests, all of them. The last, with status 422: unknown field | Compare the model's name, \`parameters\` and \`structured\` with what the endpoint takes. Then run the same command again: answers that came are kept."`,
    )
  })

  test('not when it refuses many and answered one', async () => {
    const { clock, submit } = stage(({ index }) => ({ afterMs: 10 + index, status: index === 0 ? 200 : 400 }))
    const outcome = submit(manyCalls(50))
    await clock.pass(10_000)
    expect([outcome.answered, outcome.errors]).toEqual([50, []])
  })

  test('when it is told to: what waits is rejected, what is on the wire is given, what fails is not tried again', async () => {
    const { clock, submit, endpoint, server } = stage(
      ({ index }) => (index === 1 ? { afterMs: 100, status: 500 } : { afterMs: 100 }),
      { concurrency: 2 },
    )
    const outcome = submit(manyCalls(10))
    await clock.pass(50)
    const error = new StoppedError('interrupted', { message: 'Stopped.' })
    endpoint.stop(error)
    await clock.pass(1000)
    expect(outcome.order).toEqual(['0'])
    expect(outcome.errors.every((thrown) => thrown === error)).toBe(true)
    expect([outcome.errors.length, server.arrivals.length]).toEqual([9, 2])
    await endpoint.close()
    expect(server.isClosed).toBe(true)
  })
})

describe('rates', () => {
  test('of the recipe: no minute has more than its requests and a sixtieth', async () => {
    const { clock, server, submit } = stage(() => ({ afterMs: 50 }), { rates: { requestsPerMinute: 120 } })
    submit(manyCalls(1000))
    await clock.pass(120_000)
    // 120 a minute are two a second, and the bucket holds two at the start.
    expect(server.arrivals.filter((atMs) => atMs < 60_000).length).toBeGreaterThanOrEqual(119)
    expect(server.arrivals.filter((atMs) => atMs < 60_000).length).toBeLessThanOrEqual(122)
  })

  test('of tokens: what was reserved and not used is given back', async () => {
    const { clock, submit } = stage(() => ({ afterMs: 50, body: '10+10' }), {
      rates: { tokensPerMinute: 6000 },
    })
    const outcome = submit(Array.from({ length: 2000 }, (_, i) => plainCall(String(i), { outputTokens: 90 })))
    await clock.pass(60_000)
    // 20 tokens a call were used: 300 calls a minute; by what is reserved, 100 tokens, there would be 60.
    expect(outcome.answered).toBeGreaterThan(200)
    expect(outcome.answered).toBeLessThanOrEqual(310)
  })

  test('of headers: nothing is sent that they say will be refused', async () => {
    let [left, fullAtMs] = [20, 0]
    const { clock, server, submit } = stage(
      ({ nowMs }) => {
        if (nowMs >= fullAtMs) [left, fullAtMs] = [20, nowMs + 10_000]
        if (left === 0) return { afterMs: 5, status: 429 }
        left -= 1
        const headers = { 'remaining-requests': String(left), 'requests-reset-ms': String(fullAtMs - nowMs) }
        return { afterMs: 100, headers }
      },
      { concurrency: 8 },
    )
    const outcome = submit(manyCalls(100))
    await clock.pass(60_000)
    expect([outcome.answered, server.count(429)]).toEqual([100, 0])
  })
})

describe('budgets', () => {
  test('refuse before they spend, after what is under way has shown what it cost', async () => {
    const keepers: BudgetKeeper[] = []
    const { clock, submit } = stage(
      () => ({ afterMs: 50, body: '10+5' }),
      { concurrency: 4 },
      (clock) => {
        keepers.push(new BudgetKeeper('the run', { tokens: 100 }, clock))
        return { budgets: keepers }
      },
    )
    const outcome = submit(manyCalls(20))
    await clock.pass(10_000)
    // 30 are reserved and 15 spent a call: three at once, then as many as fit: 15 · 5 = 75 ≤ 100 − 30 + …, the sixth would reach 105.
    expect(keepers[0]?.spent).toEqual({ calls: 5, tokens: 75, usd: 0 })
    expect(outcome.answered).toBe(5)
    expect(told(outcome.errors[0])).toMatchInlineSnapshot(
      `"budget-spent: The budget of the run is spent: 75 tokens of 100 tokens; the next call of "writer" may need 30 tokens. | Raise the budget in the recipe. Then run the same command again: answers that came are kept."`,
    )
  })

  test('in dollars, shared by two endpoints: none passes the bound', async () => {
    const price = { input: 1000, output: 1000, from: 'recipe' }
    let keeper: BudgetKeeper | undefined
    const one = stage(
      () => ({ afterMs: 50, body: '10+20' }),
      { price },
      (clock) => {
        keeper = new BudgetKeeper('the run', { usd: 0.2 }, clock)
        return { budgets: [keeper] }
      },
    )
    const outcome = one.submit(manyCalls(20))
    await one.clock.pass(10_000)
    // 30 tokens at $1000 for a million are $0.03: six fit into $0.20.
    expect([outcome.answered, keeper?.spent.usd?.toFixed(4)]).toEqual([6, '0.1800'])
  })

  test('are not charged for tries without an answer', async () => {
    let keeper: BudgetKeeper | undefined
    const { clock, submit } = stage(
      ({ index }) => (index % 2 === 0 ? { afterMs: 5, status: 429 } : { afterMs: 5 }),
      { concurrency: 1 },
      (clock) => {
        keeper = new BudgetKeeper('the run', { calls: 3 }, clock)
        return { budgets: [keeper] }
      },
    )
    const outcome = submit(manyCalls(3))
    await clock.pass(60_000)
    expect([outcome.answered, keeper?.spent.calls]).toEqual([3, 3])
  })
})
