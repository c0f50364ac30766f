/** Files in chunks, plain and packed. */

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readBytes } from '../../../src/source/bytes/read-bytes.js'
import { sampleFile, sampleFolder, thrownBy } from '../sample-folder.js'

async function readAll(path: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of readBytes(path)) parts.push(Uint8Array.from(part))
  return Buffer.concat(parts)
}

const bytes = Buffer.from(Array.from({ length: 1_300_000 }, (_, i) => (i * i) % 251))

describe('readBytes', () => {
  test.each([0, 1, 512 * 1024, 512 * 1024 + 1, bytes.length])('%d bytes', async (length) => {
    const part = bytes.subarray(0, length)
    expect((await readAll(sampleFile('a', part))).equals(part)).toBe(true)
  })

  test('gzip is told by its first bytes, not by its name', async () => {
    expect((await readAll(sampleFile('packed.jsonl', gzipSync(bytes)))).equals(bytes)).toBe(true)
    const plain = Buffer.from('not packed')
    expect((await readAll(sampleFile('plain.jsonl.gz', plain))).equals(plain)).toBe(true)
  })

  test('a lone first byte of gzip is plain', async () => {
    const one = Buffer.from([0x1f])
    expect((await readAll(sampleFile('a.gz', one))).equals(one)).toBe(true)
  })

  test('a chunk may be overwritten by the next', async () => {
    const chunks: Uint8Array[] = []
    for await (const chunk of readBytes(sampleFile('a', bytes))) chunks.push(chunk)
    expect(chunks.length).toBe(3)
    expect(chunks[0]?.buffer).toBe(chunks[1]?.buffer)
  })

  test('a folder is refused', async () => {
    expect(await thrownBy(() => readAll(sampleFolder()))).toContain('DataError not-a-file')
  })

  test('a missing file is refused', async () => {
    expect(await thrownBy(() => readAll(`${sampleFolder()}/a`))).toContain('DataError file-not-found')
  })

  test('leaving early closes the file', async () => {
    const path = sampleFile('a', bytes)
    for (let time = 0; time < 2000; time += 1) {
      for await (const chunk of readBytes(path)) {
        expect(chunk.length).toBe(512 * 1024)
        break
      }
    }
  })
})
