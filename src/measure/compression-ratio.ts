/** The metric `compression-ratio`: how much shorter the texts become when repetitions are written once. */

import { z } from 'zod'
import { compressionRatio as ratioOf } from '../algo/text/compression-ratio.js'
import { type TextFields, textFieldOption, textView } from '../algo/text/record-text.js'
import type { Random } from '../base/random.js'
import { defineMetric } from '../contract/metric.js'
import type { Ports } from '../contract/ports.js'
import { textOf } from '../record/data-record.js'
import { type MeasuredReading, unavailable } from '../record/reading.js'
import { FamilySample } from './family-sample.js'

const options = z.strictObject({ field: textFieldOption })

const SAMPLED_RECORDS = 4_000
const SAMPLED_CHARACTERS = 2_000_000
const SHORT_CHARACTERS = 10_000
const DRAWS = 30

/**
 * Bytes of the texts over bytes of their gzip, in a random order of records (gzip sees repetitions within 32 kB only).
 *
 * In:     records with text. Up to 4,000 records and 2 million characters are sampled, so larger sets compare.
 * Out:    bytes/byte, about 1 to 100, lower is more varied. Grows with the amount of text below some 100 kB.
 * Null:   with `against`, the ratio of as many characters of those rows; null if they have fewer.
 * Edge:   no text → unavailable. Below 10,000 characters gzip's header weighs in, and a warning says so.
 */
export const compressionRatio = defineMetric({
  id: 'compression-ratio',
  version: 1,
  summary: 'Bytes of the texts over bytes of their gzip: high when records repeat each other.',
  source: {
    title: 'C. Shaib et al.: Standardizing the Measurement of Text Diversity (2024)',
    reference: 'arXiv:2403.00553',
    deviation: 'Zipped once (their package zips twice), in a random order, over a bounded sample.',
  },
  needs: [],
  options,
  unit: 'bytes/byte',
  better: 'lower',
  start({ field }, ports) {
    const sample = new FamilySample<string>(SAMPLED_RECORDS)
    return {
      add(batch) {
        const texts = batch.view(textView(field))
        batch.records.forEach((record, at) => sample.offer(record, () => texts[at] ?? ''))
      },
      async read(random) {
        const texts = upTo(sample.items(), SAMPLED_CHARACTERS)
        const text = texts.join(' ')
        const value = text.trim() === '' ? undefined : ratioOf(text)
        if (value === undefined) return unavailable('no-text', 'No record has text.')
        const nullValue = await ratioOfReference(ports, field, text.length)
        return readingOf({ value, texts, characters: text.length, nullValue }, sample, random)
      },
    }
  },
})

interface Zipped {
  readonly value: number
  readonly texts: readonly string[]
  readonly characters: number
  readonly nullValue: MeasuredReading['nullValue']
}

function readingOf(
  { value, texts, characters, nullValue }: Zipped,
  sample: FamilySample<string>,
  random: Random,
): MeasuredReading {
  const statistic = (drawn: readonly string[]): number | undefined =>
    ratioOf(upTo(drawn, SAMPLED_CHARACTERS / 2).join(' '))
  const bounds = [0, Number.MAX_VALUE] as const
  const { interval, warnings } = sample.interval({ value, statistic, random, draws: DRAWS, bounds })
  const isWhole = texts.length === sample.offered
  return {
    status: 'measured',
    value,
    n: texts.length,
    unit: 'bytes/byte',
    better: 'lower',
    interval,
    nullValue,
    method: `gzip level 9 of ${isWhole ? 'all' : `a sample of ${texts.length}`} records, joined by a blank`,
    warnings: [...warnings, ...shortTextWarning(characters)],
    details: { characters, records: sample.offered },
  }
}

function upTo(texts: readonly string[], characters: number): string[] {
  const taken: string[] = []
  let left = characters
  for (const text of texts) {
    if (taken.length > 0 && text.length > left) break
    taken.push(text)
    left -= text.length + 1
  }
  return taken
}

function shortTextWarning(characters: number): string[] {
  if (characters >= SHORT_CHARACTERS) return []
  return [`Only ${characters} characters: gzip's own bytes weigh in below ${SHORT_CHARACTERS}.`]
}

async function ratioOfReference(
  ports: Ports,
  field: TextFields,
  characters: number,
): Promise<MeasuredReading['nullValue']> {
  let text = ''
  for await (const row of ports.against?.() ?? []) {
    text += `${text === '' ? '' : ' '}${textOf(row, field)}`
    if (text.length >= characters) break
  }
  const value = text.length < characters ? undefined : ratioOf(text.slice(0, characters))
  return value === undefined
    ? null
    : { value, method: `the first ${characters} characters of the reference rows` }
}
