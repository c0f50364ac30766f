/** Numbers of columnar files as JSON: a number when it is exact, else its digits as a string. */

/** An integer: a number within ±(2^53 − 1), else a string of its digits. */
export function exactInteger(value: bigint): number | string {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}

/**
 * A decimal `unscaled / 10^scale`: a number when it has at most 15 significant digits, which a double keeps,
 * else a string.
 *
 * Source: IEEE 754; 15 is DBL_DIG, the digits that survive text → double → text.
 */
export function exactDecimal(unscaled: bigint, scale: number): number | string {
  const text = decimalText(unscaled, scale)
  const significant = String(unscaled < 0n ? -unscaled : unscaled).replace(/0+$/, '')
  return significant.length <= 15 && Math.abs(scale) <= 30 ? Number(text) : text
}

/**
 * A floating-point number: NaN, which JSON has not, becomes null as in pandas; infinities stay for the caller
 * to refuse.
 */
export function floatOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale))
  const sign = unscaled < 0n ? '-' : ''
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
