/** How a number is written (digits, grouping, places, words), and writing another value in the same way. */

import { formatNumberWords, type WordStyle, wordStyleOf } from './number-words.js'
import { decimalPlaces, parseDecimal, type Rational, toBigInt, toFixedExact } from './rational.js'

/** The way in which a number stands in a text. */
export type NumberStyle =
  | {
      readonly form: 'digits'
      /** Thousands are separated by commas. */
      readonly isGrouped: boolean
      /** A value below 1 is written without its zero: `.5`. */
      readonly isLeadingDot: boolean
      /** Decimal places as written. */
      readonly places: number
      /** The places are always written out (`5.00`), not only as far as needed (`0.2`). */
      readonly isFixed: boolean
    }
  | ({ readonly form: 'words' } & WordStyle)

/**
 * The style of a number in digits.
 *
 * In:   text as `parseDecimal` reads it; `isMoney` when a currency sign belongs to it, so that two places are kept.
 * Edge: a number below 1,000 counts as ungrouped; `1250` counts as ungrouped too.
 */
export function digitStyleOf(text: string, isMoney: boolean): NumberStyle {
  const point = text.indexOf('.')
  const places = point < 0 ? 0 : text.length - point - 1
  const needed = decimalPlaces(parseDecimal(text) ?? ZERO) ?? places
  return {
    form: 'digits',
    isGrouped: text.includes(','),
    isLeadingDot: text.startsWith('.'),
    places,
    isFixed: places > needed || (isMoney && places === 2),
  }
}

/** The style of a number in words. */
export function writtenStyleOf(text: string): NumberStyle {
  return { form: 'words', ...wordStyleOf(text) }
}

const ZERO = parseDecimal('0') as Rational

/**
 * Writes a value in a style.
 *
 * Out:  undefined when the value cannot stand in the style exactly: more places than a fixed style has, no
 *       finite decimal, a fraction or more than 999 in words.
 * Law:  writing the value of a text in the text's own style gives the text back (else the text is irregular
 *       and must not be rewritten).
 */
export function formatNumber(value: Rational, style: NumberStyle): string | undefined {
  if (style.form === 'words') {
    const integer = toBigInt(value)
    return integer === undefined ? undefined : formatNumberWords(Number(integer), style)
  }
  const needed = decimalPlaces(value)
  if (needed === undefined) return undefined
  const text = toFixedExact(value, style.isFixed ? style.places : needed)
  if (text === undefined) return undefined
  const whole = style.isLeadingDot ? text.replace(/^(-?)0\./, '$1.') : text
  return style.isGrouped ? group(whole) : whole
}

function group(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
