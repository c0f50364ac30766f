/** Families of records: those that go back to one seed, numbered as they come. */

import type { ClusterSum } from '../algo/stats/cluster-interval.js'
import { NumberTable } from '../algo/text/number-table.js'
import { hashOf } from '../algo/text/token-hashes.js'
import type { DataRecord } from '../record/data-record.js'

/** Numbers families 0, 1, 2 … by `lineage.root`. Cost: 17 to 34 bytes a family. */
export class FamilyNumbers {
  private readonly table = new NumberTable()

  /** Number of families met. */
  get size(): number {
    return this.table.size
  }

  /** The number of a record's family. */
  of(record: DataRecord): number {
    const key = hashOf(record.lineage.root)
    const known = this.table.get(key)
    if (known !== undefined) return known
    const number = this.table.size
    this.table.add(key, number)
    return number
  }
}

/** Adds up a value over the records of each family: what an interval over families needs. */
export class FamilySums {
  private readonly numbers = new FamilyNumbers()
  private readonly sums: number[] = []
  private readonly counts: number[] = []

  /** Takes the value of one record. */
  add(record: DataRecord, value: number): void {
    const family = this.numbers.of(record)
    this.sums[family] = (this.sums[family] ?? 0) + value
    this.counts[family] = (this.counts[family] ?? 0) + 1
  }

  /** Number of families met. */
  get size(): number {
    return this.numbers.size
  }

  /** The sums, one for each family, in order of appearance. */
  clusters(): ClusterSum[] {
    return this.sums.map((sum, family) => ({ sum, n: this.counts[family] ?? 0 }))
  }
}

/** What to warn of when a binomial interval is given although records come in families; empty when they do not. */
export function familyWarnings(records: number, families: number): string[] {
  if (families === records) return []
  const words = `${records} records of ${families} ${families === 1 ? 'seed' : 'seeds'}`
  return [`The interval takes records as independent, but they are ${words}: it is too narrow.`]
}
