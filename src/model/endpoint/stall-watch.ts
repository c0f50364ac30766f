/** Notices that an endpoint gives no answers any more. */

/** An endpoint that nobody ever reached counts as stalled after this, and after so many tries; ours: a typing error, or a server that is not running, should not cost ten minutes. */
const UNREACHED_MS = 10_000
const UNREACHED_TRIES = 5

/**
 * Watches for answers.
 *
 * The watch begins with the first failure after the last answer, at the moment at which the failed try was begun (a server
 * that hangs is noticed when the first try has run out), and ends with any answer, a refused request included. What is
 * merely slow is not watched. As long as no connection ever came about, the watch is shorter: 10 s and 5 tries.
 */
export class StallWatch {
  readonly #stallMs: number
  #sinceMs: number | undefined
  #sinceTimeOfDay = 0
  #lastFault = ''
  #unreachedTries = 0
  #isReached = false
  #aliveAtMs = Number.NEGATIVE_INFINITY

  constructor(stallMs: number) {
    this.#stallMs = stallMs
  }

  /** Latest moment at which a try began that was answered: the endpoint surely lived then. */
  get aliveAtMs(): number {
    return this.#aliveAtMs
  }

  /** Words for the last failure; empty before the first. */
  get lastFault(): string {
    return this.#lastFault
  }

  /** Moment at which the endpoint counts as stalled; infinity while it is not watched. */
  get deadlineMs(): number {
    if (this.#sinceMs === undefined) return Number.POSITIVE_INFINITY
    return this.#sinceMs + (this.isUnreached ? Math.min(UNREACHED_MS, this.#stallMs) : this.#stallMs)
  }

  /** Whether every try so far, and 5 at least, ended before a connection came about. */
  get isUnreached(): boolean {
    return !this.#isReached && this.#unreachedTries >= UNREACHED_TRIES
  }

  /** Tries before any connection came about. */
  get unreachedTries(): number {
    return this.#unreachedTries
  }

  /** Milliseconds since 1970 at which the watch began. */
  get sinceTimeOfDay(): number {
    return this.#sinceTimeOfDay
  }

  /** An answer came, of a try that was begun at `startedAtMs`. */
  lives(startedAtMs: number): void {
    this.#sinceMs = undefined
    this.#isReached = true
    this.#aliveAtMs = Math.max(this.#aliveAtMs, startedAtMs)
  }

  /** Nobody asks for anything: there is nothing to watch. */
  rest(): void {
    this.#sinceMs = undefined
  }

  /**
   * A try that was begun at `startedAtMs` failed, or the endpoint lets nothing through from then on. `isUnsent`: it failed
   * before a connection came about.
   */
  fails(fault: string, startedAtMs: number, startedAtTimeOfDay: number, isUnsent = false): void {
    this.#lastFault = fault
    if (isUnsent) this.#unreachedTries += 1
    else this.#isReached = true
    if (this.#sinceMs !== undefined) return
    this.#sinceMs = startedAtMs
    this.#sinceTimeOfDay = startedAtTimeOfDay
  }
}
