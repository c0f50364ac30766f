/** The share of repetitions, its interval by clusters, and its agreement with the refiner of the same name. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { nearDuplicates } from '../../src/measure/near-duplicates.js'
import { NO_CLUSTER, repetitionInterval } from '../../src/measure/repetition-interval.js'
import { nearDuplicates as refiner } from '../../src/refine/near-duplicates.js'
import { buildCandidates, buildChild, buildSourceRecords } from '../../src/testing/builders.js'
import { runRefiner } from '../refine/run-refiner.js'
import { sharedData } from '../shared-data.js'
import { measure, readMetric } from './read-metric.js'

const garden =
  'Mia plants five rows of beans in her garden and each row has twelve plants so she waters them all every evening'
const night =
  'The night train to the coast was late again and nobody on the platform knew why it had not come before dawn'

describe('value', () => {
  test('one of three repeats', async () => {
    const records = buildCandidates([{ q: garden }, { q: night }, { q: `${garden} too` }])
    const reading = await measure(nearDuplicates, records)
    expect(reading).toMatchObject({ value: 1 / 3, n: 3, unit: 'ratio', better: 'lower' })
    expect(reading.method).toBe('1 - clusters / records at Jaccard >= 0.7, preset word-5')
    // 18 of 19 shingles
    expect(reading.examples).toEqual([{ records: [records[2]?.id, records[0]?.id], note: 'similarity 0.95' }])
    expect(reading.details).toMatchObject({ repeated: 1, clusters: 2, settings: { shingle: 5, bands: 25 } })
  })

  test('records of one seed are not compared with each other, unless the recipe says so', async () => {
    const [parent] = buildSourceRecords([{ q: garden }])
    if (parent === undefined) throw new TypeError('no parent')
    const family = [
      parent,
      buildChild(parent, { q: `${garden} too` }, 'one'),
      buildChild(parent, { q: `${garden} also` }, 'two'),
    ]
    expect((await measure(nearDuplicates, family)).value).toBe(0)
    expect((await measure(nearDuplicates, family, { ignore: 'none' })).value).toBe(2 / 3)
  })

  test('records without words repeat nothing, and are told', async () => {
    const reading = await measure(nearDuplicates, buildCandidates([{ q: garden }, { q: '' }, { q: '' }]))
    expect(reading.value).toBe(0)
    expect(reading.warnings).toEqual(['2 of 3 records have no word and were not compared.'])
  })

  test('options pass through', async () => {
    const records = buildCandidates([
      { q: 'Ann has 3 pens and 4 cups and 5 books' },
      { q: 'Ann has 6 pens and 7 cups and 8 books' },
    ])
    expect((await measure(nearDuplicates, records)).value).toBe(0)
    expect((await measure(nearDuplicates, records, { digits: 'zero' })).value).toBe(0.5)
    expect((await measure(nearDuplicates, records, { preset: 'datatrove' })).value).toBe(0.5)
  })

  test('nothing to compare is not 0', async () => {
    expect(await readMetric(nearDuplicates, buildCandidates([{ q: '?' }]))).toEqual({
      status: 'unavailable',
      reason: 'no-text',
      detail: 'No record has a word.',
    })
  })
})

test('law: it is the share that the refiner drops', async () => {
  const random = createRandom('words')
  const word = (): string => `w${random.integer(0, 8)}`
  const texts = Array.from({ length: 120 }, () => Array.from({ length: 7 }, word).join(' '))
  const records = buildCandidates(
    [...texts, ...texts.slice(0, 30).map((text) => `${text} and`)].map((q) => ({ q })),
  )
  const options = { threshold: 0.5 }
  const { drops } = await runRefiner(refiner, records, options)
  expect(drops.length).toBeGreaterThan(20)
  expect((await measure(nearDuplicates, records, options)).value).toBe(drops.length / records.length)
})

describe('interval', () => {
  const alone = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

  test('no repetition bounds the rate by Clopper and Pearson: 0 of 100 is at most .0362', () => {
    const clusters = [...alone(99), NO_CLUSTER]
    const interval = repetitionInterval(clusters, alone(100), createRandom('none'))
    expect(interval).toMatchObject({ lower: 0, method: 'clopper-pearson' })
    expect(interval.upper).toBeCloseTo(0.0362167, 6)
  })

  test('few families fall back to Wilson: 8 of 10', () => {
    const interval = repetitionInterval([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], alone(10), createRandom('few'))
    expect(interval.method).toBe('wilson')
    expect([interval.lower, interval.upper]).toEqual([
      expect.closeTo(0.490162, 6),
      expect.closeTo(0.943318, 6),
    ])
  })

  test('pairs all over: the width is that of a Poisson count, ± 1.96 √100 of 1,000', () => {
    const clusters = Array.from({ length: 1000 }, (_, i) => (i < 900 ? i : i - 900))
    const interval = repetitionInterval(clusters, alone(1000), createRandom('pairs'))
    expect(interval.method).toBe('subsampling(100 x 500 of 1000)')
    expect((interval.upper - interval.lower) / 2).toBeGreaterThan(0.012)
    expect((interval.upper - interval.lower) / 2).toBeLessThan(0.025)
  })

  test('repetitions inside families that come or go together widen it', () => {
    const clusters = Array.from({ length: 1000 }, (_, i) => (i < 200 ? Math.floor(i / 20) * 20 : i))
    const families = Array.from({ length: 1000 }, (_, i) => Math.floor(i / 20))
    const together = repetitionInterval(clusters, families, createRandom('x'))
    const apart = repetitionInterval(clusters, alone(1000), createRandom('x'))
    expect(together.upper - together.lower).toBeGreaterThan(1.5 * (apart.upper - apart.lower))
  })
})

const articles = sharedData('neardup_articles.jsonl')

test.skipIf(articles === undefined)('1,000 real articles: exactly the planted copies', async () => {
  const rows = readFileSync(articles ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string })
  const planted = readFileSync((articles ?? '').replace('.jsonl', '.truth.tsv'), 'utf8')
    .trim()
    .split('\n').length
  const records = buildSourceRecords(rows.map(({ text }) => ({ text })))
  const reading = await measure(nearDuplicates, records, { threshold: 0.5 })
  expect(reading.value).toBeCloseTo(planted / 1000, 12)
  expect(reading.interval.lower).toBeLessThan(reading.value)
})
