/** The reader `parquet`: what every type becomes, and what damaged files say. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parquet } from '../../src/source/parquet.js'
import { writeParquetFile } from './parquet-file.js'
import { goodData, readRows, rowLines, sampleFile, sampleFolder, thrownBy } from './sample-folder.js'

async function rowOf(query: string): Promise<unknown> {
  const path = await writeParquetFile(join(sampleFolder(), 'rows.parquet'), query)
  return goodData(await readRows(parquet, path))[0]
}

describe('values', () => {
  test.each([
    // SQL, value
    ['1::TINYINT', 1],
    ['-5::BIGINT', -5],
    ['9007199254740991::BIGINT', 9007199254740991],
    ['9007199254740993::BIGINT', '9007199254740993'],
    ['18446744073709551615::UBIGINT', '18446744073709551615'],
    ['1.5::DOUBLE', 1.5],
    ["'NaN'::DOUBLE", null],
    ['0.5::FLOAT', 0.5],
    ['12.34::DECIMAL(10,2)', 12.34],
    ['99999999999999999999.99::DECIMAL(22,2)', '99999999999999999999.99'],
    ['true', true],
    ["'ü€😀'", 'ü€😀'],
    ["''", ''],
    ['NULL::INTEGER', null],
    ["'\\x00\\xFF'::BLOB", 'AP8='],
    ["DATE '2024-01-02'", '2024-01-02'],
    ["TIMESTAMP '2024-01-02 03:04:05.123456'", '2024-01-02T03:04:05.123456'],
    ["TIMESTAMP '2024-01-02 03:04:05'", '2024-01-02T03:04:05'],
    ["TIMESTAMPTZ '2024-01-02 03:04:05+02'", '2024-01-02T01:04:05Z'],
    ["TIMESTAMP_NS '2024-01-02 03:04:05.123456789'", '2024-01-02T03:04:05.123456789'],
    ["TIME '01:02:03.5'", '01:02:03.5'],
    ["UUID '550e8400-e29b-41d4-a716-446655440000'", '550e8400-e29b-41d4-a716-446655440000'],
    ['[1, NULL, 3]', [1, null, 3]],
    ['[]::INTEGER[]', []],
    ['[[1], [], NULL]', [[1], [], null]],
    ["{'a': 1, 'b': {'c': ['x']}}", { a: 1, b: { c: ['x'] } }],
    ["[{'role': 'user', 'content': 'Hi'}]", [{ role: 'user', content: 'Hi' }]],
    ["MAP {'k': 1, 'l': 2}", { k: 1, l: 2 }],
    ["MAP {1: 'k'}", [{ key: 1, value: 'k' }]],
    ["'p'::ENUM('p', 'q')", 'p'],
  ])('%s', async (sql, expected) => {
    expect(await rowOf(`SELECT ${sql} AS v`)).toEqual({ v: expected })
  })

  test('an infinity makes the row bad, since JSON has none', async () => {
    const query = "SELECT 1.0::DOUBLE AS v UNION ALL SELECT '-Infinity'::DOUBLE UNION ALL SELECT 2.0"
    const path = await writeParquetFile(join(sampleFolder(), 'rows.parquet'), query)
    expect(rowLines(await readRows(parquet, path))).toMatchInlineSnapshot(`
      [
        "row 1: {"v":1}",
        "row 2 number-out-of-range: Field "v" holds a number that JSON cannot hold: beyond ±1.8e308.",
        "row 3: {"v":2}",
      ]
    `)
  })
})

describe('names', () => {
  test('two columns that differ by case only keep their names, which DuckDB would change', async () => {
    const path = await writeParquetFile(
      join(sampleFolder(), 'rows.parquet'),
      'SELECT 1 AS "Text", 2 AS "zext"',
    )
    const bytes = readFileSync(path).toString('latin1').replaceAll('zext', 'text')
    writeFileSync(path, bytes, 'latin1')
    expect(goodData(await readRows(parquet, path))).toEqual([{ Text: 1, text: 2 }])
  })

  test('spaces and dots', async () => {
    expect(await rowOf('SELECT 3 AS "a b", 4 AS "x.y"')).toEqual({ 'a b': 3, 'x.y': 4 })
  })

  test('columns behind nested ones keep theirs', async () => {
    expect(await rowOf("SELECT [{'a': [1]}] AS first, MAP {'k': {'z': 1}} AS second, 3 AS third")).toEqual({
      first: [{ a: [1] }],
      second: { k: { z: 1 } },
      third: 3,
    })
  })

  test('a column called __proto__ is a field like others', async () => {
    expect(Object.keys((await rowOf('SELECT 1 AS "__proto__"')) as object)).toEqual(['__proto__'])
  })

  test('signs that mean patterns to DuckDB are letters in a path', async () => {
    const folder = sampleFolder()
    await writeParquetFile(join(folder, 'a1.parquet'), 'SELECT 1 AS v')
    const path = await writeParquetFile(join(folder, "a[1]?*'.parquet"), 'SELECT 2 AS v')
    expect(goodData(await readRows(parquet, path))).toEqual([{ v: 2 }])
  })

  test('folders like year=2024 add no column', async () => {
    const path = await writeParquetFile(join(sampleFolder(), 'year=2024/rows.parquet'), 'SELECT 1 AS v')
    expect(goodData(await readRows(parquet, path))).toEqual([{ v: 1 }])
  })
})

describe('order and number', () => {
  test('rows come in file order, through many chunks and row groups', async () => {
    const query = 'SELECT i AS id, (i * 7919) % 10007 AS mixed FROM range(300000) t(i)'
    const path = await writeParquetFile(join(sampleFolder(), 'rows.parquet'), query)
    let next = 0
    for await (const row of parquet.bind({}).instance.read(path)) {
      expect(row.row).toBe(next + 1)
      if (!('data' in row) || row.data['id'] !== next) expect.fail(`row ${row.row} is out of order`)
      next += 1
    }
    expect(next).toBe(300_000)
  })

  test('no rows', async () => {
    const path = await writeParquetFile(join(sampleFolder(), 'rows.parquet'), 'SELECT 1 AS v WHERE false')
    expect(await readRows(parquet, path)).toEqual([])
  })

  test('a consumer may leave early, again and again', async () => {
    const path = await writeParquetFile(
      join(sampleFolder(), 'rows.parquet'),
      'SELECT i FROM range(10000) t(i)',
    )
    for (let time = 0; time < 5; time += 1) {
      for await (const row of parquet.bind({}).instance.read(path)) if (row.row === 3) break
    }
  })
})

describe('files that cannot be read', () => {
  test('each with what it is', async () => {
    const contents = [
      'hello, this is text',
      '',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n',
      'PARE....................PARE',
      'PAR1',
      'PAR1PAR1',
    ]
    const said: string[] = []
    for (const content of contents) {
      said.push(await thrownBy(() => readRows(parquet, sampleFile('rows.parquet', content))))
    }
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "DataError not-parquet: <folder>/rows.parquet is not Parquet: it does not begin with PAR1.
      Name the reader that fits: \`cupel list sources\` shows them.
      DataError not-parquet: <folder>/rows.parquet is not Parquet: it does not begin with PAR1.
      Name the reader that fits: \`cupel list sources\` shows them.
      DataError git-lfs-pointer: <folder>/rows.parquet is a Git LFS pointer: the data itself was never fetched.
      Run \`git lfs pull\` in its repository.
      DataError encrypted-file: <folder>/rows.parquet is encrypted Parquet, which is not read.
      Decrypt it first.
      DataError truncated-file: <folder>/rows.parquet is cut off: its 4 bytes do not end with PAR1.
      Fetch or write it again.
      DataError truncated-file: <folder>/rows.parquet is cut off: its 8 bytes do not end with PAR1.
      Fetch or write it again."
    `)
  })

  test('cut off', async () => {
    const path = await writeParquetFile(
      join(sampleFolder(), 'rows.parquet'),
      'SELECT i FROM range(5000) t(i)',
    )
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, 3000))
    expect(await thrownBy(() => readRows(parquet, path))).toMatchInlineSnapshot(`
      "DataError truncated-file: <folder>/rows.parquet is cut off: its 3000 bytes do not end with PAR1.
      Fetch or write it again."
    `)
  })

  test('broken within the footer', async () => {
    const path = await writeParquetFile(
      join(sampleFolder(), 'rows.parquet'),
      'SELECT i FROM range(5000) t(i)',
    )
    const bytes = readFileSync(path)
    bytes.fill(0xff, bytes.length - 60, bytes.length - 10)
    writeFileSync(path, bytes)
    const said = await thrownBy(() => readRows(parquet, path))
    expect(said.replace(/Parquet: .*/, 'Parquet: …')).toMatchInlineSnapshot(`
      "DataError corrupt-file: <folder>/rows.parquet is broken Parquet: …
      Fetch or write it again."
    `)
  })

  test('broken within a later row group: the rows before it, then one bad row', async () => {
    const query = 'SELECT i, md5(i::VARCHAR) AS text FROM range(200000) t(i)'
    const path = await writeParquetFile(join(sampleFolder(), 'rows.parquet'), query)
    const bytes = readFileSync(path)
    bytes.fill(0xff, Math.floor(bytes.length * 0.8), Math.floor(bytes.length * 0.8) + 2000)
    writeFileSync(path, bytes)
    const rows = await readRows(parquet, path)
    const last = rows.at(-1)
    expect(rows.length).toBeGreaterThan(1000)
    expect(last).toMatchObject({ row: rows.length, reason: 'corrupt-file' })
    expect(last).toHaveProperty(
      'detail',
      expect.stringMatching(/: \d+ of its 200000 rows can be read\. The \d+ rows before/),
    )
  })

  test('missing', async () => {
    const path = await writeParquetFile(join(sampleFolder(), 'train.parquet'), 'SELECT 1 AS v')
    const said = await thrownBy(() => readRows(parquet, path.replace('train', 'trian')))
    expect(said).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/trian.parquet does not exist.
      Did you mean "train.parquet" in <folder>?"
    `)
  })
})
