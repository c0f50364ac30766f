/** The refiner `near-duplicates`: drops a record that shares most of its shingles with one that was kept. */

import { z } from 'zod'
import { NearDuplicateIndex } from '../algo/text/near-duplicate-index.js'
import { nearDuplicatePresetNames, nearDuplicateSettings } from '../algo/text/near-duplicate-presets.js'
import { digitsOption, type TextFields, textFieldOption } from '../algo/text/record-text.js'
import { defineRefiner } from '../contract/refiner.js'
import { type DataRecord, textOf } from '../record/data-record.js'
import { createReceiptQueue } from './receipt-queue.js'

const options = z.strictObject({
  field: textFieldOption,
  preset: z
    .enum(nearDuplicatePresetNames)
    .default('word-5')
    .describe('Shingles, hashes and bands by name; `word-5` is ours for short records.'),
  threshold: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe(
      'Jaccard similarity of shingles, between 0 and 1, from which a record goes; default that of the preset.',
    ),
  digits: digitsOption
    .optional()
    .describe('`keep` tells 3 from 4, `zero` does not; default that of the preset.'),
  ignore: z
    .enum(['own-parent', 'none'])
    .default('own-parent')
    .describe('`own-parent`: a record may resemble what it was made from, and what else was made from that.'),
})

/**
 * Drops a record that is near to a kept record (`near-duplicate`) or to a row of `against`
 * (`near-duplicate-of-reference`). Greedy in candidate order: only kept records count as partners, so nothing is dropped
 * through a chain of others, and later records never change what was said of earlier ones.
 *
 * With `ignore: own-parent` records of one family (the same seed) are not compared: that they resemble each other is by
 * design, and measured as template reuse. Every drop is verified by the Jaccard similarity of the shingles; its receipt holds partner, similarity and
 * parameters. Pairs at the threshold are missed with the chance that the preset documents (1 % for `word-5`).
 */
export const nearDuplicates = defineRefiner({
  id: 'near-duplicates',
  version: 1,
  summary: 'Drops a record that shares most of its word runs with an earlier one that was kept.',
  source: {
    title: 'A. Broder: On the resemblance and containment of documents (1997)',
    reference: 'doi:10.1109/SEQUEN.1997.666900',
    deviation: 'Candidates are verified and clusters are greedy representatives, not connected components.',
  },
  needs: [],
  options,
  scope: 'prefix',
  async start({ field, preset, threshold, digits, ignore }, ports) {
    const index = new NearDuplicateIndex(nearDuplicateSettings({ preset, threshold, digits }))
    const evidence = { preset, ...index.settings }
    const kept = await keepReferences(index, ports.against?.() ?? [], field)
    const references = kept.length
    const receipts = createReceiptQueue()

    function examine(record: DataRecord): void {
      const print = index.print(textOf(record, field))
      if (print === undefined) return
      const match = index.nearest(print, (partner) => {
        return (
          kept[partner]?.id === record.id || (ignore === 'own-parent' && isOwnFamily(record, kept[partner]))
        )
      })
      if (match === undefined) {
        kept[index.keep(print)] = { id: record.id, root: record.lineage.root }
        return
      }
      const reason = match.kept < references ? 'near-duplicate-of-reference' : 'near-duplicate'
      const partner = kept[match.kept]?.id ?? ''
      const score = match.similarity
      receipts.drop({ id: record.id, reason, partner, score, evidence })
    }

    return {
      add(batch) {
        for (const record of batch.records) examine(record)
      },
      decide: receipts.take,
    }
  },
})

async function keepReferences(
  index: NearDuplicateIndex,
  rows: AsyncIterable<DataRecord> | Iterable<DataRecord>,
  field: TextFields,
): Promise<Kept[]> {
  const kept: Kept[] = []
  for await (const row of rows) {
    const print = index.print(textOf(row, field))
    if (print !== undefined) kept[index.keep(print)] = { id: row.id, root: row.lineage.root }
  }
  return kept
}

interface Kept {
  readonly id: string
  /** The seed that the record goes back to. */
  readonly root: string
}

function isOwnFamily(record: DataRecord, partner: Kept | undefined): boolean {
  const { parents, root } = record.lineage
  return partner?.root === root || parents.some((parent) => parent.id === partner?.id)
}
