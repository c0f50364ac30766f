/** Quantities of a program: exact values in hundredths with the expression that yields them. */

import type { Expression } from '../../algo/maths/expression.js'

/** Names of the numbers that a production draws. `top` and `bottom` are those of a fraction. */
export type NumberName = 'n' | 'm' | 'k' | 'p' | 'top' | 'bottom'

/** A number of a program. */
export interface Quantity {
  /** The value times 100, always a whole number. */
  readonly hundredths: number
  readonly isMoney: boolean
  /** How it comes about from the numbers of the question; leaves are hundredths. */
  readonly expression: Expression<number>
}

/** A number that the question states. */
export function given(hundredths: number, isMoney: boolean): Quantity {
  return { hundredths, isMoney, expression: { kind: 'leaf', leaf: hundredths } }
}

/** A plain decimal without separators or trailing zeros: 1350 → `13.5`, 7200 → `72`. */
export function plainNumber(hundredths: number): string {
  const whole = Math.floor(hundredths / 100)
  const rest = hundredths % 100
  if (rest === 0) return String(whole)
  return rest % 10 === 0 ? `${whole}.${rest / 10}` : `${whole}.${rest < 10 ? '0' : ''}${rest}`
}

/** Money with its sign: 1350 → `$13.50`, 1200 → `$12`. */
export function moneyText(hundredths: number, sign: string): string {
  return `${sign}${moneyDigits(hundredths)}`
}

/** Money without its sign: two places, or none for whole amounts. */
export function moneyDigits(hundredths: number): string {
  const whole = Math.floor(hundredths / 100)
  const rest = hundredths % 100
  return rest === 0 ? String(whole) : `${whole}.${rest < 10 ? '0' : ''}${rest}`
}
