/** Gzip, whole and damaged: what came before the damage is always delivered, always the same amount. */

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unpack } from '../../../src/source/bytes/unpack.js'
import { thrownBy } from '../sample-folder.js'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The unpacked text, and the error if it ended in one. */
async function unpackAll(bytes: Uint8Array, chunkSize = 1000): Promise<{ text: string; error: string }> {
  const parts: Uint8Array[] = []
  const error = await thrownBy(async () => {
    for await (const part of unpack('rows.jsonl.gz', inChunks(bytes, chunkSize)))
      parts.push(Uint8Array.from(part))
  })
  return { text: Buffer.concat(parts).toString(), error }
}

/** About 60 kB that does not pack well: 5000 different numbers. */
const text = Array.from({ length: 5000 }, (_, i) => `row ${(i * 7919) % 5003}`).join('\n')
const packed = gzipSync(text)

describe('whole data', () => {
  test.each([1, 7, 1000, 1_000_000])('in chunks of %d bytes', async (size) => {
    expect(await unpackAll(packed, size)).toEqual({ text, error: 'nothing was thrown' })
  })

  test('several members one after the other, as logs are packed', async () => {
    const members = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')])
    expect(await unpackAll(members)).toEqual({ text: 'one\ntwo\n', error: 'nothing was thrown' })
  })

  test('an empty member', async () => {
    expect(await unpackAll(gzipSync(''))).toEqual({ text: '', error: 'nothing was thrown' })
  })

  test('a member that packs 1000 to 1', async () => {
    const zeros = '0'.repeat(3_000_000)
    expect((await unpackAll(gzipSync(zeros))).text.length).toBe(zeros.length)
  })
})

describe('damage', () => {
  test('cut off: the text before it, then truncated-file', async () => {
    const { text: before, error } = await unpackAll(packed.subarray(0, packed.length / 2))
    expect(text.startsWith(before)).toBe(true)
    expect(before.length).toBeGreaterThan(text.length / 4)
    expect(error).toMatchInlineSnapshot(`
      "DataError truncated-file: rows.jsonl.gz ends in the middle of its gzip data.
      Fetch or write it again; \`gzip -t <file>\` checks it."
    `)
  })

  test('cut off within the trailer: all of the text, then truncated-file', async () => {
    const { text: before, error } = await unpackAll(packed.subarray(0, -3))
    expect(before).toBe(text)
    expect(error).toContain('truncated-file')
  })

  test('cut off within the header', async () => {
    const { text: before, error } = await unpackAll(packed.subarray(0, 5))
    expect([before, error.split(':')[0]]).toEqual(['', 'DataError truncated-file'])
  })

  test('the same cut delivers the same amount, whatever the chunks', async () => {
    const cut = packed.subarray(0, 9000)
    const [all, ...others] = [
      await unpackAll(cut, 9000),
      await unpackAll(cut, 17),
      await unpackAll(cut, 4096),
    ]
    expect(others.map(({ text: before }) => before)).toEqual([all?.text, all?.text])
  })

  test('a wrong checksum: corrupt-file', async () => {
    const wrong = Buffer.from(packed)
    wrong[wrong.length - 8] = (wrong.at(-8) ?? 0) ^ 0xff
    const { text: before, error } = await unpackAll(wrong)
    expect(text.startsWith(before)).toBe(true)
    expect(before.length).toBeGreaterThan(text.length / 2)
    expect(error).toMatchInlineSnapshot(`
      "DataError corrupt-file: rows.jsonl.gz holds broken gzip data.
      Fetch or write it again; \`gzip -t <file>\` checks it."
    `)
  })

  test('broken in the middle: corrupt-file', async () => {
    const broken = Buffer.from(packed)
    broken.fill(0xff, 5000, 5200)
    expect((await unpackAll(broken)).error).toContain('DataError corrupt-file')
  })
})

test('leaving early ends the unpacking', async () => {
  for await (const part of unpack('rows.gz', inChunks(packed, 100))) {
    expect(part.length).toBeGreaterThan(0)
    break
  }
})
