/** The files of a folder, in the same order everywhere. */

import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listFiles } from '../../../src/source/bytes/list-files.js'
import { sampleFolder, thrownBy } from '../sample-folder.js'

test('all files below, sorted by code unit, with `/`', async () => {
  const names = ['b.txt', 'a/z.txt', 'a/b/c.txt', 'B.txt', 'ä.txt', 'a.txt', 'a-b.txt']
  const folder = sampleFolder(Object.fromEntries(names.map((name) => [name, ''])))
  // '-' 0x2d < '.' 0x2e < '/' 0x2f, upper case before lower case, ä after z
  expect(await listFiles(folder)).toEqual([
    'B.txt',
    'a-b.txt',
    'a.txt',
    'a/b/c.txt',
    'a/z.txt',
    'b.txt',
    'ä.txt',
  ])
})

test('hidden and double-underscore names are left out, with all below them', async () => {
  const names = [
    '.git/config',
    '.hidden',
    '__pycache__/a.txt',
    '__init__.txt',
    '_kept.txt',
    'kept/.no',
    'kept/yes',
  ]
  const folder = sampleFolder(Object.fromEntries(names.map((name) => [name, ''])))
  expect(await listFiles(folder)).toEqual(['_kept.txt', 'kept/yes'])
})

test('links to files count as files, as in a Hugging Face cache; links to folders and dead links do not', async () => {
  const folder = sampleFolder({ 'blobs/abc': 'x' })
  mkdirSync(join(folder, 'snapshot'))
  symlinkSync(join(folder, 'blobs/abc'), join(folder, 'snapshot/train.jsonl'))
  symlinkSync(join(folder, 'snapshot'), join(folder, 'snapshot/loop'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'snapshot/dead'))
  expect(await listFiles(folder)).toEqual(['blobs/abc', 'snapshot/train.jsonl'])
})

test('an empty folder', async () => {
  expect(await listFiles(sampleFolder())).toEqual([])
})

test('a missing folder', async () => {
  expect(await thrownBy(() => listFiles(join(sampleFolder({ data: '' }), 'dat')))).toMatchInlineSnapshot(`
    "DataError file-not-found: <folder>/dat does not exist.
    Did you mean "data" in <folder>?"
  `)
})
