/** What the mock server counts. */

import type { FaultKind } from './faults.js'

/** Counts since the start or the last reset; `GET /mock/stats` gives them as JSON. */
export interface MockStats {
  /** Requests by method and path (ids as `{id}`). */
  readonly requests: Readonly<Record<string, number>>
  /** Answers of a model that were sent whole with status 200, those with content faults and those of batches included. */
  readonly answered: number
  /** Different requests (by idempotency key or custom id, else by body) that were answered. */
  readonly answeredOnce: number
  /** Of them, those whose whole answer was sent more than once: work that a client asked for again. */
  readonly answeredTwice: number
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>
  readonly transportFaults: number
  readonly contentFaults: number
  /** 429 for want of slots or of requests in this minute. */
  readonly capacityRefusals: number
  readonly unauthorised: number
  readonly badRequests: number
  readonly tokens: { readonly input: number; readonly output: number }
  readonly inFlight: number
  readonly maxInFlight: number
  readonly batches: {
    readonly created: number
    readonly ended: number
    readonly expired: number
    readonly cancelled: number
    readonly requests: number
    /** Custom ids that were seen in more than one batch. */
    readonly repeatedCustomIds: number
  }
}

/** Counters that the parts of the server add to. */
export type Counters = ReturnType<typeof createCounters>

/** Counters at zero. */
export function createCounters() {
  return {
    requests: {} as Record<string, number>,
    answered: 0,
    answeredOnce: 0,
    answeredTwice: 0,
    faults: {} as Partial<Record<FaultKind, number>>,
    transportFaults: 0,
    contentFaults: 0,
    capacityRefusals: 0,
    unauthorised: 0,
    badRequests: 0,
    tokens: { input: 0, output: 0 },
    inFlight: 0,
    maxInFlight: 0,
    batches: { created: 0, ended: 0, expired: 0, cancelled: 0, requests: 0, repeatedCustomIds: 0 },
  }
}
