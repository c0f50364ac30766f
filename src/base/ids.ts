/** Hashes and ids: SHA-256 in hex for contents, 24 characters of base32hex for names. */

import { hash } from 'node:crypto'

const ALPHABET = '0123456789abcdefghijklmnopqrstuv'
/** Hex digits of an id's 120 bits, taken five (20 bits, four characters) at a time. */
const ID_DIGITS = 30
const GROUP_DIGITS = 5

/** Length of an id in characters (120 bits of SHA-256 in lower-case base32hex, RFC 4648 §7). */
export const ID_LENGTH = 24

/** SHA-256 of a text (as UTF-8) or of bytes, in lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex')
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
  return encodeId(hash('sha256', text, 'hex'))
}

function encodeId(digits: string): string {
  let id = ''
  for (let at = 0; at < ID_DIGITS; at += GROUP_DIGITS) {
    const bits = Number.parseInt(digits.slice(at, at + GROUP_DIGITS), 16)
    for (let shift = 15; shift >= 0; shift -= 5) id += ALPHABET[(bits >> shift) & 31]
  }
  return id
}
