/** What a whole JSON Lines file holds. */

import { expect, test } from 'vitest'
import { jsonlColumns } from '../../../src/export/parquet/jsonl-columns.js'
import { sampleFile, thrownBy } from '../../source/sample-folder.js'

test('types of all rows, in order of first appearance', async () => {
  const found = await jsonlColumns(sampleFile('a.jsonl', '{"b":1,"a":null}\n\n{"a":"x","c":[1]}\n{"b":2.5}'))
  expect([...found.columns]).toEqual([
    ['b', 'number'],
    ['a', 'text'],
    ['c', { items: 'integer' }],
  ])
  // {"a":"x","c":[1]} has 17 bytes
  expect([found.rows, found.longestLineBytes]).toEqual([3, 17])
})

test('lines that cross the chunks of the file', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ id: i, text: 'ü'.repeat(i % 700) }))
  const found = await jsonlColumns(sampleFile('a.jsonl', lines.join('\n')))
  expect(found.rows).toBe(3000)
  expect(found.longestLineBytes).toBe(Math.max(...lines.map((line) => Buffer.byteLength(line))))
})

test('a line longer than a chunk', async () => {
  const found = await jsonlColumns(sampleFile('a.jsonl', `{"a":"${'x'.repeat(2_000_000)}"}\n{"a":"y"}\n`))
  expect([found.rows, found.longestLineBytes]).toEqual([2, 2_000_008])
})

test('nothing', async () => {
  expect(await jsonlColumns(sampleFile('a.jsonl', ''))).toEqual({
    columns: new Map(),
    rows: 0,
    longestLineBytes: 0,
  })
})

test('a changed file is refused, with the line', async () => {
  expect(await thrownBy(() => jsonlColumns(sampleFile('a.jsonl', '{"a":1}\n[1]\n')))).toMatchInlineSnapshot(`
    "DataError not-json-lines: <folder>/a.jsonl line 2 is not JSON Lines: it holds no object.
    The file was changed after it was written: make the release again."
  `)
  expect(await thrownBy(() => jsonlColumns(sampleFile('a.jsonl', '{"a":1}\n{"a":\n')))).toContain(
    'a.jsonl line 2 is not',
  )
})
