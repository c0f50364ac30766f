/** One timer for many waits: it rings at the earliest moment that was asked for. */

import type { Clock } from './clock.js'

/** An alarm that may ring early, never late: who is woken looks at the clock and sets it again. */
export class Alarm {
  readonly #clock: Clock
  readonly #ring: () => void
  #setFor = Number.POSITIVE_INFINITY
  #cancel: (() => void) | undefined

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock
    this.#ring = ring
  }

  /** Rings at `atMs` of the clock at the latest; a timer that is set for an earlier moment is left alone. */
  set(atMs: number): void {
    if (atMs >= this.#setFor) return
    this.#cancel?.()
    this.#setFor = atMs
    this.#cancel = this.#clock.after(Math.max(0, atMs - this.#clock.now()), () => {
      this.#setFor = Number.POSITIVE_INFINITY
      this.#cancel = undefined
      this.#ring()
    })
  }

  /** Never rings for what was set so far. */
  cancel(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#setFor = Number.POSITIVE_INFINITY
  }
}
