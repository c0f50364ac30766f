/** Ids as numbers: the 120 bits of 24 characters of base32hex as four words of 30 bits. */

import { InternalError } from '../base/errors.js'
import { ID_LENGTH } from '../base/ids.js'

/** Words of a key. */
export const KEY_WORDS = 4
/** Bits of each word of a key. */
export const KEY_WORD_BITS = 30
const CHARACTERS_PER_WORD = 6
const NO_DIGIT = 32
const ALPHABET = '0123456789abcdefghijklmnopqrstuv'
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = ALPHABET.indexOf(String.fromCharCode(code))
  return digit < 0 ? NO_DIGIT : digit
})

/** Writes the words of an id into the first places of `words`; false, with `words` spoilt, for a text that is no id. */
export function readKey(id: string, words: Uint32Array): boolean {
  if (id.length !== ID_LENGTH) return false
  let union = 0
  for (let word = 0; word < KEY_WORDS; word += 1) {
    let value = 0
    const start = word * CHARACTERS_PER_WORD
    for (let i = 0; i < CHARACTERS_PER_WORD; i += 1) {
      const digit = DIGITS[id.charCodeAt(start + i)] ?? NO_DIGIT
      value = (value << 5) | digit
      union |= digit
    }
    words[word] = value
  }
  return union < NO_DIGIT
}

/** Whether a text is an id. */
export function isKey(id: string): boolean {
  return readKey(id, new Uint32Array(KEY_WORDS))
}

/** As `readKey`. Throws InternalError `bad-id` for a text that is no id. */
export function requireKey(id: string, words: Uint32Array): void {
  if (readKey(id, words)) return
  throw new InternalError('bad-id', {
    message: `"${id.slice(0, 40)}" is not an id of ${ID_LENGTH} characters of base32hex.`,
  })
}

/** Whether the key at a place of a list of words is that of `words`. */
export function isKeyAt(list: Uint32Array, at: number, words: Uint32Array): boolean {
  return (
    list[at] === words[0] &&
    list[at + 1] === words[1] &&
    list[at + 2] === words[2] &&
    list[at + 3] === words[3]
  )
}
