/** A quantity inside a rule: compared by its interval, or by the end that the rule names. */

import type { Quantity } from '../contract/quantity.js'

/** Thrown inside a rule when the evidence does not decide it; becomes the ruling `inconclusive`. Never leaves `govern`. */
export class Undecided extends TypeError {}

/** A quantity with the fields that rules may read. Reading a field of an unknown quantity is undecided. */
export class ComparedQuantity {
  readonly #quantity: Quantity

  constructor(quantity: Quantity) {
    this.#quantity = quantity
  }

  /** The point value. */
  get value(): number {
    return this.#known().value
  }

  /** Lower end of the interval. */
  get lower(): number {
    return this.#known().interval.lower
  }

  /** Upper end of the interval. */
  get upper(): number {
    return this.#known().interval.upper
  }

  #known(): Exclude<Quantity, { unknown: string }> {
    if ('unknown' in this.#quantity) throw new Undecided(this.#quantity.unknown)
    return this.#quantity
  }
}

/** How a quantity can be compared with a number; CEL makes `!=` of `==`. */
export type Comparison = '<' | '<=' | '>' | '>=' | '=='

/**
 * Compares a whole interval with a number. Throws Undecided when one part of the interval says yes and another no;
 * `==` is false outside of the interval and true only for an interval without width.
 */
export function compare(left: ComparedQuantity, operator: Comparison, right: number): boolean {
  const { lower, upper } = left
  const [low, high] = [holds(lower, operator, right), holds(upper, operator, right)]
  const isWithin = lower <= right && right <= upper
  const isDecided = operator === '==' ? !isWithin || lower === upper : low === high
  if (isDecided) return low
  throw new Undecided(`the interval [${round(lower)}, ${round(upper)}] straddles ${right}`)
}

function holds(value: number, operator: Comparison, limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '==':
      return value === limit
  }
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
