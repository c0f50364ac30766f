/** Finds the numbers of an English text, in digits and in words, with what stands directly around them. */

import { digitStyleOf, type NumberStyle, writtenStyleOf } from './number-style.js'
import { NUMBER_WORDS_PATTERN, parseNumberWords } from './number-words.js'
import { parseDecimal, type Rational, rational } from './rational.js'

/**
 * What a number in a text is, judged by the characters around it only:
 * `plain` (a quantity), `ordinal` (5th), `clock` (5:30, 4 pm), `ratio` (3:2), `fraction` (either part of 3/4, or
 * "two" of "two-thirds"), `mixed` (part of 2 1/2), `range` (part of 10-15), `negative` (-5), `glued` (iPhone7, 4x),
 * `multiplied` (5 million, two thousand).
 */
export type NumberShape =
  | 'plain'
  | 'ordinal'
  | 'clock'
  | 'ratio'
  | 'fraction'
  | 'mixed'
  | 'range'
  | 'negative'
  | 'glued'
  | 'multiplied'

/** A number in a text. `start` and `end` are offsets in UTF-16 units, without currency or percent signs. */
export interface NumberInText {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly value: Rational
  readonly style: NumberStyle
  readonly shape: NumberShape
  /** A currency sign stands before it. */
  readonly isMoney: boolean
  /** A percent sign or the word "percent" follows. */
  readonly isPercent: boolean
}

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+`
const NUMBER = new RegExp(`(${DIGITS})|\\b(${NUMBER_WORDS_PATTERN})\\b`, 'gi')

/**
 * All numbers of a text, from left to right.
 *
 * Covers:  digits with thousands separators and decimals, cardinals in words up to 999 ("twenty-five").
 * Ignores: "a", "dozen", "half", "twice", ordinals in words, roman numerals: see `namedConstants` of worked solutions.
 * Edge:    "one" is reported although it may be a pronoun; callers decide.
 * Cost:    O(length).
 */
export function findNumbers(text: string): NumberInText[] {
  const numbers: NumberInText[] = []
  for (const match of text.matchAll(NUMBER)) {
    const number = read(text, match[0], match.index, match[1] !== undefined)
    if (number !== undefined) numbers.push(number)
  }
  return numbers
}

function read(whole: string, text: string, start: number, isDigits: boolean): NumberInText | undefined {
  const end = start + text.length
  const before = whole.slice(Math.max(0, start - 24), start)
  const after = whole.slice(end, end + 24)
  const value = isDigits ? parseDecimal(text) : wordValue(text)
  if (value === undefined) return undefined
  const isMoney = /[$£€]\s?(?:<<[^<>]*>>)?\$?$/.test(before)
  return {
    start,
    end,
    text,
    value,
    style: isDigits ? digitStyleOf(text, isMoney) : writtenStyleOf(text),
    shape: isDigits ? shapeOfDigits(text, before, after) : shapeOfWords(before, after),
    isMoney,
    isPercent: /^\s?(?:%|percent\b|per cent\b)/i.test(after),
  }
}

function wordValue(text: string): Rational | undefined {
  const value = parseNumberWords(text)
  return value === undefined ? undefined : rational(value)
}

const UNIT_SUFFIX =
  /^(?:kg|g|mg|lbs?|oz|km|cm|mm|m|ft|in|mph|kph|km\/h|ml|mL|L|l|min|mins|hrs?|h|s|sec|GB|MB|TB|KB)(?![A-Za-z])/
const MULTIPLIER = /^[ -](?:hundred|thousand|million|billion|trillion|k\b|K\b)/

function shapeOfDigits(text: string, before: string, after: string): NumberShape {
  if (/^(?:st|nd|rd|th)\b/i.test(after)) return 'ordinal'
  const pair = pairShape(text, before, after)
  if (pair !== undefined) return pair
  if (/^ ?(?:[ap]\.?m\b|o'clock|o’clock|noon)/i.test(after)) return 'clock'
  if (/^ ?[-–—] ?\$?\d/.test(after) || /\d ?[-–—] ?\$?$/.test(before)) return 'range'
  if (/(?:^|[\s(])[-–−]\$?$/.test(before)) return 'negative'
  if (/[A-Za-z_#]$/.test(before)) return 'glued'
  if (/^[A-Za-z_]/.test(after) && !UNIT_SUFFIX.test(after)) return 'glued'
  return MULTIPLIER.test(after) || /^[kKM]\b/.test(after) ? 'multiplied' : 'plain'
}

/** Two numbers joined by a colon or a slash: 5:30, 3:2, 3/4, 2 1/2. */
function pairShape(text: string, before: string, after: string): NumberShape | undefined {
  if (/^:\d\d(?!\d)/.test(after) || (/\d:$/.test(before) && /^\d\d$/.test(text))) return 'clock'
  if (/^ ?: ?\d/.test(after) || /\d ?: ?$/.test(before)) return 'ratio'
  const isSlash = /^\/\d/.test(after) || /\d\/$/.test(before)
  if (/^\s\d+\/\d/.test(after) || /\d\s\d+\/$/.test(before)) return 'mixed'
  if (isSlash) return /\d\s$/.test(before) ? 'mixed' : 'fraction'
  return undefined
}

const FRACTION_WORD =
  /^[ -](?:halves|half|thirds?|fourths?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?|hundredths?)\b/i

function shapeOfWords(before: string, after: string): NumberShape {
  if (FRACTION_WORD.test(after)) return 'fraction'
  if (/^ o['’]?clock|^ ?[ap]\.?m\b/i.test(after)) return 'clock'
  if (MULTIPLIER.test(after) || /(?:hundred|thousand|million)(?: and)? $/i.test(before)) return 'multiplied'
  if (/^-(?:hundred|thousand)/i.test(after)) return 'multiplied'
  return /^ (?:to|or) (?:\d|two|three|four|five|six|seven|eight|nine|ten)\b/i.test(after) ? 'range' : 'plain'
}
