/** Append-only files: offsets in bytes, cut tails, durable flushes, failing disks. */

import * as fc from 'fast-check'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppendFile } from '../../src/store/append-file.js'
import { complaintOf } from './complaint.js'
import { emptyFolder } from './temporary-folder.js'

describe('appending', () => {
  test('counts in bytes, and writes only on a flush', async () => {
    const path = join(emptyFolder(), 'a.log')
    const file = await AppendFile.open(path, 0)
    // a = 1 byte, ö = 2, € = 3, 😀 = 4
    expect([file.append('aö'), file.append('€'), file.append('😀'), file.append('')]).toEqual([0, 3, 6, 10])
    expect([file.length, file.buffered, readFileSync(path, 'utf8')]).toEqual([10, 10, ''])
    await file.flush()
    expect([file.length, file.buffered, readFileSync(path, 'utf8')]).toEqual([10, 0, 'aö€😀'])
    expect(file.append('b')).toBe(10)
    await file.close()
    expect(readFileSync(path, 'utf8')).toBe('aö€😀b')
  })

  test('may go on during a flush; what comes then waits for the next one', async () => {
    const path = join(emptyFolder(), 'a.log')
    const file = await AppendFile.open(path, 0)
    file.append('one ')
    const flushed = file.flush()
    file.append('two ')
    await flushed
    expect(readFileSync(path, 'utf8')).toBe('one ')
    await file.close()
    expect(readFileSync(path, 'utf8')).toBe('one two ')
  })

  test('is undone by abandoning', async () => {
    const path = join(emptyFolder(), 'a.log')
    const file = await AppendFile.open(path, 0)
    file.append('kept')
    await file.flush()
    file.append(' lost')
    await file.abandon()
    expect(readFileSync(path, 'utf8')).toBe('kept')
  })
})

describe('opening', () => {
  test.each([
    [0, ''],
    [4, 'kept'],
    [9, 'kept tail'],
    [20, 'kept tail'], // shorter than asked for: the caller sees it by the length
  ])('at %d bytes leaves %j', async (length, left) => {
    const path = join(emptyFolder(), 'a.log')
    writeFileSync(path, 'kept tail')
    const file = await AppendFile.open(path, length)
    expect(file.length).toBe(left.length)
    file.append('!')
    await file.close()
    expect(readFileSync(path, 'utf8')).toBe(`${left}!`)
  })
})

test('any texts in any groups stand one after the other at the offsets given', async () => {
  const text = fc.string({ unit: 'binary' }).map((given) => given.toWellFormed())
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(text), { maxLength: 5 }), async (groups) => {
      const path = join(emptyFolder(), 'a.log')
      const file = await AppendFile.open(path, 0)
      const places: (readonly [number, string])[] = []
      for (const group of groups) {
        for (const each of group) places.push([file.append(each), each])
        await file.flush()
      }
      await file.close()
      const bytes = readFileSync(path)
      expect(bytes.toString('utf8')).toBe(groups.flat().join(''))
      for (const [offset, each] of places) {
        expect(bytes.toString('utf8', offset, offset + Buffer.byteLength(each))).toBe(each)
      }
    }),
    { numRuns: 30 },
  )
})

describe.skipIf(!existsSync('/dev/full'))('a disk without room', () => {
  test('is named with the file, and closes all the same', async () => {
    const file = await AppendFile.open('/dev/full', 0)
    file.append('x'.repeat(10_000))
    expect(await complaintOf(() => file.close())).toMatchInlineSnapshot(
      `"StorageError write-failed: /dev/full could not be written: ENOSPC: no space left on device, write. → See to the disk (space, quota, rights) and run again: what was committed is safe, the rest is done anew."`,
    )
    expect(await complaintOf(() => file.flush())).toBe('no complaint') // nothing is left that could be written
  })
})
