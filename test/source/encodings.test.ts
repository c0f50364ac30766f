/** Files in odd encodings and shapes: the exact rows of each reader. */

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { csv } from '../../src/source/csv.js'
import { json } from '../../src/source/json.js'
import { jsonl } from '../../src/source/jsonl.js'
import { textDirectory } from '../../src/source/text-directory.js'
import { readRows, rowLines, sampleFile, sampleFolder, thrownBy } from './sample-folder.js'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')

const csvLines = async (content: string | Uint8Array, options?: unknown): Promise<string[]> =>
  rowLines(await readRows(csv, sampleFile('rows.csv', content), options))
const jsonlLines = async (content: string | Uint8Array): Promise<string[]> =>
  rowLines(await readRows(jsonl, sampleFile('rows.jsonl', content)))
const jsonLines = async (content: string | Uint8Array): Promise<string[]> =>
  rowLines(await readRows(json, sampleFile('rows.json', content)))

describe('CSV shapes', () => {
  test.each<[string, string, string[]]>([
    [
      'fields of several scripts',
      'név,城\nÁrvíz,東京\n😀,ﬁ\n',
      ['line 2: {"név":"Árvíz","城":"東京"}', 'line 3: {"név":"😀","城":"ﬁ"}'],
    ],
    [
      'letters with marks of their own are not merged',
      'a\ne\u0301\n\u00e9\n',
      ['line 2: {"a":"e\u0301"}', 'line 3: {"a":"\u00e9"}'],
    ],
    ['a no-break space is text, not a blank line', 'a\n\u00a0\n', ['line 2: {"a":"\u00a0"}']],
    [
      'the line separator of Unicode breaks no line',
      'a,b\nx\u2028y,\u0085\n',
      ['line 2: {"a":"x\u2028y","b":"\u0085"}'],
    ],
    ['a record of commas only', 'a,b,c\n,,\n', ['line 2: {"a":"","b":"","c":""}']],
    [
      'line breaks of all three kinds in one file',
      'a\n1\r\n2\r3\n',
      ['line 2: {"a":"1"}', 'line 3: {"a":"2"}', 'line 4: {"a":"3"}'],
    ],
    ['a header over two lines', '"a\nb",c\n1,2\n', ['line 3: {"a\\nb":"1","c":"2"}']],
    ['only quotes', 'a,b\n"""","""a"""\n', ['line 2: {"a":"\\"","b":"\\"a\\""}']],
    [
      'a delimiter at the end is one more field',
      'a,b\n1,2,\n',
      ['line 2 wrong-column-count: 3 fields, where the header has 2.'],
    ],
    ['names that differ in case or blanks', 'a,A, a\n1,2,3\n', ['line 2: {"a":"1","A":"2"," a":"3"}']],
    [
      'values that look like formulas stay text',
      'a\n=1+1\n@x\n',
      ['line 2: {"a":"=1+1"}', 'line 3: {"a":"@x"}'],
    ],
    ['a semicolon file read with commas is one column', 'a;b\n1;2\n', ['line 2: {"a;b":"1;2"}']],
    ['two unnamed columns', ',x,\n1,2,3\n', ['line 2: {"column1":"1","x":"2","column3":"3"}']],
    ['a mark of byte order amid the file is text', 'a\n\ufeffx\n', ['line 2: {"a":"\ufeffx"}']],
  ])('%s', async (_, content, expected) => {
    expect(await csvLines(content)).toEqual(expected)
  })

  test('Latin-1: the records with accents are bad rows, the others are read', async () => {
    expect(await csvLines(latin1('name,town\nZoë,Rome\nAnn,Oslo\nJosé,Bonn\n'))).toEqual([
      'line 2 invalid-utf8: Byte 3 (0xeb) of the record is not UTF-8.',
      'line 3: {"name":"Ann","town":"Oslo"}',
      'line 4 invalid-utf8: Byte 4 (0xe9) of the record is not UTF-8.',
    ])
  })

  test('overlong and surrogate bytes are no UTF-8', async () => {
    const content = Buffer.concat([
      Buffer.from('a\n'),
      Buffer.from([0xc0, 0xaf, 0x0a]),
      Buffer.from([0xed, 0xa0, 0x80, 0x0a]),
      Buffer.from('ok\n'),
    ])
    expect(await csvLines(content)).toEqual([
      'line 2 invalid-utf8: Byte 1 (0xc0) of the record is not UTF-8.',
      'line 3 invalid-utf8: Byte 1 (0xed) of the record is not UTF-8.',
      'line 4: {"a":"ok"}',
    ])
  })

  test('a name twice only after the mark of byte order is gone', async () => {
    expect(await thrownBy(() => csvLines('\ufeffa,a\n1,2\n'))).toContain('DataError duplicate-column')
  })
})

describe('JSON Lines shapes', () => {
  test.each<[string, string, string[]]>([
    ['escapes are resolved', '{"a":"\\u0041\\n\\t\\/"}\n', ['line 1: {"a":"A\\n\\t/"}']],
    ['a pair of surrogates is one character', '{"a":"\\ud83d\\ude00"}\n', ['line 1: {"a":"😀"}']],
    ['numbers in every spelling', '{"a":-0.5,"b":1e3,"c":1E-2}\n', ['line 1: {"a":-0.5,"b":1000,"c":0.01}']],
    ['an empty key', '{"":1}\n', ['line 1: {"":1}']],
    ['deep values', '{"a":[[{"b":[null,true]}]]}\n', ['line 1: {"a":[[{"b":[null,true]}]]}']],
    ['a form feed is a blank line', '\f\n{"a":1}\n', ['line 2: {"a":1}']],
    [
      'the largest safe integer stays a number',
      '{"a":9007199254740991}\n',
      ['line 1: {"a":9007199254740991}'],
    ],
    ['the order of keys is kept', '{"z":1,"a":2}\n', ['line 1: {"z":1,"a":2}']],
  ])('%s', async (_, content, expected) => {
    expect(await jsonlLines(content)).toEqual(expected)
  })

  test.each([
    ['a list', '[1]'],
    ['a text', '"x"'],
    ['a number', '12'],
    ['null', 'null'],
    ['single quotes', "{'a':1}"],
    ['a comma too many', '{"a":1,}'],
    ['a comment', '{"a":1} // one'],
    ['two objects', '{"a":1}{"a":2}'],
    ['NaN', '{"a":NaN}'],
    ['a number with a leading zero', '{"a":01}'],
    ['a tab within a text', '{"a":"x\ty"}'],
    ['a bare word', '{"a":yes}'],
  ])('%s is a bad row between good ones', async (_, line) => {
    const rows = await jsonlLines(`{"n":1}\n${line}\n{"n":2}\n`)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toBe('line 1: {"n":1}')
    expect(rows[1]).toMatch(/^line 2 [a-z-]+: \S/)
    expect(rows[2]).toBe('line 3: {"n":2}')
  })

  test('UTF-16 is told, not read as damage', async () => {
    expect(await thrownBy(() => jsonlLines(utf16('{"a":1}\n')))).toMatch(/^DataError [a-z0-9-]+: .*UTF-16/)
  })

  test('packed twice is one more layer than is unpacked', async () => {
    const inner = gzipSync('{"a":1}\n')
    expect(await jsonlLines(inner)).toEqual(['line 1: {"a":1}'])
    expect(await jsonlLines(gzipSync(inner))).toEqual(['line 1 invalid-utf8: Byte 2 (0x8b) is not UTF-8.'])
  })

  test('two packed parts one after the other are one file', async () => {
    const parts = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')])
    expect(await jsonlLines(parts)).toEqual(['line 1: {"a":1}', 'line 2: {"a":2}'])
  })
})

describe('JSON shapes', () => {
  test.each<[string, string, number]>([
    ['an empty list', '[]', 0],
    ['blanks and line breaks between', ' [ \r\n {"a" : 1} , \t{"a":2}\n ] ', 2],
    ['a mark of byte order', '\ufeff[{"a":1}]', 1],
    ['a bracket within a text', '[{"a":"]}"},{"a":"[{"}]', 2],
  ])('%s', async (_, content, count) => {
    const rows = await jsonLines(content)
    expect(rows).toHaveLength(count)
    expect(rows.every((row) => row.includes('{"a":'))).toBe(true)
  })
})

describe('folders of text', () => {
  const read = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> =>
    rowLines(await readRows(textDirectory, sampleFolder(files)))

  test('an empty file is a row with an empty text', async () => {
    expect(await read({ 'a.txt': '', 'b.txt': 'x' })).toEqual([
      'a.txt: {"path":"a.txt","text":""}',
      'b.txt: {"path":"b.txt","text":"x"}',
    ])
  })

  test('line breaks and blanks at the end are kept', async () => {
    expect(await read({ 'a.txt': ' x \r\n\r\n' })).toEqual([
      'a.txt: {"path":"a.txt","text":" x \\r\\n\\r\\n"}',
    ])
  })

  test('names with blanks, capitals and other scripts', async () => {
    const rows = await read({ 'My Notes.TXT': '1', 'ordner/ü.md': '2' })
    expect(rows).toEqual([
      'My Notes.TXT: {"path":"My Notes.TXT","text":"1"}',
      'ordner/ü.md: {"path":"ordner/ü.md","text":"2"}',
    ])
  })

  test('Latin-1 and UTF-16 are bad rows, the next file is read', async () => {
    const rows = await read({ 'a.txt': latin1('Zoë'), 'b.txt': utf16('x'), 'c.txt': 'fine' })
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatch(/^a\.txt invalid-utf8: /)
    expect(rows[1]).toMatch(/^b\.txt invalid-utf8: /)
    expect(rows[2]).toBe('c.txt: {"path":"c.txt","text":"fine"}')
  })
})
