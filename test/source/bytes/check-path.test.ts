/** Missing and mistaken paths: the message, and the nearest name as a hint. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFile, checkFolder, explainPath } from '../../../src/source/bytes/check-path.js'
import { sampleFile, sampleFolder, thrownBy } from '../sample-folder.js'

describe('checkFile', () => {
  test('a file passes', async () => {
    expect(await thrownBy(() => checkFile(sampleFile('a.jsonl', '')))).toBe('nothing was thrown')
  })

  test('a missing file: the nearest name in its folder', async () => {
    const folder = sampleFolder({ 'seeds.jsonl': '', 'benchmark.jsonl': '' })
    expect(await thrownBy(() => checkFile(join(folder, 'seed.jsonl')))).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/seed.jsonl does not exist.
      Did you mean "seeds.jsonl" in <folder>?"
    `)
  })

  test('a missing file with no name like it: what the folder holds', async () => {
    const folder = sampleFolder({ 'seeds.jsonl': '', 'benchmark.jsonl': '' })
    expect(await thrownBy(() => checkFile(join(folder, 'x')))).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/x does not exist.
      <folder> holds benchmark.jsonl, seeds.jsonl."
    `)
  })

  test('a missing file in a full folder: the first five names', async () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
    const folder = sampleFolder(Object.fromEntries(names.map((name) => [`${name}-long-name.txt`, ''])))
    expect(await thrownBy(() => checkFile(join(folder, 'q')))).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/q does not exist.
      <folder> holds five-long-name.txt, four-long-name.txt, one-long-name.txt, seven-long-name.txt, six-long-name.txt and 2 more."
    `)
  })

  test('a missing file in an empty folder', async () => {
    expect(await thrownBy(() => checkFile(join(sampleFolder(), 'q')))).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/q does not exist.
      The folder <folder> is empty."
    `)
  })

  test('a missing folder', async () => {
    expect(await thrownBy(() => checkFile(join(sampleFolder(), 'no', 'rows.csv')))).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/no/rows.csv does not exist, nor does its folder <folder>/no.
      Check the path; a relative one starts at the recipe."
    `)
  })

  test('a path that goes through a file', async () => {
    const file = sampleFile('rows.csv', 'a\n')
    expect(await thrownBy(() => checkFile(join(file, 'rows.csv')))).toMatchInlineSnapshot(`
      "DataError file-not-found: <folder>/rows.csv/rows.csv does not exist, nor does its folder <folder>/rows.csv.
      Check the path; a relative one starts at the recipe."
    `)
  })

  test('a folder', async () => {
    expect(await thrownBy(() => checkFile(sampleFolder()))).toMatchInlineSnapshot(`
      "DataError not-a-file: <folder> is a folder, and this reader reads one file.
      Name a file in it, or a reader for folders: \`cupel list sources\` shows them."
    `)
  })
})

describe('checkFolder', () => {
  test('a folder passes', async () => {
    expect(await thrownBy(() => checkFolder(sampleFolder()))).toBe('nothing was thrown')
  })

  test('a file', async () => {
    expect(await thrownBy(() => checkFolder(sampleFile('a.txt', '')))).toMatchInlineSnapshot(`
      "DataError not-a-folder: <folder>/a.txt is a file, and this reader reads a folder.
      Name the folder that holds it, or a reader for single files: \`cupel list sources\` shows them."
    `)
  })
})

test('any other refusal of the system keeps its words', async () => {
  const refusal = Object.assign(new TypeError('EACCES: permission denied'), { code: 'EACCES' })
  const error = await explainPath('rows.csv', refusal)
  expect([error.code, error.message, error.hint, error.details]).toMatchInlineSnapshot(`
    [
      "not-readable",
      "rows.csv cannot be read: EACCES: permission denied.",
      "Check the permissions of the file and of the folders above it.",
      {
        "code": "EACCES",
        "path": "rows.csv",
      },
    ]
  `)
})
