/** A table from 53-bit numbers to 32-bit numbers in typed arrays: millions of entries without millions of objects. */

const EMPTY = -1
const SMALLEST = 16
const MAX_LOAD = 0.7

/**
 * Open-addressing hash table of whole numbers in [0, 2^53) to unsigned 32-bit numbers.
 *
 * Keys must be hashes: their low 32 bits choose the slot.
 * Cost:   12 bytes a slot, at most 70 % full: 17 to 34 bytes an entry, half as much again while it grows.
 */
export class NumberTable {
  private keys: Float64Array
  private values: Uint32Array
  private mask: number
  private limit: number
  private count = 0

  /** Room for `expected` entries before the first growth. */
  constructor(expected = 0) {
    let slots = SMALLEST
    while (slots * MAX_LOAD < expected) slots *= 2
    this.keys = new Float64Array(slots).fill(EMPTY)
    this.values = new Uint32Array(slots)
    this.mask = slots - 1
    this.limit = Math.floor(slots * MAX_LOAD)
  }

  /** Number of entries. */
  get size(): number {
    return this.count
  }

  /** Bytes held by the arrays. */
  get bytes(): number {
    return this.keys.byteLength + this.values.byteLength
  }

  /** The value of a key, or undefined. */
  get(key: number): number | undefined {
    const slot = this.slotOf(key)
    return this.keys[slot] === EMPTY ? undefined : this.values[slot]
  }

  /** Whether the key is there. */
  has(key: number): boolean {
    return this.keys[this.slotOf(key)] !== EMPTY
  }

  /** Enters a key unless it is there; says whether it was new. An existing value is left alone. */
  add(key: number, value = 0): boolean {
    const slot = this.slotOf(key)
    if (this.keys[slot] !== EMPTY) return false
    this.keys[slot] = key
    this.values[slot] = value
    this.count += 1
    if (this.count > this.limit) this.grow()
    return true
  }

  /** Enters a key or replaces its value. */
  set(key: number, value: number): void {
    const slot = this.slotOf(key)
    if (this.keys[slot] === EMPTY) this.add(key, value)
    else this.values[slot] = value
  }

  private slotOf(key: number): number {
    let slot = (key >>> 0) & this.mask
    while (this.keys[slot] !== EMPTY && this.keys[slot] !== key) slot = (slot + 1) & this.mask
    return slot
  }

  private grow(): void {
    const { keys, values } = this
    const slots = keys.length * 2
    this.keys = new Float64Array(slots).fill(EMPTY)
    this.values = new Uint32Array(slots)
    this.mask = slots - 1
    this.limit = Math.floor(slots * MAX_LOAD)
    for (let old = 0; old < keys.length; old += 1) {
      const key = keys[old] ?? EMPTY
      if (key === EMPTY) continue
      const slot = this.slotOf(key)
      this.keys[slot] = key
      this.values[slot] = values[old] ?? 0
    }
  }
}
