/** The bounds that a gate rule sets for a quantity, as far as they can be read off the rule. */

import type { Ruling } from '../../govern/rule.js'

/** A quantity as a rule saw it. */
export type SeenQuantity = Ruling['seen'][number]

const OPERATORS = ['<', '<=', '>', '>=', '=='] as const

/** A comparison of a quantity with a number. */
export interface Threshold {
  readonly operator: (typeof OPERATORS)[number]
  readonly bound: number
  /** Whether only the value is compared (`.value`), so that the interval has no say. */
  readonly isValueOnly: boolean
}

const COMPARISON =
  /(\w+)\(\s*["']([^"']*)["']\s*\)(?:\.(value|lower|upper))?\s*(==|<=|<|>=|>)\s*(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)/g

/**
 * The bounds of one call, such as `reading("x")`, in a rule. Meant for figures and remarks: the ruling is made by the rule
 * itself.
 *
 * Edge: a bound that is not a plain number behind the comparison is not found.
 */
export function thresholdsOf(rule: string, call: string): Threshold[] {
  const found: Threshold[] = []
  for (const [, name, id, part, sign, bound] of rule.matchAll(COMPARISON)) {
    const operator = OPERATORS.find((one) => one === sign)
    if (`${name}("${id}")` !== call || operator === undefined) continue
    found.push({ operator, bound: Number(bound), isValueOnly: part === 'value' })
  }
  return found
}

/** Whether a rule compares only the value of a quantity whose interval reaches beyond the bound: sampling may hide a breach. */
export function reachesBeyond(rule: string, { call, quantity }: SeenQuantity): boolean {
  if ('unknown' in quantity) return false
  const { lower, upper } = quantity.interval
  return thresholdsOf(rule, call).some(
    ({ operator, bound, isValueOnly }) =>
      isValueOnly && !(holds(lower, operator, bound) && holds(upper, operator, bound)),
  )
}

function holds(value: number, operator: Threshold['operator'], bound: number): boolean {
  if (operator === '==') return value === bound
  if (operator === '<' || operator === '<=') return operator === '<' ? value < bound : value <= bound
  return operator === '>' ? value > bound : value >= bound
}
