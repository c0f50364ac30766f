/** Means, quantiles and histogram of lengths against hand reckoning. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { LengthSummary } from '../../src/measure/length-summary.js'
import { lengths } from '../../src/measure/lengths.js'
import { buildCandidates, buildChild, buildSourceRecords } from '../../src/testing/builders.js'
import { sharedData } from '../shared-data.js'
import { measure, readMetric } from './read-metric.js'

const ofWords = (count: number): string => Array.from({ length: count }, (_, i) => `w${i}`).join(' ')
const records = buildCandidates([0, 1, 2, 4, 8, 45].map((count) => ({ text: ofWords(count) })))

test('mean, quantiles, spread, empties', async () => {
  const reading = await measure(lengths, records)
  // (0 + 1 + 2 + 4 + 8 + 45) / 6 = 10; squares about 10: 100 + 81 + 64 + 36 + 4 + 1225 = 1510, / 5 = 302
  expect(reading).toMatchObject({ value: 10, n: 6, unit: 'words', better: 'neutral', nullValue: null })
  expect(reading.interval.method).toBe('cluster-bootstrap(1000)')
  expect(reading.warnings).toEqual(['1 of 6 records have no word.'])
  expect(reading.details).toMatchObject({
    minimum: 0,
    p25: 1.25,
    median: 3,
    p75: 7,
    maximum: 45,
    standardDeviation: Math.sqrt(302),
    quantiles: 'exact',
    empty: 1,
  })
})

test('a field that no record has is unavailable, not 0', async () => {
  const reading = await readMetric(lengths, buildCandidates([{ other: 'one two' }, { other: 'three' }]), {
    field: 'text',
  })
  expect(reading).toMatchObject({ status: 'unavailable', reason: 'no-words' })
})

test('histogram bins grow as 1, 2, 5, 10', async () => {
  const reading = await measure(lengths, records)
  expect(reading.plots).toEqual([
    {
      kind: 'histogram',
      title: 'Words a record',
      unit: 'words',
      bins: [
        { from: 0, to: 1, count: 1 },
        { from: 1, to: 2, count: 1 },
        { from: 2, to: 5, count: 2 },
        { from: 5, to: 10, count: 1 },
        { from: 10, to: 20, count: 0 },
        { from: 20, to: 50, count: 1 },
      ],
    },
  ])
})

test('every length falls into the bin that holds it', () => {
  for (const length of [0, 1, 9, 10, 19, 20, 99, 100, 499, 500, 999, 1000, 123_456]) {
    const summary = new LengthSummary('words')
    summary.add(length)
    const plot = summary.plot('x')
    const [bin] = plot.kind === 'histogram' ? plot.bins : []
    expect([bin?.count, (bin?.from ?? 1) <= length, length < (bin?.to ?? 0)]).toEqual([1, true, true])
  }
  expect(new LengthSummary('words').details()).toEqual({})
})

test('the field is the one that is named; characters are told too', async () => {
  const reading = await measure(lengths, buildCandidates([{ q: 'one two', a: 'three' }]), { field: 'a' })
  expect(reading.value).toBe(1)
  expect(reading.details?.meanCharacters).toBe(5)
})

describe('the interval', () => {
  test('is wider when records of one seed resemble each other', async () => {
    const random = createRandom('families')
    const seeds = buildSourceRecords(Array.from({ length: 30 }, (_, row) => ({ row })))
    const sizes = seeds.map(() => random.integer(5, 60))
    const related = seeds.flatMap((seed, at) =>
      [0, 1, 2, 3, 4].map((i) => buildChild(seed, { text: ofWords((sizes[at] ?? 0) + i) }, `${at}-${i}`)),
    )
    const alone = buildCandidates(related.map(({ data }) => data))
    const [wide, narrow] = [await measure(lengths, related), await measure(lengths, alone)]
    expect(wide.value).toBe(narrow.value)
    const ratio =
      (wide.interval.upper - wide.interval.lower) / (narrow.interval.upper - narrow.interval.lower)
    expect(ratio).toBeGreaterThan(1.8) // √5 = 2.24 when families are alike inside
  })

  test('has no width, and says why, when all go back to one seed', async () => {
    const [seed] = buildSourceRecords([{ text: 'x' }])
    if (seed === undefined) return
    const reading = await measure(
      lengths,
      [1, 2, 3].map((count) => buildChild(seed, { text: ofWords(count) }, `t${count}`)),
    )
    expect(reading.interval).toEqual({ lower: 2, upper: 2, level: 1, method: 'exact' })
    expect(reading.warnings).toEqual([
      'All records go back to one seed: the interval has no width, other seeds may differ.',
    ])
  })
})

test('the null value is the mean of the reference rows', async () => {
  const against = buildSourceRecords([{ text: ofWords(3) }, { text: ofWords(6) }])
  const reading = await measure(lengths, records, {}, { against })
  expect(reading.nullValue).toEqual({ value: 4.5, method: 'mean of 2 reference rows' })
})

test('no records, no number', async () => {
  expect(await readMetric(lengths, [])).toEqual({
    status: 'unavailable',
    reason: 'no-records',
    detail: 'There are no records.',
  })
})

const outputs = sharedData('modelout/davinci-self-instruct.jsonl')

test.skipIf(outputs === undefined)('real outputs: 45.5 words on average', async () => {
  const rows = readFileSync(outputs ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { response: string })
  const reading = await measure(lengths, buildCandidates(rows.map(({ response }) => ({ response }))))
  expect(reading.value).toBeCloseTo(45.5, 1)
})
