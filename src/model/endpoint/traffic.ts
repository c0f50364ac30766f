/** When the next call may start: limit, rates, pause and stall of one endpoint, told of every outcome. */

import type { Random } from '../../base/random.js'
import type { ModelBinding } from '../binding.js'
import type { RateReport } from '../protocol.js'
import { backOffMs, retryAfterWaitMs } from './back-off.js'
import type { Clock } from './clock.js'
import { ConcurrencyLimit } from './concurrency-limit.js'
import { Heap } from './heap.js'
import { Pause } from './pause.js'
import type { PendingCall } from './pending-call.js'
import { RateGate } from './rate-gate.js'
import { StallWatch } from './stall-watch.js'

/** A try that brought no answer to keep. */
export interface Failure {
  /** Whether the endpoint was too busy, or something broke on the way. */
  readonly kind: 'capacity' | 'transport'
  readonly retryAfterMs: number | undefined
  /** Words without secrets. */
  readonly detail: string
  /** Whether it failed before a connection came about. */
  readonly isUnsent?: boolean
}

/** How long an answer takes, before the first is known. */
const UNKNOWN_ANSWER_MS = 1000

/** Weight of the newest answer in the running mean of their times. */
const NEWEST_WEIGHT = 1 / 16

/**
 * The traffic to one endpoint.
 *
 * A slot whose call was refused for capacity rests until an answer would have come (running mean of their times), so that
 * a slot too many costs one refusal a round trip, however quickly the endpoint refuses. Where refusals are known not to
 * depend on load they teach nothing, and the slot goes on at once.
 */
export class Traffic {
  readonly #clock: Clock
  readonly #random: Random
  readonly #limit: ConcurrencyLimit
  readonly #rates: RateGate
  readonly #pause: Pause
  /** Moments at which slots that brought a refusal may be used again. */
  readonly #resting = new Heap<number>((one, other) => one < other)
  #answerMs = UNKNOWN_ANSWER_MS
  readonly stall: StallWatch
  /** Calls on the wire. */
  inFlight = 0
  /** Pauses so far. */
  pauses = 0

  constructor(binding: ModelBinding, clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
    this.#limit = new ConcurrencyLimit(binding.concurrency)
    this.#rates = new RateGate(binding.rates, clock.now())
    this.#pause = new Pause(random)
    this.stall = new StallWatch(binding.stallMs)
  }

  /** Calls that may be on the wire now; 1 while it is tried whether the endpoint lives again. */
  get limit(): number {
    return this.#pause.isProbing ? 1 : this.#limit.current
  }

  /** Whether all slots are taken by calls on the wire. */
  get isFull(): boolean {
    return this.inFlight >= this.limit
  }

  /** Whether all slots are taken by calls on the wire or are still to rest after a refusal. */
  get isSpent(): boolean {
    return this.inFlight + (this.#pause.isProbing ? 0 : this.#resting.size) >= this.limit
  }

  /** Wakes slots that have rested. Gives the moment at which the next one has; infinity when none rests. */
  wakeSlots(nowMs: number): number {
    let next = this.#resting.peek()
    for (; next !== undefined && next <= nowMs; next = this.#resting.peek()) this.#resting.pop()
    return next ?? Number.POSITIVE_INFINITY
  }

  /** Share of refusals for capacity that does not depend on load. */
  get background(): number {
    return this.#limit.background
  }

  /** Whether the recipe's rates count tokens. */
  get countsTokens(): boolean {
    return this.#rates.countsTokens
  }

  /** Moment of the clock before which nothing is sent. */
  get pausedUntilMs(): number {
    return this.#pause.until
  }

  /** Milliseconds that a call has to wait for the rates; 0 when it may start. Waits by headers count towards a stall. */
  waitMs({ call }: PendingCall, nowMs: number): number {
    const tokens = call.inputTokens + call.outputTokens
    const reportMs = this.#rates.reportWaitMs(tokens, nowMs)
    if (reportMs > 0) {
      const words = `its headers allow no request for ${Math.ceil(reportMs / 1000)} seconds.`
      this.stall.fails(words, nowMs, this.#clock.timeOfDay())
    }
    return Math.max(reportMs, this.#rates.bucketWaitMs(tokens, nowMs))
  }

  /** A try starts. */
  start(pending: PendingCall, nowMs: number): void {
    if (pending.attempts === 0) pending.faultsSinceMs = nowMs
    pending.attempts += 1
    pending.generation = this.#limit.generation
    pending.mark = this.#rates.start(pending.call.inputTokens + pending.call.outputTokens, nowMs)
    pending.startedAtTimeOfDay = this.#clock.timeOfDay()
    this.inFlight += 1
  }

  /** A try is over, whatever it brought. */
  end(): void {
    this.inFlight -= 1
  }

  /** Headers of an answer. */
  report(report: RateReport, pending: PendingCall): void {
    this.#rates.report(report, pending.mark)
  }

  /** A try was answered with so many tokens (undefined: not known); `isBusy` when others waited for its slot. */
  answered(pending: PendingCall, tokens: number | undefined, isBusy: boolean): void {
    const { inputTokens, outputTokens } = pending.call
    if (tokens !== undefined) this.#rates.giveBack(inputTokens + outputTokens - tokens)
    this.#answerMs += NEWEST_WEIGHT * (this.#clock.now() - pending.mark.startedAtMs - this.#answerMs)
    this.#limit.succeeded(pending.generation, isBusy)
    this.#pause.succeeded()
    this.stall.lives(pending.mark.startedAtMs)
  }

  /** A try failed. Gives the milliseconds after which the call may be tried again. */
  failed(pending: PendingCall, failure: Failure): number {
    const { kind, retryAfterMs, detail, isUnsent } = failure
    const { startedAtMs } = pending.mark
    pending.failures += 1
    this.#rates.giveBack(pending.call.inputTokens + pending.call.outputTokens)
    if (kind === 'transport') this.#countFault(pending)
    else {
      this.#limit.refused(pending.generation)
      if (!this.#limit.isExplained) this.#resting.push(startedAtMs + this.#answerMs)
    }
    this.stall.fails(detail, startedAtMs, pending.startedAtTimeOfDay, isUnsent)
    const { background, current } = this.#limit
    const nowMs = this.#clock.now()
    const isAtFloor = current <= 2
    if (this.#pause.failed({ nowMs, startedAtMs, retryAfterMs, background, isAtFloor })) this.pauses += 1
    return retryAfterMs === undefined
      ? backOffMs(pending.failures - 1, this.#random)
      : retryAfterWaitMs(retryAfterMs, this.#random)
  }

  #countFault(pending: PendingCall): void {
    if (this.stall.aliveAtMs < pending.faultsSinceMs) return
    pending.faultsSinceMs = this.#clock.now()
    pending.faults += 1
  }
}
