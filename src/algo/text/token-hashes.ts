/** A text as a row of 64-bit hashes, one for each word or each character: what all kernels read. */

import { ALONE, JOINING, letterClass, MARK, SEPARATOR } from './letter-classes.js'
import { type PlainTextOptions, plainCharacters, plainText } from './words.js'

/** Hashes of the tokens of a text, in order; `low[i]` and `high[i]` are two independent halves. */
export interface TokenHashes {
  readonly low: Uint32Array
  readonly high: Uint32Array
}

const FIRST_LOW = 0x9e3779b9 | 0
const FIRST_HIGH = 0x85ebca6b | 0
const asciiClasses = Uint8Array.from({ length: 128 }, (_, code) => letterClass(code))
let lowBuffer = new Uint32Array(4096)
let highBuffer = new Uint32Array(4096)

/**
 * Hashes of the words of a text: `wordHashes(t)[i]` is `hashOf(words(t)[i])`.
 *
 * Out:    one 64-bit hash a word. Two different words share one with a chance of about 2^-64; not for secrets.
 * Cost:   one pass, about 100 MB/s on English prose; 8 bytes a word.
 * Source: xor–multiply–shift over UTF-16 code units with MurmurHash3's finaliser, in 32-bit operations only, so that
 *         a WebAssembly kernel can give the same bits.
 */
export function wordHashes(text: string, options: PlainTextOptions = {}): TokenHashes {
  const plain = plainCharacters(text, options)
  let count = 0
  let open = SEPARATOR
  let low = FIRST_LOW
  let high = FIRST_HIGH
  for (let i = 0; i <= plain.length; i += 1) {
    const code = i < plain.length ? plain.charCodeAt(i) : 32
    const kind = code < 128 ? (asciiClasses[code] ?? SEPARATOR) : classAt(plain, i, code)
    if (
      open !== SEPARATOR &&
      (kind === SEPARATOR || kind === ALONE || (kind === JOINING && open === ALONE))
    ) {
      if (count === lowBuffer.length) growBuffers()
      lowBuffer[count] = finish(low)
      highBuffer[count] = finish(high)
      count += 1
      open = SEPARATOR
      low = FIRST_LOW
      high = FIRST_HIGH
    }
    if (kind === SEPARATOR || (kind === MARK && open === SEPARATOR)) continue
    if (open === SEPARATOR) open = kind
    low = Math.imul(low ^ code, 0x9e3779b1)
    low ^= low >>> 15
    high = Math.imul(high ^ code, 0xc2b2ae3d)
    high ^= high >>> 13
  }
  return { low: lowBuffer.slice(0, count), high: highBuffer.slice(0, count) }
}

/**
 * Hashes of the characters (UTF-16 code units) of the plain text, single blanks between words included.
 *
 * Cost:   several passes, about 20 MB/s; 8 bytes a character.
 */
export function characterHashes(text: string, options: PlainTextOptions = {}): TokenHashes {
  const plain = plainText(text, options)
  const low = new Uint32Array(plain.length)
  const high = new Uint32Array(plain.length)
  for (let i = 0; i < plain.length; i += 1) {
    const code = plain.charCodeAt(i)
    low[i] = finish(code ^ FIRST_LOW)
    high[i] = finish(code ^ FIRST_HIGH)
  }
  return { low, high }
}

/** Hashes of words or of characters, whichever the unit says. */
export function tokensOf(
  text: string,
  { unit, ...options }: PlainTextOptions & { readonly unit: 'word' | 'character' },
): TokenHashes {
  return unit === 'word' ? wordHashes(text, options) : characterHashes(text, options)
}

/**
 * A 53-bit hash of any string, as a whole number: for keys, samples and tables, not for secrets.
 *
 * Out:    integer in [0, 2^53); two of a million different strings are equal with a chance of about 5e-5.
 */
export function hashOf(text: string): number {
  let low = FIRST_LOW
  let high = FIRST_HIGH
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x9e3779b1)
    low ^= low >>> 15
    high = Math.imul(high ^ code, 0xc2b2ae3d)
    high ^= high >>> 13
  }
  return join53(finish(low), finish(high))
}

/** Two unsigned halves as one whole number of 53 bits (the upper half gives 21). */
export function join53(low: number, high: number): number {
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0)
}

/** MurmurHash3's 32-bit finaliser: every input bit reaches every output bit. */
export function finish(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function classAt(text: string, index: number, code: number): number {
  if (code < 0xd800 || code > 0xdfff) return letterClass(code)
  const isTrail = code >= 0xdc00
  const point = text.codePointAt(isTrail ? index - 1 : index) ?? code
  if (point < 0x10000) return SEPARATOR
  const kind = letterClass(point)
  return isTrail && kind === ALONE ? MARK : kind
}

function growBuffers(): void {
  const [low, high] = [lowBuffer, highBuffer]
  lowBuffer = new Uint32Array(low.length * 2)
  highBuffer = new Uint32Array(high.length * 2)
  lowBuffer.set(low)
  highBuffer.set(high)
}
