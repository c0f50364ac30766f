/** The contract of a refiner: keeps, drops, orders, mixes. Streaming in, receipts out. */

import type { Receipt } from '../record/receipt.js'
import type { Batch } from './batch.js'
import { type Declaration, definePlugIn, type PlugIn } from './plug-in.js'
import type { Ports } from './ports.js'

/** A refiner at work. `decide` may be called after every few batches and once at the end. */
export interface RefinerRun {
  /** Takes records in candidate order. */
  add(batch: Batch): void | Promise<void>
  /**
   * Decides on all that was added since the last call. A record without a receipt is kept.
   * A `prefix` refiner never changes its mind: what it says of record k depends on records ≤ k only.
   */
  decide(): AsyncIterable<Receipt> | Iterable<Receipt>
  /** Sort key of a record of the final set; absent when the refiner does not order. Asked after `decide`. */
  rank?(id: string): string | number
}

/** What a refiner declares. */
export interface RefinerDeclaration<Options> extends Declaration<Options> {
  /**
   * `prefix`: decisions depend on earlier records only, so goals are counted after it, round by round.
   * `set`: needs the whole set (mixing, sampling, ordering); runs once, when the goal is met.
   */
  readonly scope: 'prefix' | 'set'
  /** Whether it cannot work without reference rows (`against`); checked before the run. */
  readonly reference?: 'required'
  start(options: Options, ports: Ports): RefinerRun | Promise<RefinerRun>
}

/** Starts a refiner with its options already bound. */
export type StartRefiner = (ports: Ports) => RefinerRun | Promise<RefinerRun>

/** A refiner of any options. */
export interface Refiner extends PlugIn<'refiner', StartRefiner> {
  readonly reference: 'required' | 'optional'
  readonly scope: 'prefix' | 'set'
}

/** Defines a refiner. */
export function defineRefiner<Options>(declaration: RefinerDeclaration<Options>): Refiner {
  const plugIn = definePlugIn('refiner', declaration, (options: Options): StartRefiner => {
    return (ports) => declaration.start(options, ports)
  })
  return { ...plugIn, scope: declaration.scope, reference: declaration.reference ?? 'optional' }
}
