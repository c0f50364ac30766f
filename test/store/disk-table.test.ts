/** The table on disk against a Map: whatever happens to its file or its log, it finds what the log holds. */

import * as fc from 'fast-check'
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import { DiskTable } from '../../src/store/disk-table.js'
import type { PayloadRef } from '../../src/store/segments.js'
import { complaintOf } from './complaint.js'
import { emptyFolder } from './temporary-folder.js'

const LINE_BYTES = 10
const NUMBERS = 30

/** A line of a log: the number whose id it is of, and its payload. */
interface Line {
  readonly number: number
  readonly ref: PayloadRef
}

/** Puts the lines from one on. */
function put(table: DiskTable, log: readonly Line[], from: number): void {
  for (const [at, { number, ref }] of log.slice(from).entries()) {
    const start = (from + at) * LINE_BYTES
    table.put(makeId(number), ref, { start, end: start + LINE_BYTES }, () => ({ lines: from + at + 1 }))
  }
}

/** Opens the table of a log and brings it up to date. */
async function openFor(
  path: string,
  log: readonly Line[],
  isReadOnly = false,
  blockEntries = 4,
): Promise<DiskTable> {
  const table = await DiskTable.open(path, { blockEntries, isReadOnly }, (span, find) => {
    const line = log[span.last / LINE_BYTES]
    return line !== undefined && JSON.stringify(find(makeId(line.number))) === JSON.stringify(line.ref)
  })
  const covered = (table.covered?.end ?? 0) / LINE_BYTES
  expect(table.note).toEqual(covered === 0 ? undefined : { lines: covered })
  put(table, log, covered)
  return table
}

function expectFound(table: DiskTable, log: readonly Line[]): void {
  const model = new Map(log.map(({ number, ref }) => [number, ref]))
  for (let number = 0; number <= NUMBERS; number += 1) {
    expect(table.find(makeId(number)), String(number)).toEqual(model.get(number))
  }
}

function bytesOf(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      numbers: fc.array(fc.nat({ max: NUMBERS - 1 }), { minLength: 1, maxLength: 12 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('read-only' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), share }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('flip' as const), share }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut-log' as const), share }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('other-log' as const),
      share,
      numbers: fc.array(fc.nat({ max: NUMBERS - 1 }), { maxLength: 12 }),
    }),
  },
)
type TableEvent = typeof event extends fc.Arbitrary<infer Value> ? Value : never

/** A table and its log, and what happens to them. */
class World {
  readonly path = join(emptyFolder(), 'index', 'some.table')
  log: Line[] = []
  #lines = 0

  /** Lines that no log had before: each has a payload of its own. */
  add(numbers: readonly number[]): void {
    for (const number of numbers) {
      this.#lines += 1
      this.log.push({ number, ref: { segment: 1 + (this.#lines % 3), offset: this.#lines, length: number } })
    }
  }

  /** Spoils the closed file or the log. */
  spoil(happened: TableEvent): void {
    const bytes = bytesOf(this.path)
    if (happened.kind === 'cut-log' || happened.kind === 'other-log') {
      this.log = this.log.slice(0, Math.floor(this.log.length * happened.share))
    }
    if (happened.kind === 'other-log') this.add(happened.numbers)
    if (bytes === undefined) return
    if (happened.kind === 'delete') rmSync(this.path)
    if (happened.kind === 'cut') truncateSync(this.path, Math.floor(bytes.length * happened.share))
    if (happened.kind !== 'flip' || bytes.length === 0) return
    const at = Math.floor((bytes.length - 1) * happened.share)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at)
    writeFileSync(this.path, bytes)
  }
}

describe('a table', () => {
  test('finds what the log holds, whatever happened, and has the bytes of one that nothing happened to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 14 }), async (events) => {
        const world = new World()
        let table = await openFor(world.path, world.log)
        for (const happened of events) {
          if (happened.kind === 'put') {
            const from = world.log.length
            world.add(happened.numbers)
            put(table, world.log, from)
          } else {
            table.close()
            world.spoil(happened)
            const before = bytesOf(world.path)
            table = await openFor(world.path, world.log, happened.kind === 'read-only')
            expectFound(table, world.log)
            if (happened.kind !== 'read-only') continue
            expect(bytesOf(world.path)).toEqual(before)
            table.close()
            table = await openFor(world.path, world.log)
          }
          expectFound(table, world.log)
        }
        table.close()
        const undisturbed = join(emptyFolder(), 'some.table')
        const other = await openFor(undisturbed, world.log)
        other.close()
        expect(bytesOf(world.path) ?? Buffer.alloc(0)).toEqual(bytesOf(undisturbed) ?? Buffer.alloc(0))
      }),
      { numRuns: 60 },
    )
  })

  test('cut at any byte keeps the blocks before', async () => {
    const world = new World()
    world.add([...Array(12).keys()])
    ;(await openFor(world.path, world.log)).close()
    const whole = readFileSync(world.path)
    for (let bytes = 0; bytes <= whole.length; bytes += 7) {
      writeFileSync(world.path, whole.subarray(0, bytes))
      const table = await DiskTable.open(world.path, { blockEntries: 4 }, () => true)
      // three blocks of the same size, of 4 lines each
      const blocks = Math.floor(bytes / (whole.length / 3))
      expect(table.covered?.end ?? 0).toBe(blocks * 4 * LINE_BYTES)
      table.close()
      expect(readFileSync(world.path)).toHaveLength(blocks * (whole.length / 3))
    }
  })

  test('without a block from its midst keeps those before', async () => {
    const world = new World()
    world.add([...Array(12).keys()])
    ;(await openFor(world.path, world.log)).close()
    const whole = readFileSync(world.path)
    const size = whole.length / 3
    writeFileSync(world.path, Buffer.concat([whole.subarray(0, size), whole.subarray(size * 2)]))
    const table = await DiskTable.open(world.path, { blockEntries: 4 }, () => true)
    expect(table.covered).toEqual({ from: 0, last: 3 * LINE_BYTES, end: 4 * LINE_BYTES })
    table.close()
  })

  test('of many blocks, with other sizes at each opening, finds all and nothing else', async () => {
    const path = join(emptyFolder(), 'some.table')
    const log = Array.from({ length: 3000 }, (_, number) => ({
      number,
      ref: { segment: 1, offset: number, length: 1 },
    }))
    for (const [end, blockEntries] of [
      [500, 7],
      [1500, 400],
      [3000, 150],
    ] as const) {
      const table = await openFor(path, log.slice(0, end), false, blockEntries)
      for (const { number, ref } of log) {
        expect(table.find(makeId(number))).toEqual(number < end ? ref : undefined)
      }
      table.close()
    }
  })

  test('writes no file before its first block, and none at all when it only reads', async () => {
    const path = join(emptyFolder(), 'index', 'some.table')
    const log = [1, 2, 3, 4, 5].map((number) => ({ number, ref: { segment: 1, offset: number, length: 2 } }))
    ;(await openFor(path, log.slice(0, 3))).close()
    expect(existsSync(path)).toBe(false)
    const reading = await openFor(path, log, true)
    expectFound(reading, log)
    reading.close()
    expect(existsSync(path)).toBe(false)
    ;(await openFor(path, log)).close()
    expect(existsSync(path)).toBe(true)
  })
})

test('what is no id is not found and not put', async () => {
  const table = await openFor(join(emptyFolder(), 'some.table'), [])
  expect(table.find('effect')).toBeUndefined()
  const bad = (): void =>
    table.put('effect', { segment: 1, offset: 0, length: 0 }, { start: 0, end: 1 }, () => null)
  expect(await complaintOf(bad)).toMatchInlineSnapshot(
    `"InternalError bad-id: "effect" is not an id of 24 characters of base32hex."`,
  )
})

test('a file that cannot be written or is cut while it is open is said', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'index'), '')
  const ref = { segment: 1, offset: 0, length: 0 }
  const blocked = await DiskTable.open(join(folder, 'index', 'some.table'), { blockEntries: 1 }, () => true)
  const write = (): void => blocked.put(makeId(1), ref, { start: 0, end: 1 }, () => null)
  expect(await complaintOf(write, folder)).toMatchInlineSnapshot(
    `"StorageError write-failed: RUN/index/some.table could not be written: EEXIST: file already exists, mkdir 'RUN/index'. → See to the disk (space, quota, rights) and run again: what was committed is safe, the rest is done anew."`,
  )
  const path = join(folder, 'some.table')
  const table = await openFor(
    path,
    [1, 2, 3, 4].map((number) => ({ number, ref })),
  )
  truncateSync(path, 10)
  expect(await complaintOf(() => table.find(makeId(1)), folder)).toMatchInlineSnapshot(
    `"StorageError table-too-short: RUN/some.table has no 112 bytes at 68: it was closed, or cut while a run had it open. → Run again: the file is built anew from the log."`,
  )
  table.close()
})
