/** The metric `distinct-n`: how many of the word runs of the whole set are different from each other. */

import { z } from 'zod'
import { distinctRatio, NgramCounter } from '../algo/text/distinct-ngrams.js'
import { type TextFields, textFieldOption, wordView } from '../algo/text/record-text.js'
import { type TokenHashes, wordHashes } from '../algo/text/token-hashes.js'
import type { Random } from '../base/random.js'
import { defineMetric } from '../contract/metric.js'
import type { Ports } from '../contract/ports.js'
import { textOf } from '../record/data-record.js'
import { type MeasuredReading, unavailable } from '../record/reading.js'
import { FamilySample } from './family-sample.js'

const options = z.strictObject({
  field: textFieldOption,
  n: z
    .int()
    .min(1)
    .max(20)
    .default(2)
    .describe('Words in a run, 1 to 20. Default 2, as in arXiv:1510.03055.'),
})

const SAMPLED_RECORDS = 2_000
const COMPARED_NGRAMS = 10_000
const RESAMPLED_NGRAMS = 10_000_000

/**
 * Distinct-n of all records, pooled; no run crosses a record's edge.
 *
 * In:     records with text, at least one run of n words in all.
 * Out:    ratio in (0, 1], higher is more varied. **Falls as a set grows** (Heaps' law): compare sets only by
 *         `details.atNgrams`, the ratio of the first 10,000 runs of a random order of records.
 * Null:   with `against`, the same ratio over as many runs of those rows; null if they have fewer.
 * Edge:   a record of fewer than n words contributes nothing; none left → unavailable.
 * Cost:   O(words) time, 17 to 34 bytes a different run; the interval takes about a second.
 */
export const distinctN = defineMetric({
  id: 'distinct-n',
  version: 1,
  summary: 'Share of word runs of length n that differ from each other over the whole set.',
  source: {
    title: 'J. Li et al.: A Diversity-Promoting Objective Function for Neural Conversation Models (2016)',
    reference: 'arXiv:1510.03055',
    deviation:
      'Pooled over records; interval by halves of seeds, since a bootstrap of distinct counts is biased.',
  },
  needs: [],
  options,
  unit: 'ratio',
  better: 'higher',
  start({ field, n }, ports) {
    const seen: Seen = { n, counter: new NgramCounter(n), sample: new FamilySample(SAMPLED_RECORDS) }
    const view = wordView(field, { marks: 'keep' })
    return {
      add(batch) {
        const words = batch.view(view)
        batch.records.forEach((record, at) => {
          const tokens = words[at]
          if (tokens === undefined) return
          seen.counter.add(tokens)
          seen.sample.offer(record, () => tokens)
        })
      },
      async read(random) {
        const { total } = seen.counter.read()
        if (total === 0) return unavailable('too-short', `No record has a run of ${n} words.`)
        return readingOf(seen, await distinctOfReference(ports, field, { n, total }), random)
      },
    }
  },
})

interface Seen {
  readonly n: number
  readonly counter: NgramCounter
  readonly sample: FamilySample<TokenHashes>
}

function readingOf(
  { n, counter, sample }: Seen,
  nullValue: MeasuredReading['nullValue'],
  random: Random,
): MeasuredReading {
  const { distinct, total } = counter.read()
  const value = distinct / total
  const items = sample.items()
  const sampled = items.reduce((sum, tokens) => sum + tokens.low.length, 0)
  const draws = Math.max(20, Math.min(100, Math.floor(RESAMPLED_NGRAMS / Math.max(1, sampled))))
  const statistic = (drawn: readonly TokenHashes[]): number | undefined => distinctRatio(drawn, n)
  const atNgrams = distinctRatio(items, n, COMPARED_NGRAMS)
  return {
    status: 'measured',
    value,
    n: total,
    unit: 'ratio',
    better: 'higher',
    nullValue,
    method: `distinct ${n}-grams of all ${n}-grams`,
    ...sample.interval({ value, statistic, random, draws, bounds: [0, 1] }),
    details: {
      distinct,
      total,
      atNgrams: atNgrams === undefined ? null : { ngrams: COMPARED_NGRAMS, value: atNgrams },
    },
  }
}

async function distinctOfReference(
  ports: Ports,
  field: TextFields,
  { n, total }: { readonly n: number; readonly total: number },
): Promise<MeasuredReading['nullValue']> {
  const texts: TokenHashes[] = []
  let found = 0
  for await (const row of ports.against?.() ?? []) {
    const tokens = wordHashes(textOf(row, field), { marks: 'keep' })
    texts.push(tokens)
    found += Math.max(0, tokens.low.length - n + 1)
    if (found >= total) break
  }
  const value = distinctRatio(texts, n, total)
  return value === undefined ? null : { value, method: `the first ${total} ${n}-grams of the reference rows` }
}
