/** Ids with the place of their payload, in typed arrays: 26 bytes an entry plus the id table's slots. */

import { IdTable } from './id-table.js'
import type { PayloadRef } from './segments.js'

const START = 1024

/** An ordered set of ids, each with a payload reference that may be replaced. */
export class RefTable {
  /** Ids in order of insertion. */
  readonly ids = new IdTable()
  #segments = new Uint16Array(START)
  #offsets = new Uint32Array(START)
  #lengths = new Uint32Array(START)

  /** Number of entries. */
  get size(): number {
    return this.ids.size
  }

  /** Bytes of the typed arrays. */
  get bytes(): number {
    return this.ids.bytes + this.#segments.byteLength + this.#offsets.byteLength + this.#lengths.byteLength
  }

  /** Sets the payload of an ordinal that `ids.add` returned. */
  place(ordinal: number, segment: number, offset: number, length: number): void {
    if (ordinal >= this.#segments.length) this.#grow()
    this.#segments[ordinal] = segment
    this.#offsets[ordinal] = offset
    this.#lengths[ordinal] = length
  }

  /** Where the payload of an ordinal stands. */
  refAt(ordinal: number): PayloadRef {
    return {
      segment: this.#segments[ordinal] ?? 0,
      offset: this.#offsets[ordinal] ?? 0,
      length: this.#lengths[ordinal] ?? 0,
    }
  }

  #grow(): void {
    const size = this.#segments.length * 2
    const [segments, offsets, lengths] = [this.#segments, this.#offsets, this.#lengths]
    this.#segments = new Uint16Array(size)
    this.#offsets = new Uint32Array(size)
    this.#lengths = new Uint32Array(size)
    this.#segments.set(segments)
    this.#offsets.set(offsets)
    this.#lengths.set(lengths)
  }
}
