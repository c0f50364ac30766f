/** Waiting that can be called off, and one thing at a time. */

import type { StoppedError } from '../../base/errors.js'
import type { BatchClock } from './batch-protocol.js'

/** The pulse of a desk: sleeps end with an error when the desk stops, and nothing new begins after that. */
export class Pace {
  readonly #clock: BatchClock
  readonly #sleepers = new Set<(error: StoppedError) => void>()
  #stopped: StoppedError | undefined

  constructor(clock: BatchClock) {
    this.#clock = clock
  }

  /** Why the desk stopped; undefined while it works. */
  get stopped(): StoppedError | undefined {
    return this.#stopped
  }

  /** Throws the error that the desk was stopped with. */
  check(): void {
    if (this.#stopped !== undefined) throw this.#stopped
  }

  /** Resolves after so many milliseconds; rejects when the desk stops. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#stopped !== undefined) return reject(this.#stopped)
      const callOff = this.#clock.after(ms, () => {
        this.#sleepers.delete(wake)
        resolve()
      })
      const wake = (error: StoppedError): void => {
        callOff()
        reject(error)
      }
      this.#sleepers.add(wake)
    })
  }

  /** Ends all sleeps with an error. The first error stays. */
  stop(error: StoppedError): void {
    if (this.#stopped !== undefined) return
    this.#stopped = error
    for (const wake of this.#sleepers) wake(error)
    this.#sleepers.clear()
  }
}

/** A lane in which one piece of work goes at a time, in the order of arrival. */
export class Lane {
  #last: Promise<unknown> = Promise.resolve()

  /** Does the work when all before it has ended, well or not. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => {})
    return result
  }
}
