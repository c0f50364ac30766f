/** What must stay true of every quantity of a program when its literals vary. */

import { type AgeGap, ageGaps } from './age-gaps.js'
import { type Expression, evaluate } from '../maths/expression.js'
import { decimalPlaces, isInteger, type Rational, rational } from '../maths/rational.js'
import type { NumberSource, Program } from './program.js'
import { sourceValue, stepValues } from './render-program.js'
import { areComparable, type QuantityKind, quantityKinds } from './quantity-kinds.js'
import { unitCeilings } from './unit-ceilings.js'

/** Largest factor by which a result may grow or shrink. Our own choice. */
export const LARGEST_RESULT_FACTOR = 2.5

/** Judges values of the literals: undefined when all limits hold, else the name of the first that does not. */
export type VariationLimits = (values: readonly Rational[]) => string | undefined

/**
 * The limits of a program, from its original values.
 *
 * Limits: `integer`   whole results, also inside of a calculation, stay whole; others keep their number of places (money: at most two)
 *         `sign`      positive stays positive, zero stays zero, one stays one and nothing becomes one
 *         `magnitude` no result changes by more than a factor of 2.5
 *         `order`     of any two quantities the smaller one stays the smaller one; money and percentages are compared
 *            among themselves only
 *         `ceiling`   a percentage stays ≤ 100, hours ≤ 24, minutes ≤ 60 … if they were
 *         `age-gap`   parents stay old enough, and young enough, to be the parents (`ageGaps`)
 *         `percent-sum` percentages that sum up to at most 100 still do
 * Cost:   one evaluation and O(quantities²) comparisons for each judgement.
 */
export function variationLimits(program: Program): VariationLimits {
  const original = program.literals.map((literal) => literal.value)
  const results = program.steps.map((step) => step.value)
  const wasWhole = innerValues(program, original, results).map(isInteger)
  const kinds = quantityKinds(program)
  const order = orderedPairs([...original, ...results], kinds)
  const ceilings = unitCeilings(program)
  const gaps = ageGaps(program)
  const isMoney = kinds.slice(original.length).map((kind) => kind === 'money')
  return (values) => {
    const next = stepValues(program, values)
    if (next === undefined) return 'sign'
    if (!next.every((value, step) => keepsSign(results[step] ?? value, value))) return 'sign'
    if (!next.every((value, step) => keepsPlaces(results[step] ?? value, value, isMoney[step] ?? false)))
      return 'integer'
    if (!next.every((value, step) => keepsSize(results[step] ?? value, value))) return 'magnitude'
    const inner = innerValues(program, values, next)
    if (!inner.every((value) => value.s > 0n)) return 'sign'
    if (!inner.every((value, index) => isInteger(value) || !wasWhole[index])) return 'integer'
    const numbers = [...values, ...next].map((value) => value.valueOf())
    if (!order.every(([low, high]) => (numbers[low] ?? 0) < (numbers[high] ?? 0))) return 'order'
    if (!ceilings.every(({ quantity, ceiling }) => (numbers[quantity] ?? 0) <= ceiling)) return 'ceiling'
    if (!gaps.every((gap) => keepsGap(gap, numbers))) return 'age-gap'
    return percentSum(program, original) <= 100 && percentSum(program, values) > 100
      ? 'percent-sum'
      : undefined
  }
}

function keepsGap({ younger, older, leastYears, mostYears }: AgeGap, numbers: readonly number[]): boolean {
  const years = (numbers[older] ?? 0) - (numbers[younger] ?? 0)
  return years >= leastYears && years <= mostYears
}

function keepsSign(before: Rational, after: Rational): boolean {
  const one = rational(1)
  return (
    before.equals(one) === after.equals(one) && before.s === after.s && (before.n === 0n) === (after.n === 0n)
  )
}

/** Whole stays whole; a fraction keeps its places, but money may come to whole cents or dollars. */
function keepsPlaces(before: Rational, after: Rational, isMoney: boolean): boolean {
  if (isInteger(before)) return isInteger(after)
  const places = decimalPlaces(after)
  if (isMoney) return places !== undefined && places <= Math.max(2, decimalPlaces(before) ?? 2)
  return places !== 0 && places === decimalPlaces(before)
}

function keepsSize(before: Rational, after: Rational): boolean {
  if (before.n === 0n) return true
  const factor = Math.abs(after.valueOf() / before.valueOf())
  return factor <= LARGEST_RESULT_FACTOR && factor >= 1 / LARGEST_RESULT_FACTOR
}

/** Values of all inner nodes of all steps, in a fixed order; zero where a division fails. */
function innerValues(
  program: Program,
  values: readonly Rational[],
  results: readonly Rational[],
): Rational[] {
  const inner: Rational[] = []
  const visit = (expression: Expression<NumberSource>): void => {
    if (expression.kind === 'leaf') return
    if (expression.kind === 'binary') {
      visit(expression.left)
      visit(expression.right)
    } else visit(expression.operand)
    inner.push(evaluate(expression, (source) => sourceValue(source, values, results)) ?? rational(0))
  }
  for (const step of program.steps) visit(step.expression)
  return inner
}

function orderedPairs(values: readonly Rational[], kinds: readonly QuantityKind[]): [number, number][] {
  const numbers = values.map((value) => value.valueOf())
  const pairs: [number, number][] = []
  for (const [low, some] of numbers.entries()) {
    for (const [high, other] of numbers.entries()) {
      if (some < other && areComparable(kinds[low], kinds[high])) pairs.push([low, high])
    }
  }
  return pairs
}

function percentSum(program: Program, values: readonly Rational[]): number {
  return program.literals.reduce(
    (sum, literal, index) => sum + (literal.isPercent ? (values[index]?.valueOf() ?? 0) : 0),
    0,
  )
}
