/** The metric `near-duplicates`: the share of records that repeat an earlier one. */

import { z } from 'zod'
import { NearDuplicateIndex } from '../algo/text/near-duplicate-index.js'
import { nearDuplicatePresetNames, nearDuplicateSettings } from '../algo/text/near-duplicate-presets.js'
import { digitsOption, textFieldOption, tokenView } from '../algo/text/record-text.js'
import type { TokenHashes } from '../algo/text/token-hashes.js'
import type { Random } from '../base/random.js'
import { defineMetric } from '../contract/metric.js'
import type { DataRecord } from '../record/data-record.js'
import { type Reading, type ReadingExample, unavailable } from '../record/reading.js'
import { FamilyNumbers } from './families.js'
import { NO_CLUSTER, repetitionInterval } from './repetition-interval.js'

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
      'Jaccard similarity of shingles, between 0 and 1, from which a record repeats; default of the preset.',
    ),
  digits: digitsOption
    .optional()
    .describe('`keep` tells 3 from 4, `zero` does not; default that of the preset.'),
  ignore: z
    .enum(['own-parent', 'none'])
    .default('own-parent')
    .describe('`own-parent`: records that go back to the same seed are not compared with each other.'),
})

const SHOWN_PAIRS = 5

/**
 * Share of records that are near to an earlier one which is not itself such a repetition: 1 − clusters / records, with
 * clusters by greedy representatives, so it equals what the refiner of the same name and options would drop.
 *
 * In:     records with words.
 * Out:    ratio in [0, 1), lower is better. Grows with the size of the set: compare equal sizes.
 * Edge:   records without words are never repetitions, but count in n; none with words → unavailable.
 * Cost:   about 25 MB/s and 300 to 600 bytes a short record.
 */
export const nearDuplicates = defineMetric({
  id: 'near-duplicates',
  version: 1,
  summary: 'Share of records that share most of their word runs with an earlier record.',
  source: {
    title: 'A. Broder: On the resemblance and containment of documents (1997)',
    reference: 'doi:10.1109/SEQUEN.1997.666900',
    deviation: 'Verified pairs, greedy representatives; interval by halves of seeds over the clusters found.',
  },
  needs: [],
  options,
  unit: 'ratio',
  better: 'lower',
  start({ field, preset, threshold, digits, ignore }) {
    const index = new NearDuplicateIndex(nearDuplicateSettings({ preset, threshold, digits }))
    const seen: Seen = { index, ignore, kept: [], clusterOf: [], familyOf: [], examples: [] }
    const families = new FamilyNumbers()
    const view = tokenView(field, index.settings)
    return {
      add(batch) {
        const tokens = batch.view(view)
        batch.records.forEach((record, at) => {
          seen.familyOf.push(families.of(record))
          seen.clusterOf.push(clusterFor(record, tokens[at], seen))
        })
      },
      read: (random) => readingOf(seen, preset, random),
    }
  },
})

interface Seen {
  readonly index: NearDuplicateIndex
  readonly ignore: 'own-parent' | 'none'
  readonly kept: { readonly id: string; readonly root: string }[]
  readonly clusterOf: number[]
  readonly familyOf: number[]
  readonly examples: ReadingExample[]
}

function clusterFor(record: DataRecord, tokens: TokenHashes | undefined, seen: Seen): number {
  const { index, ignore, kept, examples } = seen
  const { id, lineage } = record
  const print = tokens === undefined ? undefined : index.printOf(tokens)
  if (print === undefined) return NO_CLUSTER
  const isIgnored = (partner: number): boolean =>
    ignore === 'own-parent' && kept[partner]?.root === lineage.root
  const match = index.nearest(print, isIgnored)
  if (match === undefined) {
    kept.push({ id, root: lineage.root })
    return index.keep(print)
  }
  const note = `similarity ${match.similarity.toFixed(2)}`
  if (examples.length < SHOWN_PAIRS) examples.push({ records: [id, kept[match.kept]?.id ?? ''], note })
  return match.kept
}

function readingOf({ index, clusterOf, familyOf, examples }: Seen, preset: string, random: Random): Reading {
  const n = clusterOf.length
  const empty = clusterOf.filter((cluster) => cluster === NO_CLUSTER).length
  if (empty === n) return unavailable('no-text', 'No record has a word.')
  const clusters = index.size + empty
  return {
    status: 'measured',
    value: (n - clusters) / n,
    n,
    unit: 'ratio',
    better: 'lower',
    interval: repetitionInterval(clusterOf, familyOf, random),
    nullValue: null,
    method: `1 - clusters / records at Jaccard >= ${index.settings.threshold}, preset ${preset}`,
    warnings: empty === 0 ? [] : [`${empty} of ${n} records have no word and were not compared.`],
    examples,
    details: { repeated: n - clusters, clusters, indexBytes: index.bytes, settings: { ...index.settings } },
  }
}
