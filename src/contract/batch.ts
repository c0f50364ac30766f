/** A batch of records with views computed once and shared: tokenise once, measure everything. */

import type { DataRecord } from '../record/data-record.js'

/** Something derived from one record. Views with the same id must compute the same thing. */
export interface View<T> {
  /** Names the computation with its parameters, e.g. `words(question)`. */
  readonly id: string
  compute(record: DataRecord): T
}

/** Records in order, with a cache of views. */
export interface Batch {
  readonly records: readonly DataRecord[]
  /** The view of every record, in order; computed at the first request. */
  view<T>(view: View<T>): readonly T[]
}

/** Wraps records as a batch. Memory: the records and the views asked for, until the batch is let go. */
export function createBatch(records: readonly DataRecord[]): Batch {
  const cache = new Map<string, readonly unknown[]>()
  return {
    records,
    view<T>(view: View<T>): readonly T[] {
      const known = cache.get(view.id)
      if (known !== undefined) return known as readonly T[]
      const made = records.map((record) => view.compute(record))
      cache.set(view.id, made)
      return made
    },
  }
}
