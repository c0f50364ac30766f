/** Which groups a set holds: shares, missing cells, and the published pair example. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverage } from '../../src/measure/coverage.js'
import { coverTuples } from '../../src/measure/tuple-coverage.js'
import { buildCandidate, buildCandidates } from '../../src/testing/builders.js'
import { measure, readMetric } from './read-metric.js'

const bits = (text: string) => ({ a: text[0] ?? '', b: text[1] ?? '', c: text[2] ?? '' })

describe('tuple coverage', () => {
  test('3 x 2 x 2, rows 000, 110, 201, 011, 100: 13 of 16 pairs (science.md §2.4)', async () => {
    const records = buildCandidates(['000', '110', '201', '011', '100'].map(bits))
    const options = { fields: ['a', 'b', 'c'], values: { a: [0, 1, 2], b: [0, 1], c: [0, 1] } }
    const reading = await measure(coverage, records, options)
    expect(reading).toMatchObject({
      value: 0.8125,
      n: 5,
      unit: 'ratio',
      better: 'higher',
      method: '2-way coverage of a, b, c',
      interval: { lower: 0.8125, upper: 0.8125, method: 'exact' },
      warnings: [],
    })
    // a-b: 00 11 20 01 10 (no 21); a-c: 00 10 21 01 (no 11, 20); b-c: 00 10 01 11
    expect(reading.details).toEqual({
      covered: 13,
      possible: 16,
      empty: ['a = 2 & b = 1', 'a = 1 & c = 1', 'a = 2 & c = 0'],
      emptyNotShown: 0,
    })
  })

  test.each([
    [1, 7, 7],
    [2, 13, 16],
    [3, 5, 12],
  ])('of strength %d: %d of %d', (strength, covered, possible) => {
    const rows = ['000', '110', '201', '011', '100'].map((row) => [...row])
    const domains = [
      { field: 'a', values: ['0', '1', '2'] },
      { field: 'b', values: ['0', '1'] },
      { field: 'c', values: ['0', '1'] },
    ]
    expect(coverTuples(rows, domains, strength)).toMatchObject({ ways: strength, covered, possible })
  })

  test('laws: order does not matter, more rows never cover less, all combinations cover all', () => {
    const row = fc.tuple(fc.constantFrom('0', '1'), fc.constantFrom('0', '1', '2'), fc.constantFrom('0', '1'))
    const domains = ['0 1', '0 1 2', '0 1'].map((values, i) => ({
      field: `f${i}`,
      values: values.split(' '),
    }))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), row, (rows, more) => {
        const { covered, possible, empty } = coverTuples(rows, domains, 2)
        expect(coverTuples(rows.toReversed(), domains, 2).covered).toBe(covered)
        expect(coverTuples([...rows, more], domains, 2).covered).toBeGreaterThanOrEqual(covered)
        expect(empty.length).toBe(possible - covered)
      }),
    )
    const all = ['0', '1'].flatMap((a) => ['0', '1', '2'].flatMap((b) => ['0', '1'].map((c) => [a, b, c])))
    expect(coverTuples(all, domains, 3)).toMatchObject({ covered: 12, possible: 12, empty: [] })
  })
})

describe('groups', () => {
  const records = buildCandidates([
    { topic: 'farm', level: 'easy' },
    { topic: 'farm', level: 'hard' },
    { topic: 'shop', level: 'easy' },
    { topic: 'shop', level: '' },
  ])

  test('shares of each value with Wilson’s interval; what is missing is a row and a warning', async () => {
    const reading = await measure(coverage, records, { fields: ['topic', 'level'], strength: 1 })
    expect(reading.parts?.map(({ label, value }) => [label, value])).toEqual([
      ['topic = farm', 0.5],
      ['topic = shop', 0.5],
      ['level = easy', 0.5],
      ['level = hard', 0.25],
      ['level = (missing)', 0.25],
    ])
    expect(reading.parts?.[0]?.interval.method).toBe('wilson')
    expect(reading.warnings).toEqual(['1 of 4 records have no value of "level".'])
  })

  test('declared values that do not occur are empty cells; undeclared ones are warned of', async () => {
    const values = { topic: ['farm', 'sport'] }
    const reading = await measure(coverage, records, { fields: ['topic'], values })
    expect(reading).toMatchObject({ value: 0.5, details: { empty: ['topic = sport'] } })
    expect(reading.warnings).toEqual(['2 of 4 records have an undeclared value of "topic": shop.'])
    expect(reading.parts?.map(({ label, value }) => [label, value])).toContainEqual(['topic = sport', 0])
  })

  test('numbers and booleans name groups too; strength never exceeds the fields', async () => {
    const rows = buildCandidates([
      { grade: 1, paid: true },
      { grade: 2, paid: false },
    ])
    const reading = await measure(coverage, rows, { fields: ['grade', 'paid'], strength: 3 })
    expect(reading).toMatchObject({ value: 0.5, method: '2-way coverage of grade, paid' })
  })

  test('many empty cells are counted, the first ones named', async () => {
    const rows = buildCandidates(Array.from({ length: 12 }, (_, i) => ({ x: `x${i}`, y: `y${i}` })))
    const { details } = await measure(coverage, rows, { fields: ['x', 'y'] })
    expect(details).toMatchObject({ covered: 12, possible: 144, emptyNotShown: 144 - 12 - 50 })
    expect(details?.empty).toHaveLength(50)
  })
})

describe('found fields', () => {
  test('asked attributes come first', async () => {
    const records = ['farm', 'shop', 'farm'].map((topic, i) =>
      buildCandidate({ q: `text ${i}` }, `t${i}`, { asked: { topic } }),
    )
    const reading = await measure(coverage, records)
    expect(reading).toMatchObject({ value: 1, method: '1-way coverage of topic' })
  })

  test('else fields of few short values; long text and ids are left alone', async () => {
    const records = buildCandidates(
      Array.from({ length: 50 }, (_, i) => ({
        id: String(i % 2),
        question: `Question ${i}`,
        level: ['easy', 'hard', 'odd'][i % 3] ?? '',
        source: 'same',
        note: i % 2 === 0 ? 'x'.repeat(65) : 'y',
      })),
    )
    expect((await measure(coverage, records)).method).toBe('1-way coverage of level')
  })
})

describe('unavailable', () => {
  test.each([
    ['no-records', {}, []],
    ['no-groups', {}, [{ text: 'one' }, { text: 'two' }]],
    ['no-values', { fields: ['topic'] }, [{ text: 'one' }]],
    ['too-many-values', { fields: ['n'] }, Array.from({ length: 1002 }, (_, n) => ({ n }))],
  ])('%s', async (reason, options, rows) => {
    expect(await readMetric(coverage, buildCandidates(rows), options)).toMatchObject({
      status: 'unavailable',
      reason,
    })
  })
})
