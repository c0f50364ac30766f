/** The rate of contaminated records, its upper bound, and its agreement with the refiner `decontaminate`. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contamination } from '../../src/measure/contamination.js'
import { decontaminate } from '../../src/refine/decontaminate.js'
import { buildCandidates, buildChild, buildSourceRecords } from '../../src/testing/builders.js'
import { runRefiner } from '../refine/run-refiner.js'
import { sharedData } from '../shared-data.js'
import { measure, readMetric } from './read-metric.js'

const item = 'Each of the nine hens in the yard lays four eggs a week, and Ada sells them in boxes of six.'
const against = buildSourceRecords(
  [{ q: item }, { q: 'What is the capital of Peru?' }, { q: '' }],
  'benchmark',
)
const clean = Array.from({ length: 97 }, (_, i) => ({
  q: `A clean question about the number ${i} and nothing else.`,
}))

test('3 of 100, with the exact interval, a row for each rule, and examples that point at the benchmark', async () => {
  const records = buildCandidates([
    { q: `So: ${item}` },
    { q: 'what is the capital of peru' },
    { q: 'Well, what is the capital of Peru then?' },
    ...clean,
  ])
  const reading = await measure(contamination, records, {}, { against })
  expect(reading).toMatchObject({ value: 0.03, n: 100, unit: 'ratio', better: 'lower' })
  expect(reading.interval.method).toBe('clopper-pearson')
  expect(reading.interval.lower).toBeCloseTo(0.00623, 5) // scipy binomtest(3, 100).proportion_ci()
  expect(reading.interval.upper).toBeCloseTo(0.085176, 5)
  expect(reading.parts?.map(({ label, value }) => [label, value])).toEqual([
    ['equal', 0.01],
    ['common-run', 0.01],
    ['short-item', 0.01],
    ['coverage', 0],
  ])
  expect(reading.examples?.[0]).toEqual({
    records: [records[0]?.id, against[0]?.id],
    note: 'common-run, 21 words in a row, reference line 1',
  })
  expect(reading.warnings).toEqual([
    '1 of 3 benchmark rows have no word in the compared field and cannot be found.',
  ])
  expect(reading.details).toMatchObject({ items: 3, emptyItems: 1 })
})

test('no hit still has an upper end: 0 of 97 is at most .0373', async () => {
  const reading = await measure(contamination, buildCandidates(clean), {}, { against })
  expect(reading.value).toBe(0)
  expect(reading.interval.lower).toBe(0)
  expect(reading.interval.upper).toBeCloseTo(1 - 0.025 ** (1 / 97), 9)
  expect(reading.examples).toEqual([])
})

test('records of one seed make the interval too narrow, and it says so', async () => {
  const [seed] = buildSourceRecords([{ q: 'seed' }])
  if (seed === undefined) return
  const records = clean.slice(0, 4).map((data, i) => buildChild(seed, data, `t${i}`))
  const reading = await measure(contamination, records, {}, { against: against.slice(0, 1) })
  expect(reading.warnings).toEqual([
    'The interval takes records as independent, but they are 4 records of 1 seed: it is too narrow.',
  ])
})

describe('unavailable', () => {
  test.each([
    ['no-reference', {}, clean],
    ['empty-reference', { against: against.slice(2) }, clean],
    ['no-records', { against }, []],
  ])('%s', async (reason, setting, rows) => {
    const reading = await readMetric(contamination, buildCandidates(rows), {}, setting)
    expect(reading).toMatchObject({ status: 'unavailable', reason })
  })

  test('a benchmark whose field is named wrongly is not taken for a clean bill', async () => {
    const reading = await readMetric(
      contamination,
      buildCandidates(clean),
      { field: 'q', referenceField: 'x' },
      { against },
    )
    expect(reading).toMatchObject({ reason: 'empty-reference' })
  })

  test('without a benchmark it says what to write', async () => {
    expect(await readMetric(contamination, buildCandidates(clean))).toMatchInlineSnapshot(`
      {
        "detail": "Name the benchmark: { use: contamination, against: benchmark.jsonl }.",
        "reason": "no-reference",
        "status": "unavailable",
      }
    `)
  })
})

test('laws: a set against itself is fully contaminated; the refiner drops what the metric counts', async () => {
  const records = buildCandidates([{ q: item }, ...clean])
  const own = buildSourceRecords(records.map(({ data }) => data))
  expect((await measure(contamination, records, {}, { against: own })).value).toBe(1)
  const { drops } = await runRefiner(decontaminate, records, {}, { against })
  const reading = await measure(contamination, records, {}, { against })
  expect(reading.value).toBe(drops.length / records.length)
})

const pairs = sharedData('contam_gsm8k_pairs.jsonl')

test.skipIf(pairs === undefined)(
  'real rephrasings hide from 13 words in a row, most of them from 8',
  async () => {
    const rows = readFileSync(pairs ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>)
    const benchmark = buildSourceRecords(rows.map((row) => ({ q: row.original_question ?? '' })))
    const records = buildCandidates(rows.map((row) => ({ q: row.rephrased ?? '' })))
    const rate = async (n: number): Promise<number> =>
      (await measure(contamination, records, { n, coverage: null }, { against: benchmark })).value
    expect(await rate(13)).toBe(0)
    // 5.65 % share 8 words with their own original; a few more with another question
    expect(await rate(8)).toBeGreaterThanOrEqual(0.0565)
    expect(await rate(8)).toBeLessThan(0.1)
  },
)
