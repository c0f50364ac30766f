/** Sources of a plan: which reader, which bytes, and the hash that stands for them. */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRegistry } from '../../src/recipe/registry.js'
import { chooseReader } from '../../src/recipe/plan-sources.js'
import { folderWith } from '../cli/run-cli.js'
import { loaded } from './load.js'

const registry = createRegistry()

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function over(source: string): string {
  return `cupel: 1\nname: demo\nsources: { data: ${source} }\ngenerate: [{ id: a, method: fields, from: data, with: { fields: { n: { expr: source.a } } } }]\n`
}

describe('the reader of a file', () => {
  test.each([
    ['a.jsonl', 'jsonl'],
    ['a.ndjson', 'jsonl'],
    ['A.JSONL', 'jsonl'],
    ['a.jsonl.gz', 'jsonl'],
    ['a.json', 'json'],
    ['a.csv', 'csv'],
    ['a.tsv.gz', 'csv'],
    ['a.parquet', 'parquet'],
    ['a.b.csv', 'csv'],
    ['jsonl', undefined],
    ['a.jsonl.bak', undefined],
  ])('of %s is %s', async (name, id) => {
    const folder = folderWith({ [name]: 'x' })
    expect((await chooseReader(join(folder, name), registry))?.id).toBe(id)
  })
})

describe('the reader of a folder', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ['of text', { 'a.txt': 'x', 'b/c.md': 'y' }, 'text-directory'],
    ['of data', { 'train.jsonl': '{}\n' }, 'hugging-face'],
    ['of something else', { 'a.bin': 'x' }, undefined],
    ['of nothing', {}, undefined],
  ])('%s', async (_, files, id) => {
    expect((await chooseReader(folderWith(files), registry))?.id).toBe(id)
  })
})

describe('the fingerprint', () => {
  test('of a file is the hash of its bytes', async () => {
    const text = '{"a": 1}\n{"a": 2}\n'
    const { plan } = await loaded(over('{ path: d.jsonl }'), { 'd.jsonl': text })
    expect(plan.sources.get('data')?.fingerprint).toEqual({ bytes: 18, files: 1, sha256: sha256(text) })
  })

  test('of a folder is the hash over hashes and names, sorted', async () => {
    const { plan } = await loaded(over('{ path: texts }'), { 'texts/b.txt': 'two', 'texts/a.txt': 'one' })
    const lines = [`${sha256('one')} a.txt`, `${sha256('two')} b.txt`].join('\n')
    expect(plan.sources.get('data')?.fingerprint).toEqual({ bytes: 6, files: 2, sha256: sha256(lines) })
  })

  test('does not depend on where the folder lies', async () => {
    const here = await loaded(over('{ path: texts }'), { 'texts/a.txt': 'one', 'texts/b.txt': 'two' })
    const there = await loaded(over('{ path: x/y }'), { 'x/y/a.txt': 'one', 'x/y/b.txt': 'two' })
    expect(there.plan.digest).toBe(here.plan.digest)
  })

  test('of a reference is that of its file; a source that is named twice is read once', async () => {
    const refine = 'refine: [{ use: exact-duplicates, against: data, with: { field: n } }]\n'
    const measure = 'measure: [{ use: lengths, against: e.jsonl }, { use: distinct-n, against: e.jsonl }]\n'
    const { plan } = await loaded(`${over('{ path: d.jsonl }')}${refine}${measure}`, {
      'd.jsonl': 'x',
      'e.jsonl': 'y',
    })
    expect([...plan.sources.keys()]).toEqual(['data', 'e.jsonl'])
    expect(plan.sources.get('e.jsonl')?.fingerprint.sha256).toBe(sha256('y'))
  })
})
