/** Tells whether two sources of a number are the same function of the question's literals, by evaluation modulo a prime. */

import type { Expression } from '../maths/expression.js'
import type { Rational } from '../maths/rational.js'
import type { NumberSource } from './program.js'

const PRIME = 2_305_843_009_213_693_951n

/** Fingerprints of sources: equal ones are equal as rational functions, but for a chance below 10^-15. */
export interface Fingerprints {
  /** The fingerprint of a source; steps must have been added in order. */
  of(source: NumberSource): bigint
  /** Adds the next step. */
  add(expression: Expression<NumberSource>): void
}

/**
 * Fingerprints with an independent pseudo-random point for each group of literals.
 *
 * In:     `groups[i]`: the group of literal i.
 * Source: Schwartz–Zippel lemma; the modulus is the Mersenne prime 2^61 - 1.
 * Edge:   a division by zero at the point gives 0, so such sources may look equal; the chance is below 10^-15.
 */
export function createFingerprints(groups: readonly number[]): Fingerprints {
  const expressions: Expression<NumberSource>[] = []
  const known = new Map<number, bigint>()
  const ofStep = (step: number): bigint => {
    const expression = expressions[step]
    const found = known.get(step) ?? (expression === undefined ? 0n : evaluateAt(expression, of))
    known.set(step, found)
    return found
  }
  const of = (source: NumberSource): bigint => {
    if (source.kind === 'constant') return modulo(source.value)
    if (source.kind === 'result') return ofStep(source.step)
    const value = point(groups[source.literal] ?? source.literal)
    return source.divisor === 1 ? value : divide(value, BigInt(source.divisor))
  }
  return { of, add: (expression) => void expressions.push(expression) }
}

function point(group: number): bigint {
  return power(BigInt(group) * 1_000_003n + 7_919n, 65_537n)
}

function evaluateAt(expression: Expression<NumberSource>, of: (source: NumberSource) => bigint): bigint {
  if (expression.kind === 'leaf') return of(expression.leaf)
  if (expression.kind === 'negate') return PRIME - evaluateAt(expression.operand, of)
  if (expression.kind === 'percent') return divide(evaluateAt(expression.operand, of), 100n)
  const left = evaluateAt(expression.left, of)
  const right = evaluateAt(expression.right, of)
  if (expression.operator === '+') return (left + right) % PRIME
  if (expression.operator === '-') return (left - right + PRIME) % PRIME
  return expression.operator === '*' ? (left * right) % PRIME : divide(left, right)
}

function modulo(value: Rational): bigint {
  return divide((value.s * value.n + PRIME) % PRIME, value.d % PRIME)
}

function divide(left: bigint, right: bigint): bigint {
  return (left * power(right, PRIME - 2n)) % PRIME
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base % PRIME
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % PRIME
    square = (square * square) % PRIME
  }
  return result
}
