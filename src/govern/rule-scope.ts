/** What a rule can call and compare, bound to the facts of one evaluation. */

import { Environment } from '@marcbachmann/cel-js'
import type { Facts, Quantity, QuantityPlugIn } from '../contract/quantity.js'
import { ComparedQuantity, compare, type Comparison, Undecided } from './compared-quantity.js'

/** A quantity as the rule saw it. */
export interface SeenQuantity {
  /** `reading("contamination")`. */
  readonly call: string
  readonly quantity: Quantity
}

/** How an evaluation ended: a boolean, or what kept it from one. */
export interface Evaluated {
  readonly outcome: boolean | { readonly thrown: unknown }
  readonly seen: readonly SeenQuantity[]
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
}

/** The CEL environment of one rule. Its facts are set for the time of an evaluation, which is never concurrent. */
export class RuleScope {
  readonly environment = new Environment()
  #facts: Facts | undefined
  #seen: SeenQuantity[] = []

  constructor(quantities: readonly QuantityPlugIn[]) {
    this.environment.registerType('Quantity', {
      ctor: ComparedQuantity,
      fields: { value: 'double', lower: 'double', upper: 'double' },
    })
    for (const operator of Object.keys(MIRRORED) as Comparison[]) this.#registerComparison(operator)
    for (const plugIn of quantities) this.#registerQuantity(plugIn)
  }

  /** Evaluates a program of this environment over facts. */
  evaluate(program: () => unknown, facts: Facts): Evaluated {
    this.#facts = facts
    this.#seen = []
    try {
      return { outcome: program() === true, seen: this.#seen }
    } catch (thrown) {
      return { outcome: { thrown }, seen: this.#seen }
    }
  }

  #registerComparison(operator: Comparison): void {
    this.environment.registerOperator(
      `Quantity ${operator} double`,
      (left: ComparedQuantity, right: number) => compare(left, operator, right),
    )
    if (operator === '==') return
    this.environment.registerOperator(
      `double ${operator} Quantity`,
      (left: number, right: ComparedQuantity) => compare(right, MIRRORED[operator], left),
    )
  }

  #registerQuantity(plugIn: QuantityPlugIn): void {
    const { instance } = plugIn.bind({})
    this.environment.registerFunction(`${plugIn.id}(string): Quantity`, (name: string) => {
      if (this.#facts === undefined) throw new Undecided('no facts')
      const quantity = instance.compute(this.#facts, name)
      this.#seen.push({ call: `${plugIn.id}("${name}")`, quantity })
      return new ComparedQuantity(quantity)
    })
  }
}
