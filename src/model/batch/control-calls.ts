/** Requests that steer batches (upload, create, poll, list, fetch), sent until they say something definite. */

import { messageOf, StoppedError } from '../../base/errors.js'
import type { ModelBinding } from '../binding.js'
import { TransportFault } from '../endpoint/transport.js'
import type { WireAnswer, WireRequest } from '../protocol.js'
import { createRedactor } from '../redact.js'
import { endpointErrorOf } from '../wire/endpoint-error.js'
import { parseJson } from '../wire/json-fields.js'
import { meaningOfStatus } from '../wire/meaning.js'
import { retryAfterMs } from '../wire/retry-after.js'
import type { BatchClock, BatchTransport } from './batch-protocol.js'
import type { Pace } from './pace.js'

const FIRST_PAUSE_MS = 1000
const MOST_PAUSE_MS = 60_000
/** 100 kB/s. */
const SLOWEST_BYTES_PER_MS = 100
const WORDS_LENGTH = 300
/** Below the longest text of the engine (2^29 characters). */
const MOST_BYTES = 500_000_000
/** The endpoint does not have this path. */
const ABSENT: ReadonlySet<number> = new Set([404, 405, 501])

/** Milliseconds to wait after so many faults in a row. */
export function pauseMs(faults: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** faults, MOST_PAUSE_MS)
}

/** What came of a call. `lost`: it may have been carried out or not. */
export type CallOutcome<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'lost'; readonly detail: string }

/** A call. */
export interface Call<Value> {
  readonly wire: WireRequest
  /** For people: `creating a batch of 1,000 requests`. */
  readonly purpose: string
  /** Undefined: the body is not what was promised, which counts as a fault on the way. */
  readonly read: (body: string) => Value | undefined
  /** Whether it may be sent again when nobody knows what became of it; if not, the outcome is `lost`. */
  readonly isRepeatable: boolean
  /** About how many bytes go or come; the time-out is longer by what they take at 100 kB/s. */
  readonly bytes?: number
}

/**
 * Sends calls with pauses of 1 s doubling to 60 s (or what `retry-after` says, if longer) between tries.
 *
 * 429 and its likes, and what was never sent, are waited for; faults on the way are tried again; 400, 413, 422 are `refused`; 404, 405, 501 are
 * `absent`; 401 to 403 throw StoppedError `endpoint-unusable`. When nothing succeeds for the binding's `stallMs`, counted
 * from the first fault in a row, StoppedError `stalled` is thrown: what is on disk is taken up by the next process.
 */
export class ControlCalls {
  readonly #binding: ModelBinding
  readonly #transport: BatchTransport
  readonly #clock: BatchClock
  readonly #pace: Pace
  readonly #redact: (text: string) => string
  #failingSince: number | undefined
  #faults = 0

  constructor(binding: ModelBinding, transport: BatchTransport, clock: BatchClock, pace: Pace) {
    this.#binding = binding
    this.#transport = transport
    this.#clock = clock
    this.#pace = pace
    this.#redact = createRedactor([binding])
  }

  /** See the class. */
  async send<Value>(call: Call<Value>): Promise<CallOutcome<Value>> {
    for (;;) {
      this.#pace.check()
      const outcome = await this.#try(call)
      if (outcome.kind !== 'later') {
        if (outcome.kind !== 'lost') [this.#failingSince, this.#faults] = [undefined, 0]
        return outcome
      }
      await this.#pause(call.purpose, outcome.detail, outcome.retryAfterMs)
    }
  }

  async #pause(purpose: string, detail: string, retryAfterMs = 0): Promise<void> {
    const now = this.#clock.now()
    this.#failingSince ??= now
    if (now - this.#failingSince >= this.#binding.stallMs) {
      throw this.stalled(purpose, `${Math.round((now - this.#failingSince) / 60_000)} min`, detail)
    }
    const pause = pauseMs(this.#faults)
    this.#faults += 1
    await this.#pace.sleep(Math.max(pause, retryAfterMs))
  }

  /** An error that says what the endpoint refuses and that the run can go on later. */
  unusable(purpose: string, detail: string): StoppedError {
    return new StoppedError('endpoint-unusable', {
      message: `${this.#binding.endpoint} refused ${purpose}: ${detail}`,
      hint: 'See to the key, the rights or the request, then run again: answers that were collected are kept.',
      details: { alias: this.#binding.alias, endpoint: this.#binding.endpoint },
    })
  }

  /** An error that says that nothing came through for so long. */
  stalled(purpose: string, span: string, detail: string): StoppedError {
    return new StoppedError('stalled', {
      message: `${this.#binding.endpoint}: ${purpose} has not succeeded for ${span}. Last: ${detail}`,
      hint: 'Run the same command again: batches that were sent are taken up where they stand.',
    })
  }

  async #try<Value>(call: Call<Value>): Promise<CallOutcome<Value> | Later> {
    const timeoutMs = this.#binding.timeoutMs + Math.ceil((call.bytes ?? 0) / SLOWEST_BYTES_PER_MS)
    const limits = { timeoutMs, idleMs: this.#binding.idleMs, mostBytes: MOST_BYTES }
    let answer: WireAnswer
    try {
      answer = await this.#transport.send(call.wire, limits)
    } catch (thrown) {
      if (thrown instanceof StoppedError) throw thrown
      const detail = this.#redact(messageOf(thrown))
      const kind = thrown instanceof TransportFault ? thrown.kind : 'reset'
      if (kind === 'too-large')
        throw this.unusable(call.purpose, `${detail} Let a batch have fewer requests.`)
      const isUnsent = kind === 'refused' || kind === 'unreachable'
      return isUnsent ? { kind: 'later', detail, retryAfterMs: undefined } : unknown(call, detail, undefined)
    }
    return this.#judge(call, answer)
  }

  #judge<Value>(call: Call<Value>, { status, headers, body: raw }: WireAnswer): CallOutcome<Value> | Later {
    const body = this.#redact(raw)
    const retry = retryAfterMs(headers, this.#clock.timeOfDay())
    if (status >= 200 && status < 300) {
      const value = call.read(body)
      if (value !== undefined) return { kind: 'value', value }
      return unknown(call, 'the answer is not what the interface promises', retry)
    }
    if (ABSENT.has(status)) return { kind: 'absent' }
    const error = endpointErrorOf(parseJson(body))
    const detail = `${status}: ${error?.words || body.slice(0, WORDS_LENGTH) || 'without words'}`
    const meaning = meaningOfStatus(status, error)
    if (meaning === 'fatal') throw this.unusable(call.purpose, detail)
    if (meaning === 'request-refused') return { kind: 'refused', detail }
    return meaning === 'capacity'
      ? { kind: 'later', detail, retryAfterMs: retry }
      : unknown(call, detail, retry)
  }
}

interface Later {
  readonly kind: 'later'
  readonly detail: string
  readonly retryAfterMs: number | undefined
}

function unknown<Value>(
  call: Call<Value>,
  detail: string,
  retryAfterMs: number | undefined,
): CallOutcome<Value> | Later {
  return call.isRepeatable ? { kind: 'later', detail, retryAfterMs } : { kind: 'lost', detail }
}
