/** Files of which nothing can be read: said at once, with what the file is instead. */

import { describe, expect, test } from 'vitest'
import { bytesOf, complaint, dataReport } from './complaint.js'

describe('JSON Lines', () => {
  test('that are one array', async () => {
    expect(await dataReport('a.jsonl', '[\n  { "text": 1 }\n]\n')).toMatchInlineSnapshot(`
      "✗ a.jsonl holds one JSON array over several lines, not one object a line.
        → Name the reader \`json\`, or give the file the ending .json.
        (not-json-lines)"
    `)
  })

  test('that are Parquet', async () => {
    expect(await dataReport('a.jsonl', bytesOf('PAR1', [0, 1, 2, 3], 'PAR1'))).toMatchInlineSnapshot(`
      "✗ a.jsonl is a Parquet file, not text.
        → Name the reader \`parquet\`.
        (not-text)"
    `)
  })

  test('that are UTF-16', async () => {
    expect(await dataReport('a.jsonl', bytesOf([0xff, 0xfe], 'a'))).toMatchInlineSnapshot(`
      "✗ a.jsonl is UTF-16, not UTF-8.
        → Convert it: \`iconv -f UTF-16 -t UTF-8 <file>\`.
        (not-utf8)"
    `)
  })

  test('that are a Git LFS pointer', async () => {
    expect(
      await dataReport(
        'a.jsonl',
        'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
      ),
    ).toMatchInlineSnapshot(`
      "✗ a.jsonl is a Git LFS pointer: the data itself was never fetched.
        → Run \`git lfs pull\` in its repository.
        (git-lfs-pointer)"
    `)
  })

  test('that are packed with zstd', async () => {
    expect(await dataReport('a.jsonl', bytesOf([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3]))).toMatchInlineSnapshot(`
      "✗ a.jsonl is compressed with zstd, which is not read.
        → Unpack it first: \`zstd -d <file>\`. Gzip is read as it is.
        (unsupported-compression)"
    `)
  })

  test('that are a folder', async () => {
    expect(
      await complaint(['measure', 'a.jsonl', '--reader', 'jsonl'], { 'a.jsonl/x': 'x' }),
    ).toMatchInlineSnapshot(`
      "✗ <data>: a.jsonl is a folder, and the reader jsonl reads a file.
        → Readers of folders: hugging-face, text-directory.
        (not-a-file)"
    `)
  })
})

describe('JSON', () => {
  test('that is an object', async () => {
    expect(await dataReport('a.json', '{"rows": [{"text": "x"}], "n": 1}')).toMatchInlineSnapshot(`
      "✗ a.json holds no array at its top.
        → Name one of its arrays in the option \`field\`: rows.
        (not-an-array)"
    `)
  })

  test('that is broken', async () => {
    expect(await dataReport('a.json', '[{"text": "x"},\n {"text": }]')).toMatchInlineSnapshot(`
      "✗ a.json line 2 column 11: expected a value, near \` {"text": }]\`.
        → Mend the file there, or write it again.
        (invalid-json)"
    `)
  })

  test('that is JSON Lines', async () => {
    expect(await dataReport('a.json', '{"text": "x"}\n{"text": "y"}\n')).toMatchInlineSnapshot(`
      "✗ a.json line 2 column 1: expected the end, near \`{"text": "y"}\`.
        → A file with one object a line is JSON Lines: name the reader \`jsonl\`, or give it the ending .jsonl.
        (invalid-json)"
    `)
  })

  test('that is empty', async () => {
    expect(await dataReport('a.json', '')).toMatchInlineSnapshot(`
      "✗ a.json line 1 column 1: expected a value, near \`\`.
        → Mend the file there, or write it again.
        (invalid-json)"
    `)
  })
})

describe('CSV', () => {
  test('with a column twice', async () => {
    expect(await dataReport('a.csv', 'a,b,a\n1,2,3\n')).toMatchInlineSnapshot(`
      "✗ a.csv has two columns named "a".
        → Rename one in the header, or name all columns in the option \`columns\`.
        (duplicate-column)"
    `)
  })

  test('with a header that is not UTF-8', async () => {
    expect(await dataReport('a.csv', bytesOf('a,', [0xff], '\n1,2\n'))).toMatchInlineSnapshot(`
      "✗ The header of a.csv (line 1) cannot be read. Byte 3 (0xff) of the record is not UTF-8.
        → Mend the line, or set the option \`header: false\` when the file has no header.
        (bad-header)"
    `)
  })

  test('that is a ZIP archive', async () => {
    expect(await dataReport('a.csv', bytesOf('PK', [3, 4], 'rest'))).toMatchInlineSnapshot(`
      "✗ a.csv is a ZIP archive, not text.
        → Unpack it and name a file in it.
        (not-text)"
    `)
  })
})

describe('Parquet', () => {
  test('of the wrong magic', async () => {
    expect(await dataReport('a.parquet', 'not parquet at all, but long enough\n')).toMatchInlineSnapshot(`
      "✗ a.parquet is not Parquet: it does not begin with PAR1.
        → Name the reader that fits: \`cupel list sources\` shows them.
        (not-parquet)"
    `)
  })

  test('that is cut off', async () => {
    expect(
      await dataReport('a.parquet', bytesOf('PAR1', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'PAR')),
    ).toMatchInlineSnapshot(`
      "✗ a.parquet is cut off: its 17 bytes do not end with PAR1.
        → Fetch or write it again.
        (truncated-file)"
    `)
  })

  test('whose footer is broken', async () => {
    expect(
      await dataReport('a.parquet', bytesOf('PAR1', [0, 1, 2, 3, 4, 5, 6, 7], [8, 0, 0, 0], 'PAR1')),
    ).toMatchInlineSnapshot(`
      "✗ a.parquet is broken Parquet: Invalid Error: TProtocolException: Invalid data
        → Fetch or write it again.
        (corrupt-file)"
    `)
  })

  test('that is empty', async () => {
    expect(await dataReport('a.parquet', '')).toMatchInlineSnapshot(`
      "✗ a.parquet is not Parquet: it does not begin with PAR1.
        → Name the reader that fits: \`cupel list sources\` shows them.
        (not-parquet)"
    `)
  })
})

describe('anything else', () => {
  test('an unknown ending', async () => {
    expect(await dataReport('a.xlsx', 'x')).toMatchInlineSnapshot(`
      "✗ <data>: no reader knows what a.xlsx is by its ending.
        → Known endings: .jsonl, .ndjson, .jsonl.gz, .ndjson.gz, .csv, .tsv, .csv.gz, .tsv.gz, .json, .json.gz, .parquet. For another ending name the reader with \`reader:\`: jsonl, csv, json, parquet.
        (no-reader)"
    `)
  })

  test('a file that is missing', async () => {
    expect(await complaint(['measure', 'train.jsonl'], { 'trian.jsonl': '' })).toMatchInlineSnapshot(`
      "✗ <data>: there is no file or folder train.jsonl.
        → Did you mean "trian.jsonl"?
        (file-not-found)"
    `)
  })

  test('a reference that is missing', async () => {
    expect(
      await complaint(['measure', 'a.jsonl', '--against', 'bench.jsonl'], { 'a.jsonl': '{}\n' }),
    ).toMatchInlineSnapshot(`
      "✗ --against: there is no file or folder bench.jsonl.
        → Its folder holds a.jsonl.
        (file-not-found)"
    `)
  })

  test('a folder of nothing known', async () => {
    expect(await complaint(['measure', 'data'], { 'data/x.bin': 'x' })).toMatchInlineSnapshot(`
      "✗ <data>: no reader recognises the folder data.
        → Name a file in it, or one of the readers of folders with \`reader:\`: hugging-face, text-directory.
        (no-reader)"
    `)
  })
})
