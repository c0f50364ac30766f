/** A uniform sample of a stream that does not depend on the order of the stream. */

/**
 * Keeps the items with the smallest keys. With keys that are hashes of ids this is a uniform sample without
 * replacement, the same whatever the order in which the items came.
 *
 * In:     keys must be distinct per item (hashes); equal keys are kept in order of arrival.
 * Out:    `items()` in order of key, at most `capacity` of them; `seen` counts all.
 * Cost:   O(log capacity) amortised an item that is kept, O(1) an item that is not; memory of 2 × capacity items.
 * Source: E. Cohen and H. Kaplan 2007 (bottom-k sketches).
 */
export class BottomSample<Item> {
  private kept: { readonly key: number; readonly item: Item }[] = []
  private limit = Infinity
  private count = 0

  constructor(private readonly capacity: number) {}

  /** Number of items offered. */
  get seen(): number {
    return this.count
  }

  /** Whether every item offered is still in the sample. */
  get isComplete(): boolean {
    return this.count <= this.capacity
  }

  /** Offers an item; the value is made only when it is kept. */
  offer(key: number, make: () => Item): void {
    this.count += 1
    if (key >= this.limit) return
    this.kept.push({ key, item: make() })
    if (this.kept.length >= 2 * this.capacity) this.shrink()
  }

  /** The sample, in order of key. */
  items(): readonly Item[] {
    this.shrink()
    return this.kept.map((entry) => entry.item)
  }

  private shrink(): void {
    this.kept.sort((left, right) => left.key - right.key)
    if (this.kept.length <= this.capacity) return
    this.kept.length = this.capacity
    this.limit = this.kept[this.capacity - 1]?.key ?? Infinity
  }
}
