/** The files of the mock server: bytes come back as they went in, each under its own id, and nothing is left behind. */

import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { FileStore } from '../../../src/model/mock/file-store.js'

function store(): FileStore {
  const files = new FileStore()
  onTestFinished(() => files.close())
  return files
}

test('chunks of texts and bytes are joined; the description counts bytes, not letters', async () => {
  const files = store()
  const file = await files.add('in.jsonl', 'batch', ['ö', Buffer.from([0, 255]), '', '\n'])
  expect(file).toEqual({ id: 'file-mock000001', name: 'in.jsonl', purpose: 'batch', bytes: 5 })
  expect([...(await files.read(file.id))]).toEqual([0xc3, 0xb6, 0, 255, 10])
  expect(files.get(file.id)).toEqual(file)
})

test('files that are stored at the same time do not mix', async () => {
  const files = store()
  async function* slowly(text: string): AsyncGenerator<string> {
    for (const letter of text) {
      await new Promise((resolve) => setImmediate(resolve))
      yield letter
    }
  }
  const texts = Array.from({ length: 12 }, (_, i) => `${i}-`.repeat(20))
  const added = await Promise.all(texts.map((text, i) => files.add(`f${i}`, 'batch', slowly(text))))
  expect(new Set(added.map(({ id }) => id)).size).toBe(12)
  const read = await Promise.all(added.map(async ({ id }) => (await files.read(id)).toString()))
  expect(read).toEqual(texts)
})

test('any chunks come back as their concatenation', async () => {
  const files = store()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 }), async (chunks) => {
      const buffers = chunks.map((chunk) => Buffer.from(chunk))
      const { id, bytes } = await files.add('x', 'batch', buffers)
      const whole = Buffer.concat(buffers)
      expect([bytes, (await files.read(id)).equals(whole)]).toEqual([whole.length, true])
    }),
    { numRuns: 30 },
  )
})

test('a file whose chunks break off is not in the store', async () => {
  const files = store()
  async function* broken(): AsyncGenerator<string> {
    yield 'half'
    throw new TypeError('broken off')
  }
  await expect(files.add('x', 'batch', broken())).rejects.toThrow('broken off')
  expect(files.get('file-mock000001')).toBeUndefined()
  expect((await files.add('y', 'batch', ['whole'])).id).toBe('file-mock000002')
})

test('closing removes the folder and forgets the files; it may be repeated', async () => {
  const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('cupel-mock-'))
  const before = new Set(folders())
  const files = new FileStore()
  await files.close()
  const { id } = await files.add('x', 'batch', ['x'])
  const made = folders().filter((name) => !before.has(name))
  expect(made.length).toBeGreaterThan(0)
  await files.close()
  await files.close()
  expect(files.get(id)).toBeUndefined()
  await expect(files.read(id)).rejects.toThrow('ENOENT')
  await files.close()
})
