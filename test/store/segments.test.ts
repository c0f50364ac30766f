/** Segments: payloads come back byte for byte, also while others are written and segments change. */

import * as fc from 'fast-check'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import {
  type PayloadRef,
  SEGMENT_BYTES,
  SegmentReader,
  segmentPath,
  SegmentWriter,
} from '../../src/store/segments.js'
import { complaintOf } from './complaint.js'
import { emptyFolder } from './temporary-folder.js'

const MEGABYTE = 1024 * 1024

async function written(folder: string, lines: readonly string[], fullBytes?: number): Promise<PayloadRef[]> {
  const writer = await SegmentWriter.open(folder, 's', 1, 0, fullBytes)
  const refs: PayloadRef[] = []
  for (const line of lines) {
    refs.push(writer.append(line))
    await writer.flush()
  }
  await writer.close()
  return refs
}

test('a segment has a name that sorts, and 256 MB', () => {
  expect(segmentPath('segments', 'epoch-1', 7)).toBe(join('segments', 'epoch-1-0007.jsonl'))
  expect(SEGMENT_BYTES).toBe(256 * MEGABYTE)
})

describe('writing', () => {
  test('gives places in bytes and one line each', async () => {
    const folder = emptyFolder()
    // "ä" is 2 bytes long, so that the second begins at 2 + 1 line break = 3
    expect(await written(folder, ['ä', 'bc', ''])).toEqual([
      { segment: 1, offset: 0, length: 2 },
      { segment: 1, offset: 3, length: 2 },
      { segment: 1, offset: 6, length: 0 },
    ])
    expect(readFileSync(segmentPath(folder, 's', 1), 'utf8')).toBe('ä\nbc\n\n')
  })

  test('goes on at the committed length and cuts off what lies behind', async () => {
    const folder = emptyFolder()
    await written(folder, ['kept', 'tail'])
    const writer = await SegmentWriter.open(folder, 's', 1, 5)
    expect(writer.append('next')).toEqual({ segment: 1, offset: 5, length: 4 })
    expect([writer.segment, writer.length, writer.buffered]).toEqual([1, 10, 5])
    await writer.close()
    expect(readFileSync(segmentPath(folder, 's', 1), 'utf8')).toBe('kept\nnext\n')
  })

  test('is undone by abandoning', async () => {
    const folder = emptyFolder()
    const writer = await SegmentWriter.open(folder, 's', 1, 0)
    writer.append('lost')
    await writer.abandon()
    expect(readFileSync(segmentPath(folder, 's', 1), 'utf8')).toBe('')
  })

  test('refuses what cannot be one line, and a segment that is shorter than committed', async () => {
    const folder = emptyFolder()
    const writer = await SegmentWriter.open(folder, 's', 1, 0)
    expect(await complaintOf(() => writer.append('a\nb'))).toMatchInlineSnapshot(
      `"InternalError bad-payload: A payload of several lines cannot stand in a segment."`,
    )
    expect(writer.buffered).toBe(0)
    await writer.close()
    const reopen = (): Promise<unknown> => SegmentWriter.open(folder, 's', 1, 10)
    expect(await complaintOf(reopen, folder)).toMatchInlineSnapshot(
      `"StorageError segment-too-short: RUN/s-0001.jsonl holds 0 bytes, but the ledger committed 10. → The file was cut or replaced. Restore it from a copy, or start in a new folder."`,
    )
  })
})

describe('a full segment', () => {
  test('is followed by the next one', async () => {
    const folder = emptyFolder()
    const refs = await written(folder, ['12345678', 'a', '12345678'], 10)
    // 9 bytes are not full; 11 are; 9 are not
    expect(refs.map(({ segment, offset }) => [segment, offset])).toEqual([
      [1, 0],
      [1, 9],
      [2, 0],
    ])
    expect(readdirSync(folder).sort()).toEqual(['s-0001.jsonl', 's-0002.jsonl'])
  })

  test('drops what a killed run left in the next one', async () => {
    const folder = emptyFolder()
    writeFileSync(segmentPath(folder, 's', 2), 'of a killed run\n')
    const refs = await written(folder, ['12345678901', 'new'], 10)
    const reader = new SegmentReader(folder, 's')
    expect(await Promise.all(refs.map((ref) => reader.read(ref)))).toEqual(['12345678901', 'new'])
    expect(readFileSync(segmentPath(folder, 's', 2), 'utf8')).toBe('new\n')
    await reader.close()
  })

  test('loses nothing that is appended while it is being changed', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => JSON.stringify(text))
    // how many turns of the event loop pass before the next line comes: the change of segments takes several
    const arrival = fc.record({ line, turns: fc.nat({ max: 3 }), isFlushed: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { minLength: 5, maxLength: 40 }),
        fc.integer({ min: 1, max: 60 }),
        async (arrivals, full) => {
          const folder = emptyFolder()
          const writer = await SegmentWriter.open(folder, 's', 1, 0, full)
          const refs: PayloadRef[] = []
          let flushed: Promise<void> = Promise.resolve()
          for (const { line: each, turns, isFlushed } of arrivals) {
            refs.push(writer.append(each))
            if (isFlushed) flushed = flushed.then(() => writer.flush())
            for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate)
          }
          await flushed
          await writer.close()
          const reader = new SegmentReader(folder, 's')
          for (const [at, ref] of refs.entries()) expect(await reader.read(ref)).toBe(arrivals[at]?.line)
          await reader.close()
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('reading', () => {
  test('gives back any well-formed text byte for byte, in any order', async () => {
    const text = fc.string({ unit: 'binary' }).map((given) => given.toWellFormed().replaceAll('\n', ' '))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1 }), fc.integer(), async (lines, seed) => {
        const folder = emptyFolder()
        const refs = await written(folder, lines, 200)
        const reader = new SegmentReader(folder, 's')
        const order = createRandom(seed).shuffle([...lines.keys()])
        for (const at of order) expect(await reader.read(refs[at] as PayloadRef)).toBe(lines[at])
        const together = await Promise.all(order.map((at) => reader.read(refs[at] as PayloadRef)))
        expect(together).toEqual(order.map((at) => lines[at]))
        await reader.close()
      }),
      { numRuns: 40 },
    )
  })

  test('reaches across and beyond its window of a megabyte', async () => {
    const folder = emptyFolder()
    const lines = [700_000, 700_000, 3 * MEGABYTE, 10, 700_000, 10].map((size, at) => String(at).repeat(size))
    const refs = await written(folder, lines)
    const reader = new SegmentReader(folder, 's')
    for (const order of [
      [0, 1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1, 0],
      [3, 0, 5, 2, 2, 1],
    ]) {
      for (const at of order) expect((await reader.read(refs[at] as PayloadRef)) === lines[at]).toBe(true)
    }
    await reader.close()
  })

  test('sees what was written after its window was read', async () => {
    const folder = emptyFolder()
    const writer = await SegmentWriter.open(folder, 's', 1, 0)
    const reader = new SegmentReader(folder, 's')
    for (let at = 0; at < 20; at += 1) {
      const ref = writer.append(`line ${at}`)
      await writer.flush()
      expect(await reader.read(ref)).toBe(`line ${at}`)
    }
    await writer.close()
    await reader.close()
  })

  test('of more segments than are kept open at a time works, also all at once', async () => {
    const folder = emptyFolder()
    const lines = Array.from({ length: 60 }, (_, at) => `segment ${at}`)
    const refs = await written(folder, lines, 1)
    expect(refs.at(-1)?.segment).toBe(60)
    const reader = new SegmentReader(folder, 's')
    expect(await Promise.all(refs.map((ref) => reader.read(ref)))).toEqual(lines)
    await reader.close()
    expect(await reader.read(refs[3] as PayloadRef)).toBe('segment 3')
    await reader.close()
  })

  test('sees a rewritten segment only after forgetting', async () => {
    const folder = emptyFolder()
    const [ref] = await written(folder, ['secret'])
    const reader = new SegmentReader(folder, 's')
    expect(await reader.read(ref as PayloadRef)).toBe('secret')
    writeFileSync(segmentPath(folder, 's', 1), 'erased\n')
    expect(await reader.read(ref as PayloadRef)).toBe('secret')
    reader.forget()
    expect(await reader.read(ref as PayloadRef)).toBe('erased')
    await reader.close()
  })

  test('says what is missing, and goes on with what is there', async () => {
    const folder = emptyFolder()
    const [first, second] = (await written(folder, ['first', 'second'])) as [PayloadRef, PayloadRef]
    truncateSync(segmentPath(folder, 's', 1), 8)
    const reader = new SegmentReader(folder, 's')
    expect(await complaintOf(() => reader.read(second), folder)).toMatchInlineSnapshot(
      `"StorageError payload-missing: RUN/s-0001.jsonl has no 6 bytes at 6. → The segment was cut or replaced. Restore it from a copy, or run again in a new folder."`,
    )
    expect(await complaintOf(() => reader.read({ ...first, segment: 2 }), folder)).toMatchInlineSnapshot(
      `"StorageError payload-missing: RUN/s-0002.jsonl cannot be read. → Restore the file from a copy, or run again in a new folder."`,
    )
    expect(await reader.read(first)).toBe('first')
    await reader.close()
  })
})
