/** The youngest entries of a disk table: a small hash table in memory, of fixed size. */

import { isKeyAt, KEY_WORDS } from './disk-table-key.js'
import type { PayloadRef } from './segments.js'

/** Words of an entry: the key, then segment, offset and length of its payload. */
export const ENTRY_WORDS = KEY_WORDS + 3

/** Payload of the entry at a place of a list of words. */
export function refAt(list: Uint32Array, at: number): PayloadRef {
  return {
    segment: list[at + KEY_WORDS] ?? 0,
    offset: list[at + KEY_WORDS + 1] ?? 0,
    length: list[at + KEY_WORDS + 2] ?? 0,
  }
}

/** At most `capacity` entries, in order of insertion. Memory: 28 bytes an entry and 8–16 of slots, from the start. */
export class RecentEntries {
  readonly #capacity: number
  readonly #words: Uint32Array
  readonly #slots: Int32Array
  #count = 0

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#words = new Uint32Array(capacity * ENTRY_WORDS)
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(capacity * 2))).fill(-1)
  }

  /** Number of entries. */
  get size(): number {
    return this.#count
  }

  /** Whether no further key can be put. */
  get isFull(): boolean {
    return this.#count === this.#capacity
  }

  /** The entries, `ENTRY_WORDS` words each. Good until the next change. */
  get words(): Uint32Array {
    return this.#words.subarray(0, this.#count * ENTRY_WORDS)
  }

  /** Payload of a key. */
  find(key: Uint32Array): PayloadRef | undefined {
    const entry = this.#slots[this.#locate(key)] ?? -1
    return entry < 0 ? undefined : refAt(this.#words, entry * ENTRY_WORDS)
  }

  /** Puts a key, or gives a known one another payload. Not to be called when full. */
  put(key: Uint32Array, ref: PayloadRef): void {
    const slot = this.#locate(key)
    const known = this.#slots[slot] ?? -1
    const entry = known < 0 ? this.#count : known
    const at = entry * ENTRY_WORDS
    this.#words.set(key, at)
    this.#words[at + KEY_WORDS] = ref.segment
    this.#words[at + KEY_WORDS + 1] = ref.offset
    this.#words[at + KEY_WORDS + 2] = ref.length
    this.#slots[slot] = entry
    if (known < 0) this.#count += 1
  }

  /** Forgets all entries. */
  clear(): void {
    this.#slots.fill(-1)
    this.#count = 0
  }

  #locate(key: Uint32Array): number {
    const mask = this.#slots.length - 1
    let slot = (key[1] ?? 0) & mask
    for (;;) {
      const entry = this.#slots[slot] ?? -1
      if (entry < 0 || isKeyAt(this.#words, entry * ENTRY_WORDS, key)) return slot
      slot = (slot + 1) & mask
    }
  }
}
