/** The reader `jsonl`: what a row is, and the words of every bad row. */

import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBadRow } from '../../src/contract/source.js'
import { jsonl } from '../../src/source/jsonl.js'
import { sharedData } from '../shared-data.js'
import { goodData, readRows, rowLines, sampleFile, sampleFolder, thrownBy } from './sample-folder.js'

async function linesOf(content: string | Uint8Array, options?: unknown): Promise<string[]> {
  return rowLines(await readRows(jsonl, sampleFile('rows.jsonl', content), options))
}

const bytes = (...parts: (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

describe('good rows', () => {
  test.each([
    ['one a line', '{"a":1}\n{"a":2}\n', ['line 1: {"a":1}', 'line 2: {"a":2}']],
    ['without a last newline', '{"a":1}\n{"a":2}', ['line 1: {"a":1}', 'line 2: {"a":2}']],
    ['CRLF', '{"a":1}\r\n{"a":2}\r\n', ['line 1: {"a":1}', 'line 2: {"a":2}']],
    ['white space around', '  {"a":1}\t\n', ['line 1: {"a":1}']],
    ['a byte order mark', '\ufeff{"a":1}\n{"a":2}\n', ['line 1: {"a":1}', 'line 2: {"a":2}']],
    ['a byte order mark alone', '\ufeff', []],
    ['nothing', '', []],
    ['only blank lines', '\n \n\t\r\n', []],
    ['a key twice: the last value', '{"a":1,"a":2}\n', ['line 1: {"a":2}']],
    ['an empty object', '{}\n', ['line 1: {}']],
    ['a line separator within a string', '{"a":"x\u2028y"}\n', ['line 1: {"a":"x\u2028y"}']],
    ['an integer beyond 2^53', '{"id":9007199254740993}\n', ['line 1: {"id":"9007199254740993"}']],
  ])('%s', async (_, content, expected) => {
    expect(await linesOf(content)).toEqual(expected)
  })

  test('blank lines count as lines, but are no rows', async () => {
    const rows = await readRows(jsonl, sampleFile('a.jsonl', '\n{"a":1}\n\n  \n{"a":2}\n'))
    expect(rows).toEqual([
      { row: 1, place: 'line 2', data: { a: 1 } },
      { row: 2, place: 'line 5', data: { a: 2 } },
    ])
  })

  test('a key called __proto__ is a field like others', async () => {
    const [row] = goodData(await readRows(jsonl, sampleFile('a.jsonl', '{"__proto__":{"x":1},"b":2}\n')))
    expect(Object.keys(row as object)).toEqual(['__proto__', 'b'])
  })

  test('packed, whatever the name', async () => {
    expect(await linesOf(gzipSync('{"a":1}\n{"a":2}'))).toEqual(['line 1: {"a":1}', 'line 2: {"a":2}'])
  })
})

describe('bad rows', () => {
  test('every reason, each between good rows', async () => {
    const content = bytes(
      '{"ok":1}\n',
      '{"a":1,}\n',
      '{"a" 1}\n',
      "{'a':1}\n",
      '[1,2]\n',
      '"text"\n',
      '7\n',
      'null\n',
      '{"a":1} {"b":2}\n',
      '{"a":"\u0000"}\n',
      '{"a":"caf',
      [0xe9],
      '"}\n',
      '{"a":"half \\ud83d"}\n',
      '{"a":{"b":[0,1e999]}}\n',
      `{"a":${'['.repeat(300)}${']'.repeat(300)}}\n`,
      '{"a":"tab\tinside"}\n',
      '{"ok":2}\n',
    )
    expect((await linesOf(content)).join('\n')).toMatchInlineSnapshot(`
      "line 1: {"ok":1}
      line 2 invalid-json: Column 8: expected a key in quotes, near \`{"a":1,}\`.
      line 3 invalid-json: Column 6: expected ":", near \`{"a" 1}\`.
      line 4 invalid-json: Column 2: expected a key in quotes or "}", near \`{'a':1}\`.
      line 5 not-an-object: The line holds an array, not an object.
      line 6 not-an-object: The line holds a string, not an object.
      line 7 not-an-object: The line holds a number, not an object.
      line 8 not-an-object: The line holds null, not an object.
      line 9 invalid-json: Column 9: expected the end, near \`{"a":1} {"b":2}\`.
      line 10 nul-byte: Column 7 is a NUL byte: \`{"a":"\\u0000"}\`.
      line 11 invalid-utf8: Byte 10 (0xe9) is not UTF-8.
      line 12 lone-surrogate: Field "a" holds half of a surrogate pair, which is not Unicode text.
      line 13 number-out-of-range: Field "a.b.1" holds a number that JSON cannot hold: beyond ±1.8e308.
      line 14 too-deep: Nested more than 200 levels deep.
      line 15 invalid-json: Column 10: expected no raw control character in a string, near \`{"a":"tab\\u0009inside"}\`.
      line 16: {"ok":2}"
    `)
  })

  test('rows are numbered through, good and bad', async () => {
    const rows = await readRows(jsonl, sampleFile('a.jsonl', '{"a":1}\n\nnot json\n{"a":2}\n'))
    expect(rows.map((row) => [row.row, row.place, isBadRow(row)])).toEqual([
      [1, 'line 1', false],
      [2, 'line 3', true],
      [3, 'line 4', false],
    ])
  })

  test('a long bad line is quoted around the fault only', async () => {
    const [line] = await linesOf(`{"text":"${'x'.repeat(5000)}" "next":"${'y'.repeat(5000)}"}\n`)
    expect(line).toMatchInlineSnapshot(
      `"line 1 invalid-json: Column 5012: expected "," or "}", near …\`xxxxxxxxxxxxxxxxxxxxxxxxxxxx" "next":"yyyyyyyyyyyy\`…."`,
    )
  })

  test('nothing in a detail can move the cursor of a terminal', async () => {
    const [line] = await linesOf('{"a":"\u001b[2J\u001b]0;title\u0007"}\n')
    expect(line).toMatchInlineSnapshot(
      `"line 1 invalid-json: Column 7: expected no raw control character in a string, near \`{"a":"\\u001b[2J\\u001b]0;title\\u0007"}\`."`,
    )
  })
})

describe('the last line', () => {
  test('cut off, whole, and bad for another reason', async () => {
    const lasts = ['{"a":"some te', '{"a"', '{"a":12', '{"a":12}', '{"a":12\n', '\0'.repeat(4)]
    const said: string[] = []
    for (const last of lasts) said.push((await linesOf(`{"ok":1}\n${last}`))[1] ?? '')
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "line 2 truncated: The last line ends without a line break and is cut off at column 14: \`{"a":"some te\`.
      line 2 truncated: The last line ends without a line break and is cut off at column 5: \`{"a"\`.
      line 2 truncated: The last line ends without a line break and is cut off at column 8: \`{"a":12\`.
      line 2: {"a":12}
      line 2 invalid-json: Column 8: expected "," or "}", near \`{"a":12\`.
      line 2 nul-byte: Column 1 is a NUL byte: \`\\u0000\\u0000\\u0000\\u0000\`."
    `)
  })

  test('cut off within a character', async () => {
    expect(await linesOf(bytes('{"ok":1}\n{"a":"', [0xe2, 0x82]))).toMatchInlineSnapshot(`
      [
        "line 1: {"ok":1}",
        "line 2 truncated: The last line ends without a line break and is cut off within a character at byte 7.",
      ]
    `)
  })

  test('wrong bytes that no cut explains', async () => {
    expect(await linesOf(bytes('{"ok":1}\n{"a":"', [0xff], '"}'))).toMatchInlineSnapshot(`
      [
        "line 1: {"ok":1}",
        "line 2 invalid-utf8: Byte 7 (0xff) is not UTF-8.",
      ]
    `)
  })
})

describe('maxLineBytes', () => {
  test('counts bytes without the line break', async () => {
    const lines = await linesOf('{"a":"ü"}\n{"a":"üb"}\n{"a":1}\n', { maxLineBytes: 10 })
    // {"a":"ü"} is 7 + 1 + 2 = 10 bytes, with the b 11
    expect(lines).toMatchInlineSnapshot(`
      [
        "line 1: {"a":"ü"}",
        "line 2 line-too-long: 11 bytes long; at most 10 are read (option maxLineBytes).",
        "line 3: {"a":1}",
      ]
    `)
  })

  test('a long last line without a newline', async () => {
    expect(await linesOf('{"a":1}\n{"a":"0123456789"}', { maxLineBytes: 10 })).toMatchInlineSnapshot(`
      [
        "line 1: {"a":1}",
        "line 2 line-too-long: 18 bytes long; at most 10 are read (option maxLineBytes).",
      ]
    `)
  })

  test('a line of 64 MiB is counted, not held', async () => {
    const path = join(sampleFolder(), 'rows.jsonl')
    const file = openSync(path, 'w')
    writeSync(file, '{"a":1}\n')
    ftruncateSync(file, 8 + 64 * 1024 * 1024)
    writeSync(file, '\n{"a":2}\n', 8 + 64 * 1024 * 1024)
    closeSync(file)
    const before = process.memoryUsage().rss
    const rows = rowLines(await readRows(jsonl, path))
    expect(rows).toMatchInlineSnapshot(`
      [
        "line 1: {"a":1}",
        "line 2 line-too-long: 67108864 bytes long; at most 16777216 are read (option maxLineBytes).",
        "line 3: {"a":2}",
      ]
    `)
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024)
  })

  test('is refused beyond what a string can hold', () => {
    expect(() => jsonl.bind({ maxLineBytes: 2 ** 30 })).toThrow('268435456')
  })
})

describe('damaged and foreign files', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) =>
    JSON.stringify({ id: i, text: `text ${(i * 7919) % 10007}` }),
  )
  const packed = gzipSync(rows.join('\n'))

  test('a cut gzip: the rows before it, then one bad row', async () => {
    const path = sampleFile('rows.jsonl.gz', packed.subarray(0, packed.length / 2))
    const found = await readRows(jsonl, path)
    const last = found.at(-1)
    expect(found.length).toBeGreaterThan(5000)
    expect(goodData(found)).toEqual(rows.slice(0, found.length - 1).map((row) => JSON.parse(row) as unknown))
    expect(last).toMatchObject({
      row: found.length,
      place: `after row ${found.length - 1}`,
      reason: 'truncated-file',
    })
  })

  test('a gzip cut at once: an error', async () => {
    const path = sampleFile('rows.jsonl.gz', packed.subarray(0, 15))
    expect(await thrownBy(() => readRows(jsonl, path))).toMatchInlineSnapshot(`
      "DataError truncated-file: <folder>/rows.jsonl.gz ends in the middle of its gzip data.
      Fetch or write it again; \`gzip -t <file>\` checks it."
    `)
  })

  test('a JSON array over several lines', async () => {
    expect(await thrownBy(() => linesOf('[\n  {"a":1},\n  {"a":2}\n]\n'))).toMatchInlineSnapshot(`
      "DataError not-json-lines: <folder>/rows.jsonl holds one JSON array over several lines, not one object a line.
      Name the reader \`json\`, or give the file the ending .json."
    `)
  })

  test('a JSON array on one line is a bad row, since other lines may be good', async () => {
    expect(await linesOf('[{"a":1}]\n{"a":2}\n')).toMatchInlineSnapshot(`
      [
        "line 1 not-an-object: The line holds an array, not an object.",
        "line 2: {"a":2}",
      ]
    `)
  })

  test('Parquet named .jsonl', async () => {
    expect(await thrownBy(() => linesOf('PAR1\u0015\u0004\n'))).toContain('DataError not-text')
  })

  test('a missing file', async () => {
    const path = join(sampleFolder({ 'seeds.jsonl': '' }), 'seeds.json')
    expect(await thrownBy(() => readRows(jsonl, path))).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/seeds.json does not exist.
      Did you mean "seeds.jsonl" in <folder>?"
    `)
  })
})

describe('laws', () => {
  const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
  const safe = objects.filter((value) => !/\d{16}|e\+?\d{2}/.test(JSON.stringify(value)))

  test('what is written is read, whatever the line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(safe, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        async (rows, end) => {
          const text = rows.map((row) => JSON.stringify(row) + end).join('')
          const expected = rows.map((row) => JSON.parse(JSON.stringify(row)) as unknown)
          expect(goodData(await readRows(jsonl, sampleFile('a.jsonl', text)))).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('bytes at random are read to the end: a row for each line that is not blank', async () => {
    const piece = fc.constantFrom('{"a":1}', '\n', '\r\n', '{', '"', '\0', '\u00fc', ' ')
    const noise = fc.uint8Array({ maxLength: 4 }).map((array) => Buffer.from(array))
    const parts = fc.array(
      fc.oneof(
        piece.map((text) => Buffer.from(text)),
        noise,
      ),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(parts, async (found) => {
        const content = Buffer.concat([Buffer.from('{}\n'), ...found])
        const lines = content.toString('latin1').split('\n')
        const filled = lines.filter((line) => /[^\t\n\v\f\r ]/.test(line))
        const rows = await readRows(jsonl, sampleFile('a.jsonl', content))
        expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1))
        expect(Math.abs(rows.length - filled.length)).toBeLessThanOrEqual(
          lines.filter((line) => /^[\s\u0080-\u00ff]*$/.test(line)).length,
        )
      }),
      { numRuns: 100 },
    )
  })
})

test('reading ends when the consumer leaves, and begins anew each time', async () => {
  const { instance } = jsonl.bind({})
  const path = sampleFile('a.jsonl', '{"a":1}\n{"a":2}\n')
  for (let time = 0; time < 3; time += 1) {
    for await (const row of instance.read(path)) {
      expect(row.row).toBe(1)
      break
    }
  }
  expect(await instance.files(path)).toEqual([path])
})

const seeds = sharedData('maths_gsm8k_train.jsonl')
const packedTasks = sharedData('instr_t0_50k.jsonl.gz')

test.skipIf(seeds === undefined)('real data: 7,473 rows, none bad', async () => {
  const rows = await readRows(jsonl, seeds ?? '')
  expect([rows.length, rows.filter(isBadRow).length]).toEqual([7473, 0])
})

test.skipIf(packedTasks === undefined)('real data, packed: 50,046 rows, none bad', async () => {
  const rows = await readRows(jsonl, packedTasks ?? '')
  expect([rows.length, rows.filter(isBadRow).length]).toEqual([50_046, 0])
})
