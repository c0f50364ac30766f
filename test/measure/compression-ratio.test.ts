/** Compression against the fox sentences, its laws, samples of large sets, and real text. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { compressionRatio } from '../../src/measure/compression-ratio.js'
import { buildCandidates, buildSourceRecords } from '../../src/testing/builders.js'
import { sharedData } from '../shared-data.js'
import { measure, readMetric } from './read-metric.js'

const foxes = [
  'The quick brown fox jumps over the lazy dog.',
  'The quick brown fox jumps over the lazy dog again.',
  'Suddenly, the quick brown fox leaps swiftly over the sleeping dog.',
]

function randomRows(count: number, seed: string, words = 40) {
  const random = createRandom(seed)
  const word = (): string => random.integer(0, 1e6).toString(36)
  return Array.from({ length: count }, () => ({ text: Array.from({ length: words }, word).join(' ') }))
}

test('fox sentences: about 1.5 in any order, with the warnings that belong to so little text', async () => {
  const reading = await measure(compressionRatio, buildCandidates(foxes.map((text) => ({ text }))))
  expect(Math.abs(reading.value / 1.5 - 1)).toBeLessThan(0.05)
  expect(reading).toMatchObject({ n: 3, unit: 'bytes/byte', better: 'lower' })
  expect(reading.method).toBe('gzip level 9 of all records, joined by a blank')
  expect(reading.warnings).toEqual([
    'Only 3 seeds: the interval has no width because at least 20 are needed to resample.',
    "Only 162 characters: gzip's own bytes weigh in below 10000.",
  ])
})

describe('laws', () => {
  test('order does not matter, since records are shuffled by their ids', async () => {
    const records = buildCandidates(randomRows(50, 'order'))
    const { value } = await measure(compressionRatio, records)
    expect((await measure(compressionRatio, records.toReversed())).value).toBe(value)
  })

  test('repetition raises it', async () => {
    const rows = randomRows(60, 'repeat')
    const once = await measure(compressionRatio, buildCandidates(rows))
    const twice = await measure(compressionRatio, buildCandidates([...rows, ...rows]))
    expect(twice.value).toBeGreaterThan(1.3 * once.value)
    expect(twice.interval.lower).toBeGreaterThan(once.interval.upper)
  })
})

test('large sets are sampled, and the method says so', async () => {
  const reading = await measure(compressionRatio, buildCandidates(randomRows(4200, 'large', 6)))
  expect(reading.n).toBe(4000)
  expect(reading.method).toBe('gzip level 9 of a sample of 4000 records, joined by a blank')
  expect(reading.details?.records).toBe(4200)
  expect(reading.interval.method).toBe('subsampling(30 x 2000 of 4000)')
})

test('the null value zips as many characters of the reference rows', async () => {
  const records = buildCandidates(randomRows(30, 'own').map(({ text }) => ({ text: `${text} ${text}` })))
  const against = buildSourceRecords(randomRows(90, 'reference'))
  const reading = await measure(compressionRatio, records, {}, { against })
  expect(reading.nullValue?.method).toBe(
    `the first ${reading.details?.characters} characters of the reference rows`,
  )
  expect(reading.nullValue?.value).toBeLessThan(reading.value)
  expect(
    (await measure(compressionRatio, records, {}, { against: against.slice(0, 3) })).nullValue,
  ).toBeNull()
})

test('no text is not 0', async () => {
  expect(await readMetric(compressionRatio, [])).toMatchObject({ status: 'unavailable', reason: 'no-text' })
  const blank = await readMetric(compressionRatio, buildCandidates([{ text: '' }, { text: ' ' }]))
  expect(blank).toEqual({ status: 'unavailable', reason: 'no-text', detail: 'No record has text.' })
})

const people = sharedData('evals_survival-instinct.human.jsonl')
const machine = sharedData('evals_survival-instinct.lm.jsonl')

test.skipIf(people === undefined || machine === undefined)(
  'real questions compress 2 to 8 times',
  async () => {
    for (const path of [people, machine]) {
      const rows = readFileSync(path ?? '', 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { question: string })
      const reading = await measure(
        compressionRatio,
        buildCandidates(rows.map(({ question }) => ({ question }))),
      )
      expect(reading.value).toBeGreaterThan(2)
      expect(reading.value).toBeLessThan(8)
      expect(reading.interval.upper - reading.interval.lower).toBeLessThan(0.5)
    }
  },
)
