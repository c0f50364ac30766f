/** The reader `text-directory`: one record a file. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { textDirectory } from '../../src/source/text-directory.js'
import { sharedData } from '../shared-data.js'
import { readRows, rowLines, sampleFile, sampleFolder, thrownBy } from './sample-folder.js'

describe('rows', () => {
  test('text and Markdown below the folder, sorted by path', async () => {
    const folder = sampleFolder({
      'b.txt': 'Second.\r\n',
      'a/deep.md': '# First',
      'c.TXT': 'Third.',
      'notes.pdf': 'left aside',
      '.hidden.txt': 'left aside',
      'empty.md': '',
    })
    expect(await readRows(textDirectory, folder)).toEqual([
      { row: 1, place: 'a/deep.md', data: { path: 'a/deep.md', text: '# First' } },
      { row: 2, place: 'b.txt', data: { path: 'b.txt', text: 'Second.\r\n' } },
      { row: 3, place: 'c.TXT', data: { path: 'c.TXT', text: 'Third.' } },
      { row: 4, place: 'empty.md', data: { path: 'empty.md', text: '' } },
    ])
  })

  test('a byte order mark is dropped', async () => {
    expect(rowLines(await readRows(textDirectory, sampleFolder({ 'a.txt': '\ufeffHi' })))).toEqual([
      'a.txt: {"path":"a.txt","text":"Hi"}',
    ])
  })

  test('files that are no text, or too large', async () => {
    const folder = sampleFolder({
      'a.txt': 'fine',
      'b.txt': Buffer.from('caf\u00e9', 'latin1'),
      'c.txt': 'zero\0byte',
      'd.txt': 'x'.repeat(101),
    })
    expect(rowLines(await readRows(textDirectory, folder, { maxFileBytes: 100 }))).toMatchInlineSnapshot(`
      [
        "a.txt: {"path":"a.txt","text":"fine"}",
        "b.txt invalid-utf8: Byte 4 (0xe9) is not UTF-8.",
        "c.txt nul-byte: Byte 5 is NUL.",
        "d.txt file-too-large: 101 bytes; at most 100 are read (option maxFileBytes).",
      ]
    `)
  })

  test('other endings', async () => {
    const folder = sampleFolder({ 'a.rst': 'one', 'b.txt': 'two' })
    expect(rowLines(await readRows(textDirectory, folder, { endings: ['.rst'] }))).toEqual([
      'a.rst: {"path":"a.rst","text":"one"}',
    ])
  })
})

test('the files behind the rows', async () => {
  const folder = sampleFolder({ 'b.txt': '', 'a/c.md': '', 'x.csv': '' })
  expect(await textDirectory.bind({}).instance.files(folder)).toEqual([
    join(folder, 'a/c.md'),
    join(folder, 'b.txt'),
  ])
})

describe('recognises', () => {
  test.each([
    ['text alone', { 'a.txt': '' }, true],
    ['Markdown deep below', { 'a/b/c.md': '' }, true],
    ['no text', { 'a.pdf': '' }, false],
    ['nothing', {}, false],
    ['text beside data, as in a data set with a README', { 'README.md': '', 'train.jsonl': '' }, false],
  ])('%s: %s', async (_, files, expected) => {
    expect(await textDirectory.recognisesFolder(sampleFolder(files))).toBe(expected)
  })
})

describe('errors', () => {
  test('no text', async () => {
    expect(
      await thrownBy(() => readRows(textDirectory, sampleFolder({ 'a.pdf': '' }))),
    ).toMatchInlineSnapshot(`
      "DataError no-text-files: <folder> holds no file that ends in .txt or .md.
      Name other endings in the option \`endings\`, or another folder."
    `)
  })

  test('a file', async () => {
    expect(await thrownBy(() => readRows(textDirectory, sampleFile('a.txt', '')))).toContain(
      'DataError not-a-folder',
    )
  })

  test('missing', async () => {
    const folder = sampleFolder({ 'texts/a.txt': '' })
    expect(await thrownBy(() => readRows(textDirectory, join(folder, 'text')))).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/text does not exist.
      Did you mean "texts" in <folder>?"
    `)
  })

  test('an ending without a dot', () => {
    expect(() => textDirectory.bind({ endings: ['txt'] })).toThrow('an ending such as .txt')
  })
})

const novels = sharedData('prose_novels')

test.skipIf(novels === undefined)(
  'real data: novels, each a record of more than 100,000 characters',
  async () => {
    const rows = await readRows(textDirectory, novels ?? '')
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) {
      if (!('data' in row)) expect.fail(`${row.place}: ${row.detail}`)
      expect(String(row.data['text']).length).toBeGreaterThan(100_000)
    }
  },
)
