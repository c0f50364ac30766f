/** The metric `lengths`: words a record. */

import { z } from 'zod'
import { clusteredMean } from '../algo/stats/cluster-interval.js'
import { MomentCounter } from '../algo/stats/moments.js'
import { type TextFields, textFieldOption, textView, wordView } from '../algo/text/record-text.js'
import { wordHashes } from '../algo/text/token-hashes.js'
import { defineMetric } from '../contract/metric.js'
import type { Ports } from '../contract/ports.js'
import { textOf } from '../record/data-record.js'
import { type Measured, type MeasuredReading, type Reading, unavailable } from '../record/reading.js'
import { FamilySums } from './families.js'
import { LengthSummary } from './length-summary.js'

const options = z.strictObject({ field: textFieldOption })

/**
 * Mean number of words of a record, with quantiles, a histogram and the number of records without any word.
 *
 * In:     records with text; words as in `algo/text/words`.
 * Out:    words, neutral; the interval resamples seeds. With `against`, the null value is the mean of those rows.
 * Edge:   no records, or none with a word (a field that is not there) → unavailable. Other records without words count as 0 and are warned of.
 * Cost:   one pass; quantiles are exact up to 16,384 records, then within 0.5 %.
 */
export const lengths = defineMetric({
  id: 'lengths',
  version: 1,
  summary: 'Words in a record: mean, quantiles and a histogram.',
  source: { title: 'Own work' },
  needs: [],
  options,
  unit: 'words',
  better: 'neutral',
  start({ field }, ports) {
    const families = new FamilySums()
    const summary = new LengthSummary('words')
    const characters = new MomentCounter()
    return {
      add(batch) {
        const words = batch.view(wordView(field))
        const texts = batch.view(textView(field))
        batch.records.forEach((record, at) => {
          const length = words[at]?.low.length ?? 0
          families.add(record, length)
          summary.add(length)
          characters.add(texts[at]?.length ?? 0)
        })
      },
      async read(random): Promise<Reading> {
        const mean = clusteredMean(families.clusters(), random)
        if (mean === undefined) return unavailable('no-records', 'There are no records.')
        if (summary.empty === mean.n) return unavailable('no-words', 'No record has a word.')
        return {
          status: 'measured',
          ...mean,
          unit: 'words',
          better: 'neutral',
          nullValue: await meanOfReference(ports, field),
          method: 'mean of words a record',
          warnings: warningsOf(mean, summary.empty),
          plots: [summary.plot('Words a record')],
          details: { ...summary.details(), meanCharacters: characters.read()?.mean ?? 0 },
        }
      },
    }
  },
})

function warningsOf({ n, interval }: Measured, empty: number): string[] {
  const warnings = empty === 0 ? [] : [`${empty} of ${n} records have no word.`]
  if (interval.method !== 'exact') return warnings
  return [...warnings, 'All records go back to one seed: the interval has no width, other seeds may differ.']
}

async function meanOfReference(ports: Ports, field: TextFields): Promise<MeasuredReading['nullValue']> {
  const counter = new MomentCounter()
  for await (const row of ports.against?.() ?? []) counter.add(wordHashes(textOf(row, field)).low.length)
  const moments = counter.read()
  return moments === undefined ? null : { value: moments.mean, method: `mean of ${moments.n} reference rows` }
}
