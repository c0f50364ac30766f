/** The contract of a gate quantity: a named function that gate rules can call, e.g. `share("synthetic")`. */

import type { Conservation } from '../record/disposition.js'
import type { Interval, Reading } from '../record/reading.js'
import { type Declaration, definePlugIn, type PlugIn } from './plug-in.js'

/** The facts that gates rule on. */
export interface Facts {
  readonly counts: Conservation
  /** Readings by the id under which the recipe names them. */
  readonly readings: ReadonlyMap<string, Reading>
  /** Records in the release by origin and by declared group. */
  readonly shares: ReadonlyMap<string, number>
  readonly released: number
}

/** A quantity of a rule: a value, its interval, and records that show it. */
export type Quantity =
  | { readonly value: number; readonly interval: Interval; readonly examples?: readonly string[] }
  | { readonly unknown: string }

/** A quantity with its options: computes from facts and one name. */
export interface QuantityRun {
  compute(facts: Facts, name: string): Quantity
}

/** A gate quantity. */
export type QuantityPlugIn = PlugIn<'quantity', QuantityRun>

/** Defines a gate quantity; its id is the function name in rules. */
export function defineQuantity(
  declaration: Declaration<Record<string, never>> & QuantityRun,
): QuantityPlugIn {
  return definePlugIn('quantity', declaration, () => ({ compute: declaration.compute }))
}
