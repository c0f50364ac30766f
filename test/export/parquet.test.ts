/** Writing Parquet: what is written can be read back, row for row. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { writeParquet } from '../../src/export/parquet.js'
import { parquet } from '../../src/source/parquet.js'
import { goodData, readRows, sampleFolder, thrownBy } from '../source/sample-folder.js'

const linesOf = (rows: readonly JsonObject[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** Writes rows as Parquet and reads them back. */
async function roundTrip(rows: readonly JsonObject[]): Promise<unknown[]> {
  const folder = sampleFolder({ 'out/rows.jsonl': linesOf(rows) })
  const target = join(folder, 'out/rows.parquet')
  expect(await writeParquet(join(folder, 'out/rows.jsonl'), target)).toEqual({ rows: rows.length })
  return goodData(await readRows(parquet, target))
}

describe('rows come back as they were', () => {
  test.each<[string, JsonObject[]]>([
    [
      'texts',
      [
        { a: 'x', b: 'ü€😀' },
        { a: '', b: ' \n\t"\\\u2028' },
      ],
    ],
    [
      'texts that look like something else',
      [{ d: '2024-01-02', t: '12:00:00', n: '12', u: '550e8400-e29b-41d4-a716-446655440000', e: 'null' }],
    ],
    [
      'numbers',
      [
        { i: 1, d: 1.5 },
        { i: -9007199254740991, d: 1e300 },
      ],
    ],
    [
      'booleans and nulls',
      [
        { b: true, n: null },
        { b: null, n: null },
      ],
    ],
    ['lists', [{ l: [1, 2] }, { l: [] }, { l: null }]],
    [
      'messages',
      [
        {
          messages: [
            { role: 'user', content: 'Hi' },
            { role: 'assistant', content: 'Hello' },
          ],
        },
        { messages: [] },
      ],
    ],
    ['nested objects', [{ o: { a: { b: ['x'] } } }, { o: null }]],
    ['a NUL within a text', [{ a: 'x\u0000y' }]],
    [
      'names with all kinds of signs',
      [{ "it's": 1, 'a "b"': 2, 'x.y': 3, '{z}': 4, $1: 5, 'ä ö': 6, _cupel: 'r1' }],
    ],
    [
      'a column that appears late',
      [
        { a: 1, late: null },
        ...Array.from({ length: 3000 }, (_, i) => ({ a: i, late: null })),
        { a: 7, late: 'here' },
      ],
    ],
  ])('%s', async (_, rows) => {
    expect(await roundTrip(rows)).toEqual(rows)
  })

  test('absent fields come back as null', async () => {
    expect(await roundTrip([{ a: 1 }, { b: 'x' }, { o: { p: 1 } }, { o: { q: 2 } }])).toEqual([
      { a: 1, b: null, o: null },
      { a: null, b: 'x', o: null },
      { a: null, b: null, o: { p: 1, q: null } },
      { a: null, b: null, o: { p: null, q: 2 } },
    ])
  })

  test('columns of differing types come back as JSON text', async () => {
    const rows = [{ v: 1 }, { v: 'x' }, { v: [1, { a: null }] }, { v: null }, { v: true }]
    expect(await roundTrip(rows)).toEqual([
      { v: '1' },
      { v: '"x"' },
      { v: '[1,{"a":null}]' },
      { v: null },
      { v: 'true' },
    ])
  })

  test('a text of more than 16 MiB, the default limit of DuckDB', async () => {
    const text = 'long text '.repeat(1_800_000)
    const [row] = (await roundTrip([{ text }])) as { text: string }[]
    expect(row?.text === text).toBe(true)
  })

  test('no rows, and rows without fields', async () => {
    expect(await roundTrip([])).toEqual([])
    expect(await roundTrip([{}, {}])).toEqual([{ _cupel: null }, { _cupel: null }])
  })

  test('in the same order, through many row groups', async () => {
    const rows = Array.from({ length: 250_000 }, (_, i) => ({ id: i, mixed: (i * 7919) % 10007 }))
    const back = (await roundTrip(rows)) as { id: number }[]
    expect(back.length).toBe(rows.length)
    expect(back.findIndex(({ id }, index) => id !== index)).toBe(-1)
  })

  test('rows at random, of one shape', async () => {
    const row = fc.record({
      id: fc.integer(),
      text: fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      score: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      tags: fc.array(fc.string()),
      turns: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: fc.string() })),
      flag: fc.option(fc.boolean()),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), async (rows) => {
        expect(await roundTrip(rows as JsonObject[])).toEqual(rows)
      }),
      { numRuns: 15 },
    )
  })
})

describe('files', () => {
  test('the same rows give the same bytes', async () => {
    const lines = linesOf(Array.from({ length: 5000 }, (_, i) => ({ id: i, text: `text ${i}` })))
    const folder = sampleFolder({ 'a.jsonl': lines })
    await writeParquet(join(folder, 'a.jsonl'), join(folder, 'one.parquet'))
    await writeParquet(join(folder, 'a.jsonl'), join(folder, 'two.parquet'))
    expect(readFileSync(join(folder, 'one.parquet')).equals(readFileSync(join(folder, 'two.parquet')))).toBe(
      true,
    )
  })

  test('nothing else is left behind, and zstd makes it small', async () => {
    const lines = linesOf(
      Array.from({ length: 5000 }, (_, i) => ({ text: `the same words, number ${i % 10}` })),
    )
    const folder = sampleFolder({ 'out/a.jsonl': lines })
    await writeParquet(join(folder, 'out/a.jsonl'), join(folder, 'out/a.parquet'))
    expect([readdirSync(folder), readdirSync(join(folder, 'out'))]).toEqual([
      ['out'],
      ['a.jsonl', 'a.parquet'],
    ])
    expect(readFileSync(join(folder, 'out/a.parquet')).length).toBeLessThan(lines.length / 20)
  })

  test('signs that mean something to SQL or DuckDB are letters in a path', async () => {
    const folder = sampleFolder({ "it's [1]*?.jsonl": '{"a":1}\n', 'its 1x.jsonl': '{"a":2}\n' })
    const target = join(folder, "it's [1]*?.parquet")
    await writeParquet(join(folder, "it's [1]*?.jsonl"), target)
    expect(goodData(await readRows(parquet, target))).toEqual([{ a: 1 }])
  })
})

describe('errors leave the folder as it was', () => {
  const attempt = async (content: string): Promise<[string, string[]]> => {
    const folder = sampleFolder({ 'a.jsonl': content })
    const said = await thrownBy(() => writeParquet(join(folder, 'a.jsonl'), join(folder, 'a.parquet')))
    return [said, readdirSync(folder)]
  }

  test('names that differ by case only', async () => {
    expect(await attempt('{"Text":1,"text":2}\n')).toMatchInlineSnapshot(`
      [
        "DataError bad-column-name: <folder>/a.jsonl has a field "text" that Parquet cannot hold beside the others.
      Names must not be empty, hold NUL or differ by case only: rename it, or release without parquet.",
        [
          "a.jsonl",
        ],
      ]
    `)
  })

  test('an empty name', async () => {
    expect((await attempt('{"":1}\n'))[0]).toContain('bad-column-name')
  })

  test('no JSON Lines', async () => {
    expect((await attempt('{"a":1}\nnot json\n'))[0]).toContain('a.jsonl line 2 is not JSON Lines')
  })

  test('half a surrogate pair, which DuckDB refuses', async () => {
    const [said, files] = await attempt('{"a":"\\ud800"}\n')
    expect(said.split(':')[0]).toBe('InternalError parquet-write')
    expect(files).toEqual(['a.jsonl'])
  })
})
