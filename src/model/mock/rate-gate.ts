/** Capacity of the mock server: how many requests at once, and how many in a minute. */

/** Whether a request may come in, and what the headers say of the rate. */
export interface Admission {
  readonly isAdmitted: boolean
  /** Seconds until the next try; 0 for an admitted one. */
  readonly retryAfterSeconds: number
  readonly headers: Readonly<Record<string, string>>
}

const OPEN: Admission = { isAdmitted: true, retryAfterSeconds: 0, headers: {} }
const FULL: Admission = { isAdmitted: false, retryAfterSeconds: 1, headers: {} }
const MINUTE_MS = 60_000

/** A bucket that fills by a minute's requests in a minute, and a count of free slots. */
export class RateGate {
  readonly #slots: number
  readonly #perMinute: number | undefined
  #tokens: number
  #filledMs = 0

  constructor(slots: number | undefined, perMinute: number | undefined) {
    this.#slots = slots ?? Number.POSITIVE_INFINITY
    this.#perMinute = perMinute
    this.#tokens = perMinute ?? 0
  }

  /** Admits a request at a time (milliseconds of any clock that only grows) when `inFlight` others are being answered. */
  admit(inFlight: number, nowMs: number): Admission {
    if (inFlight >= this.#slots) return FULL
    const most = this.#perMinute
    if (most === undefined) return OPEN
    this.#tokens = Math.min(most, this.#tokens + ((nowMs - this.#filledMs) * most) / MINUTE_MS)
    this.#filledMs = nowMs
    const isAdmitted = this.#tokens >= 1
    if (isAdmitted) this.#tokens -= 1
    const waitMs = isAdmitted ? 0 : ((1 - this.#tokens) * MINUTE_MS) / most
    const resetSeconds = ((most - this.#tokens) * MINUTE_MS) / most / 1000
    return {
      isAdmitted,
      retryAfterSeconds: Math.ceil(waitMs / 1000),
      headers: rateHeaders(most, Math.floor(this.#tokens), resetSeconds),
    }
  }
}

function rateHeaders(limit: number, remaining: number, resetSeconds: number): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': String(limit),
    'x-ratelimit-remaining-requests': String(remaining),
    'x-ratelimit-reset-requests': `${resetSeconds.toFixed(3)}s`,
  }
}
