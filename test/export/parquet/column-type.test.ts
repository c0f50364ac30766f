/** Column types inferred from values. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/base/canonical-json.js'
import {
  badName,
  type ColumnType,
  mergeTypes,
  quoteName,
  quoteText,
  sqlType,
  typeOfValue,
} from '../../../src/export/parquet/column-type.js'

/** The DuckDB type of a column with these values. */
function sqlOf(values: readonly Json[], jsonAs: 'JSON' | 'VARCHAR' = 'JSON'): string {
  return sqlType(values.map((value) => typeOfValue(value)).reduce(mergeTypes, 'null'), jsonAs)
}

describe('known types', () => {
  test.each<[string, Json[], string]>([
    ['nothing', [], 'VARCHAR'],
    ['nulls', [null, null], 'VARCHAR'],
    ['booleans', [true, null], 'BOOLEAN'],
    ['integers', [1, -2, 9007199254740991], 'BIGINT'],
    ['numbers', [1, 2.5], 'DOUBLE'],
    ['integers that a double holds alone', [1, 2 ** 60], 'DOUBLE'],
    ['texts', ['a', ''], 'VARCHAR'],
    ['a date is a text', ['2024-01-02'], 'VARCHAR'],
    ['a late text among integers', [1, 2, 'x'], 'JSON'],
    ['booleans and integers', [true, 1], 'JSON'],
    ['lists', [[1], [], [2.5]], 'DOUBLE[]'],
    ['empty lists', [[]], 'VARCHAR[]'],
    ['lists of differing items', [[1], ['a']], 'JSON[]'],
    ['lists and texts', [[1], 'a'], 'JSON'],
    ['lists of lists', [[[1]], [[]]], 'BIGINT[][]'],
    ['objects', [{ a: 1 }, { b: 'x' }, null], 'STRUCT("a" BIGINT, "b" VARCHAR)'],
    ['fields of differing types', [{ a: 1 }, { a: 'x' }], 'STRUCT("a" JSON)'],
    ['objects and lists', [{ a: 1 }, [1]], 'JSON'],
    ['messages', [[{ role: 'user', content: 'Hi' }], []], 'STRUCT("role" VARCHAR, "content" VARCHAR)[]'],
    ['empty objects', [{}], 'JSON'],
    ['names that differ by case', [{ a: 1 }, { A: 1 }], 'JSON'],
    ['an empty name', [{ '': 1 }], 'JSON'],
    ['a name with a quote', [{ 'a"b': 1 }], 'STRUCT("a""b" BIGINT)'],
    ['ids as keys', [Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`id${i}`, i]))], 'JSON'],
  ])('%s', (_, values, expected) => {
    expect(sqlOf(values)).toBe(expected)
  })

  test('JSON text is written as text', () => {
    expect(sqlOf([{ a: 1 }, { a: 'x' }], 'VARCHAR')).toBe('STRUCT("a" VARCHAR)')
  })

  test('deep values are JSON text from a depth on', () => {
    const deep = (levels: number): Json => (levels === 0 ? 1 : [deep(levels - 1)])
    expect(sqlOf([deep(12)])).toBe(`BIGINT${'[]'.repeat(12)}`)
    expect(sqlOf([deep(13)])).toBe(`JSON${'[]'.repeat(12)}`)
    expect(sqlOf([deep(200)])).toBe(`JSON${'[]'.repeat(12)}`)
  })
})

describe('laws of merging', () => {
  const types = fc.jsonValue({ maxDepth: 3 }).map((value) => typeOfValue(value as Json))
  const sorted = (type: ColumnType): string =>
    JSON.stringify(type, (_, value: unknown) => (value instanceof Map ? [...value].sort() : value))

  test('commutative, associative, idempotent, null is neutral and json absorbs', () => {
    fc.assert(
      fc.property(types, types, types, (a, b, c) => {
        expect(sorted(mergeTypes(a, b))).toBe(sorted(mergeTypes(b, a)))
        expect(sorted(mergeTypes(mergeTypes(a, b), c))).toBe(sorted(mergeTypes(a, mergeTypes(b, c))))
        expect(sorted(mergeTypes(a, a))).toBe(sorted(a))
        expect(mergeTypes(a, 'null')).toBe(a)
        expect(mergeTypes(a, 'json')).toBe('json')
      }),
    )
  })
})

test.each([
  [['a', 'b'], undefined],
  [['a', 'A'], 'A'],
  [['a', ''], ''],
  [['a\0'], 'a\0'],
  [['ä', 'Ä'], 'Ä'],
  [[], undefined],
])('of the names %j the first bad one is %j', (names, expected) => {
  expect(badName(names)).toBe(expected)
})

test('quoting', () => {
  expect([quoteName('a "b"'), quoteText("it's")]).toEqual(['"a ""b"""', "'it''s'"])
})
