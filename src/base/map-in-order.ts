/** Bounded concurrency with results in the order of the items. */

/** How much may be in flight. */
export interface InOrderLimits {
  /** Items being worked on at the same time (≥ 1). */
  readonly concurrency: number
  /** Items started or finished whose turn has not come (≥ concurrency); default four times the concurrency, at least 64. */
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
  const window = Math.max(limits.window ?? Math.max(64, limits.concurrency * 4), limits.concurrency)
  const queue: Promise<Result>[] = []
  const state = {
    inFlight: 0,
    isDone: false,
    isStopped: false,
    failure: undefined as { thrown: unknown } | undefined,
  }
  const changed = createSignal()

  const start = (item: Item): void => {
    state.inFlight += 1
    const promise = work(item).finally(() => {
      state.inFlight -= 1
      changed.raise()
    })
    promise.catch(() => undefined)
    queue.push(promise)
    changed.raise()
  }
  const pump = async (): Promise<void> => {
    for await (const item of items) {
      if (state.isStopped) return
      start(item)
      while (state.inFlight >= limits.concurrency || queue.length >= window) {
        await changed.wait()
        if (state.isStopped) return
      }
    }
  }
  void pump()
    .catch((thrown: unknown) => {
      state.failure = { thrown }
    })
    .finally(() => {
      state.isDone = true
      changed.raise()
    })
  try {
    for (;;) {
      const head = queue[0]
      if (head !== undefined) {
        const result = await head
        queue.shift()
        changed.raise()
        yield result
      } else if (state.isDone) {
        if (state.failure !== undefined) throw state.failure.thrown
        return
      } else await changed.wait()
    }
  } finally {
    state.isStopped = true
    changed.raise()
  }
}

function createSignal(): { raise(): void; wait(): Promise<void> } {
  let waiters: (() => void)[] = []
  return {
    raise() {
      const woken = waiters
      waiters = []
      for (const wake of woken) wake()
    },
    wait: () => new Promise((resolve) => waiters.push(resolve)),
  }
}
