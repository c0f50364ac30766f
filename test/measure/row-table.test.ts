/** Group values of records: where they are looked for, which fields name groups, what is missing. */

import { describe, expect, test } from 'vitest'
import { type GroupField, MISSING, RowTable } from '../../src/measure/row-table.js'
import type { DataRecord, Scalar } from '../../src/record/data-record.js'
import { buildCandidate, buildCandidates } from '../../src/testing/builders.js'

function fieldsOf(
  records: readonly DataRecord[],
  fields?: readonly string[],
  declared: Readonly<Record<string, readonly Scalar[]>> = {},
): readonly GroupField[] {
  const table = new RowTable(fields)
  for (const record of records) table.add(record)
  const groups = table.groups(declared)
  if ('unavailable' in groups) throw new TypeError(groups.detail)
  return groups.domains
}

describe('values', () => {
  test('come from the data, by dotted path too, else from what was asked', () => {
    const asked = { topic: 'asked', tone: 'dry' }
    const records = [
      buildCandidate({ topic: 'data', meta: { level: 2 } }, 't1', { asked }),
      buildCandidate({}, 't2', { asked }),
    ]
    const [topic, tone, level] = fieldsOf(records, ['topic', 'tone', 'meta.level'])
    expect([...(topic?.counts ?? [])]).toEqual([
      ['data', 1],
      ['asked', 1],
    ])
    expect([...(tone?.counts ?? [])]).toEqual([['dry', 2]])
    expect(level).toMatchObject({ values: ['2'], missing: 1 })
  })

  test('blank text, lists and objects are no values', () => {
    const records = buildCandidates([{ x: ' ' }, { x: ['a'] }, { x: { y: 1 } }, { x: null }, { x: 'a' }])
    expect(fieldsOf(records, ['x'])[0]).toMatchObject({ values: ['a'], missing: 4 })
  })

  test('are ordered by how often they occur, then by name; declared ones keep their order', () => {
    const records = buildCandidates(['b', 'a', 'c', 'c'].map((x) => ({ x })))
    expect(fieldsOf(records, ['x'])[0]?.values).toEqual(['c', 'a', 'b'])
    const declared = fieldsOf(records, ['x'], { x: ['a', 'z', 'a'] })[0]
    expect(declared?.values).toEqual(['a', 'z'])
    expect(declared?.undeclared).toEqual(['c', 'b'])
  })
})

describe('fields', () => {
  test('that were asked for win over those that look like groups', () => {
    const records = ['x', 'y', 'x', 'y'].map((kind, i) =>
      buildCandidate({ kind }, `t${i}`, i === 0 ? {} : { asked: { tone: 'dry' } }),
    )
    expect(fieldsOf(records).map(({ field }) => field)).toEqual(['tone'])
  })

  test('of 2 to 20 values, each used twice on average, are found', () => {
    const records = buildCandidates(
      Array.from({ length: 40 }, (_, i) => ({
        one: 'same',
        two: i % 2 === 0,
        twenty: i % 20,
        many: i % 21,
        long: i % 2 === 0 ? 'x'.repeat(65) : 'short',
      })),
    )
    expect(fieldsOf(records).map(({ field }) => field)).toEqual(['two', 'twenty'])
    expect(fieldsOf(records.slice(0, 20)).map(({ field }) => field)).toEqual(['two'])
  })
})

test('rows are told once each, with a mark for what is missing', () => {
  const table = new RowTable(['x', 'y'])
  for (const record of buildCandidates([{ x: 1, y: 1 }, { x: 1, y: 1 }, { x: 2 }])) table.add(record)
  const groups = table.groups({})
  expect('rows' in groups ? groups.rows : []).toEqual([
    ['1', '1'],
    ['2', MISSING],
  ])
  expect(table.n).toBe(3)
})

test.each([
  [undefined, [{ text: 'a' }], 'no-groups'],
  [['n'], Array.from({ length: 1001 }, (_, n) => ({ n })), 'too-many-values'],
])('fields %j: %#', (fields, rows, reason) => {
  const table = new RowTable(fields)
  for (const record of buildCandidates(rows)) table.add(record)
  expect(table.groups({})).toMatchObject({ unavailable: reason })
})
