/** Whether two answers are the same number, with their units, under a named rule. */

import { decimalPlaces, type Rational, roundHalfUp } from './rational.js'
import type { Unit } from './units.js'

/**
 * The rule of equality. `exact`: equal as rationals. `rounded-decimal`: also equal when the one with more decimal places,
 * rounded half up to the places of the other (at least one place), gives the other: 33.33 for 100/3, but not 33.
 */
export type EqualityRule = 'exact' | 'rounded-decimal'

/** A number with its unit, if it has one. */
export interface Quantity {
  readonly value: Rational
  readonly unit: Unit | undefined
}

/**
 * Compares two quantities.
 *
 * Units: both known and of one dimension and system → compared in the base unit ($1.50 = 150 cents, 0.5 hours = 30
 *        minutes); one unknown → the plain numbers are compared; of different dimensions or systems → never equal.
 * Percent: 50% equals 0.5 only with `isPercentRatio`; else a percent sign counts as no unit (50% = 50).
 * Out:   `equal`, `different`, or `incomparable` for units that do not convert.
 */
export function compareQuantities(
  given: Quantity,
  expected: Quantity,
  rule: EqualityRule = 'exact',
  isPercentRatio = false,
): 'equal' | 'different' | 'incomparable' {
  const some = isPercentRatio ? asRatio(given) : withoutPercent(given)
  const other = isPercentRatio ? asRatio(expected) : withoutPercent(expected)
  if (some.unit === undefined || other.unit === undefined) return isEqual(some.value, other.value, rule)
  if (some.unit.dimension !== other.unit.dimension || some.unit.system !== other.unit.system)
    return 'incomparable'
  if (some.unit.name === other.unit.name) return isEqual(some.value, other.value, rule)
  return isEqual(some.value.mul(some.unit.factor), other.value.mul(other.unit.factor), rule)
}

function asRatio(quantity: Quantity): Quantity {
  if (quantity.unit?.dimension !== 'ratio') return quantity
  return { value: quantity.value.mul(quantity.unit.factor), unit: undefined }
}

function withoutPercent(quantity: Quantity): Quantity {
  return quantity.unit?.dimension === 'ratio' ? { value: quantity.value, unit: undefined } : quantity
}

function isEqual(some: Rational, other: Rational, rule: EqualityRule): 'equal' | 'different' {
  if (some.equals(other)) return 'equal'
  if (rule === 'exact') return 'different'
  return roundsTo(some, other) || roundsTo(other, some) ? 'equal' : 'different'
}

function roundsTo(precise: Rational, rounded: Rational): boolean {
  const places = decimalPlaces(rounded)
  if (places === undefined || places < 1 || places > 12) return false
  return roundHalfUp(precise, places).equals(rounded)
}
