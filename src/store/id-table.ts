/** Ids to ordinals in typed arrays: 16 bytes a key plus 8 a slot, no strings, no Map. */

import { InternalError } from '../base/errors.js'
import { ID_LENGTH } from '../base/ids.js'

const WORDS = 4
const CHARACTERS_PER_WORD = 6
const START_CAPACITY = 1024
const ALPHABET = '0123456789abcdefghijklmnopqrstuv'
const NO_DIGIT = 32
/** Value of each character code below 128 as a digit of an id, or NO_DIGIT. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = ALPHABET.indexOf(String.fromCharCode(code))
  return digit < 0 ? NO_DIGIT : digit
})

/**
 * A growing set of ids (24 characters of base32hex), each with its ordinal of insertion.
 *
 * Cost: O(1) expected per operation; 16 bytes a key and 8–16 bytes of open-addressing slots.
 */
export class IdTable {
  #keys = new Uint32Array(START_CAPACITY * WORDS)
  #slots = new Int32Array(START_CAPACITY * 2).fill(-1)
  #count = 0
  readonly #probe = new Uint32Array(WORDS)

  /** Number of ids held. */
  get size(): number {
    return this.#count
  }

  /** Bytes of the typed arrays. */
  get bytes(): number {
    return this.#keys.byteLength + this.#slots.byteLength
  }

  /** Ordinal of an id, or -1; -1 too for a text that is no id. */
  find(id: string): number {
    if (!this.#decodeText(id)) return -1
    return this.#slots[this.#locate()] ?? -1
  }

  /** Ordinal of an id that is added when new. Throws InternalError `bad-id`. */
  add(id: string): number {
    if (!this.#decodeText(id)) throw badId(id)
    return this.#addProbe()
  }

  /** As `add`, for an id that stands in bytes (ASCII) at an offset. */
  addBytes(bytes: Uint8Array, offset: number): number {
    let union = 0
    for (let word = 0; word < WORDS; word += 1) {
      let value = 0
      const start = offset + word * CHARACTERS_PER_WORD
      for (let i = 0; i < CHARACTERS_PER_WORD; i += 1) {
        const digit = DIGITS[bytes[start + i] ?? 0] ?? NO_DIGIT
        value = (value << 5) | digit
        union |= digit
      }
      this.#probe[word] = value
    }
    if (union >= NO_DIGIT)
      throw badId(Buffer.from(bytes.subarray(offset, offset + ID_LENGTH)).toString('latin1'))
    return this.#addProbe()
  }

  /** The id of an ordinal. Throws InternalError when there is none. */
  idAt(ordinal: number): string {
    if (ordinal < 0 || ordinal >= this.#count) {
      throw new InternalError('unknown-ordinal', { message: `No id has the ordinal ${ordinal}.` })
    }
    let id = ''
    for (let word = 0; word < WORDS; word += 1) {
      const value = this.#keys[ordinal * WORDS + word] ?? 0
      for (let shift = 25; shift >= 0; shift -= 5) id += ALPHABET[(value >> shift) & 31]
    }
    return id
  }

  #decodeText(id: string): boolean {
    if (id.length !== ID_LENGTH) return false
    let union = 0
    for (let word = 0; word < WORDS; word += 1) {
      let value = 0
      const start = word * CHARACTERS_PER_WORD
      for (let i = 0; i < CHARACTERS_PER_WORD; i += 1) {
        const digit = DIGITS[id.charCodeAt(start + i)] ?? NO_DIGIT
        value = (value << 5) | digit
        union |= digit
      }
      this.#probe[word] = value
    }
    return union < NO_DIGIT
  }

  #addProbe(): number {
    const slot = this.#locate()
    const known = this.#slots[slot] ?? -1
    if (known >= 0) return known
    const ordinal = this.#count
    if ((ordinal + 1) * WORDS > this.#keys.length) this.#growKeys()
    this.#keys.set(this.#probe, ordinal * WORDS)
    this.#slots[slot] = ordinal
    this.#count += 1
    if (this.#count * 2 > this.#slots.length) this.#growSlots()
    return ordinal
  }

  #locate(): number {
    const mask = this.#slots.length - 1
    let slot = ((this.#probe[0] ?? 0) ^ ((this.#probe[1] ?? 0) << 7)) & mask
    for (;;) {
      const ordinal = this.#slots[slot] ?? -1
      if (ordinal < 0 || this.#matches(ordinal)) return slot
      slot = (slot + 1) & mask
    }
  }

  #matches(ordinal: number): boolean {
    const at = ordinal * WORDS
    return (
      this.#keys[at] === this.#probe[0] &&
      this.#keys[at + 1] === this.#probe[1] &&
      this.#keys[at + 2] === this.#probe[2] &&
      this.#keys[at + 3] === this.#probe[3]
    )
  }

  #growKeys(): void {
    const grown = new Uint32Array(this.#keys.length * 2)
    grown.set(this.#keys)
    this.#keys = grown
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1)
    for (let ordinal = 0; ordinal < this.#count; ordinal += 1) {
      this.#probe.set(this.#keys.subarray(ordinal * WORDS, ordinal * WORDS + WORDS))
      this.#slots[this.#locate()] = ordinal
    }
  }
}

function badId(id: string): InternalError {
  return new InternalError('bad-id', {
    message: `"${id.slice(0, 40)}" is not an id of ${ID_LENGTH} characters of base32hex.`,
  })
}
