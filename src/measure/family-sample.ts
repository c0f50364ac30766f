/** A bounded uniform sample of families with what a metric keeps of each record, for intervals by subsampling. */

import type { Random } from '../base/random.js'
import { exactInterval, type Interval } from '../record/reading.js'
import { BottomSample } from '../algo/stats/bottom-sample.js'
import { MIN_SUBSAMPLED_UNITS, subsampleInterval } from '../algo/stats/subsample-interval.js'
import { hashOf } from '../algo/text/token-hashes.js'
import type { DataRecord } from '../record/data-record.js'
import { FamilyNumbers } from './families.js'

/** How to subsample the families of a sample. */
export interface FamilyInterval<Item> {
  readonly value: number
  /** The metric on the items of some families; undefined when there is nothing to measure. */
  readonly statistic: (items: readonly Item[]) => number | undefined
  readonly random: Random
  readonly draws: number
  readonly bounds: readonly [number, number]
}

/**
 * Keeps items of at most `capacity` records: whole families, chosen by the hash of their root and so independent of the
 * order of records (the last family that fits may be cut).
 */
export class FamilySample<Item> {
  private readonly sample: BottomSample<{ readonly root: string; readonly item: Item }>
  private readonly numbers = new FamilyNumbers()

  constructor(capacity: number) {
    this.sample = new BottomSample(capacity)
  }

  /** Offers a record; the item is made only if it is kept. */
  offer(record: DataRecord, make: () => Item): void {
    const { root } = record.lineage
    this.numbers.of(record)
    this.sample.offer(hashOf(root), () => ({ root, item: make() }))
  }

  /** Number of records offered. */
  get offered(): number {
    return this.sample.seen
  }

  /** The items in order of their family's hash: a seeded shuffle of the records. */
  items(): readonly Item[] {
    return this.sample.items().map(({ item }) => item)
  }

  /**
   * The interval of a statistic of distinct things, by halves of families; with fewer than 20 families an interval
   * without width and a warning, since nothing can be said.
   */
  interval(request: FamilyInterval<Item>): { interval: Interval; warnings: string[] } {
    const families = [...this.byFamily().values()]
    const { value, random, draws, bounds } = request
    const statistic = (drawn: readonly (readonly Item[])[]): number | undefined =>
      request.statistic(drawn.flat())
    const options = { draws, bounds, wholeUnits: this.numbers.size }
    const interval = subsampleInterval(value, families, statistic, random, options)
    if (interval !== undefined) return { interval, warnings: [] }
    return { interval: exactInterval(value), warnings: [tooFewFamilies(families.length)] }
  }

  private byFamily(): Map<string, Item[]> {
    const families = new Map<string, Item[]>()
    for (const { root, item } of this.sample.items()) {
      const family = families.get(root)
      if (family === undefined) families.set(root, [item])
      else family.push(item)
    }
    return families
  }
}

/** The warning that goes with a value that has no interval of its own. */
export function tooFewFamilies(families: number): string {
  return `Only ${families} seeds: the interval has no width because at least ${MIN_SUBSAMPLED_UNITS} are needed to resample.`
}
