/** The refiner `sample`: keeps a seeded random part of the records. */

import { z } from 'zod'
import { hashOf } from '../algo/text/token-hashes.js'
import { defineRefiner } from '../contract/refiner.js'
import type { Receipt } from '../record/receipt.js'

const options = z
  .strictObject({
    n: z.int().positive().optional().describe('Number of records to keep.'),
    share: z.number().gt(0).lt(1).optional().describe('Share of the records to keep, between 0 and 1.'),
  })
  .refine(({ n, share }) => (n === undefined) !== (share === undefined), 'Give either n or share.')

/**
 * Keeps `n` records, or the share of them rounded to a whole number, uniformly without replacement.
 *
 * Which ones depends on the seed and the ids only, not on their order; growing `n` only adds. Fewer than `n` records are
 * all kept, and a note `shortage` says so. Dropped records have the reason `not-sampled`.
 */
export const sample = defineRefiner({
  id: 'sample',
  version: 1,
  summary: 'Keeps a seeded random part of the records, by number or share.',
  source: { title: 'Own work' },
  needs: [],
  options,
  scope: 'set',
  start({ n, share }, ports) {
    const salt = ports.random('sample').uint32()
    const entries: { readonly id: string; readonly key: number }[] = []
    return {
      add(batch) {
        for (const { id } of batch.records) entries.push({ id, key: hashOf(`${salt} ${id}`) })
      },
      *decide(): Generator<Receipt> {
        const kept = n ?? Math.round(entries.length * (share ?? 1))
        if (n !== undefined && entries.length < n) {
          yield { action: 'note', reason: 'shortage', evidence: { wanted: n, available: entries.length } }
        }
        const evidence = { kept, of: entries.length }
        const chosen = new Set(
          entries.toSorted((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1)).slice(0, kept),
        )
        for (const entry of entries) {
          if (chosen.has(entry)) continue
          yield { action: 'drop', id: entry.id, reason: 'not-sampled', evidence }
        }
      },
    }
  },
})
