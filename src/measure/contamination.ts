/** The metric `contamination`: the share of records that hold an item of a benchmark. */

import type { ContaminationHit } from '../algo/text/benchmark-index.js'
import { clopperPearsonInterval } from '../algo/stats/binomial-intervals.js'
import {
  type Benchmark,
  type BenchmarkItem,
  type ContaminationOptions,
  contaminationOptions,
  readBenchmark,
} from '../algo/text/contamination-options.js'
import { wordView } from '../algo/text/record-text.js'
import { defineMetric } from '../contract/metric.js'
import { type Measured, type Reading, type ReadingExample, unavailable } from '../record/reading.js'
import { FamilyNumbers, familyWarnings } from './families.js'

const SHOWN_HITS = 10
const RULES = ['equal', 'common-run', 'short-item', 'coverage'] as const

/**
 * Share of records that equal a row of `against`, share n words in a row with it, or cover most of it: the same test as
 * the refiner `decontaminate` with the same options.
 *
 * In:     records with text, and reference rows by `against`.
 * Out:    ratio in [0, 1], lower is better; Clopper–Pearson interval, so that its upper end bounds the rate even when no
 *         record is hit (0 of 300: .0122).
 * Edge:   no `against`, no item with words, or no records → unavailable.
 * Cost:   60 bytes a word of the benchmark; about 60 MB/s.
 * Not covered: paraphrase and translation; a rate of 0 says nothing about them.
 */
export const contamination = defineMetric({
  id: 'contamination',
  version: 1,
  summary: 'Share of records that hold an item of a benchmark, word for word.',
  source: {
    title: 'T. Brown et al.: Language Models are Few-Shot Learners (2020), appendix C',
    reference: 'arXiv:2005.14165',
    deviation: 'Counts records of the set, not items of the benchmark; short items and coverage are added.',
  },
  needs: [],
  options: contaminationOptions,
  unit: 'ratio',
  better: 'lower',
  reference: 'required',
  async start(options, ports) {
    const benchmark = ports.against === undefined ? undefined : await readBenchmark(ports.against(), options)
    const view = wordView(options.field, { digits: options.digits })
    const seen: Seen = { n: 0, families: new FamilyNumbers(), hits: new Map(), examples: [] }
    return {
      add(batch) {
        const words = batch.view(view)
        batch.records.forEach((record, at) => {
          seen.n += 1
          seen.families.of(record)
          const tokens = words[at]
          const hit = tokens === undefined ? undefined : benchmark?.index.find(tokens)
          if (hit !== undefined) noteHit(record.id, hit, benchmark?.items[hit.item], seen)
        })
      },
      read: () => readingOf(seen, benchmark, options),
    }
  },
})

interface Seen {
  n: number
  readonly families: FamilyNumbers
  readonly hits: Map<string, number>
  readonly examples: ReadingExample[]
}

function noteHit(id: string, hit: ContaminationHit, item: BenchmarkItem | undefined, seen: Seen): void {
  seen.hits.set(hit.rule, (seen.hits.get(hit.rule) ?? 0) + 1)
  if (seen.examples.length >= SHOWN_HITS) return
  const note = `${hit.rule}, ${hit.longestRun} words in a row, reference ${item?.place}`
  seen.examples.push({ records: [id, item?.id ?? ''], note })
}

function readingOf(
  { n, families, hits, examples }: Seen,
  benchmark: Benchmark | undefined,
  { n: words, coverage, shortItemWords }: ContaminationOptions,
): Reading {
  if (benchmark === undefined) {
    return unavailable(
      'no-reference',
      'Name the benchmark: { use: contamination, against: benchmark.jsonl }.',
    )
  }
  const { items, emptyItems } = benchmark
  if (items.length === emptyItems) {
    return unavailable('empty-reference', 'No row of the benchmark has a word in the field that is compared.')
  }
  if (n === 0) return unavailable('no-records', 'There are no records.')
  const all = [...hits.values()].reduce((sum, count) => sum + count, 0)
  return {
    status: 'measured',
    ...shareOf(all, n),
    unit: 'ratio',
    better: 'lower',
    nullValue: null,
    method: `records with ${words} words in a row, ${coverage ?? 'no'} coverage, or all of a benchmark item`,
    warnings: [...emptyItemWarning(benchmark), ...familyWarnings(n, families.size)],
    parts: RULES.map((rule) => ({ label: rule, ...shareOf(hits.get(rule) ?? 0, n) })),
    examples,
    details: { items: items.length, emptyItems, shortItemWords },
  }
}

function shareOf(hits: number, n: number): Measured {
  return { value: hits / n, n, interval: clopperPearsonInterval(hits, n) }
}

function emptyItemWarning({ emptyItems, items }: Benchmark): string[] {
  if (emptyItems === 0) return []
  return [
    `${emptyItems} of ${items.length} benchmark rows have no word in the compared field and cannot be found.`,
  ]
}
