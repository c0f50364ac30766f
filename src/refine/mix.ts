/** The refiner `mix`: adds real rows until the synthetic ones have a given share, and shuffles. */

import { z } from 'zod'
import { BottomSample } from '../algo/stats/bottom-sample.js'
import { hashOf } from '../algo/text/token-hashes.js'
import type { JsonObject } from '../base/canonical-json.js'
import { defineRefiner } from '../contract/refiner.js'
import type { DataRecord } from '../record/data-record.js'
import type { Receipt } from '../record/receipt.js'

const options = z.strictObject({
  source: z.string().describe('Id of the recipe source that the rows come from.'),
  synthetic: z
    .number()
    .gt(0)
    .lt(1)
    .describe(
      'Share of synthetic records in the result, between 0 and 1. About 0.3 did best in arXiv:2510.01631.',
    ),
  leaveOut: z
    .enum(['parents', 'none'])
    .default('none')
    .describe('`parents`: rows that a kept record was made from are not added.'),
})

/** What the mix knows of the records it was given. */
interface Given {
  synthetic: number
  real: number
  readonly ids: Set<string>
  readonly parents: Set<string>
  fields: readonly string[] | undefined
}

/**
 * Adds rows of a source so that `synthetic` of the result is synthetic, and ranks all records in one seeded order.
 *
 * Which rows are added, and the order, depend on the seed and the ids only. When the source has too few rows, all of
 * them are added and a note `shortage` says which share was reached and how many synthetic records would fit; nothing
 * is dropped. A note `fields-differ` warns when an added row lacks a field of the synthetic records.
 *
 * Edge: without synthetic records, or with more real ones than asked, nothing is added and the note says so.
 */
export const mix = defineRefiner({
  id: 'mix',
  version: 1,
  summary: 'Adds rows of a source until synthetic records have a given share, in one seeded order.',
  source: {
    title: 'F. Kang et al.: Demystifying Synthetic Data in LLM Pre-training (2025)',
    reference: 'arXiv:2510.01631',
    deviation: 'The share counts records, not tokens.',
  },
  needs: [],
  options,
  readsSources: ({ source }) => [source],
  scope: 'set',
  start({ source, synthetic, leaveOut }, ports) {
    const salt = ports.random('mix').uint32()
    const keyOf = (id: string): number => hashOf(`${salt} ${id}`)
    const given: Given = { synthetic: 0, real: 0, ids: new Set(), parents: new Set(), fields: undefined }
    return {
      add(batch) {
        for (const record of batch.records) count(record, given)
      },
      async *decide(): AsyncGenerator<Receipt> {
        const wanted = Math.max(0, Math.round((given.synthetic * (1 - synthetic)) / synthetic) - given.real)
        const pool = new BottomSample<DataRecord>(Math.max(1, wanted))
        let leftOut = 0
        for await (const row of ports.source(source)) {
          if (given.ids.has(row.id)) continue
          const isParent = leaveOut === 'parents' && given.parents.has(row.id)
          if (isParent) leftOut += 1
          else pool.offer(keyOf(row.id), () => row)
        }
        const added = wanted === 0 ? [] : pool.items()
        for (const record of added) yield { action: 'add', record, reason: 'mixed-in' }
        yield summary(given, { added: added.length, wanted, available: pool.seen, leftOut, share: synthetic })
        const lacking = missingFields(given, added)
        if (lacking !== undefined) yield { action: 'note', reason: 'fields-differ', evidence: lacking }
      },
      rank: keyOf,
    }
  },
})

function count(record: DataRecord, given: Given): void {
  given.ids.add(record.id)
  if (record.lineage.origin === 'real') given.real += 1
  else {
    given.synthetic += 1
    given.fields ??= Object.keys(record.data)
  }
  given.parents.add(record.lineage.root)
  for (const parent of record.lineage.parents) given.parents.add(parent.id)
}

interface Outcome {
  readonly added: number
  readonly wanted: number
  readonly available: number
  readonly leftOut: number
  readonly share: number
}

function summary(given: Given, outcome: Outcome): Receipt {
  const { added, wanted, share } = outcome
  const real = given.real + added
  const total = given.synthetic + real
  const reached = total === 0 ? null : given.synthetic / total
  const evidence: JsonObject = { ...outcome, synthetic: given.synthetic, real, reached }
  if (added < wanted) {
    const syntheticThatFits = Math.floor((real * share) / (1 - share))
    return { action: 'note', reason: 'shortage', evidence: { ...evidence, syntheticThatFits } }
  }
  if (given.synthetic === 0) return { action: 'note', reason: 'nothing-synthetic', evidence }
  const isBelow = wanted === 0 && reached !== null && reached < share
  return { action: 'note', reason: isBelow ? 'already-below' : 'mixed', evidence }
}

function missingFields(given: Given, added: readonly DataRecord[]): JsonObject | undefined {
  for (const record of added) {
    const missing = (given.fields ?? []).filter((field) => !Object.hasOwn(record.data, field))
    if (missing.length > 0) return { missing, row: record.id, has: Object.keys(record.data) }
  }
  return undefined
}
