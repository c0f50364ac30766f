/** Rows that cannot be read are no errors: they are left out, counted, and told with their place. */

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { cupel, folderWith } from '../cli/run-cli.js'
import { bytesOf, complaint, dataReport } from './complaint.js'

const row = '{"text": "a fine row"}\n'
const random = createRandom('noise')
const noise = Array.from({ length: 400 }, () => `{"text": "${random.uint32()} ${random.uint32()}"}\n`).join(
  '',
)

const recipe = `cupel: 1
name: demo
sources:
  people: { path: people.jsonl, id: id }
generate:
  - id: greet
    method: fields
    from: people
    with: { fields: { text: { expr: '"Dear " + source.name' } } }
`

function person(id: string, name: string): string {
  return `${JSON.stringify({ id, name })}\n`
}

async function leftOut(people: string): Promise<string> {
  const { stdout } = await cupel(
    ['run', 'recipe.yaml'],
    folderWith({ 'recipe.yaml': recipe, 'people.jsonl': people }),
  )
  return /Source rows left out\n(?:\s\s.*\n)+/.exec(stdout)?.[0].trimEnd() ?? stdout
}

async function runComplaint(people: string): Promise<string> {
  return complaint(['run', 'recipe.yaml', '--quiet'], { 'recipe.yaml': recipe, 'people.jsonl': people })
}

describe('JSON Lines', () => {
  test('broken JSON, with line and column', async () => {
    expect(
      await dataReport('a.jsonl', `${row}{"text": "x",}\n${row}{"text": nope}\n`),
    ).toMatchInlineSnapshot(`
      "2 good; left out: 2 × invalid-json
      line 2  invalid-json  Column 14: expected a key in quotes, near \`{"text": "x",}\`.
      line 4  invalid-json  Column 10: expected a value, near \`{"text": nope}\`."
    `)
  })

  test('a NUL byte', async () => {
    expect(await dataReport('a.jsonl', bytesOf(row, '{"text": "a', [0], 'b"}\n'))).toMatchInlineSnapshot(`
      "1 good; left out: 1 × nul-byte
      line 2  nul-byte  Column 12 is a NUL byte: \`{"text": "a\\u0000b"}\`."
    `)
  })

  test('broken UTF-8', async () => {
    expect(
      await dataReport('a.jsonl', bytesOf(row, '{"text": "a', [0xc3, 0x28], 'b"}\n')),
    ).toMatchInlineSnapshot(`
      "1 good; left out: 1 × invalid-utf8
      line 2  invalid-utf8  Byte 12 (0xc3) is not UTF-8."
    `)
  })

  test('a last line that is cut off', async () => {
    expect(await dataReport('a.jsonl', `${row}{"text": "half a sent`)).toMatchInlineSnapshot(`
      "1 good; left out: 1 × truncated
      line 2  truncated  The last line ends without a line break and is cut off at column 22: \`{"text": "half a sent\`."
    `)
  })

  test('lines that hold no object', async () => {
    expect(await dataReport('a.jsonl', `${row}[1, 2]\n"text"\nnull\n`)).toMatchInlineSnapshot(`
      "1 good; left out: 3 × not-an-object
      line 2  not-an-object  The line holds an array, not an object.
      line 3  not-an-object  The line holds a string, not an object.
      line 4  not-an-object  The line holds null, not an object."
    `)
  })

  test('a line of 64 MB', async () => {
    expect(
      await dataReport('a.jsonl', `${row}{"text": "${'a'.repeat(64 * 1024 * 1024)}"}\n${row}`),
    ).toMatchInlineSnapshot(`
      "2 good; left out: 1 × line-too-long
      line 2  line-too-long  67108876 bytes long; at most 16777216 are read (option maxLineBytes)."
    `)
  })

  test('half of a pair of surrogates', async () => {
    expect(await dataReport('a.jsonl', `${row}{"text": "\\ud83d"}\n`)).toMatchInlineSnapshot(`
      "1 good; left out: 1 × lone-surrogate
      line 2  lone-surrogate  Field "text" holds half of a surrogate pair, which is not Unicode text."
    `)
  })

  test('a number that no double can hold', async () => {
    expect(await dataReport('a.jsonl', `${row}{"text": 1e999}\n`)).toMatchInlineSnapshot(`
      "1 good; left out: 1 × number-out-of-range
      line 2  number-out-of-range  Field "text" holds a number that JSON cannot hold: beyond ±1.8e308."
    `)
  })

  test('nothing but broken rows', async () => {
    expect(await dataReport('a.jsonl', '{"text"\n{"text"\n')).toMatchInlineSnapshot(`
      "0 good; left out: 2 × invalid-json
      line 1  invalid-json  Column 8: expected ":", near \`{"text"\`.
      line 2  invalid-json  Column 8: expected ":", near \`{"text"\`."
    `)
  })

  test('an empty file', async () => {
    expect(await dataReport('a.jsonl', '')).toMatchInlineSnapshot(`"0 good; left out: none"`)
  })

  test('blank lines only', async () => {
    expect(await dataReport('a.jsonl', '\n\n\n')).toMatchInlineSnapshot(`"0 good; left out: none"`)
  })

  test('gzip that is cut off', async () => {
    expect(await dataReport('a.jsonl.gz', gzipSync(noise).subarray(0, 3000))).toMatchInlineSnapshot(`
      "264 good; left out: 1 × truncated-file
      after row 264  truncated-file  a.jsonl.gz ends in the middle of its gzip data. The 264 rows before it were read."
    `)
  })
})

describe('CSV', () => {
  test('records of another width', async () => {
    expect(await dataReport('a.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n')).toMatchInlineSnapshot(`
      "1 good; left out: 2 × wrong-column-count
      line 3  wrong-column-count  2 fields, where the header has 3.
      line 4  wrong-column-count  4 fields, where the header has 3."
    `)
  })

  test('a quote that is never closed', async () => {
    expect(await dataReport('a.csv', 'a,b\n1,"two\n3,4\n')).toMatchInlineSnapshot(`
      "1 good; left out: 1 × invalid-quote
      line 2  invalid-quote  A quote opens on this line and is never closed."
    `)
  })

  test('broken UTF-8', async () => {
    expect(await dataReport('a.csv', bytesOf('a,b\n1,', [0xff], '\n3,4\n'))).toMatchInlineSnapshot(`
      "1 good; left out: 1 × invalid-utf8
      line 2  invalid-utf8  Byte 3 (0xff) of the record is not UTF-8."
    `)
  })
})

describe('ids', () => {
  test('that come twice or are missing are told at the end of a run', async () => {
    expect(
      await leftOut(`${person('a', 'Ann')}${person('a', 'Bea')}{"name": "Cy"}\n${person('b', 'Di')}`),
    ).toMatchInlineSnapshot(`
      "Source rows left out
        people: 2 of 4 rows: 1 × duplicate-id, 1 × missing-id
          line 2: the id "a" came before
          line 3: the field "id" is missing"
    `)
  })

  test('a source without a good row ends the run', async () => {
    expect(await runComplaint('{"id"\n{"id"\n')).toMatchInlineSnapshot(`
      "✗ people.jsonl (source "people") holds no row that can be used.
        → All 2 rows were left out: 2 × invalid-json. The first is line 1: Column 6: expected ":", near \`{"id"\`.
        (no-rows)"
    `)
  })

  test('a source without a row ends the run', async () => {
    expect(await runComplaint('')).toMatchInlineSnapshot(`
      "✗ people.jsonl (source "people") holds no row that can be used.
        → The file is empty.
        (no-rows)"
    `)
  })
})
