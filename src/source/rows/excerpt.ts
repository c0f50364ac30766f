/** Quotes a few characters of a text around a place, safe to print. */

const BEFORE = 30
const AFTER = 20

/**
 * The surroundings of an index between backticks, `…` where text was left out.
 *
 * In:  any text and an index in it.
 * Out: at most 50 characters of the text; control characters, text direction marks and half surrogate pairs
 *      are escaped as `\u001b`, so it is safe on a terminal.
 */
export function excerpt(text: string, index: number): string {
  const from = Math.max(0, index - BEFORE)
  const to = Math.min(text.length, index + AFTER)
  const shown = text.slice(from, to).replace(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu, escapeCharacter)
  return `${from > 0 ? '…' : ''}\`${shown}\`${to < text.length ? '…' : ''}`
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
