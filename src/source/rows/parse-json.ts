/** Parses JSON without changing a value: integers that a double cannot hold come back as strings. */

import { type ValueFlaw, valueFlaw } from './value-flaw.js'

/** A parsed value, with the flaw that keeps it from being used, if any. */
export interface ParsedJson {
  readonly value: unknown
  readonly flaw: ValueFlaw | undefined
}

/**
 * Parses a text.
 *
 * In:     `maySplitSurrogates` says whether the text may hold `\ud…` escapes (`hasSurrogateEscape`).
 * Out:    integers written without fraction or exponent beyond ±(2^53 − 1) as strings of their digits.
 * Throws: SyntaxError of the engine; `jsonFault` says where.
 */
export function parseJson(text: string, maySplitSurrogates: boolean): ParsedJson {
  const value: unknown = JSON.parse(text)
  const flaw = valueFlaw(value, { surrogates: maySplitSurrogates, integers: true })
  if (flaw?.reason !== 'unsafe-integer') return { value, flaw }
  const exact: unknown = JSON.parse(quoteUnsafeIntegers(text))
  return { value: exact, flaw: valueFlaw(exact, { surrogates: maySplitSurrogates, integers: false }) }
}

/** Whether a text holds an escape that may be half of a surrogate pair. Cost: two scans at memory speed. */
export function hasSurrogateEscape(text: string): boolean {
  return text.includes('\\ud') || text.includes('\\uD')
}

/**
 * Puts quotes around the integer literals of a valid JSON text that lie beyond ±(2^53 − 1).
 *
 * Edge: literals with a fraction or an exponent stay numbers; digits within strings stay as they are.
 */
export function quoteUnsafeIntegers(text: string): string {
  const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
  let quoted = ''
  let copied = 0
  let index = 0
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (code === 0x22) index = endOfString(text, index)
    else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      number.lastIndex = index
      const literal = number.exec(text)?.[0] ?? ' '
      if (isUnsafeInteger(literal)) {
        quoted += `${text.slice(copied, index)}"${literal}"`
        copied = index + literal.length
      }
      index += literal.length
    } else index += 1
  }
  return quoted + text.slice(copied)
}

function isUnsafeInteger(literal: string): boolean {
  return /^-?\d{16,}$/.test(literal) && !Number.isSafeInteger(Number(literal))
}

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (code === 0x22) return index + 1
    index += code === 0x5c ? 2 : 1
  }
  return index
}
