/** Time for tests of batches: it stands still until it is moved, and each process has its own view of it. */

import type { BatchClock } from '../../../src/model/batch/batch-protocol.js'

interface Timer {
  readonly atMs: number
  readonly ring: () => void
}

/** A world's time. */
export class FakeTime {
  #now = 0
  #timers: Timer[] = []
  readonly #origin = Date.UTC(2026, 10, 21)

  get now(): number {
    return this.#now
  }

  get timeOfDay(): number {
    return this.#origin + this.#now
  }

  /** A clock whose timers no longer ring once `isAlive` says no. */
  clock(isAlive: () => boolean): BatchClock {
    return {
      now: () => this.#now,
      timeOfDay: () => this.timeOfDay,
      after: (ms, then) => {
        const timer = { atMs: this.#now + ms, ring: () => isAlive() && then() }
        this.#timers.push(timer)
        return () => {
          this.#timers = this.#timers.filter((other) => other !== timer)
        }
      },
    }
  }

  /** Moves to the next timer and rings it; false when there is none. */
  step(): boolean {
    const next = this.#timers.toSorted((one, other) => one.atMs - other.atMs)[0]
    if (next === undefined) return false
    this.#timers = this.#timers.filter((timer) => timer !== next)
    this.#now = Math.max(this.#now, next.atMs)
    next.ring()
    return true
  }

  /** Moves by so much, ringing what lies on the way. */
  move(ms: number): void {
    const until = this.#now + ms
    while (this.#timers.some(({ atMs }) => atMs <= until)) this.step()
    this.#now = until
  }
}

/** Lets what is under way go on: promises, and files that are being read and written, so that time does not run ahead. */
export async function breathe(rounds = 3): Promise<void> {
  for (let quiet = 0; quiet < rounds; ) {
    await new Promise((resolve) => setImmediate(resolve))
    quiet = process.getActiveResourcesInfo().includes('FSReqPromise') ? 0 : quiet + 1
  }
}
