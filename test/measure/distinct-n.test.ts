/** Distinct-n against the fox sentences, its laws, and what its interval covers. */

import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { fieldValue } from '../../src/record/data-record.js'
import { distinctN } from '../../src/measure/distinct-n.js'
import { buildCandidates, buildSourceRecords } from '../../src/testing/builders.js'
import { sharedData } from '../shared-data.js'
import { measure, readMetric } from './read-metric.js'

const foxes = buildCandidates(
  [
    'The quick brown fox jumps over the lazy dog.',
    'The quick brown fox jumps over the lazy dog again.',
    'Suddenly, the quick brown fox leaps swiftly over the sleeping dog.',
  ].map((text) => ({ text })),
)

describe('fox sentences', () => {
  test.each([
    [1, 13, 30],
    [2, 15, 27],
    [3, 15, 24],
    [4, 14, 21],
  ])('n = %d: %d of %d', async (n, distinct, total) => {
    const reading = await measure(distinctN, foxes, { n })
    expect(reading).toMatchObject({ value: distinct / total, n: total, unit: 'ratio', better: 'higher' })
    expect(reading.details).toEqual({ distinct, total, atNgrams: null })
  })

  test('three seeds are too few for an interval, and the reading says so', async () => {
    const reading = await measure(distinctN, foxes)
    expect(reading.interval).toMatchObject({ method: 'exact', level: 1 })
    expect(reading.warnings).toEqual([
      'Only 3 seeds: the interval has no width because at least 20 are needed to resample.',
    ])
  })
})

function randomTexts(count: number, seed: string, vocabulary = 400) {
  const random = createRandom(seed)
  const weights = Array.from({ length: vocabulary }, (_, rank) => 1 / (rank + 1))
  const word = (): string => `w${random.weighted(weights)}`
  return buildCandidates(
    Array.from({ length: count }, () => ({ text: Array.from({ length: 12 }, word).join(' ') })),
  )
}

describe('larger sets', () => {
  test('the interval surrounds the value and is made without a bootstrap', async () => {
    const reading = await measure(distinctN, randomTexts(300, 'zipf'))
    expect(reading.interval.method).toBe('subsampling(100 x 150 of 300)')
    expect(reading.interval.lower).toBeLessThan(reading.value)
    expect(reading.interval.upper).toBeGreaterThan(reading.value)
  })

  test('it covers what other draws of the same law give', async () => {
    const values: number[] = []
    for (let draw = 0; draw < 15; draw += 1)
      values.push((await measure(distinctN, randomTexts(200, `law ${draw}`))).value)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    let covered = 0
    for (let draw = 0; draw < 15; draw += 1) {
      const { interval } = await measure(distinctN, randomTexts(200, `law ${draw}`))
      if (interval.lower <= mean && mean <= interval.upper) covered += 1
    }
    expect(covered).toBeGreaterThanOrEqual(11)
  })

  test('the value falls with size, the one at 10,000 runs does not', async () => {
    const small = await measure(distinctN, randomTexts(1000, 'size'))
    const large = await measure(distinctN, randomTexts(4000, 'size'))
    expect(large.value).toBeLessThan(0.8 * small.value)
    const [atSmall, atLarge] = [small, large].map(({ details }) =>
      Number(fieldValue(details ?? {}, 'atNgrams.value')),
    )
    expect(Math.abs((atSmall ?? 0) / (atLarge ?? 1) - 1)).toBeLessThan(0.02)
  })

  test('the null value counts as many runs of the reference rows', async () => {
    const records = randomTexts(100, 'own', 50)
    const against = buildSourceRecords(randomTexts(200, 'reference').map(({ data }) => data))
    const reading = await measure(distinctN, records, {}, { against })
    expect(reading.nullValue?.method).toBe('the first 1100 2-grams of the reference rows')
    expect(reading.nullValue?.value).toBeGreaterThan(reading.value)
    expect((await measure(distinctN, records, {}, { against: against.slice(0, 20) })).nullValue).toBeNull()
  })
})

describe('laws', () => {
  const word = fc.constantFrom('ant', 'bee', 'cat', 'dog', 'elk')
  const texts = fc.array(fc.array(word, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 })

  test('order does not matter; a copy of the set halves the value', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const rows = all.map((text) => ({ text: text.join(' ') }))
        const { value } = await measure(distinctN, buildCandidates(rows))
        expect((await measure(distinctN, buildCandidates(rows.toReversed()))).value).toBe(value)
        expect((await measure(distinctN, buildCandidates([...rows, ...rows]))).value).toBeCloseTo(
          value / 2,
          12,
        )
      }),
      { numRuns: 40 },
    )
  })
})

test('nothing long enough is not 0', async () => {
  expect(await readMetric(distinctN, buildCandidates([{ text: 'one' }, { text: '' }]))).toEqual({
    status: 'unavailable',
    reason: 'too-short',
    detail: 'No record has a run of 2 words.',
  })
})

const evaluations = sharedData('evals_survival-instinct.human.jsonl')

test.skipIf(evaluations === undefined)('953 real questions: distinct-2 .331244 of 44,025', async () => {
  const rows = readFileSync(evaluations ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { question: string })
  const reading = await measure(distinctN, buildCandidates(rows.map(({ question }) => ({ question }))))
  expect(reading.value).toBeCloseTo(0.331244, 6)
  expect(reading.n).toBe(44025)
})
