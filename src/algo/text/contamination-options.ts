/** The options of plug-ins that look for benchmark items in records. */

import { z } from 'zod'
import { type DataRecord, textOf } from '../../record/data-record.js'
import { BenchmarkIndex, DEFAULT_CONTAMINATION_RULES } from './benchmark-index.js'
import { digitsOption, textFieldOption } from './record-text.js'
import { wordHashes } from './token-hashes.js'

/** Options with their defaults; the rules are those of `BenchmarkIndex`. */
export const contaminationOptions = z.strictObject({
  field: textFieldOption,
  referenceField: textFieldOption.describe('The same for the reference rows; by default that of `field`.'),
  n: z
    .int()
    .min(2)
    .max(100)
    .default(DEFAULT_CONTAMINATION_RULES.n)
    .describe(
      'Words in a row, 2 to 100, that count as a hit. Default 13 (GPT-3); datatrove takes 12, Llama 2 takes 8.',
    ),
  coverage: z
    .number()
    .gt(0)
    .max(1)
    .nullable()
    .default(0.7)
    .describe(
      'Share of an item, 0 to 1, inside common runs of 8 words that counts; null for never. Default 0.7 (PaLM).',
    ),
  shortItemWords: z
    .int()
    .min(1)
    .default(DEFAULT_CONTAMINATION_RULES.shortItemWords)
    .describe('Items of fewer words count only if they are the whole record; default 5 (ours).'),
  digits: digitsOption.default('keep'),
})

/** Options after defaults. */
export type ContaminationOptions = z.infer<typeof contaminationOptions>

/** A reference row that a hit points to. */
export interface BenchmarkItem {
  readonly id: string
  /** Its place in its file, e.g. `line 12`. */
  readonly place: string
}

/** An index over reference rows, with what is needed to point at them. */
export interface Benchmark {
  readonly index: BenchmarkIndex
  readonly items: readonly BenchmarkItem[]
  /** Rows without words, which can never be found. */
  readonly emptyItems: number
}

/** Reads reference rows into an index. Memory: about 60 bytes a word of them. */
export async function readBenchmark(
  rows: AsyncIterable<DataRecord>,
  options: ContaminationOptions,
): Promise<Benchmark> {
  const { n, shortItemWords, digits } = options
  const index = new BenchmarkIndex({ n, shortItemWords, coverage: options.coverage ?? undefined })
  const items: BenchmarkItem[] = []
  let emptyItems = 0
  for await (const row of rows) {
    const tokens = wordHashes(textOf(row, options.referenceField ?? options.field), { digits })
    if (tokens.low.length === 0) emptyItems += 1
    index.add(tokens)
    items.push({ id: row.id, place: row.lineage.task })
  }
  return { index, items, emptyItems }
}
