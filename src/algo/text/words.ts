/** What a word is, and the plain form of a text in which words are compared. */

/** How a text is made plain before it is compared. */
export interface PlainTextOptions {
  /** `keep` tells 3 from 4; `zero` writes every number as one `0`, as datatrove does. Default `keep`. */
  readonly digits?: 'keep' | 'zero'
  /** `drop` takes é for e; `keep` tells them apart. Default `drop`. */
  readonly marks?: 'keep' | 'drop'
}

const ALONE = String.raw`(?=\p{L})[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`
const JOINING = String.raw`(?!${ALONE})[\p{L}\p{N}]`
const WORD = new RegExp(String.raw`${ALONE}\p{M}*|${JOINING}(?:\p{M}|${JOINING})*`, 'gu')
const NON_ASCII = /[^\0-\x7f]/
const ASCII_NUMBER = /\d+(?:[.,]\d+)*/g
const NUMBER = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu

/**
 * The words of a text, lower-cased: the reference that `wordHashes` must agree with.
 *
 * A word is a letter or number with the letters, numbers and marks after it (`\p{L}`, `\p{N}`, `\p{M}`). Everything else
 * separates: blanks, punctuation, the underscore, symbols, emoji, a mark that stands alone. In scripts written without spaces (Han, kana, Thai, Lao, Khmer,
 * Burmese) each letter is a word of its own.
 *
 * Edge:   `don't` and `don’t` are both two words; a text without letters and numbers has none.
 * Cost:   about 30 MB/s; the hot loops use `wordHashes`.
 * Source: datatrove's normalisation (lower case, numbers to 0, punctuation to blank, NFD without marks). Deviations:
 *         numbers are kept unless asked, `1,000.50` is one number, no language-specific tokeniser.
 */
export function words(text: string, options: PlainTextOptions = {}): string[] {
  return plainCharacters(text, options).match(WORD) ?? []
}

/** The words of a text joined by single blanks: equal for texts that differ in case, marks, punctuation and spacing. */
export function plainText(text: string, options: PlainTextOptions = {}): string {
  if (NON_ASCII.test(text)) return words(text, options).join(' ')
  return plainCharacters(text, options)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Lower case, then marks and numbers as the options say; separators are left where they are. */
export function plainCharacters(text: string, options: PlainTextOptions): string {
  const isAscii = !NON_ASCII.test(text)
  let plain = text.toLowerCase()
  if (!isAscii) {
    plain = options.marks === 'keep' ? plain.normalize('NFC') : withoutMarks(plain)
  }
  if (options.digits !== 'zero') return plain
  return plain.replace(isAscii ? ASCII_NUMBER : NUMBER, '0')
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .normalize('NFC')
}
