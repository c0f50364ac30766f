/** The reader `json`: one array of objects, or a clear error. */

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isBadRow } from '../../src/contract/source.js'
import { json } from '../../src/source/json.js'
import { sharedData } from '../shared-data.js'
import { readRows, rowLines, sampleFile, thrownBy } from './sample-folder.js'

async function linesOf(content: string | Uint8Array, options?: unknown): Promise<string[]> {
  return rowLines(await readRows(json, sampleFile('rows.json', content), options))
}

describe('rows', () => {
  test.each([
    ['an array', '[{"a":1},{"a":2}]', ['item 1: {"a":1}', 'item 2: {"a":2}']],
    ['over several lines', '[\n  {\n "a": 1 }\n]\n', ['item 1: {"a":1}']],
    ['empty', '[]', []],
    ['a byte order mark', '\ufeff[{"a":1}]', ['item 1: {"a":1}']],
    ['packed', gzipSync('[{"a":1}]'), ['item 1: {"a":1}']],
    [
      'an integer beyond 2^53',
      '[{"id":9007199254740993},{"id":1}]',
      ['item 1: {"id":"9007199254740993"}', 'item 2: {"id":1}'],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await linesOf(content)).toEqual(expected)
  })

  test('items that are no rows', async () => {
    const content = '[{"a":1},[2],"x",3,null,{"a":"\\ud800"},{"a":1e999},{"a":2}]'
    expect((await linesOf(content)).join('\n')).toMatchInlineSnapshot(`
      "item 1: {"a":1}
      item 2 not-an-object: The item is an array, not an object.
      item 3 not-an-object: The item is a string, not an object.
      item 4 not-an-object: The item is a number, not an object.
      item 5 not-an-object: The item is null, not an object.
      item 6 lone-surrogate: Field "a" holds half of a surrogate pair, which is not Unicode text.
      item 7 number-out-of-range: Field "a" holds a number that JSON cannot hold: beyond ±1.8e308.
      item 8: {"a":2}"
    `)
  })

  test('larger than one chunk', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({
      id: i,
      text: `Text number ${i}, long enough to fill a chunk.`,
    }))
    const found = await readRows(json, sampleFile('a.json', JSON.stringify(rows)))
    expect(found.map((row) => (isBadRow(row) ? row.detail : row.data))).toEqual(rows)
  })
})

describe('the option field', () => {
  const content = '{"version":1,"data":[{"a":1}],"deep":{"rows":[{"a":2}]},"dotted.name":[]}'

  test.each([
    ['data', ['item 1: {"a":1}']],
    ['deep.rows', ['item 1: {"a":2}']],
  ])('%s', async (field, expected) => {
    expect(await linesOf(content, { field })).toEqual(expected)
  })

  test('leads nowhere', async () => {
    expect(await thrownBy(() => linesOf(content, { field: 'rows' }))).toMatchInlineSnapshot(`
      "DataError not-an-array: <folder>/rows.json holds no array in the field "rows".
      Name one of its arrays in the option \`field\`: data, dotted.name."
    `)
  })

  test('is needed', async () => {
    expect(await thrownBy(() => linesOf(content))).toMatchInlineSnapshot(`
      "DataError not-an-array: <folder>/rows.json holds no array at its top.
      Name one of its arrays in the option \`field\`: data, dotted.name."
    `)
  })

  test('never reaches into the prototype', async () => {
    expect(await thrownBy(() => linesOf(content, { field: 'constructor' }))).toContain(
      'DataError not-an-array',
    )
  })
})

describe('errors', () => {
  test('broken: with line and column', async () => {
    expect(await thrownBy(() => linesOf('[\n  {"a":1},\n  {"a":}\n]'))).toMatchInlineSnapshot(`
      "DataError invalid-json: <folder>/rows.json line 3 column 8: expected a value, near \`  {"a":}\`.
      Mend the file there, or write it again."
    `)
  })

  test('cut off', async () => {
    expect(await thrownBy(() => linesOf('[{"a":1},{"a'))).toMatchInlineSnapshot(`
      "DataError invalid-json: <folder>/rows.json line 1 column 13: expected the closing quote of a string, near \`[{"a":1},{"a\`.
      Mend the file there, or write it again."
    `)
  })

  test('JSON Lines', async () => {
    expect(await thrownBy(() => linesOf('{"a":1}\n{"a":2}\n'))).toMatchInlineSnapshot(`
      "DataError invalid-json: <folder>/rows.json line 2 column 1: expected the end, near \`{"a":2}\`.
      A file with one object a line is JSON Lines: name the reader \`jsonl\`, or give it the ending .jsonl."
    `)
  })

  test('no array and none to name', async () => {
    expect(await thrownBy(() => linesOf('{"a":1}'))).toMatchInlineSnapshot(`
      "DataError not-an-array: <folder>/rows.json holds no array at its top.
      The reader \`json\` reads one array of objects."
    `)
    expect(await thrownBy(() => linesOf('7'))).toContain('DataError not-an-array')
  })

  test('empty', async () => {
    expect(await thrownBy(() => linesOf(''))).toMatchInlineSnapshot(`
      "DataError invalid-json: <folder>/rows.json line 1 column 1: expected a value, near \`\`.
      Mend the file there, or write it again."
    `)
  })

  test('not UTF-8', async () => {
    expect(
      await thrownBy(() => linesOf(Buffer.from('[{"a":"caf\u00e9"}]', 'latin1'))),
    ).toMatchInlineSnapshot(`
      "DataError invalid-utf8: <folder>/rows.json is not UTF-8: byte 11 (0xe9) is no part of a character.
      Convert it: \`iconv -f LATIN1 -t UTF-8 <file>\`."
    `)
  })

  test('larger than the limit, found out while unpacking', async () => {
    const mebibyte = gzipSync(Buffer.alloc(1024 * 1024, 0x20))
    const packed = Buffer.concat(Array.from({ length: 257 }, () => mebibyte))
    expect(await thrownBy(() => linesOf(packed))).toMatchInlineSnapshot(`
      "DataError file-too-large: <folder>/rows.json is larger than 256 MiB, and a JSON array can only be read whole.
      Write it as JSON Lines, which is streamed: \`jq -c ".[]" file.json > file.jsonl\`."
    `)
  })

  test('a cut gzip', async () => {
    const packed = gzipSync(JSON.stringify(Array.from({ length: 100 }, (_, i) => ({ i }))))
    expect(await thrownBy(() => linesOf(packed.subarray(0, -20)))).toContain('DataError truncated-file')
  })
})

test.each([
  // counts of MANIFEST.tsv
  ['tabular_penguins.json', undefined, 342],
  ['instr_alpaca_harmless_val.json', undefined, 6264],
  ['tooluse_public_apis.json', 'entries', 1425],
])('real data: %s', async (name, field, count) => {
  const path = sharedData(name)
  if (path === undefined) return
  const rows = await readRows(json, path, field === undefined ? {} : { field })
  expect([rows.length, rows.filter(isBadRow).length]).toEqual([count, 0])
})
