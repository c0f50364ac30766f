/** Every number that a reader may see in a text, with all values that its writing can stand for. */

import { parseDecimal, type Rational, rational } from '../maths/rational.js'
import { readSpokenNumber } from './spoken-numbers.js'

/** How a number is written. */
export type NumberForm = 'digits' | 'percent' | 'cents' | 'words' | 'fraction'

/** A number in a text. */
export interface NumberMention {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly form: NumberForm
  /** All readings: `3.600` may be 3.6 or 3600, `50%` 50 or 1/2. Never empty. */
  readonly values: readonly Rational[]
  /** The reading that counts when the number stands in a calculation: 1/2 for `50%`. */
  readonly inCalculation: Rational
}

const GROUPED = String.raw`\d+(?:[.,'’_\u00a0\u202f]\d+)*(?: \d{3}(?!\d))*`
const SUFFIX = String.raw`\s?(?:%|percent\b|per cent\b|pct\b)|\s?(?:¢|cents?\b)|\s?(?:hundred|thousand|million|billion|dozen)\b|[kKmM]\b|[eE][+-]?\d+`
const DIGITS = new RegExp(
  String.raw`(\d+(?:st|nd|rd|th)\b)|(?:(${GROUPED})|(?<!\d)(\.\d+))(${SUFFIX})?|([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|([A-Za-z]+)`,
  'g',
)
const VULGAR: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅕': [1, 5],
  '⅖': [2, 5],
  '⅗': [3, 5],
  '⅘': [4, 5],
  '⅙': [1, 6],
  '⅚': [5, 6],
  '⅛': [1, 8],
  '⅜': [3, 8],
  '⅝': [5, 8],
  '⅞': [7, 8],
}
const SCALE: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
  dozen: 12,
  k: 1000,
  m: 1_000_000,
}

/**
 * All numbers of a text, from left to right, generous on purpose: a text that might show a number shows it.
 *
 * Covers:  digits with any usual separators, decimals, percent, cents, 2.5 million, 5k, 1.2e3, ½, words of any size.
 * Ignores: ordinals (3rd, third); "one" as a pronoun ("which one", "one of"); Roman numerals.
 * Cost:    O(length).
 */
export function numberMentions(text: string): NumberMention[] {
  const mentions: NumberMention[] = []
  const pattern = new RegExp(DIGITS)
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, ordinal, grouped, dotted, suffix, vulgar, word] = match
    if (ordinal !== undefined) continue
    const mention =
      word === undefined
        ? digitMention(match, grouped ?? dotted, suffix, vulgar)
        : spokenMention(text, match.index)
    if (mention === undefined) continue
    mentions.push(mention)
    pattern.lastIndex = mention.end
  }
  return mentions
}

function digitMention(
  match: RegExpExecArray,
  digits: string | undefined,
  suffix: string | undefined,
  vulgar: string | undefined,
): NumberMention | undefined {
  const place = { start: match.index, end: match.index + match[0].length, text: match[0] }
  if (vulgar !== undefined) {
    const value = rational(...(VULGAR[vulgar] ?? [0, 1]))
    return { ...place, form: 'fraction', values: [value], inCalculation: value }
  }
  const values = readings(digits ?? '')
  const [first] = values
  return first === undefined ? undefined : { ...place, ...withSuffix(values, first, (suffix ?? '').trim()) }
}

function withSuffix(
  values: readonly Rational[],
  first: Rational,
  suffix: string,
): Pick<NumberMention, 'form' | 'values' | 'inCalculation'> {
  const hundredths = values.map((value) => value.div(rational(100)))
  if (/^(?:%|p)/.test(suffix)) {
    return { form: 'percent', values: [...values, ...hundredths], inCalculation: hundredths[0] ?? first }
  }
  if (/^(?:¢|c)/.test(suffix))
    return { form: 'cents', values: [...values, ...hundredths], inCalculation: first }
  if (/^e[+-]?\d/i.test(suffix)) {
    const scaled = first.mul(rational(10).pow(Number(suffix.slice(1))) ?? rational(1))
    return { form: 'digits', values: [scaled], inCalculation: scaled }
  }
  const scale = SCALE[suffix.toLowerCase()]
  if (scale === undefined) return { form: 'digits', values, inCalculation: first }
  const scaled = values.map((value) => value.mul(rational(scale)))
  const all = suffix.length === 1 ? [...scaled, ...values] : scaled
  return { form: 'digits', values: all, inCalculation: scaled[0] ?? first }
}

/** All values that digits with separators can stand for, the likeliest in English first. */
function readings(digits: string): Rational[] {
  const text = digits.replace(/['’_]/g, '')
  const pieces = text.split(/[ \u00a0\u202f]/)
  if (pieces.length > 1) {
    const isGrouped = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(text)
    const joined = isGrouped ? readings(pieces.join('')) : []
    return [...joined, ...pieces.flatMap(readings)]
  }
  const values: (Rational | undefined)[] = []
  const isEnglish = /^(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?$/.test(text)
  if (isEnglish) values.push(parseDecimal(text))
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text))
    values.push(parseDecimal(text.replaceAll('.', '').replace(',', '.')))
  if (/^\d+,\d+$/.test(text) && !isEnglish) values.push(parseDecimal(text.replace(',', '.')))
  if (!isEnglish) values.push(...text.split(/[.,]/).map(parseDecimal))
  return values.filter((value) => value !== undefined)
}

const PRONOUN_BEFORE =
  /\b(?:this|that|which|each|every|any|another|the|no|last|next|first|second|other|one by) $/i
const PRONOUN_AFTER = /^ (?:of|by one|another|should|must|can|could|may|might|way|day)\b/i

function spokenMention(text: string, start: number): NumberMention | undefined {
  const run = /^[A-Za-z]+(?:[ -][A-Za-z]+){0,11}/.exec(text.slice(start, start + 160))?.[0] ?? ''
  const words = run.toLowerCase().split(/[ -]/)
  const spoken = readSpokenNumber(words, 0)
  if (spoken === undefined) return undefined
  const length = words.slice(0, spoken.words).join(' ').length
  const written = text.slice(start, start + length)
  const isPronoun =
    /^one$/i.test(written) &&
    (PRONOUN_BEFORE.test(text.slice(Math.max(0, start - 12), start)) ||
      PRONOUN_AFTER.test(text.slice(start + length)))
  if (isPronoun) return undefined
  const after = /^\s?(?:percent\b|per cent\b|cents?\b)/i.exec(text.slice(start + length))?.[0] ?? ''
  const end = start + length + after.length
  const place = { start, end, text: text.slice(start, end) }
  if (after === '') {
    const form = spoken.isFraction ? 'fraction' : 'words'
    return { ...place, form, values: [spoken.value], inCalculation: spoken.value }
  }
  return { ...place, ...withSuffix([spoken.value], spoken.value, after.trim().toLowerCase()) }
}
