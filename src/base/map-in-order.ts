/** Bounded concurrency with results in the order of the items. */

/** Results that may wait for an earlier one where the caller names no number. */
const LEAST_WINDOW = 4096

/** How much may be in flight. */
export interface InOrderLimits {
  /** Items being worked on at the same time (≥ 1). */
  readonly concurrency: number
  /** Items started or finished whose turn has not come (≥ concurrency); default four times the concurrency, at least 4,096, so that an item which hangs for seconds holds nobody up. */
  readonly window?: number
}

/**
 * Works on items concurrently and yields the results in the order of the items.
 *
 * A free slot is filled at once, also while an earlier item is still being worked on, until the window is full.
 * Memory: `window` results. Leaving the loop early stops taking items; what is in flight is left to end unseen.
 * Throws what `work` throws, when the item's turn comes.
 */
export async function* mapInOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  limits: InOrderLimits,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const line = new Line(limits, work)
  void line.fill(items)
  try {
    for (;;) {
      const next = await line.next()
      if (next === undefined) return
      yield next.result
    }
  } finally {
    line.stop()
  }
}

/** Work in the order of its items. At most `concurrency` of it is in flight, at most `window` waits for its turn. */
class Line<Item, Result> {
  readonly #work: (item: Item) => Promise<Result>
  readonly #concurrency: number
  readonly #window: number
  readonly #queue: Promise<Result>[] = []
  #inFlight = 0
  #isFilled = false
  #isStopped = false
  #failure: { readonly thrown: unknown } | undefined
  #waiters: (() => void)[] = []

  constructor({ concurrency, window }: InOrderLimits, work: (item: Item) => Promise<Result>) {
    this.#work = work
    this.#concurrency = concurrency
    this.#window = Math.max(window ?? Math.max(LEAST_WINDOW, concurrency * 4), concurrency)
  }

  async fill(items: AsyncIterable<Item> | Iterable<Item>): Promise<void> {
    try {
      for await (const item of items) {
        if (!this.#isStopped) this.#start(item)
        while (this.#isFull && !this.#isStopped) await this.#change()
        if (this.#isStopped) return
      }
    } catch (thrown) {
      this.#failure = { thrown }
    } finally {
      this.#isFilled = true
      this.#tell()
    }
  }

  async next(): Promise<{ readonly result: Result } | undefined> {
    for (;;) {
      const [first] = this.#queue
      if (first !== undefined) {
        const result = await first
        this.#queue.shift()
        this.#tell()
        return { result }
      }
      if (this.#failure !== undefined) throw this.#failure.thrown
      if (this.#isFilled) return undefined
      await this.#change()
    }
  }

  stop(): void {
    this.#isStopped = true
    this.#tell()
  }

  get #isFull(): boolean {
    return this.#inFlight >= this.#concurrency || this.#queue.length >= this.#window
  }

  #start(item: Item): void {
    this.#inFlight += 1
    const working = this.#work(item).finally(() => {
      this.#inFlight -= 1
      this.#tell()
    })
    working.catch(() => undefined)
    this.#queue.push(working)
    this.#tell()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiters.push(resolve))
  }

  #tell(): void {
    const waiters = this.#waiters
    if (waiters.length === 0) return
    this.#waiters = []
    for (const wake of waiters) wake()
  }
}
