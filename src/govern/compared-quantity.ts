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

/** Compares a whole interval with a number. Throws Undecided when the interval straddles it. */
export function compare(left: ComparedQuantity, operator: '<' | '<=' | '>' | '>=', right: number): boolean {
  const holds = (value: number): boolean => {
    if (operator === '<') return value < right
    if (operator === '<=') return value <= right
    return operator === '>' ? value > right : value >= right
  }
  const [low, high] = [holds(left.lower), holds(left.upper)]
  if (low === high) return low
  throw new Undecided(`the interval [${round(left.lower)}, ${round(left.upper)}] straddles ${right}`)
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
