/** The reader `hugging-face`: data sets as they lie on disk, in both layouts. */

import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { huggingFace } from '../../src/source/hugging-face.js'
import { textStream } from './arrow-file.js'
import { writeParquetFile } from './parquet-file.js'
import { goodData, readRows, rowLines, sampleFolder, thrownBy } from './sample-folder.js'

const read = (folder: string, options?: unknown) => readRows(huggingFace, folder, options)

describe('a clone from the Hub', () => {
  test('shards of Parquet, one split', async () => {
    const folder = sampleFolder({ 'README.md': '# Data' })
    await writeParquetFile(join(folder, 'data/train-00000-of-00002.parquet'), 'SELECT i FROM range(3) t(i)')
    await writeParquetFile(join(folder, 'data/train-00001-of-00002.parquet'), 'SELECT 9 AS i')
    expect(rowLines(await read(folder))).toEqual([
      'data/train-00000-of-00002.parquet row 1: {"i":0}',
      'data/train-00000-of-00002.parquet row 2: {"i":1}',
      'data/train-00000-of-00002.parquet row 3: {"i":2}',
      'data/train-00001-of-00002.parquet row 1: {"i":9}',
    ])
    expect((await read(folder)).map(({ row }) => row)).toEqual([1, 2, 3, 4])
    expect(await huggingFace.bind({}).instance.files(folder)).toEqual([
      join(folder, 'data/train-00000-of-00002.parquet'),
      join(folder, 'data/train-00001-of-00002.parquet'),
    ])
  })

  test('bad rows keep their place and their number', async () => {
    const folder = sampleFolder({ 'train_0.jsonl': '{"a":1}\nno\n', 'train_1.jsonl': '\n{"a":2}\n' })
    const rows = await read(folder)
    expect(rows.map(({ row, place }) => [row, place])).toEqual([
      [1, 'train_0.jsonl line 1'],
      [2, 'train_0.jsonl line 2'],
      [3, 'train_1.jsonl line 2'],
    ])
  })

  test('a split by name', async () => {
    const folder = sampleFolder({ 'train.csv': 'a\n1\n', 'test.csv': 'a\n2\n' })
    expect(goodData(await read(folder, { split: 'test' }))).toEqual([{ a: '2' }])
  })

  test('JSON files of either kind, packed or not', async () => {
    const folder = sampleFolder({
      'train/a.json': '[{"a":1}]',
      'train/b.json': '{"a":2}\n{"a":3}\n',
      'train/c.jsonl.gz': gzipSync('{"a":4}\n'),
    })
    expect(goodData(await read(folder))).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }])
  })

  test('of several formats the most frequent one', async () => {
    const folder = sampleFolder({
      'train/a.jsonl': '{"a":1}\n',
      'train/b.jsonl': '{"a":2}\n',
      'train/extra.csv': 'x\n1\n',
    })
    expect(goodData(await read(folder))).toEqual([{ a: 1 }, { a: 2 }])
  })

  test('the configurations of the card', async () => {
    const yaml = [
      'configs:',
      '- config_name: small',
      '  data_files: [{split: train, path: "s/*.csv"}, {split: test, path: t.csv}]',
      '- config_name: bars',
      '  default: true',
      '  data_dir: b',
      '  sep: "|"',
    ].join('\n')
    const folder = sampleFolder({
      'README.md': `---\n${yaml}\n---\n`,
      's/1.csv': 'a\n1\n',
      's/2.csv': 'a\n2\n',
      't.csv': 'a\n3\n',
      'b/any.csv': 'a|b\n4|5\n',
    })
    expect(goodData(await read(folder))).toEqual([{ a: '4', b: '5' }])
    expect(goodData(await read(folder, { config: 'small', split: 'train' }))).toEqual([
      { a: '1' },
      { a: '2' },
    ])
    expect(goodData(await read(folder, { config: 'small', split: 'test' }))).toEqual([{ a: '3' }])
    expect(await thrownBy(() => read(folder, { config: 'smal' }))).toMatchInlineSnapshot(`
      "RecipeError unknown-config: <folder> has no config "smal".
      Did you mean "small"? It has: small, bars."
    `)
    expect(await thrownBy(() => read(folder, { config: 'small' }))).toMatchInlineSnapshot(`
      "RecipeError split-needed: <folder> has several splits: train, test.
      Name one in the source's options: with: { split: train }."
    `)
  })

  test('a cut file: its rows count, then one bad row, then the next file', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ i, mixed: (i * 7919) % 10007 }))
    const packed = gzipSync(lines.join('\n'))
    const folder = sampleFolder({
      'train_0.jsonl.gz': packed.subarray(0, packed.length / 2),
      'train_1.jsonl.gz': gzipSync('{"last":true}\n'),
    })
    const rows = await read(folder)
    expect(rows.at(-2)).toMatchObject({ row: rows.length - 1, reason: 'truncated-file' })
    expect(rows.at(-1)).toEqual({ row: rows.length, place: 'train_1.jsonl.gz line 1', data: { last: true } })
  })

  test('a file that was never fetched is an error', async () => {
    const folder = sampleFolder({
      'train.parquet': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
    })
    expect(await thrownBy(() => read(folder))).toMatchInlineSnapshot(`
      "DataError git-lfs-pointer: <folder>/train.parquet is a Git LFS pointer: the data itself was never fetched.
      Run \`git lfs pull\` in its repository."
    `)
  })
})

describe('a clone that cannot be read', () => {
  test('several splits and none named', async () => {
    const folder = sampleFolder({ 'train.csv': 'a\n1\n', 'test.csv': 'a\n2\n' })
    expect(await thrownBy(() => read(folder))).toMatchInlineSnapshot(`
      "RecipeError split-needed: <folder> has several splits: train, test.
      Name one in the source's options: with: { split: train }."
    `)
  })

  test('no such split', async () => {
    expect(
      await thrownBy(() => read(sampleFolder({ 'train.csv': 'a\n1\n' }), { split: 'trian' })),
    ).toMatchInlineSnapshot(`
      "RecipeError unknown-split: <folder> has no split "trian".
      Did you mean "train"? It has: train."
    `)
  })

  test('no data', async () => {
    expect(await thrownBy(() => read(sampleFolder({ 'README.md': '# Data' })))).toMatchInlineSnapshot(`
      "DataError no-data-files: There are no data files in <folder>.
      Parquet, Arrow, JSON Lines, JSON, CSV and TSV are read; \`git lfs pull\` fetches files that are missing."
    `)
  })

  test('a card whose patterns match nothing', async () => {
    const yaml = 'configs:\n- config_name: a\n  data_files: "no/*.csv"'
    const folder = sampleFolder({ 'README.md': `---\n${yaml}\n---\n`, 'train.csv': 'a\n1\n' })
    expect(await thrownBy(() => read(folder))).toMatchInlineSnapshot(`
      "DataError no-data-files: There are no data files in the config "a" of <folder>.
      Parquet, Arrow, JSON Lines, JSON, CSV and TSV are read; \`git lfs pull\` fetches files that are missing."
    `)
  })

  test('a card that points elsewhere is not followed', async () => {
    const yaml = 'configs:\n- config_name: a\n  data_files: "https://example.org/a.csv"'
    const folder = sampleFolder({ 'README.md': `---\n${yaml}\n---\n`, 'train.csv': 'a\n1\n' })
    expect(await thrownBy(() => read(folder))).toMatchInlineSnapshot(`
      "DataError remote-data-file: The card of <folder> names a file elsewhere: https://example.org/a.csv.
      Nothing is downloaded: fetch the file and name it as the source."
    `)
  })

  test('a card that points out of the folder finds nothing', async () => {
    const yaml = 'configs:\n- config_name: a\n  data_files: "../outside.csv"'
    const folder = sampleFolder({
      'set/README.md': `---\n${yaml}\n---\n`,
      'set/train.csv': 'a\n',
      'outside.csv': 'a\n1\n',
    })
    expect(await thrownBy(() => read(join(folder, 'set')))).toContain('DataError no-data-files')
  })

  test('a config asked of a data set without a card', async () => {
    expect(await thrownBy(() => read(sampleFolder({ 'train.csv': 'a\n1\n' }), { config: 'x' }))).toContain(
      'RecipeError unknown-config',
    )
  })

  test('a file instead of a folder', async () => {
    const folder = sampleFolder({ 'train.csv': 'a\n1\n' })
    expect(await thrownBy(() => read(join(folder, 'train.csv')))).toContain('DataError not-a-folder')
  })
})

describe('written by save_to_disk', () => {
  const info = '{"features":{}}'
  const state = (names: readonly string[], split: string | null = null) =>
    JSON.stringify({ _data_files: names.map((filename) => ({ filename })), _split: split })

  test('one data set in shards, in the order of its state', async () => {
    const folder = sampleFolder({
      'dataset_info.json': info,
      'state.json': state(['data-00001-of-00002.arrow', 'data-00000-of-00002.arrow']),
      'data-00000-of-00002.arrow': textStream(['second']),
      'data-00001-of-00002.arrow': textStream(['first']),
    })
    expect(rowLines(await read(folder))).toEqual([
      'data-00001-of-00002.arrow row 1: {"text":"first"}',
      'data-00000-of-00002.arrow row 1: {"text":"second"}',
    ])
  })

  test('a dictionary of splits', async () => {
    const folder = sampleFolder({
      'dataset_dict.json': '{"splits":["train","test"]}',
      'train/dataset_info.json': info,
      'train/state.json': state(['d.arrow']),
      'train/d.arrow': textStream(['a']),
      'test/dataset_info.json': info,
      'test/state.json': state(['d.arrow']),
      'test/d.arrow': textStream(['b']),
    })
    expect(rowLines(await read(folder, { split: 'test' }))).toEqual(['test/d.arrow row 1: {"text":"b"}'])
    expect(await thrownBy(() => read(folder))).toMatchInlineSnapshot(`
      "RecipeError split-needed: <folder> has several splits: train, test.
      Name one in the source's options: with: { split: train }."
    `)
  })

  test('no rows at all', async () => {
    const folder = sampleFolder({ 'dataset_info.json': info, 'state.json': state([]) })
    expect(await read(folder)).toEqual([])
  })

  test('a split of a single data set: only its own', async () => {
    const files = { 'dataset_info.json': info, 'd.arrow': textStream(['a']) }
    const folder = sampleFolder({ ...files, 'state.json': state(['d.arrow'], 'train') })
    expect(goodData(await read(folder, { split: 'train' }))).toEqual([{ text: 'a' }])
    expect(await thrownBy(() => read(folder, { split: 'test' }))).toContain('RecipeError unknown-split')
  })

  test('a state that cannot be understood, or that names a file elsewhere', async () => {
    const files = { 'dataset_info.json': info }
    expect(await thrownBy(() => read(sampleFolder({ ...files, 'state.json': '{' })))).toContain(
      'DataError bad-saved-dataset',
    )
    expect(
      await thrownBy(() => read(sampleFolder({ ...files, 'state.json': state(['../d.arrow']) }))),
    ).toMatchInlineSnapshot(`
      "DataError bad-saved-dataset: <folder>/state.json cannot be understood: _data_files[0].filename: a name without folders.
      Write the data set again with \`save_to_disk\`."
    `)
  })

  test('a shard that is missing', async () => {
    const folder = sampleFolder({ 'dataset_info.json': info, 'state.json': state(['d.arrow']) })
    expect(await thrownBy(() => read(folder))).toContain('DataError file-not-found')
  })
})

describe('recognises', () => {
  test.each([
    ['save_to_disk', { 'state.json': '{}', 'dataset_info.json': '{}' }, true],
    ['a dictionary', { 'dataset_dict.json': '{}' }, true],
    ['data files', { 'data/train.csv': '' }, true],
    ['texts', { 'a.txt': '' }, false],
    ['nothing', {}, false],
  ])('%s: %s', async (_, files, expected) => {
    expect(await huggingFace.recognisesFolder(sampleFolder(files))).toBe(expected)
  })
})
