/** The parts of the transport by themselves: deadlines in simulated time, faults by code, one exchange piece by piece. */

import * as fc from 'fast-check'
import type { Dispatcher } from 'undici'
import { describe, expect, test } from 'vitest'
import { isCupelError } from '../../../src/base/errors.js'
import { TransportFault } from '../../../src/model/endpoint/transport.js'
import { Deadlines, type Timed } from '../../../src/model/http/deadlines.js'
import { Exchange } from '../../../src/model/http/exchange.js'
import { httpFault } from '../../../src/model/http/http-fault.js'
import type { WireAnswer } from '../../../src/model/protocol.js'
import { FakeClock } from '../endpoint/fake-clock.js'

describe('deadlines', () => {
  const entries = fc.array(
    fc.record({
      startMs: fc.nat(500),
      lastsMs: fc.nat(800),
      takesMs: fc.option(fc.nat(800), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 25 },
  )

  test('what has not ended expires once, never early and at most 20 ms late; what has ended never does', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (all) => {
        const clock = new FakeClock()
        const deadlines = new Deadlines(clock)
        const late: number[][] = []
        all.forEach(({ startMs, lastsMs, takesMs }, i) => {
          const own: number[] = []
          late[i] = own
          clock.after(startMs, () => {
            const deadlineMs = clock.now() + lastsMs
            const timed: Timed = { deadlineMs, expire: () => own.push(clock.now() - deadlineMs) }
            deadlines.add(timed)
            if (takesMs !== undefined) clock.after(takesMs, () => deadlines.delete(timed))
          })
        })
        await clock.pass(3000)
        all.forEach(({ lastsMs, takesMs }, i) => {
          const own = late[i] ?? []
          if (takesMs !== undefined && takesMs < lastsMs) expect(own).toEqual([])
          else if (takesMs === undefined || takesMs > lastsMs + 20) {
            expect(own).toHaveLength(1)
            expect(own[0]).toBeGreaterThanOrEqual(0)
            expect(own[0]).toBeLessThanOrEqual(20)
          }
        })
      }),
      { numRuns: 100 },
    )
  })

  test('one timer at most is set, and none when nothing is under way', async () => {
    let [open, most] = [0, 0]
    const clock = new FakeClock()
    const counting = {
      now: () => clock.now(),
      timeOfDay: () => clock.timeOfDay(),
      after: (ms: number, then: () => void) => {
        open += 1
        most = Math.max(most, open)
        let isOpen = true
        const close = (): void => {
          if (isOpen) open -= 1
          isOpen = false
        }
        const cancel = clock.after(ms, () => {
          close()
          then()
        })
        return () => {
          close()
          cancel()
        }
      },
    }
    const deadlines = new Deadlines(counting)
    const timed = Array.from({ length: 50 }, (_, i) => ({ deadlineMs: 1000 - i * 10, expire: () => {} }))
    for (const one of timed) deadlines.add(one)
    await clock.pass(700)
    expect([open, most]).toEqual([1, 1])
    for (const one of timed) deadlines.delete(one)
    expect(open).toBe(0)
    deadlines.add({ deadlineMs: 2000, expire: () => expect.unreachable() })
    deadlines.clear()
    expect(open).toBe(0)
    await clock.pass(5000)
  })

  test('what expires may add what comes after it', async () => {
    const clock = new FakeClock()
    const deadlines = new Deadlines(clock)
    const rung: number[] = []
    const expire = (): void => {
      rung.push(clock.now())
      if (rung.length < 4) deadlines.add({ deadlineMs: clock.now() + 100, expire })
    }
    deadlines.add({ deadlineMs: 100, expire })
    await clock.pass(1000)
    expect(rung).toEqual([100, 200, 300, 400])
  })
})

describe('faults', () => {
  const secret = 'authorization: Bearer sk-secret'
  const of = (code: string): Error => Object.assign(new TypeError(secret), { code })
  const told = (thrown: unknown): string => {
    const fault = httpFault(thrown, 'models.example:443')
    return fault instanceof TransportFault
      ? `${fault.kind}: ${fault.message}`
      : `${fault.code}: ${fault.message}`
  }

  test.each([
    ['ECONNREFUSED', 'refused: the connection was refused (models.example:443, ECONNREFUSED).'],
    ['ENOTFOUND', 'unreachable: the host could not be reached (models.example:443, ENOTFOUND).'],
    [
      'UND_ERR_CONNECT_TIMEOUT',
      'unreachable: the host could not be reached (models.example:443, UND_ERR_CONNECT_TIMEOUT).',
    ],
    [
      'CERT_HAS_EXPIRED',
      'unreachable: the host could not be reached (models.example:443, CERT_HAS_EXPIRED).',
    ],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'unreachable: the host could not be reached (models.example:443, SELF_SIGNED_CERT_IN_CHAIN).',
    ],
    [
      'ECONNRESET',
      'reset: the connection broke before the whole answer came (models.example:443, ECONNRESET).',
    ],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout: no answer in time (models.example:443, UND_ERR_HEADERS_TIMEOUT).'],
    ['UND_ERR_BODY_TIMEOUT', 'idle: the answer stopped coming (models.example:443, UND_ERR_BODY_TIMEOUT).'],
    [
      'E_NEVER_HEARD_OF',
      'reset: the connection broke before the whole answer came (models.example:443, E_NEVER_HEARD_OF).',
    ],
  ])('%s', (code, words) => {
    expect(told(of(code))).toBe(words)
    expect(told(new TypeError('fetch failed', { cause: of(code) }))).toBe(words)
    expect(told(new AggregateError([of(code), of('EPIPE')], secret))).toBe(words)
  })

  test.each([
    [new TypeError(secret)],
    ['sk-secret'],
    [null],
    [{ code: 'sk-secret' }],
    [{ code: 7, cause: 'sk-secret' }],
  ])('what has no code of ours is a broken connection, and is not quoted (%#)', (thrown) => {
    expect(told(thrown)).toBe(
      'reset: the connection broke before the whole answer came (models.example:443).',
    )
  })

  test('causes in a circle end', () => {
    const circle: { cause?: unknown } = {}
    circle.cause = circle
    expect(told(circle)).toContain('reset:')
  })

  test('a header that cannot be sent is a matter of the recipe', () => {
    const fault = httpFault(of('UND_ERR_INVALID_ARG'), 'models.example')
    expect(isCupelError(fault) && [fault.name, fault.message, fault.hint]).toMatchInlineSnapshot(`
      [
        "RecipeError",
        "A request to models.example cannot be sent: a header or the key holds characters that HTTP does not allow.",
        "Look at the \`key\` and the \`headers\` of the model: a line break at the end of a key is a frequent cause.",
      ]
    `)
  })

  test('a fault of ours stays what it is', () => {
    const own = new TransportFault('too-large', 'own words')
    expect(httpFault(own, 'other')).toBe(own)
  })
})

describe('an exchange', () => {
  function begin(mostBytes = 10) {
    const seen: string[] = []
    const answers: WireAnswer[] = []
    const aborts: unknown[] = []
    const controller = {
      abort: (reason: unknown) => aborts.push(reason),
    } as unknown as Dispatcher.DispatchController
    const exchange = new Exchange(1000, {
      host: 'models.example',
      mostBytes,
      resolve: (answer) => {
        seen.push('resolved')
        answers.push(answer)
      },
      reject: (thrown) => seen.push(thrown instanceof TransportFault ? thrown.kind : thrown.code),
      done: () => seen.push('done'),
    })
    return { exchange, controller, seen, answers, aborts }
  }

  test('headers of several lines are joined, those of 1xx passed over', () => {
    const { exchange, controller, answers } = begin()
    exchange.onRequestStart(controller)
    exchange.onResponseStart(controller, 103, { link: 'early', 'content-length': '999' })
    exchange.onResponseStart(controller, 200, { a: ['1', '2'], b: 'x', c: undefined })
    exchange.onResponseEnd()
    expect(answers).toEqual([{ status: 200, headers: { a: '1, 2', b: 'x' }, body: '' }])
  })

  test('exactly its bound is taken, a byte more is not, announced or not', () => {
    for (const [bytes, outcome] of [
      [10, 'resolved'],
      [11, 'too-large'],
    ] as const) {
      for (const headers of [{}, { 'content-length': String(bytes) }]) {
        const { exchange, controller, seen } = begin()
        exchange.onRequestStart(controller)
        exchange.onResponseStart(controller, 200, headers)
        exchange.onResponseData(controller, Buffer.alloc(bytes, 'x'))
        exchange.onResponseEnd()
        expect(seen).toEqual(['done', outcome])
      }
    }
  })

  test('letters that are cut by pieces at any byte come whole', () => {
    const text = 'größer → 数据 🙂'
    const bytes = Buffer.from(text)
    for (let at = 0; at <= bytes.length; at += 1) {
      const { exchange, controller, answers } = begin(100)
      exchange.onResponseStart(controller, 200, {})
      for (const piece of [bytes.subarray(0, at), bytes.subarray(at)])
        exchange.onResponseData(controller, piece)
      exchange.onResponseEnd()
      expect(answers[0]?.body).toBe(text)
    }
  })

  test('one that expired before it went out is aborted when it does', () => {
    const { exchange, controller, seen, aborts } = begin()
    exchange.expire()
    expect([seen, aborts.length]).toEqual([['done', 'timeout'], 0])
    exchange.onRequestStart(controller)
    expect(aborts).toHaveLength(1)
  })

  test('ends exactly once, whatever happens in whatever order, and is aborted at most once while it runs', () => {
    const steps = fc.array(fc.constantFrom('expire', 'start', 'head', 'data', 'end', 'error'), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(steps, (all) => {
        const { exchange, controller, seen, aborts } = begin()
        exchange.onRequestStart(controller)
        for (const step of all) {
          if (step === 'expire') exchange.expire()
          else if (step === 'head') exchange.onResponseStart(controller, 200, {})
          else if (step === 'data') exchange.onResponseData(controller, Buffer.alloc(4))
          else if (step === 'end') exchange.onResponseEnd()
          else if (step === 'error') exchange.onResponseError(controller, new TypeError('gone'))
        }
        const isEnded =
          all.some((step) => /expire|end|error/.test(step)) ||
          all.filter((step) => step === 'data').length > 2
        expect(seen).toHaveLength(isEnded ? 2 : 0)
        expect(seen[0] ?? 'done').toBe('done')
        expect(aborts.length).toBe(seen.includes('resolved') || !isEnded ? 0 : 1)
      }),
      { numRuns: 300 },
    )
  })
})
