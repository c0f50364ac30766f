/** Calls that steer batches: what each status and fault comes to, how long is waited, and what people are told. */

import { describe, expect, test } from 'vitest'
import { DataError, isCupelError, StoppedError } from '../../../src/base/errors.js'
import { type Call, type CallOutcome, ControlCalls } from '../../../src/model/batch/control-calls.js'
import { Pace } from '../../../src/model/batch/pace.js'
import { type FaultKind, TransportFault } from '../../../src/model/endpoint/transport.js'
import type { WireAnswer } from '../../../src/model/protocol.js'
import { batchBinding } from './batch-world.js'
import { breathe, FakeTime } from './fake-time.js'

type Step = Partial<WireAnswer> | FaultKind | 'odd' | StoppedError

function calling(steps: readonly Step[]) {
  const time = new FakeTime()
  const sentAtMs: number[] = []
  const limits: unknown[] = []
  const clock = time.clock(() => true)
  const pace = new Pace(clock)
  const transport = {
    send: async (_: unknown, given: unknown): Promise<WireAnswer> => {
      const step = steps[Math.min(sentAtMs.length, steps.length - 1)]
      sentAtMs.push(time.now)
      limits.push(given)
      if (step instanceof StoppedError) throw step
      if (step === 'odd') throw new DataError('odd', { message: 'odd, with secret-key-of-test' })
      if (typeof step === 'string') throw new TransportFault(step, 'words of the transport.')
      return { status: 200, headers: {}, body: 'good', ...step }
    },
  }
  const calls = new ControlCalls(batchBinding(), transport, clock, pace)
  const send = async (more: Partial<Call<string>> = {}): Promise<CallOutcome<string> | string> => {
    const wire = { method: 'GET', path: '/batches', body: '', headers: {}, isStream: false } as const
    const read = (body: string): string | undefined => (body === 'good' ? body : undefined)
    let result: CallOutcome<string> | string | undefined
    calls.send({ wire, purpose: 'listing batches', read, isRepeatable: true, ...more }).then(
      (outcome) => {
        result = outcome
      },
      (error: unknown) => {
        result = isCupelError(error) ? `${error.code}: ${error.message} | ${error.hint}` : String(error)
      },
    )
    for (let step = 0; step < 500; step += 1) {
      await breathe(2)
      if (result !== undefined) return result
      time.step()
    }
    return 'never'
  }
  return { send, sentAtMs, limits, pace, time }
}

const words = (message: string, status: number): Step => ({
  status,
  body: JSON.stringify({ error: { message } }),
})

describe('outcomes', () => {
  test.each<[string, Step, CallOutcome<string>]>([
    ['a value', {}, { kind: 'value', value: 'good' }],
    ['400', words('bad file', 400), { kind: 'refused', detail: '400: bad file' }],
    ['422 without words', { status: 422, body: '' }, { kind: 'refused', detail: '422: without words' }],
    ['404', { status: 404, body: 'x' }, { kind: 'absent' }],
    ['405', { status: 405, body: 'x' }, { kind: 'absent' }],
    ['501', { status: 501, body: 'x' }, { kind: 'absent' }],
  ])('%s is definite', async (_, step, outcome) => {
    const { send, sentAtMs } = calling([step])
    expect(await send()).toEqual(outcome)
    expect(sentAtMs).toEqual([0])
  })

  test.each<[string, Step]>([
    ['a broken connection', 'reset'],
    ['a time-out', 'timeout'],
    ['a silent stream', 'idle'],
    ['a thrown oddity', 'odd'],
    ['500', { status: 500, body: 'x' }],
    ['502', { status: 502, body: '<html>' }],
    ['an answer that is not what was promised', { body: 'half' }],
  ])('%s is tried again where that does no harm, and lost where it may', async (_, step) => {
    expect(await calling([step, {}]).send()).toEqual({ kind: 'value', value: 'good' })
    const once = calling([step, {}])
    expect(await once.send({ isRepeatable: false })).toMatchObject({ kind: 'lost' })
    expect(once.sentAtMs).toEqual([0])
  })

  test.each<[string, Step]>([
    ['429', { status: 429, body: 'slow' }],
    ['503', { status: 503, body: 'busy' }],
    ['a connection that was refused', 'refused'],
    ['a host that is not reached', 'unreachable'],
  ])('%s: nothing was done, so even a creation is sent again', async (_, step) => {
    const { send, sentAtMs } = calling([step, step, {}])
    expect(await send({ isRepeatable: false })).toEqual({ kind: 'value', value: 'good' })
    expect(sentAtMs).toHaveLength(3)
  })

  test('secrets are blanked out of what is told', async () => {
    const lost = await calling(['odd']).send({ isRepeatable: false })
    expect(JSON.stringify(lost)).not.toContain('secret-key-of-test')
    const refused = await calling([words('no such key secret-key-of-test', 400)]).send()
    expect(JSON.stringify(refused)).not.toContain('secret-key-of-test')
    expect(refused).toMatchObject({ kind: 'refused' })
  })
})

describe('pauses', () => {
  test('double from 1 s to 60 s', async () => {
    const { send, sentAtMs } = calling([...Array<Step>(9).fill('reset'), {}])
    await send()
    const gaps = sentAtMs.slice(1).map((atMs, i) => atMs - (sentAtMs[i] ?? 0))
    expect(gaps).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
  })

  test('are as long as retry-after says, if that is longer', async () => {
    const busy = { status: 429, headers: { 'retry-after': '3' }, body: '' }
    const { send, sentAtMs } = calling([busy, busy, busy, {}])
    await send()
    // 1 s and 2 s are shorter than 3 s, 4 s are not.
    expect(sentAtMs).toEqual([0, 3000, 6000, 10_000])
  })

  test('begin anew after a success', async () => {
    const { send, sentAtMs } = calling(['reset', 'reset', {}, 'reset', {}])
    await send()
    await send()
    expect(sentAtMs).toEqual([0, 1000, 3000, 3000, 4000])
  })

  test('large bodies have more time: 100 kB a second', async () => {
    const { send, limits } = calling([{}])
    await send()
    await send({ bytes: 1_000_001 })
    expect(limits).toEqual([
      { timeoutMs: 60_000, idleMs: 60_000, mostBytes: 500_000_000 },
      { timeoutMs: 70_001, idleMs: 60_000, mostBytes: 500_000_000 },
    ])
  })
})

describe('stops', () => {
  test('nothing succeeds for the stall time', async () => {
    const { send, sentAtMs } = calling(['reset'])
    expect(await send()).toMatchInlineSnapshot(
      `"stalled: Team Endpoint: listing batches has not succeeded for 60 min. Last: words of the transport. | Run the same command again: batches that were sent are taken up where they stand."`,
    )
    // Stalled after 3,600 s, and not a pause earlier.
    expect(sentAtMs.at(-1)).toBeGreaterThanOrEqual(3_600_000)
    expect(sentAtMs.at(-2)).toBeLessThan(3_600_000)
  })

  test.each<[number, string]>([
    [401, 'endpoint-unusable: Team Endpoint refused listing batches: 401: told'],
    [403, 'endpoint-unusable: Team Endpoint refused listing batches: 403: told'],
  ])('%d', async (status, message) => {
    const { send, sentAtMs } = calling([words('told', status)])
    expect(await send()).toContain(message)
    expect(sentAtMs).toEqual([0])
  })

  test('an answer that is too large says what to do', async () => {
    expect(await calling(['too-large']).send()).toMatchInlineSnapshot(
      `"endpoint-unusable: Team Endpoint refused listing batches: words of the transport. Let a batch have fewer requests. | See to the key, the rights or the request, then run again: answers that were collected are kept."`,
    )
  })

  test('a stop from below goes through; after a stop nothing is sent', async () => {
    const stop = new StoppedError('interrupted', { message: 'Stopped.', hint: 'Go on.' })
    expect(await calling([stop]).send()).toBe('interrupted: Stopped. | Go on.')
    const { send, sentAtMs, pace } = calling([{}])
    pace.stop(stop)
    expect(await send()).toBe('interrupted: Stopped. | Go on.')
    expect(sentAtMs).toEqual([])
  })
})
