/** Who gives most of the set: by seed, by parent, by skeleton. */

import { describe, expect, test } from 'vitest'
import { templateReuse } from '../../src/measure/template-reuse.js'
import { entropyOf, mostFrequent } from '../../src/measure/value-counts.js'
import {
  buildCandidate,
  buildCandidates,
  buildChild,
  buildSourceRecords,
} from '../../src/testing/builders.js'
import { measure, readMetric } from './read-metric.js'

const seeds = buildSourceRecords([{ q: 'a' }, { q: 'b' }, { q: 'c' }])

/** 6, 3 and 1 records of three seeds. */
const records = [6, 3, 1].flatMap((count, at) =>
  Array.from({ length: count }, (_, i) => {
    const seed = seeds[at]
    if (seed === undefined) throw new TypeError('three seeds')
    return buildChild(seed, { q: `Ann has ${i} pens, type ${'xyz'[at]}` }, `${at}-${i}`)
  }),
)

describe('by root', () => {
  test('6 of 10, with Wilson’s interval, the even share as null, and the spread of uses', async () => {
    const reading = await measure(templateReuse, records)
    expect(reading).toMatchObject({ value: 0.6, n: 10, unit: 'ratio', better: 'lower' })
    expect(reading.interval).toMatchObject({ method: 'wilson' })
    expect(reading.interval.lower).toBeCloseTo(0.312674, 6) // statsmodels proportion_confint(6, 10, method='wilson')
    expect(reading.interval.upper).toBeCloseTo(0.83182, 6)
    expect(reading.nullValue).toEqual({ value: 1 / 3, method: 'even use of 3 templates' })
    // exp(−.6 ln .6 − .3 ln .3 − .1 ln .1)
    expect(reading.details).toMatchObject({
      templates: 3,
      effectiveTemplates: expect.closeTo(2.4546, 4),
      mostUses: 6,
    })
    expect(reading.parts?.map(({ label, value }) => [label, value])).toEqual([
      [seeds[0]?.id, 0.6],
      [seeds[1]?.id, 0.3],
      [seeds[2]?.id, 0.1],
    ])
    expect(reading.examples).toEqual([
      { records: [records[0]?.id, records[1]?.id], note: '6 records of one root' },
    ])
  })

  test('a cap counts what is above it', async () => {
    const reading = await measure(templateReuse, records, { cap: 2 })
    expect(reading.details).toMatchObject({ cap: 2, overCap: 5 }) // 4 + 1
    expect(reading.warnings).toEqual(['5 records are above the cap of 2 for a template.'])
    expect((await measure(templateReuse, records, { cap: 6 })).warnings).toEqual([])
  })

  test('records without a seed are their own', async () => {
    const reading = await measure(templateReuse, buildCandidates([{ q: 'x' }, { q: 'y' }]))
    expect(reading.value).toBe(0.5)
    expect(reading.examples).toEqual([])
  })
})

test('by parent, a record of two counts for both', async () => {
  const [a, b] = seeds.map(({ id }) => ({ id, from: 'seeds' }))
  if (a === undefined || b === undefined) return
  const both = buildCandidate({}, 'both', { parents: [a, b] })
  const one = buildCandidate({}, 'one', { parents: [b] })
  const none = buildCandidate({}, 'none')
  const reading = await measure(templateReuse, [both, one, none], { by: 'parent' })
  expect(reading.parts?.map(({ label, value }) => [label, value])).toContainEqual([a.id, 1 / 3])
  expect(reading).toMatchObject({ value: 2 / 3, n: 3, method: 'share of the most used parent' })
})

describe('by skeleton', () => {
  test('numbers are masked, so the six of a seed are one', async () => {
    const reading = await measure(templateReuse, records, { by: 'skeleton' })
    expect(reading.parts?.[0]).toMatchObject({ label: 'ann has 0 pens type x', value: 0.6 })
  })

  test('a skeleton that the method wrote down wins', async () => {
    const [seed] = seeds
    if (seed === undefined) return
    const noted = ['one', 'two'].map((q) => buildChild(seed, { q }, q, { skeleton: 'NAME has N' }))
    const reading = await measure(templateReuse, noted, { by: 'skeleton' })
    expect(reading).toMatchObject({ value: 1, details: { templates: 1, effectiveTemplates: 1 } })
  })
})

test('no records, no number', async () => {
  expect(await readMetric(templateReuse, [])).toMatchObject({ status: 'unavailable', reason: 'no-records' })
})

describe('counts of values', () => {
  test('entropy in nats: .5, .25, .25 is 1.5 ln 2', () => {
    expect(
      entropyOf(
        new Map([
          ['a', 2],
          ['b', 1],
          ['c', 1],
        ]),
      ),
    ).toBeCloseTo(1.5 * Math.LN2, 12)
    expect(entropyOf(new Map([['a', 9]]))).toBe(0)
    expect(entropyOf(new Map())).toBe(0)
  })

  test('the most frequent, equal counts by name', () => {
    const counts = new Map([
      ['b', 2],
      ['a', 2],
      ['c', 5],
      ['d', 1],
    ])
    expect(mostFrequent(counts, 3)).toEqual([
      ['c', 5],
      ['a', 2],
      ['b', 2],
    ])
  })
})
