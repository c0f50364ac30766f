/** Hashes and ids: SHA-256 in hex for contents, 24 characters of base32hex for names. */

import { createHash } from 'node:crypto'

const ALPHABET = '0123456789abcdefghijklmnopqrstuv'
const ID_BYTES = 15

/** Length of an id in characters (120 bits of SHA-256 in lower-case base32hex, RFC 4648 §7). */
export const ID_LENGTH = 24

/** SHA-256 of a text (as UTF-8) or of bytes, in lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * A stable id from its parts: the first 120 bits of SHA-256 over the parts, each preceded by its length, so that
 * `['ab', 'c']` and `['a', 'bc']` differ. A number counts as its decimal text. At 10^9 ids the chance of any collision is below 10^-18.
 */
export function makeId(...parts: readonly (string | number)[]): string {
  let text = ''
  for (const part of parts) {
    const word = String(part)
    text += `${word.length}:${word}`
  }
  return encodeId(createHash('sha256').update(text).digest())
}

function encodeId(bytes: Uint8Array): string {
  let id = ''
  let bits = 0
  let buffer = 0
  for (let i = 0; i < ID_BYTES; i += 1) {
    buffer = ((buffer << 8) | (bytes[i] ?? 0)) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      id += ALPHABET[(buffer >> bits) & 31]
    }
  }
  return id
}
