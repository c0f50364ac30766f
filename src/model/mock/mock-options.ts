/** Options of the mock server, with their defaults and checks. */

import { RecipeError } from '../../base/errors.js'
import type { Actor } from '../actor.js'
import type { FaultShares } from './faults.js'

/** How long an answer takes: `medianMs`, spread by a lognormal distribution with `sigma` (0: always the median). */
export interface Latency {
  readonly medianMs: number
  readonly sigma: number
}

/** What a mock server can be told; everything has a default. */
export interface MockServerOptions {
  /** Port on the host, 0 for any free one; default 0. */
  readonly port?: number
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string
  /** Decides all answers, faults and latencies; default 1. */
  readonly seed?: number
  /** Who is asked first for an answer; default nobody. */
  readonly actors?: readonly Actor[]
  /** Share of requests, questions or batches with each fault, 0 to 1; default none. */
  readonly faults?: FaultShares
  /** After so many faults in a row to one question its next answer is good; default 2. */
  readonly mostFaultsInARow?: number
  /** Seconds in the header `retry-after` of the fault `429-retry`; default 1. */
  readonly retryAfterSeconds?: number
  /** Milliseconds by which the fault `slow-headers` delays; default 2000. */
  readonly slowHeadersMs?: number
  /** Default 0. */
  readonly latency?: Latency
  /** Tokens in a second of a stream; default all at once. */
  readonly tokensPerSecond?: number
  /** Seconds until a batch has ended; default 2. */
  readonly batchSeconds?: number
  /** Requests that are answered at once, above which there is 429; default unbounded. */
  readonly slots?: number
  /** Requests in a minute, above which there is 429; default unbounded. */
  readonly requestsPerMinute?: number
  /** Key that clients must send; default none is asked for. */
  readonly key?: string
  /** File to which each request's idempotency key and body are appended; default none. */
  readonly logPath?: string
}

/** Options after defaults. */
export type ResolvedOptions = Required<Omit<MockServerOptions, OpenEnded>> & {
  readonly [Key in OpenEnded]: MockServerOptions[Key] | undefined
}

type OpenEnded = 'tokensPerSecond' | 'slots' | 'requestsPerMinute' | 'key' | 'logPath'

/** Fills in the defaults. */
export function resolveOptions(options: MockServerOptions): ResolvedOptions {
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    seed: options.seed ?? 1,
    actors: options.actors ?? [],
    faults: options.faults ?? {},
    mostFaultsInARow: options.mostFaultsInARow ?? 2,
    retryAfterSeconds: options.retryAfterSeconds ?? 1,
    slowHeadersMs: options.slowHeadersMs ?? 2000,
    latency: options.latency ?? { medianMs: 0, sigma: 0 },
    batchSeconds: options.batchSeconds ?? 2,
    tokensPerSecond: options.tokensPerSecond,
    slots: options.slots,
    requestsPerMinute: options.requestsPerMinute,
    key: options.key,
    logPath: options.logPath,
  }
}

/** Reads `200` or `200:0.5`: median in milliseconds and sigma. Throws RecipeError `bad-latency`. */
export function readLatency(text: string): Latency {
  const [medianMs = Number.NaN, sigma = 0, ...rest] = text
    .split(':')
    .map((part) => (part === '' ? Number.NaN : Number(part)))
  if (rest.length === 0 && medianMs >= 0 && Number.isFinite(medianMs) && sigma >= 0 && sigma <= 3) {
    return { medianMs, sigma }
  }
  throw new RecipeError('bad-latency', {
    message: `"${text}" is not a latency.`,
    hint: 'Write milliseconds, or the median and the sigma (0 to 3) of a lognormal distribution: 200:0.5',
  })
}
