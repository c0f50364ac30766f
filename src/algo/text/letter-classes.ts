/** Which characters make words: a table that is filled block by block as scripts are met. */

/** Separates words. */
export const SEPARATOR = 0
/** Letter or number that joins its neighbours. */
export const JOINING = 1
/** Letter of a script without spaces: a word of its own. */
export const ALONE = 2
/** Mark: belongs to whatever is before it. */
export const MARK = 3

const blocks: (Uint8Array | undefined)[] = []
const SCRIPTS_WITHOUT_SPACES =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/**
 * Class of a code point: `SEPARATOR`, `JOINING`, `ALONE` or `MARK`, agreeing with `words`.
 *
 * Cost:   a table look-up; the first of each block of 256 code points asks Unicode's properties (about 50 µs).
 */
export function letterClass(codePoint: number): number {
  const block = blocks[codePoint >> 8] ?? fillBlock(codePoint >> 8)
  return block[codePoint & 255] ?? SEPARATOR
}

function fillBlock(number: number): Uint8Array {
  const block = new Uint8Array(256)
  for (let low = 0; low < 256; low += 1) block[low] = classOf(String.fromCodePoint(number * 256 + low))
  blocks[number] = block
  return block
}

function classOf(character: string): number {
  if (/\p{M}/u.test(character)) return MARK
  if (/\p{N}/u.test(character)) return JOINING
  if (!/\p{L}/u.test(character)) return SEPARATOR
  return SCRIPTS_WITHOUT_SPACES.test(character) ? ALONE : JOINING
}
