/** Time as an argument: what schedulers and budgets read, and the system's own. */

/** Reads time and waits for it. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number
  /** Milliseconds since 1970, for dates that people and headers read. */
  timeOfDay(): number
  /** Calls `then` once after `ms`; gives what cancels it. */
  after(ms: number, then: () => void): () => void
}

/** Most that `setTimeout` takes; longer waits fire early and are armed again by who waits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The time of this machine: the one place where `src/model` reads it. */
export const systemClock: Clock = {
  now: () => performance.now(),
  timeOfDay: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, Math.min(Math.max(0, Math.ceil(ms)), LONGEST_TIMER_MS))
    return () => clearTimeout(timer)
  },
}
