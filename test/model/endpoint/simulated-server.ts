/** An endpoint in simulated time, with the parts that tests of the scheduler are made of. */

import { createRandom, type Random } from '../../../src/base/random.js'
import type { ModelBinding } from '../../../src/model/binding.js'
import { Endpoint } from '../../../src/model/endpoint/endpoint.js'
import type { EndpointSettings } from '../../../src/model/endpoint/endpoint-settings.js'
import type { EndpointCall } from '../../../src/model/endpoint/pending-call.js'
import { type FaultKind, type Transport, TransportFault } from '../../../src/model/endpoint/transport.js'
import type { RateReport, WireAnswer, WireRequest, WireVerdict } from '../../../src/model/protocol.js'
import { FakeClock } from './fake-clock.js'

/** What the server does with a request: an answer or a fault, after some time. */
export interface Reply {
  readonly afterMs: number
  readonly status?: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly fault?: FaultKind
}

/** What a server sees when a request comes. */
export interface Arrival {
  readonly nowMs: number
  /** Requests under way, without this one and without those that were refused at once. */
  readonly served: number
  readonly wire: WireRequest
  /** Number of the request, 0 first. */
  readonly index: number
  readonly random: Random
}

/** Counts what it answered. */
export class SimulatedServer implements Transport {
  readonly #clock: FakeClock
  readonly #reply: (arrival: Arrival) => Reply
  readonly #random = createRandom('simulated server')
  readonly statuses = new Map<number | string, number>()
  /** Moments at which requests came. */
  readonly arrivals: number[] = []
  /** Bodies of requests, in the order of their coming. */
  readonly bodies: string[] = []
  served = 0
  mostServed = 0
  isClosed = false

  constructor(clock: FakeClock, reply: (arrival: Arrival) => Reply) {
    this.#clock = clock
    this.#reply = reply
  }

  /** Answers so far with a status, or faults of a kind. */
  count(status: number | string): number {
    return this.statuses.get(status) ?? 0
  }

  send(wire: WireRequest): Promise<WireAnswer> {
    const nowMs = this.#clock.now()
    const index = this.arrivals.length
    const reply = this.#reply({ nowMs, served: this.served, wire, index, random: this.#random })
    const { afterMs, status = 200, body = 'ok', headers = {}, fault } = reply
    const isServed = fault === undefined && status === 200
    this.arrivals.push(nowMs)
    this.bodies.push(wire.body)
    if (isServed) this.served += 1
    this.mostServed = Math.max(this.mostServed, this.served)
    return new Promise((resolve, reject) => {
      this.#clock.after(afterMs, () => {
        if (isServed) this.served -= 1
        const outcome = fault ?? status
        this.statuses.set(outcome, this.count(outcome) + 1)
        if (fault === undefined) resolve({ status, headers, body })
        else reject(new TransportFault(fault, 'as simulated.'))
      })
    })
  }

  async close(): Promise<void> {
    this.isClosed = true
  }
}

/** A protocol whose verdict follows from the status and whose usage is the body `<input>+<output>`. */
export const plainProtocol: EndpointSettings['protocol'] = {
  judge({ status, headers, body }): WireVerdict {
    const after = headers['retry-after-ms']
    const retryAfterMs = after === undefined ? undefined : Number(after)
    if (status === 200) return { kind: 'answer' }
    if (status === 429 || status === 503)
      return { kind: 'capacity', retryAfterMs, detail: `${status}: ${body}` }
    if (status === 400 || status === 422) return { kind: 'request-refused', detail: body }
    if (status >= 500) return { kind: 'transport', retryAfterMs, detail: `${status}: ${body}` }
    return { kind: 'fatal', detail: body }
  },
  rates({ headers }): RateReport {
    const read = (name: string): number | undefined =>
      headers[name] === undefined ? undefined : Number(headers[name])
    return {
      remainingRequests: read('remaining-requests'),
      remainingTokens: read('remaining-tokens'),
      requestsResetMs: read('requests-reset-ms'),
      tokensResetMs: read('tokens-reset-ms'),
    }
  },
  usageOf({ body }) {
    const [, input, output] = /^(\d+)\+(\d+)$/.exec(body) ?? []
    if (input === undefined || output === undefined) return undefined
    return {
      inputTokens: Number(input),
      outputTokens: Number(output),
      cachedInputTokens: 0,
      reasoningTokens: 0,
    }
  },
}

/** A binding that bounds nothing much. */
export function plainBinding(changes: Partial<ModelBinding> = {}): ModelBinding {
  return {
    alias: 'writer',
    protocol: 'openai-compatible',
    endpoint: 'team-server',
    url: 'http://localhost:1/v1',
    key: undefined,
    headers: {},
    model: 'some-8b',
    family: 'some',
    isFamilyDeclared: true,
    parameters: {},
    structured: 'schema',
    sendsSeed: false,
    isStreamed: false,
    batch: undefined,
    concurrency: 64,
    timeoutMs: 60_000,
    idleMs: 30_000,
    stallMs: 300_000,
    attempts: 5,
    rates: {},
    price: undefined,
    budget: {},
    module: undefined,
    ...changes,
  }
}

/** A call with a body of its own. */
export function plainCall(body: string, changes: Partial<EndpointCall> = {}): EndpointCall {
  const wire: WireRequest = { method: 'POST', path: '/chat', body, headers: {}, isStream: false }
  return { wire, priority: 0, inputTokens: 10, outputTokens: 20, ...changes }
}

/** What became of a number of calls. */
export interface Outcome {
  answered: number
  readonly errors: unknown[]
  /** Bodies of questions in the order of their answers. */
  readonly order: string[]
  /** Moment at which the last of them ended. */
  endedAtMs: number
}

/** An endpoint before a simulated server. */
export interface Stage {
  readonly clock: FakeClock
  readonly server: SimulatedServer
  readonly endpoint: Endpoint
  /** Submits calls at once and counts what becomes of them. */
  submit(calls: readonly EndpointCall[]): Outcome
}

/** Sets up an endpoint with a server that replies as told. */
export function stage(
  reply: (arrival: Arrival) => Reply,
  changes: Partial<ModelBinding> = {},
  more: (clock: FakeClock) => Partial<EndpointSettings> = () => ({}),
): Stage {
  const clock = new FakeClock()
  const server = new SimulatedServer(clock, reply)
  const endpoint = new Endpoint({
    binding: plainBinding(changes),
    protocol: plainProtocol,
    transport: server,
    clock,
    random: createRandom('jitter'),
    budgets: [],
    redact: (text) => text,
    ...more(clock),
  })
  const submit = (calls: readonly EndpointCall[]): Outcome => {
    const outcome: Outcome = { answered: 0, errors: [], order: [], endedAtMs: 0 }
    for (const call of calls) {
      endpoint.submit(call).then(
        () => {
          outcome.answered += 1
          outcome.order.push(call.wire.body)
          outcome.endedAtMs = clock.now()
        },
        (thrown: unknown) => {
          outcome.errors.push(thrown)
          outcome.endedAtMs = clock.now()
        },
      )
    }
    return outcome
  }
  return { clock, server, endpoint, submit }
}

/** Calls named 0, 1, 2 … */
export function manyCalls(count: number): EndpointCall[] {
  return Array.from({ length: count }, (_, index) => plainCall(String(index)))
}
