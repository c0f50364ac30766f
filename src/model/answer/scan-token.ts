/** Tokens of JSON: strings, numbers and the three words. */

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /[A-Za-z_]\w{0,20}/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/

const words = new Set(['true', 'false', 'null'])
const foreign: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['undefined', 'null'],
  ['NaN', 'null'],
])

/**
 * A string that begins at `start`: its end, behind the quote, or where and why it breaks (an end that is missing, a raw
 * control character, an unknown escape, half of a surrogate pair). Cost: linear.
 */
export function scanString(
  text: string,
  start: number,
  limit: number,
): { readonly end: number } | { readonly fault: string; readonly at: number } {
  let at = start + 1
  while (at < limit) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return wellFormed(text, start, at + 1)
    if (code < 0x20)
      return { fault: 'a line break, tab or other control character in a string must be escaped', at }
    if (code === 0x5c) {
      ESCAPE.lastIndex = at
      if (!ESCAPE.test(text)) return { fault: 'this backslash begins no escape of JSON', at }
      at = ESCAPE.lastIndex
    } else at += 1
  }
  return { fault: 'the text ends inside a string', at: limit }
}

function wellFormed(
  text: string,
  start: number,
  end: number,
): { readonly end: number } | { readonly fault: string; readonly at: number } {
  const string = text.slice(start, end)
  const mayHalf = SURROGATE_ESCAPE.test(string) || !string.isWellFormed()
  if (!mayHalf || String(JSON.parse(string)).isWellFormed()) return { end }
  return { fault: 'the string holds half of a surrogate pair', at: start }
}

/** A number, `true`, `false` or `null` at an offset: its end, or why it is none where that is known. */
export function literalAt(
  text: string,
  at: number,
  limit: number,
): { readonly end: number } | { readonly fault: string | undefined } {
  const number = matchAt(NUMBER, text, at)
  if (number !== undefined) {
    if (at + number.length > limit) return { fault: undefined }
    return Number.isFinite(Number(number))
      ? { end: at + number.length }
      : { fault: 'the number is too large' }
  }
  const word = matchAt(WORD, text, at) ?? ''
  if (words.has(word)) return { end: at + word.length }
  const json = foreign.get(word)
  return { fault: json === undefined ? undefined : `${word} is no JSON: write ${json}` }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
