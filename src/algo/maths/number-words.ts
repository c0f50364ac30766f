/** English cardinal number words: "twenty-five" ↔ 25, with the casing and hyphen of the original. */

const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const VALUES = new Map<string, number>([
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ...TENS.slice(2).map((word, index): [string, number] => [word, 10 * (index + 2)]),
])

/** How a number is written out: "Twenty five" is `{ casing: 'capital', hyphen: false }`. */
export interface WordStyle {
  readonly casing: 'lower' | 'capital' | 'upper'
  readonly hyphen: boolean
}

/** The largest number that is read or written as words. */
export const LARGEST_WORD_NUMBER = 999

const WORD = `(?:${[...VALUES.keys()].sort((a, b) => b.length - a.length).join('|')})`

/**
 * Source of a regular expression that finds a cardinal of 0 to 999 in words, longest first: "two hundred and
 * fifty", "one hundred", "twenty-five", "seven". No word boundaries; use with the flag `i`.
 */
export const NUMBER_WORDS_PATTERN =
  `(?:(?:${UNITS.slice(1, 10).join('|')})[ -]hundred(?:(?: and)?[ -]${WORD}(?:[ -](?:${UNITS.slice(1, 10).join('|')})\\b)?)?` +
  `|(?:${TENS.slice(2).join('|')})[ -](?:${UNITS.slice(1, 10).join('|')})|${WORD})`

/**
 * The value of a cardinal in words, in any case, with hyphens or blanks and an optional "and" after "hundred".
 *
 * Out:  an integer in [0, 999], or undefined for anything else ("a dozen", "half", "second", "twenty twelve").
 */
export function parseNumberWords(text: string): number | undefined {
  const words = text.toLowerCase().split(/[\s-]+/)
  const hundred = words.indexOf('hundred')
  if (hundred < 0) return belowHundred(words)
  const count = VALUES.get(words[0] ?? '')
  if (hundred !== 1 || count === undefined || count < 1 || count > 9) return undefined
  const rest = words.slice(words[2] === 'and' ? 3 : 2)
  if (rest.length === 0) return words.length === 2 ? 100 * count : undefined
  const below = belowHundred(rest)
  return below === undefined || below === 0 ? undefined : 100 * count + below
}

function belowHundred(words: readonly string[]): number | undefined {
  const first = VALUES.get(words[0] ?? '')
  if (first === undefined || words.length > 2) return undefined
  if (words.length === 1) return first
  const second = VALUES.get(words[1] ?? '')
  const isTens = first >= 20 && second !== undefined && second >= 1 && second <= 9
  return isTens ? first + second : undefined
}

/**
 * A cardinal in words, with "and" after "hundred" as in "two hundred and fifty".
 *
 * In:  an integer in [0, 999].
 * Out: undefined outside of that range or for a fraction.
 */
export function formatNumberWords(value: number, style: WordStyle): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST_WORD_NUMBER) return undefined
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const parts: string[] = []
  if (hundreds > 0) parts.push(`${UNITS[hundreds]} hundred`)
  if (rest > 0 || hundreds === 0) parts.push(wordsBelowHundred(rest, style.hyphen))
  return withCasing(parts.join(' and '), style.casing)
}

function wordsBelowHundred(value: number, hyphen: boolean): string {
  if (value < 20) return UNITS[value] ?? ''
  const tens = TENS[Math.floor(value / 10)] ?? ''
  return value % 10 === 0 ? tens : `${tens}${hyphen ? '-' : ' '}${UNITS[value % 10]}`
}

function withCasing(text: string, casing: WordStyle['casing']): string {
  if (casing === 'upper') return text.toUpperCase()
  return casing === 'capital' ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** The casing and hyphenation of a number in words. A single word counts as hyphenating. */
export function wordStyleOf(text: string): WordStyle {
  const letters = text.replace(/[^A-Za-z]/g, '')
  const isUpper = letters.length > 1 && letters === letters.toUpperCase()
  const isCapital = /^[A-Z]/.test(text)
  return {
    casing: isUpper ? 'upper' : isCapital ? 'capital' : 'lower',
    hyphen: text.includes('-') || !/[a-z]ty /i.test(text),
  }
}
