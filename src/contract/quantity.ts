/** The contract of a gate quantity: a named function that gate rules can call, e.g. `share("synthetic")`. */

import type { Conservation } from '../record/disposition.js'
import type { Interval, Reading } from '../record/reading.js'
import { type Declaration, definePlugIn, type PlugIn } from './plug-in.js'

/** The facts that gates rule on. */
export interface Facts {
  readonly counts: Conservation
  /** Readings by the id under which the recipe names them. */
  readonly readings: ReadonlyMap<string, Reading>
  /** Number of records in the release by origin (`real`, `synthetic`) and by step or source id. */
  readonly members: ReadonlyMap<string, number>
  readonly released: number
}

/** Names that a rule may use, known before the run. */
export interface KnownNames {
  readonly readings: readonly string[]
  readonly origins: readonly string[]
}

/** A quantity of a rule: a value, its interval, and records that show it. */
export type Quantity =
  | { readonly value: number; readonly interval: Interval; readonly examples?: readonly string[] }
  | { readonly unknown: string }

/** A quantity with its options: computes from facts and one name. */
export interface QuantityRun {
  compute(facts: Facts, name: string): Quantity
  /** Names that may be given, for the check before the run. */
  names(known: KnownNames): readonly string[]
}

/** A gate quantity. */
export type QuantityPlugIn = PlugIn<'quantity', QuantityRun>

/** Defines a gate quantity; its id is the function name in rules. */
export function defineQuantity(
  declaration: Declaration<Record<string, never>> & QuantityRun,
): QuantityPlugIn {
  return definePlugIn('quantity', declaration, () => declaration)
}
