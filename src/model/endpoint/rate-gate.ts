/** Holds back calls that the endpoint's rates would refuse: buckets of the recipe's rates, and what headers report. */

import type { RateBounds } from '../binding.js'
import type { RateReport } from '../protocol.js'

const MINUTE_MS = 60_000

/** A bucket holds what comes in this time, so that a minute never passes its rate by more than a sixtieth. */
const BUCKET_MS = 1000

const ROUNDING = 1e-6

/** How much had been started when a call started; to be given back with the report of its answer. */
export interface RateMark {
  readonly requests: number
  readonly tokens: number
  readonly startedAtMs: number
}

/** What a report leaves until a moment: nothing is known after it. */
interface Allowance {
  readonly remaining: number
  /** Count of what was started at which `remaining` held. */
  readonly at: number
  readonly untilMs: number
}

/**
 * Rates of an endpoint.
 *
 * Buckets (requests and tokens a minute, by the recipe) fill evenly and hold a second's worth, or one request. A call
 * with more tokens than the bucket holds starts when it is full and leaves a debt.
 * Reports (headers) say what remained when a call was let in; what was started after it is taken off. What does not fit
 * waits until the moment at which the report says that the bucket is full, reckoned from the start of the call that was
 * reported on, or for a newer report. Only reports of newer calls replace older ones, and one without a reset time
 * is no bound. Cost: O(1) a call.
 */
export class RateGate {
  readonly #requests: Bucket | undefined
  readonly #tokens: Bucket | undefined
  #startedRequests = 0
  #startedTokens = 0
  #newestReport = -1
  #requestsLeft: Allowance | undefined
  #tokensLeft: Allowance | undefined

  constructor(rates: RateBounds, nowMs: number) {
    const { requestsPerMinute, tokensPerMinute } = rates
    if (requestsPerMinute !== undefined) this.#requests = new Bucket(requestsPerMinute, 1, nowMs)
    if (tokensPerMinute !== undefined) this.#tokens = new Bucket(tokensPerMinute, 1, nowMs)
  }

  /** Whether the tokens that answers really used are of any interest. */
  get countsTokens(): boolean {
    return this.#tokens !== undefined
  }

  /** Milliseconds that a call of so many tokens has to wait by the recipe's rates; 0 when it may start. */
  bucketWaitMs(tokens: number, nowMs: number): number {
    return Math.max(this.#requests?.waitMs(1, nowMs) ?? 0, this.#tokens?.waitMs(tokens, nowMs) ?? 0)
  }

  /** Milliseconds that a call of so many tokens has to wait by the endpoint's headers; 0 when it may start. */
  reportWaitMs(tokens: number, nowMs: number): number {
    return Math.max(
      waitOf(this.#requestsLeft, this.#startedRequests, 1, nowMs),
      waitOf(this.#tokensLeft, this.#startedTokens, tokens, nowMs),
    )
  }

  /** Notes that a call of so many tokens starts. */
  start(tokens: number, nowMs: number): RateMark {
    this.#requests?.take(1, nowMs)
    this.#tokens?.take(tokens, nowMs)
    this.#startedRequests += 1
    this.#startedTokens += tokens
    return { requests: this.#startedRequests, tokens: this.#startedTokens, startedAtMs: nowMs }
  }

  /** Gives tokens back to the recipe's bucket that were taken and not used. */
  giveBack(tokens: number): void {
    this.#tokens?.giveBack(tokens)
  }

  /** Takes in what the headers of an answer said. */
  report(report: RateReport, mark: RateMark): void {
    if (mark.requests < this.#newestReport) return
    const { remainingRequests, remainingTokens, requestsResetMs, tokensResetMs } = report
    if (remainingRequests === undefined && remainingTokens === undefined) return
    this.#newestReport = mark.requests
    this.#requestsLeft = allowance(remainingRequests, requestsResetMs, mark.requests, mark.startedAtMs)
    this.#tokensLeft = allowance(remainingTokens, tokensResetMs, mark.tokens, mark.startedAtMs)
  }
}

function allowance(
  remaining: number | undefined,
  resetMs: number | undefined,
  at: number,
  startedAtMs: number,
): Allowance | undefined {
  if (remaining === undefined || resetMs === undefined) return undefined
  return { remaining, at, untilMs: startedAtMs + resetMs }
}

function waitOf(left: Allowance | undefined, started: number, wanted: number, nowMs: number): number {
  if (left === undefined || nowMs >= left.untilMs) return 0
  return left.remaining - (started - left.at) >= wanted ? 0 : left.untilMs - nowMs
}

class Bucket {
  readonly #perMs: number
  readonly #size: number
  #level: number
  #atMs: number

  constructor(perMinute: number, smallest: number, nowMs: number) {
    this.#perMs = perMinute / MINUTE_MS
    this.#size = Math.max(smallest, this.#perMs * BUCKET_MS)
    this.#level = this.#size
    this.#atMs = nowMs
  }

  waitMs(amount: number, nowMs: number): number {
    this.#fill(nowMs)
    const missing = Math.min(amount, this.#size) - this.#level
    return missing <= ROUNDING ? 0 : missing / this.#perMs
  }

  take(amount: number, nowMs: number): void {
    this.#fill(nowMs)
    this.#level -= amount
  }

  giveBack(amount: number): void {
    this.#level = Math.min(this.#size, this.#level + amount)
  }

  #fill(nowMs: number): void {
    this.#level = Math.min(this.#size, this.#level + (nowMs - this.#atMs) * this.#perMs)
    this.#atMs = nowMs
  }
}
