/** Which files hold data, and which reader reads them. */

import { describe, expect, test } from 'vitest'
import { dataRows, formatOf, mainFormat } from '../../../src/source/layout/data-format.js'
import { textStream } from '../arrow-file.js'
import { blockRows, goodData, sampleFile } from '../sample-folder.js'

test.each([
  ['a.parquet', 'parquet'],
  ['data/train-00000-of-00001.parquet', 'parquet'],
  ['a.arrow', 'arrow'],
  ['a.jsonl', 'json'],
  ['a.ndjson', 'json'],
  ['a.JSON', 'json'],
  ['a.jsonl.gz', 'json'],
  ['a.csv', 'csv'],
  ['a.tsv.gz', 'csv'],
  ['README.md', undefined],
  ['a.txt', undefined],
  ['csv', undefined],
  ['a.gz', undefined],
  ['dataset_info.json', undefined],
  ['train/state.json', undefined],
  ['my_state.json', 'json'],
])('the format of %s is %s', (path, expected) => {
  expect(formatOf(path)).toBe(expected)
})

test.each([
  [['a.csv', 'b.csv', 'c.parquet'], 'csv'],
  [['a.csv', 'c.parquet'], 'parquet'],
  [['a.csv', 'c.json'], 'json'],
  [['a.csv', 'b.tsv', 'c.json'], 'csv'],
  [['README.md'], undefined],
  [[], undefined],
])('the main format of %j is %s', (files, expected) => {
  expect(mainFormat(files)).toBe(expected)
})

describe('dataRows', () => {
  const expected = [{ a: '1' }, { a: '2' }]

  test.each([
    ['a.jsonl', 'json', '{"a":"1"}\n{"a":"2"}\n'],
    ['a.json', 'json', '{"a":"1"}\n{"a":"2"}\n'],
    ['a.json', 'json', '[{"a":"1"},{"a":"2"}]'],
    ['a.json', 'json', '\ufeff \n [{"a":"1"},{"a":"2"}]'],
    ['a.csv', 'csv', 'a\n1\n2\n'],
    ['a.tsv', 'csv', 'a\n1\n2\n'],
  ] as const)('%s as %s', async (name, format, content) => {
    expect(goodData(await blockRows(dataRows(sampleFile(name, content), format, undefined)))).toEqual(
      expected,
    )
  })

  test('a separator', async () => {
    const rows = await blockRows(dataRows(sampleFile('a.csv', 'a|b\n1|2\n'), 'csv', '|'))
    expect(goodData(rows)).toEqual([{ a: '1', b: '2' }])
  })

  test('Arrow', async () => {
    const rows = await blockRows(dataRows(sampleFile('a.arrow', textStream(['x'])), 'arrow', undefined))
    expect(goodData(rows)).toEqual([{ text: 'x' }])
  })
})
