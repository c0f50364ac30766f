/** Requests that wait for their batch: sealed when the batch is full, or when none has come for a while. */

import type { BatchClock } from './batch-protocol.js'

/** A request that waits. */
export interface Gathered {
  readonly key: string
  /** Path below the endpoint's URL. */
  readonly path: string
  /** Line of the request file, without its line break. */
  readonly line: string
}

/** When a batch is full, and what happens then. */
export interface GatheringSettings {
  readonly mostRequests: number
  /** Most bytes of a request file; a request that is larger makes a batch of its own. */
  readonly mostBytes: number
  /** Milliseconds without a new request of any group. */
  readonly gatherMs: number
  readonly clock: BatchClock
  readonly seal: (group: string, requests: readonly Gathered[]) => void
}

interface Heap {
  readonly requests: Gathered[]
  bytes: number
}

/** Gathers by group; every request that is added is sealed exactly once, unless the gathering is stopped before. */
export class Gathering {
  readonly #settings: GatheringSettings
  readonly #heaps = new Map<string, Heap>()
  #lastAddedMs = 0
  #callOff: (() => void) | undefined

  constructor(settings: GatheringSettings) {
    this.#settings = settings
  }

  /** Requests that wait. */
  get size(): number {
    let size = 0
    for (const { requests } of this.#heaps.values()) size += requests.length
    return size
  }

  /** Adds a request to its group. */
  add(group: string, request: Gathered): void {
    const { mostRequests, mostBytes, clock } = this.#settings
    const bytes = Buffer.byteLength(request.line) + 1
    const before = this.#heaps.get(group)
    if (before !== undefined && before.bytes + bytes > mostBytes) this.#seal(group)
    const heap = this.#heaps.get(group) ?? { requests: [], bytes: 0 }
    this.#heaps.set(group, heap)
    heap.requests.push(request)
    heap.bytes += bytes
    this.#lastAddedMs = clock.now()
    if (heap.requests.length >= mostRequests) this.#seal(group)
    else this.#wait(this.#settings.gatherMs)
  }

  /** Seals everything that waits. */
  flush(): void {
    for (const group of this.#heaps.keys()) this.#seal(group)
  }

  /** Forgets what waits. */
  stop(): void {
    this.#heaps.clear()
    this.#callOff?.()
    this.#callOff = undefined
  }

  #wait(ms: number): void {
    this.#callOff ??= this.#settings.clock.after(ms, () => {
      this.#callOff = undefined
      const left = this.#lastAddedMs + this.#settings.gatherMs - this.#settings.clock.now()
      if (left <= 0) this.flush()
      else this.#wait(left)
    })
  }

  #seal(group: string): void {
    const heap = this.#heaps.get(group)
    if (heap === undefined) return
    this.#heaps.delete(group)
    if (this.#heaps.size === 0) {
      this.#callOff?.()
      this.#callOff = undefined
    }
    this.#settings.seal(group, heap.requests)
  }
}
