/** A binary heap: the first of many, with O(log n) for coming and going. */

/** Items in the order of `goesBefore`, which must be total: ties make the order depend on arrival. */
export class Heap<Item> {
  readonly #goesBefore: (one: Item, other: Item) => boolean
  readonly #items: Item[] = []

  constructor(goesBefore: (one: Item, other: Item) => boolean) {
    this.#goesBefore = goesBefore
  }

  /** How many there are. */
  get size(): number {
    return this.#items.length
  }

  /** The first, which stays; undefined when there is none. */
  peek(): Item | undefined {
    return this.#items[0]
  }

  /** Adds one. */
  push(item: Item): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = items[parent] as Item
      if (!this.#goesBefore(item, above)) break
      items[at] = above
      at = parent
    }
    items[at] = item
  }

  /** Takes the first out; undefined when there is none. */
  pop(): Item | undefined {
    const first = this.#items[0]
    const last = this.#items.pop()
    if (last !== undefined && this.#items.length > 0) this.#sink(last)
    return first
  }

  /** Takes all out, in no order. */
  drain(): Item[] {
    return this.#items.splice(0)
  }

  #sink(item: Item): void {
    const items = this.#items
    const size = items.length
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      const right = child + 1
      if (right < size && this.#goesBefore(items[right] as Item, items[child] as Item)) child = right
      const below = items[child] as Item
      if (!this.#goesBefore(below, item)) break
      items[at] = below
      at = child
    }
    items[at] = item
  }
}
