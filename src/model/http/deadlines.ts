/** Deadlines of many requests with one timer. */

import type { Clock } from '../endpoint/clock.js'
import { Alarm } from '../endpoint/alarm.js'

/** Something that has to end in time. */
export interface Timed {
  readonly deadlineMs: number
  expire(): void
}

/** Closest that two sweeps follow each other. */
const FINEST_MS = 20

/**
 * Expires what has not left by its deadline, at most 20 ms late. Cost: O(1) a request; a sweep over all that are under way
 * only when the earliest deadline seen has come, so about once in a time-out.
 */
export class Deadlines {
  readonly #clock: Clock
  readonly #alarm: Alarm
  readonly #timed = new Set<Timed>()

  constructor(clock: Clock) {
    this.#clock = clock
    this.#alarm = new Alarm(clock, () => this.#sweep())
  }

  /** Watches one. */
  add(timed: Timed): void {
    this.#timed.add(timed)
    this.#alarm.set(timed.deadlineMs)
  }

  /** It has ended. The timer is stopped when nothing is left, so that a process may end. */
  delete(timed: Timed): void {
    this.#timed.delete(timed)
    if (this.#timed.size === 0) this.#alarm.cancel()
  }

  /** Watches nothing any more. */
  clear(): void {
    this.#timed.clear()
    this.#alarm.cancel()
  }

  #sweep(): void {
    const nowMs = this.#clock.now()
    let nextMs = Number.POSITIVE_INFINITY
    for (const timed of this.#timed) {
      if (timed.deadlineMs > nowMs) nextMs = Math.min(nextMs, timed.deadlineMs)
      else {
        this.#timed.delete(timed)
        timed.expire()
      }
    }
    this.#alarm.set(Math.max(nextMs, nowMs + FINEST_MS))
  }
}
