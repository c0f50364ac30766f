/** Exact rational numbers: reading them from decimal text and asking for their decimal places. */

import { Fraction } from 'fraction.js'

/** An exact rational number of any size (fraction.js 5, BigInt numerator and denominator). Immutable. */
export type Rational = Fraction

/**
 * The rational numerator/denominator.
 *
 * In:     integers; the denominator must not be 0.
 * Throws: fraction.js's own error for a denominator of 0.
 */
export function rational(numerator: number | bigint, denominator: number | bigint = 1): Rational {
  return new Fraction(BigInt(numerator), BigInt(denominator))
}

const DECIMAL = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?$/

/**
 * Reads a decimal number exactly: `72`, `1,250.50`, `.5`, `-3`, `21.00`.
 *
 * In:   text without currency sign or white space.
 * Out:  the exact value, or undefined when the text is no such number (no exponent, no fraction, no lone `.`).
 * Edge: thousands separators must stand in groups of three, so `1,2` is no number.
 */
export function parseDecimal(text: string): Rational | undefined {
  if (!DECIMAL.test(text) || !/\d/.test(text)) return undefined
  const plain = text.replaceAll(',', '')
  const point = plain.indexOf('.')
  if (point < 0) return rational(BigInt(plain))
  const places = plain.length - point - 1
  const digits = plain.slice(0, point) + plain.slice(point + 1)
  return rational(BigInt(digits), 10n ** BigInt(places))
}

/**
 * The fewest decimal places that show a rational exactly: 0 for integers, 2 for 1/4.
 *
 * Out: undefined when no number of places does (1/3).
 */
export function decimalPlaces(value: Rational): number | undefined {
  let rest = value.d
  if (rest === 1n) return 0
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; rest /= 2n) twos += 1
  for (; rest % 5n === 0n; rest /= 5n) fives += 1
  return rest === 1n ? Math.max(twos, fives) : undefined
}

/** Whether a rational is a whole number. */
export function isInteger(value: Rational): boolean {
  return value.d === 1n
}

/** The whole number that a rational is, as a bigint with its sign; undefined when it is not whole. */
export function toBigInt(value: Rational): bigint | undefined {
  return value.d === 1n ? value.s * value.n : undefined
}

/**
 * Rounds half away from zero to so many decimal places, as school arithmetic does.
 *
 * In: places ≥ 0, at most 30.
 */
export function roundHalfUp(value: Rational, places: number): Rational {
  const scale = 10n ** BigInt(places)
  const scaled = value.n * scale * 2n + value.d
  return rational(value.s * (scaled / (value.d * 2n)), scale)
}

/** The value with so many decimal places as plain text without grouping; undefined when it needs more of them. */
export function toFixedExact(value: Rational, places: number): string | undefined {
  const needed = decimalPlaces(value)
  if (needed === undefined || needed > places) return undefined
  const scaled = (value.n * 10n ** BigInt(places)) / value.d
  const digits = scaled.toString().padStart(places + 1, '0')
  const sign = value.s < 0n ? '-' : ''
  const whole = digits.slice(0, digits.length - places)
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - places)}`
}
