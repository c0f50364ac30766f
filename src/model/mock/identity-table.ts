/** Counters by 64-bit hash in typed arrays: what the mock server remembers of each request, without strings. */

const START_CAPACITY = 1 << 12
const MOST_COUNT = 0xffff

/**
 * Two saturating counters (0 to 65,535) for each key; a key is the first 16 hex digits of a hash.
 *
 * Cost: O(1) expected; 12 bytes a slot at a load of at most 0.6. At 2 million keys two of them share a hash with a chance
 * of 1e-7, and memory is 50 to 100 MB less than a Map of strings.
 */
export class IdentityTable {
  #keys = new Uint32Array(START_CAPACITY * 2)
  #counts = new Uint16Array(START_CAPACITY * 2)
  #size = 0

  /** Keys held. */
  get size(): number {
    return this.#size
  }

  /** Bytes of the typed arrays. */
  get bytes(): number {
    return this.#keys.byteLength + this.#counts.byteLength
  }

  /** Adds one to a counter of a key and returns its new value. */
  increment(hex: string, which: 0 | 1): number {
    const slot = this.#slotOf(hex)
    const value = Math.min(MOST_COUNT, (this.#counts[slot * 2 + which] ?? 0) + 1)
    this.#counts[slot * 2 + which] = value
    return value
  }

  /** The value of a counter; 0 for a key never seen. */
  get(hex: string, which: 0 | 1): number {
    const [high, low] = words(hex)
    return this.#counts[this.#locate(high, low) * 2 + which] ?? 0
  }

  /** Sets a counter. */
  set(hex: string, which: 0 | 1, value: number): void {
    if (value === 0 && this.get(hex, which) === 0) return
    const slot = this.#slotOf(hex)
    this.#counts[slot * 2 + which] = Math.min(MOST_COUNT, value)
  }

  /** Forgets everything. */
  clear(): void {
    this.#keys = new Uint32Array(START_CAPACITY * 2)
    this.#counts = new Uint16Array(START_CAPACITY * 2)
    this.#size = 0
  }

  #slotOf(hex: string): number {
    const [high, low] = words(hex)
    const slot = this.#locate(high, low)
    if (this.#keys[slot * 2] !== 0) return slot
    if ((this.#size + 1) * 5 > (this.#keys.length / 2) * 3) {
      this.#grow()
      return this.#slotOf(hex)
    }
    this.#keys[slot * 2] = high
    this.#keys[slot * 2 + 1] = low
    this.#size += 1
    return slot
  }

  #locate(high: number, low: number): number {
    const mask = this.#keys.length / 2 - 1
    let slot = (low ^ (high >>> 7)) & mask
    for (;;) {
      const held = this.#keys[slot * 2]
      if (held === 0 || (held === high && this.#keys[slot * 2 + 1] === low)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts]
    this.#keys = new Uint32Array(keys.length * 2)
    this.#counts = new Uint16Array(counts.length * 2)
    for (let slot = 0; slot * 2 < keys.length; slot += 1) {
      const high = keys[slot * 2] ?? 0
      if (high === 0) continue
      const low = keys[slot * 2 + 1] ?? 0
      const to = this.#locate(high, low)
      this.#keys[to * 2] = high
      this.#keys[to * 2 + 1] = low
      this.#counts[to * 2] = counts[slot * 2] ?? 0
      this.#counts[to * 2 + 1] = counts[slot * 2 + 1] ?? 0
    }
  }
}

/** High and low word of a key; the high word is never 0, which marks an empty slot. */
function words(hex: string): [number, number] {
  const high = Number.parseInt(hex.slice(0, 8), 16)
  return [high === 0 ? 1 : high, Number.parseInt(hex.slice(8, 16), 16)]
}
