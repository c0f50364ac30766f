/** When a whole endpoint is left in peace for a while, and how it is tried again. */

import type { Random } from '../../base/random.js'
import { backOffMs, retryAfterWaitMs } from './back-off.js'

/** Weight of the newest outcome in the running share of failures: about the last 32 count. */
const WEIGHT = 1 / 32

/** Failures in a row that pause an endpoint whose limit is 1 or 2 already. */
const MOST_AT_FLOOR = 3

/**
 * The pause of an endpoint.
 *
 * It begins when failures (refusals for capacity and faults on the way) dominate: when their running share, over about 32
 * outcomes, passes 0.5 + b/2, where b is the share of refusals known not to depend on load; or after 3 failures in a row
 * where the limit is 1 or 2 and lowering it says little. Its length is the Retry-After of the failure that began it, else exponential
 * with full jitter. Then one call is sent at a time until one succeeds; a failure of it begins the next pause.
 * Failures of calls that were in flight when a pause began do not lengthen it.
 */
export class Pause {
  readonly #random: Random
  #share = 0
  #inRow = 0
  #rounds = 0
  #until = Number.NEGATIVE_INFINITY
  #isProbing = false

  constructor(random: Random) {
    this.#random = random
  }

  /** Moment of the clock before which nothing is sent. */
  get until(): number {
    return this.#until
  }

  /** Whether only one call at a time may be out, to see whether the endpoint lives. */
  get isProbing(): boolean {
    return this.#isProbing
  }

  /** A call got an answer. */
  succeeded(): void {
    this.#inRow = 0
    this.#rounds = 0
    if (this.#isProbing) this.#share = Math.min(this.#share, 0.25)
    this.#isProbing = false
    this.#share -= WEIGHT * this.#share
  }

  /** A call that began at `startedAtMs` failed; true when a pause begins with it. */
  failed(outcome: {
    readonly nowMs: number
    readonly startedAtMs: number
    readonly retryAfterMs: number | undefined
    readonly background: number
    readonly isAtFloor: boolean
  }): boolean {
    const { nowMs, startedAtMs, retryAfterMs, background, isAtFloor } = outcome
    this.#inRow += 1
    this.#share += WEIGHT * (1 - this.#share)
    if (startedAtMs < this.#until || nowMs < this.#until) return false
    const isDominating = this.#share > 0.5 + background / 2
    if (!isDominating && !this.#isProbing && !(isAtFloor && this.#inRow >= MOST_AT_FLOOR)) return false
    const waitMs =
      retryAfterMs === undefined
        ? backOffMs(this.#rounds, this.#random)
        : retryAfterWaitMs(retryAfterMs, this.#random)
    this.#rounds += 1
    this.#until = nowMs + waitMs
    this.#isProbing = true
    return true
  }
}
