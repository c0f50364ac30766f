/** Families are counted by their root, and sampled whole. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { FamilyNumbers, FamilySums, familyWarnings } from '../../src/measure/families.js'
import { FamilySample, tooFewFamilies } from '../../src/measure/family-sample.js'
import { buildCandidates, buildChild, buildSourceRecords } from '../../src/testing/builders.js'

const seeds = buildSourceRecords(Array.from({ length: 40 }, (_, row) => ({ row })))
const records = seeds.flatMap((seed, at) =>
  [0, 1, 2].map((i) => buildChild(seed, { value: at }, `${at}-${i}`)),
)

test('numbers are given in order of appearance', () => {
  const numbers = new FamilyNumbers()
  expect(records.slice(0, 7).map((record) => numbers.of(record))).toEqual([0, 0, 0, 1, 1, 1, 2])
  expect(numbers.size).toBe(3)
})

test('sums are kept by family', () => {
  const sums = new FamilySums()
  for (const record of records) sums.add(record, Number(record.data.value))
  expect(sums.clusters().slice(0, 3)).toEqual([
    { sum: 0, n: 3 },
    { sum: 3, n: 3 },
    { sum: 6, n: 3 },
  ])
  expect(sums.size).toBe(40)
})

test('a warning only where records share seeds', () => {
  expect(familyWarnings(5, 5)).toEqual([])
  expect(familyWarnings(6, 5)).toHaveLength(1)
})

describe('sample', () => {
  const take = (given: typeof records, capacity: number): FamilySample<number> => {
    const sample = new FamilySample<number>(capacity)
    for (const record of given) sample.offer(record, () => Number(record.data.value))
    return sample
  }

  test('keeps whole families, whatever the order of records', () => {
    const items = take(records, 30).items()
    expect(items.length).toBe(30)
    expect(new Set(items).size).toBe(10)
    expect(take(createRandom('order').shuffle(records), 30).items()).toEqual(items)
    expect(take(records, 30).offered).toBe(120)
  })

  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const request = {
    value: 19.5,
    statistic: mean,
    random: createRandom('interval'),
    draws: 50,
    bounds: [0, 40],
  } as const

  test('gives an interval over families', () => {
    const { interval, warnings } = take(records, 200).interval(request)
    expect(warnings).toEqual([])
    // 40 families, standard deviation 11.7: ± 1.96 · 11.7 / √40 = 3.6
    expect(interval.method).toBe('subsampling(50 x 20 of 40)')
    expect(interval.upper - 19.5).toBeGreaterThan(2.4)
    expect(interval.upper - 19.5).toBeLessThan(5)
  })

  test('narrows it when the sample stands for more families', () => {
    const full = take(records, 200).interval(request).interval
    const part = take(records, 60).interval(request).interval
    expect(part.method).toBe('subsampling(50 x 10 of 20)')
    expect((part.upper - part.lower) / (full.upper - full.lower)).toBeLessThan(1.5)
  })

  test('gives none for fewer than twenty', () => {
    const { interval, warnings } = take(records.slice(0, 15), 200).interval(request)
    expect(interval.method).toBe('exact')
    expect(warnings).toEqual([tooFewFamilies(5)])
  })

  test('records without parents are families of one', () => {
    const sample = new FamilySample<string>(10)
    for (const record of buildCandidates([{ a: 1 }, { a: 2 }])) sample.offer(record, () => record.id)
    expect(sample.items().length).toBe(2)
  })
})
