/** Runs a refiner over records, as a run would: bind, start, add in batches, decide. */

import { createBatch } from '../../src/contract/batch.js'
import type { Refiner } from '../../src/contract/refiner.js'
import type { DataRecord } from '../../src/record/data-record.js'
import type { AddReceipt, DropReceipt, NoteReceipt, Receipt } from '../../src/record/receipt.js'
import { createExamPorts, type ExamSetting } from '../../src/testing/exam-ports.js'

/** What came of a run. */
export interface Refined {
  readonly drops: readonly DropReceipt[]
  readonly adds: readonly AddReceipt[]
  readonly notes: readonly NoteReceipt[]
  /** Ids that stay, added ones included, in the order of their rank (or as they came). */
  readonly kept: readonly string[]
}

/** Binds the options and decides on all records. */
export async function runRefiner(
  refiner: Refiner,
  records: readonly DataRecord[],
  options: unknown = {},
  setting: ExamSetting = {},
): Promise<Refined> {
  const run = await refiner.bind(options).instance(createExamPorts(setting))
  const receipts: Receipt[] = []
  for (let from = 0; from < records.length; from += 7) {
    await run.add(createBatch(records.slice(from, from + 7)))
    if (refiner.scope === 'prefix') for await (const receipt of run.decide()) receipts.push(receipt)
  }
  for await (const receipt of run.decide()) receipts.push(receipt)
  const drops = receipts.filter((receipt) => receipt.action === 'drop')
  const adds = receipts.filter((receipt) => receipt.action === 'add')
  const dropped = new Set(drops.map(({ id }) => id))
  const kept = [...records, ...adds.map(({ record }) => record)]
    .map(({ id }) => id)
    .filter((id) => !dropped.has(id))
  const rank = (id: string): number => Number(run.rank?.(id) ?? 0)
  return {
    drops,
    adds,
    notes: receipts.filter((receipt) => receipt.action === 'note'),
    kept: kept.toSorted((left, right) => rank(left) - rank(right)),
  }
}
