/** A clock that stands still until it is moved: time of simulations. */

import type { Clock } from '../../../src/model/endpoint/clock.js'
import { Heap } from '../../../src/model/endpoint/heap.js'

interface Timer {
  readonly atMs: number
  readonly order: number
  readonly ring: () => void
  isCancelled: boolean
}

/** Starts at 0, which is 2026-01-01T00:00:00Z. */
export class FakeClock implements Clock {
  #nowMs = 0
  #order = 0
  readonly #timers = new Heap<Timer>((one, other) =>
    one.atMs === other.atMs ? one.order < other.order : one.atMs < other.atMs,
  )

  now(): number {
    return this.#nowMs
  }

  timeOfDay(): number {
    return Date.UTC(2026, 0, 1) + this.#nowMs
  }

  after(ms: number, then: () => void): () => void {
    const timer = { atMs: this.#nowMs + ms, order: this.#order, ring: then, isCancelled: false }
    this.#order += 1
    this.#timers.push(timer)
    return () => {
      timer.isCancelled = true
    }
  }

  /** Moves on by so much; all that is due happens in its order, with all promises that follow from it. */
  async pass(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms
    await settled()
    for (;;) {
      const next = this.#timers.peek()
      if (next === undefined || next.atMs > endMs) break
      this.#timers.pop()
      if (next.isCancelled) continue
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.ring()
      await settled()
    }
    this.#nowMs = endMs
  }
}

/** Lets all promises that can go on do so. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
