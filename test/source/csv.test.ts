/** The reader `csv`: records, names, and the words of every bad row. */

import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBadRow } from '../../src/contract/source.js'
import { csv } from '../../src/source/csv.js'
import { sharedData } from '../shared-data.js'
import { goodData, readRows, rowLines, sampleFile, thrownBy } from './sample-folder.js'

async function linesOf(
  content: string | Uint8Array,
  options?: unknown,
  name = 'rows.csv',
): Promise<string[]> {
  return rowLines(await readRows(csv, sampleFile(name, content), options))
}

describe('good rows', () => {
  test.each([
    ['values are strings', 'a,b\n1,x\n', ['line 2: {"a":"1","b":"x"}']],
    ['no last line break', 'a,b\n1,x', ['line 2: {"a":"1","b":"x"}']],
    ['CRLF', 'a,b\r\n1,x\r\n2,y\r\n', ['line 2: {"a":"1","b":"x"}', 'line 3: {"a":"2","b":"y"}']],
    ['CR alone', 'a,b\r1,x\r2,y', ['line 2: {"a":"1","b":"x"}', 'line 3: {"a":"2","b":"y"}']],
    ['a byte order mark', '\ufeffa,b\n1,x\n', ['line 2: {"a":"1","b":"x"}']],
    ['a byte order mark before a quote', '\ufeff"a","b"\n1,x\n', ['line 2: {"a":"1","b":"x"}']],
    ['quotes', 'a,b\n"1,5","say ""hi"""\n', ['line 2: {"a":"1,5","b":"say \\"hi\\""}']],
    ['a quoted empty field', 'a,b\n"",x\n', ['line 2: {"a":"","b":"x"}']],
    ['spaces are kept', 'a,b\n 1 , x\n', ['line 2: {"a":" 1 ","b":" x"}']],
    ['a quote within a field is a character', 'a,b\n5" disk,x\n', ['line 2: {"a":"5\\" disk","b":"x"}']],
    [
      'blank lines are skipped',
      'a,b\n\n1,x\n\n\n2,y\n',
      ['line 3: {"a":"1","b":"x"}', 'line 6: {"a":"2","b":"y"}'],
    ],
    ['the header alone', 'a,b\n', []],
    ['nothing', '', []],
    ['a name without text', ',b\n1,x\n', ['line 2: {"column1":"1","b":"x"}']],
    ['one column', 'a\n1\n""\n2\n', ['line 2: {"a":"1"}', 'line 3: {"a":""}', 'line 4: {"a":"2"}']],
  ])('%s', async (_, content, expected) => {
    expect(await linesOf(content)).toEqual(expected)
  })

  test('a field over several lines: the place is its first line, and later lines are right, also with CRLF', async () => {
    const content = 'a,b\r\n1,"x\r\ny\r\n\r\nz"\r\n2,y\r\n'
    expect(await linesOf(content)).toEqual([
      'line 2: {"a":"1","b":"x\\r\\ny\\r\\n\\r\\nz"}',
      'line 6: {"a":"2","b":"y"}',
    ])
  })

  test('a column called __proto__ is a field like others', async () => {
    const [row] = goodData(await readRows(csv, sampleFile('a.csv', '__proto__,b\n1,2\n')))
    expect(Object.entries(row as object)).toEqual([
      ['__proto__', '1'],
      ['b', '2'],
    ])
  })

  test('TSV by its name, packed or not', async () => {
    const content = 'a\tb\n1,5\tx\n'
    const expected = ['line 2: {"a":"1,5","b":"x"}']
    expect(await linesOf(content, {}, 'rows.tsv')).toEqual(expected)
    expect(await linesOf(gzipSync(content), {}, 'rows.tsv.gz')).toEqual(expected)
  })
})

describe('options', () => {
  test.each([
    ['delimiter', { delimiter: ';' }, 'a;b\n1,5;x\n', ['line 2: {"a":"1,5","b":"x"}']],
    ['delimiter |', { delimiter: '|' }, 'a|b\n1|x\n', ['line 2: {"a":"1","b":"x"}']],
    [
      'no header',
      { header: false },
      '1,x\n2,y\n',
      ['line 1: {"column1":"1","column2":"x"}', 'line 2: {"column1":"2","column2":"y"}'],
    ],
    [
      'columns for a file without header',
      { header: false, columns: ['p', 'q'] },
      '1,x\n',
      ['line 1: {"p":"1","q":"x"}'],
    ],
    ['columns instead of the header', { columns: ['p', 'q'] }, 'a,b\n1,x\n', ['line 2: {"p":"1","q":"x"}']],
    ['no quotes', { quotes: false }, 'a,b\n"1,x"\n', ['line 2: {"a":"\\"1","b":"x\\""}']],
  ])('%s', async (_, options, content, expected) => {
    expect(await linesOf(content, options)).toEqual(expected)
  })

  test('numbers: what JSON would write the same way, and nothing else', async () => {
    const fields = [
      '1',
      '-2.5',
      '1e3',
      '0',
      '007',
      '1,5',
      ' 3',
      '',
      '+4',
      '.5',
      '9007199254740993',
      'NaN',
      '1e999',
      '0x1F',
    ]
    const content = `v\n${fields.map((field) => `"${field}"`).join('\n')}\n`
    const rows = goodData(await readRows(csv, sampleFile('a.csv', content), { numbers: true }))
    expect(rows.map((row) => (row as { v: unknown }).v)).toEqual([
      1,
      -2.5,
      1000,
      0,
      '007',
      '1,5',
      ' 3',
      '',
      '+4',
      '.5',
      '9007199254740993',
      'NaN',
      '1e999',
      '0x1F',
    ])
  })

  test.each(['', 'ab', '"', '\n', 'ü'])('the delimiter %j is refused', (delimiter) => {
    expect(() => csv.bind({ delimiter })).toThrow()
  })
})

describe('bad rows', () => {
  test('every reason, each between good rows', async () => {
    const content = Buffer.concat([
      Buffer.from('a,b\n1,x\n2\n3,x,y\n4,"x"y\n5,x\n'),
      Buffer.from([0x36, 0x2c, 0xe9, 0x0a]),
      Buffer.from('7,\0\n8,x\n9,"never closed\n10,x\n'),
    ])
    expect((await linesOf(content)).join('\n')).toMatchInlineSnapshot(`
      "line 2: {"a":"1","b":"x"}
      line 3 wrong-column-count: 1 field, where the header has 2.
      line 4 wrong-column-count: 3 fields, where the header has 2.
      line 5 invalid-quote: A quoted field on this line is followed by text instead of the next field.
      line 6: {"a":"5","b":"x"}
      line 7 invalid-utf8: Byte 3 (0xe9) of the record is not UTF-8.
      line 8 nul-byte: Byte 3 of the record is NUL.
      line 9: {"a":"8","b":"x"}
      line 10 invalid-quote: A quote opens on this line and is never closed.
      line 11: {"a":"10","b":"x"}"
    `)
  })

  test('an unclosed quote costs one row, not the rest of the file', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => (i === 3 ? '3,"open' : `${i},text`))
    const found = await readRows(csv, sampleFile('a.csv', `a,b\n${rows.join('\n')}\n`))
    expect(found.length).toBe(1000)
    expect(rowLines(found.filter(isBadRow))).toMatchInlineSnapshot(`
      [
        "line 5 invalid-quote: A quote opens on this line and is never closed.",
      ]
    `)
  })

  test('an unclosed quote that a later field closes is told by what follows', async () => {
    expect(await linesOf('a,b\n1,"open\n2,"closed"\n3,x\n')).toMatchInlineSnapshot(`
      [
        "line 2 invalid-quote: A quoted field on this line is followed by text instead of the next field.",
        "line 3: {"a":"2","b":"closed"}",
        "line 4: {"a":"3","b":"x"}",
      ]
    `)
  })

  test('too long: the record is left out, the next ones are read', async () => {
    const content = `a,b\n1,${'x'.repeat(50)}\n2,"${'y'.repeat(50)}\n3,z\n4,w\n`
    expect(await linesOf(content, { maxRecordBytes: 20 })).toMatchInlineSnapshot(`
      [
        "line 2 record-too-long: Longer than 20 bytes (option maxRecordBytes); perhaps a quote here is never closed.",
        "line 3 record-too-long: Longer than 20 bytes (option maxRecordBytes); perhaps a quote here is never closed.",
        "line 4: {"a":"3","b":"z"}",
        "line 5: {"a":"4","b":"w"}",
      ]
    `)
  })

  test('a wrong number of fields where the option gives the columns, and where nothing does', async () => {
    expect(await linesOf('a,b\n1\n', { columns: ['p', 'q'] })).toMatchInlineSnapshot(`
      [
        "line 2 wrong-column-count: 1 field, where the option \`columns\` has 2.",
      ]
    `)
    expect(await linesOf('1,2\n3\n', { header: false })).toMatchInlineSnapshot(`
      [
        "line 1: {"column1":"1","column2":"2"}",
        "line 2 wrong-column-count: 1 field, where the first record has 2.",
      ]
    `)
  })
})

describe('errors', () => {
  test('two columns of one name', async () => {
    expect(await thrownBy(() => linesOf('a,b,a\n1,2,3\n'))).toMatchInlineSnapshot(`
      "DataError duplicate-column: <folder>/rows.csv has two columns named "a".
      Rename one in the header, or name all columns in the option \`columns\`."
    `)
  })

  test('a header that is not UTF-8', async () => {
    expect(await thrownBy(() => linesOf(Buffer.from([0x61, 0xe9, 0x0a, 0x31, 0x0a])))).toMatchInlineSnapshot(`
      "DataError bad-header: The header of <folder>/rows.csv (line 1) cannot be read. Byte 2 (0xe9) of the record is not UTF-8.
      Mend the line, or set the option \`header: false\` when the file has no header."
    `)
  })

  test('a header with an open quote', async () => {
    expect(await thrownBy(() => linesOf('"a,b\n1,2\n'))).toMatchInlineSnapshot(`
      "DataError bad-header: The header of <folder>/rows.csv (line 1) cannot be read. A quote opens on this line and is never closed.
      Mend the line, or set the option \`header: false\` when the file has no header."
    `)
  })

  test('UTF-16, as spreadsheets save it', async () => {
    expect(await thrownBy(() => linesOf(Buffer.from('\ufeffa,b\n', 'utf16le')))).toContain(
      'DataError not-utf8',
    )
  })

  test('a cut gzip ends in one bad row once rows were read', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},text ${(i * 7919) % 10007}`)
    const packed = gzipSync(`a,b\n${rows.join('\n')}\n`)
    const found = await readRows(csv, sampleFile('a.csv.gz', packed.subarray(0, packed.length / 2)))
    expect(found.slice(0, -1).some(isBadRow)).toBe(false)
    expect(found.at(-1)).toMatchObject({ reason: 'truncated-file', row: found.length })
  })
})

describe('laws', () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'ü', ',', '"', '\n', '\r', ' ', '1', '😀') })
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

  test('what is written with quotes is read', async () => {
    const tables = fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const text = [['a', 'b', 'c'], ...rows].map((row) => row.map(quoted).join(',') + end).join('')
        const expected = rows.map(([a, b, c]) => ({ a, b, c }))
        expect(goodData(await readRows(csv, sampleFile('a.csv', text)))).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  test('any text is read to the end, rows are numbered through and lines never fall', async () => {
    const unit = fc.constantFrom('a', ',', '"', '\n', '\r', '\0', '""', ',"', '",')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 60 }), fc.boolean(), async (text, quotes) => {
        const rows = await readRows(csv, sampleFile('a.csv', text), {
          header: false,
          quotes,
          columns: ['a', 'b'],
        })
        const lines = rows.map(({ place }) => Number(place.replace('line ', '')))
        expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1))
        expect(lines).toEqual([...lines].sort((a, b) => a - b))
      }),
      { numRuns: 150 },
    )
  })
})

const cloze = sharedData('memorisation_book_cloze.tsv')

test.each([
  // counts of MANIFEST.tsv, made by another reader
  ['bias_nyc_baby_names.csv', 29_464],
  ['tabular_titanic.csv', 1309],
  ['tabular_german_credit.csv', 1000],
])('real data: %s has %d rows, none bad', async (name, count) => {
  const path = sharedData(name)
  if (path === undefined) return
  const rows = await readRows(csv, path)
  expect([rows.length, rows.filter(isBadRow).length]).toEqual([count, 0])
})

test.skipIf(cloze === undefined)('real data: a TSV of 1,419 rows, none bad', async () => {
  const rows = await readRows(csv, cloze ?? '', { header: false, quotes: false })
  expect([rows.length, rows.filter(isBadRow).length]).toEqual([1419, 0])
})
