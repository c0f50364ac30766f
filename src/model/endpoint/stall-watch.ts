/** Notices that an endpoint gives no answers any more. */

/**
 * Watches for answers.
 *
 * The watch begins with the first failure after the last answer, at the moment at which the failed try was begun (a server
 * that hangs is noticed when the first try has run out), and ends with any answer, a refused request included. What is
 * merely slow is not watched.
 */
export class StallWatch {
  readonly #stallMs: number
  #sinceMs: number | undefined
  #sinceTimeOfDay = 0
  #lastFault = ''
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
    return this.#sinceMs === undefined ? Number.POSITIVE_INFINITY : this.#sinceMs + this.#stallMs
  }

  /** Milliseconds since 1970 at which the watch began. */
  get sinceTimeOfDay(): number {
    return this.#sinceTimeOfDay
  }

  /** An answer came, of a try that was begun at `startedAtMs`. */
  lives(startedAtMs: number): void {
    this.#sinceMs = undefined
    this.#aliveAtMs = Math.max(this.#aliveAtMs, startedAtMs)
  }

  /** Nobody asks for anything: there is nothing to watch. */
  rest(): void {
    this.#sinceMs = undefined
  }

  /** A try that was begun at `startedAtMs` failed, or the endpoint lets nothing through from then on. */
  fails(fault: string, startedAtMs: number, startedAtTimeOfDay: number): void {
    this.#lastFault = fault
    if (this.#sinceMs !== undefined) return
    this.#sinceMs = startedAtMs
    this.#sinceTimeOfDay = startedAtTimeOfDay
  }
}
