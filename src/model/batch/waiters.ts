/** Those who wait for an answer, one promise a key. */

import type { RawAnswer } from '../protocol.js'

/** A promise of an answer and its ends. */
export interface Waiter {
  readonly promise: Promise<RawAnswer>
  readonly resolve: (answer: RawAnswer) => void
  readonly reject: (error: unknown) => void
  /** Whether the request is on its way into a batch that the journal does not know yet. */
  isGathered: boolean
}

/** Waiters by key. A key that is settled is forgotten. */
export class Waiters {
  readonly #waiters = new Map<string, Waiter>()

  /** Those who wait. */
  get size(): number {
    return this.#waiters.size
  }

  /** The waiter of a key. */
  get(key: string): Waiter | undefined {
    return this.#waiters.get(key)
  }

  /** Adds a waiter for a key that has none. */
  add(key: string): Waiter {
    let [resolve, reject]: [Waiter['resolve'], Waiter['reject']] = [() => {}, () => {}]
    const promise = new Promise<RawAnswer>((yes, no) => {
      resolve = yes
      reject = no
    })
    const waiter = { promise, resolve, reject, isGathered: false }
    this.#waiters.set(key, waiter)
    return waiter
  }

  /** Gives an answer to who waits for it. */
  resolve(key: string, answer: RawAnswer): void {
    this.#waiters.get(key)?.resolve(answer)
    this.#waiters.delete(key)
  }

  /** Tells who waits for a key that no answer comes. */
  reject(key: string, error: unknown): void {
    this.#waiters.get(key)?.reject(error)
    this.#waiters.delete(key)
  }

  /** Tells all who wait. */
  rejectAll(error: unknown): void {
    for (const key of this.#waiters.keys()) this.reject(key, error)
  }
}
