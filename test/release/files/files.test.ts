/** Files: written whole, hashed in pieces, put in place together. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InternalError } from '../../../src/base/errors.js'
import { hashFile } from '../../../src/release/files/hash-file.js'
import { mediaTypeOf } from '../../../src/release/files/media-type.js'
import { replaceFolder } from '../../../src/release/files/replace-folder.js'
import { TextWriter } from '../../../src/release/files/text-writer.js'
import { temporaryFolder } from '../temporary-folder.js'

const folder = await temporaryFolder()

describe('TextWriter', () => {
  test('writes what was added in order, also beyond its memory', async () => {
    const path = join(folder, 'long.txt')
    const line = `${'x'.repeat(999)}ü\n`
    const result = await TextWriter.write(path, async (writer) => {
      for (let count = 0; count < 2500; count += 1) await writer.add(line)
      return 'done'
    })
    expect(result).toBe('done')
    expect(readFileSync(path, 'utf8')).toBe(line.repeat(2500))
  })

  test('replaces an older file and can write an empty one', async () => {
    const path = join(folder, 'empty.txt')
    await writeFile(path, 'older and longer')
    await TextWriter.write(path, async () => undefined)
    expect(readFileSync(path, 'utf8')).toBe('')
  })

  test('an error of the caller comes through', async () => {
    const work = TextWriter.write(join(folder, 'broken.txt'), async () => {
      throw new InternalError('test', { message: 'from the caller' })
    })
    await expect(work).rejects.toThrow('from the caller')
  })
})

describe('hashFile', () => {
  test('a known answer: SHA-256 of "abc" (FIPS 180-4, appendix B.1)', async () => {
    const path = join(folder, 'abc')
    await writeFile(path, 'abc')
    expect(await hashFile(path)).toEqual({
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    })
  })

  test('a file of many pieces', async () => {
    const path = join(folder, 'large')
    const bytes = Buffer.alloc(300_000, 'abcdefg')
    await writeFile(path, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(await hashFile(path)).toEqual({ bytes: 300_000, sha256 })
  })
})

describe('replaceFolder', () => {
  test('the fresh folder takes the place of the older one and nothing else stays', async () => {
    const place = join(folder, 'replace')
    await mkdir(join(place, 'release/data'), { recursive: true })
    await mkdir(join(place, 'release.new/data'), { recursive: true })
    await writeFile(join(place, 'release/data/old'), 'old')
    await writeFile(join(place, 'release.new/data/new'), 'new')
    await replaceFolder(join(place, 'release.new'), join(place, 'release'))
    expect(await readdir(place)).toEqual(['release'])
    expect(await readdir(join(place, 'release/data'))).toEqual(['new'])
  })

  test('works when there is no older one, and when a crash left one aside', async () => {
    const place = join(folder, 'first')
    await mkdir(join(place, 'release.old/left'), { recursive: true })
    await mkdir(join(place, 'release.new'), { recursive: true })
    await replaceFolder(join(place, 'release.new'), join(place, 'release'))
    expect(await readdir(place)).toEqual(['release'])
  })

  test('without a fresh folder the older one stays', async () => {
    const place = join(folder, 'missing')
    await mkdir(join(place, 'release'), { recursive: true })
    await expect(replaceFolder(join(place, 'release.new'), join(place, 'release'))).rejects.toThrow('ENOENT')
    expect(existsSync(join(place, 'release'))).toBe(true)
  })
})

test.each([
  ['data/x.jsonl', 'application/jsonl'],
  ['data/x.parquet', 'application/vnd.apache.parquet'],
  ['README.md', 'text/markdown'],
  ['recipe.YAML', 'application/yaml'],
  ['recipe.ts', 'text/plain'],
  ['recipe', 'text/plain'],
  ['x.constructor', 'text/plain'],
])('the media type of %s is %s', (path, type) => {
  expect(mediaTypeOf(path)).toBe(type)
})
