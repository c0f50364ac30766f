/** A table of ids and payload places on disk: an index of an append-only log that can be thrown away and built again. */

import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Json } from '../base/canonical-json.js'
import { messageOf, StorageError } from '../base/errors.js'
import {
  BLOCK_HEAD_BYTES,
  type Block,
  blockBytes,
  bucketOf,
  decodeBlock,
  encodeBlock,
  findEntry,
  isWholeBlock,
  type LogSpan,
  wordsIn,
} from './disk-table-block.js'
import { ENTRY_WORDS, RecentEntries } from './disk-table-entries.js'
import { mayHold } from './disk-table-filter.js'
import { KEY_WORDS, readKey, requireKey } from './disk-table-key.js'
import type { PayloadRef } from './segments.js'

/** Entries of a block, unless said otherwise: 2 MB on disk and 2.4 MB in memory while it is gathered. */
export const BLOCK_ENTRIES = 65_536
const ENTRY_BYTES = ENTRY_WORDS * 4

/** How a table is opened. */
export interface TableOptions {
  /** Entries that are kept in memory and then written as one block; `BLOCK_ENTRIES` unless said otherwise. */
  readonly blockEntries?: number
  /** Writes nothing: full blocks are kept in memory instead. */
  readonly isReadOnly?: boolean
}

/** Whether a block is of the log at hand: `find` gives the payload that the block holds for an id. */
export type BlockCheck = (
  span: LogSpan,
  find: (id: string) => PayloadRef | undefined,
) => boolean | Promise<boolean>

interface PlacedBlock extends Block {
  /** Where its entries begin in the file. */
  readonly place: number
  /** Its entries, when they are not in the file. */
  readonly entries: Uint32Array | undefined
}

/**
 * Ids of the lines of a log, each with its payload; of an id put twice the later one counts.
 *
 * The newest entries are in memory; each time that `blockEntries` have come together they are appended to the file as a
 * block that names the part of the log that it holds, and checks itself. Nothing is made durable: at opening, the blocks
 * from the first damaged, missing or foreign one on are cut off, and the caller puts the lines of the log behind
 * `covered` again. The same log gives the same bytes, however often it was opened in between.
 *
 * Memory: 2 bytes a key (filters) plus some 4 MB. Cost: `put` is O(1) amortised, with a pause of some milliseconds for
 * each block; `find` is O(blocks) in memory, and one read of some 4 kB for a key that is there (unknown ones: 0.1 % of
 * the blocks are read).
 */
export class DiskTable {
  readonly #path: string
  readonly #isReadOnly: boolean
  readonly #recent: RecentEntries
  readonly #blocks: PlacedBlock[] = []
  readonly #key = new Uint32Array(KEY_WORDS)
  #page: Buffer = Buffer.from(new ArrayBuffer(0))
  #file: number | undefined
  #fileBytes = 0

  private constructor(path: string, { blockEntries = BLOCK_ENTRIES, isReadOnly = false }: TableOptions) {
    this.#path = path
    this.#isReadOnly = isReadOnly
    this.#recent = new RecentEntries(blockEntries)
  }

  /** Opens a table, which need not exist, and takes the blocks up to the first one that `isOfLog` does not know. */
  static async open(path: string, options: TableOptions, isOfLog: BlockCheck): Promise<DiskTable> {
    const table = new DiskTable(path, options)
    if (!existsSync(path)) return table
    table.#file = openSync(path, table.#isReadOnly ? 'r' : 'r+')
    try {
      await table.#readBlocks(table.#file, isOfLog)
    } catch (thrown) {
      table.close()
      throw thrown
    }
    return table
  }

  /** The part of the log whose entries are in blocks, and its last line; undefined when there are none. */
  get covered(): LogSpan | undefined {
    return this.#blocks.at(-1)?.span
  }

  /** What was noted with the last block. */
  get note(): Json | undefined {
    return this.#blocks.at(-1)?.note
  }

  /** Payload of an id; undefined when it is unknown, and for a text that is no id. */
  find(id: string): PayloadRef | undefined {
    if (!readKey(id, this.#key)) return undefined
    const recent = this.#recent.find(this.#key)
    if (recent !== undefined) return recent
    for (let at = this.#blocks.length - 1; at >= 0; at -= 1) {
      const block = this.#blocks[at]
      if (block === undefined || !mayHold(block.filter, this.#key)) continue
      const found = this.#findIn(block)
      if (found !== undefined) return found
    }
    return undefined
  }

  /**
   * Puts the entry of a log line, in the order of the log; `note` is asked when a block is written, and given back by
   * `note` after reopening. Throws InternalError `bad-id`, StorageError `write-failed`.
   */
  put(
    id: string,
    ref: PayloadRef,
    line: { readonly start: number; readonly end: number },
    note: () => Json,
  ): void {
    requireKey(id, this.#key)
    this.#recent.put(this.#key, ref)
    if (!this.#recent.isFull) return
    const span = { from: this.covered?.end ?? 0, last: line.start, end: line.end }
    this.#addBlock(encodeBlock(this.#recent.words, span, note()))
    this.#recent.clear()
  }

  /** Closes the file. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  #addBlock(bytes: Buffer): void {
    const block = decodeBlock(bytes)
    if (this.#isReadOnly) {
      const entries = wordsIn(bytes, block.entriesAt, (block.starts.at(-1) ?? 0) * ENTRY_WORDS)
      this.#blocks.push({ ...block, place: 0, entries })
      return
    }
    this.#write(bytes)
    this.#blocks.push({ ...block, place: this.#fileBytes + block.entriesAt, entries: undefined })
    this.#fileBytes += bytes.length
  }

  #write(bytes: Buffer): void {
    try {
      if (this.#file === undefined) {
        mkdirSync(dirname(this.#path), { recursive: true })
        this.#file = openSync(this.#path, 'w+')
      }
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(this.#file, bytes, at, bytes.length - at, this.#fileBytes + at)
      }
    } catch (cause) {
      throw new StorageError('write-failed', {
        message: `${this.#path} could not be written: ${messageOf(cause)}.`,
        hint: 'See to the disk (space, quota, rights) and run again: what was committed is safe, the rest is done anew.',
        cause,
      })
    }
  }

  #findIn(block: PlacedBlock): PayloadRef | undefined {
    const [start, stop] = bucketOf(block, this.#key)
    if (block.entries !== undefined) {
      return findEntry(block.entries.subarray(start * ENTRY_WORDS, stop * ENTRY_WORDS), this.#key)
    }
    const page = this.#pageOf((stop - start) * ENTRY_BYTES)
    this.#read(page, block.place + start * ENTRY_BYTES)
    return findEntry(wordsIn(page, 0, (stop - start) * ENTRY_WORDS), this.#key)
  }

  async #readBlocks(file: number, isOfLog: BlockCheck): Promise<void> {
    const { size } = fstatSync(file)
    for (;;) {
      const bytes = this.#nextBlock(size)
      if (bytes === undefined || !isWholeBlock(bytes)) break
      const block = decodeBlock(bytes)
      if (block.span.from !== (this.covered?.end ?? 0)) break
      const placed = { ...block, place: this.#fileBytes + block.entriesAt, entries: undefined }
      const find = (id: string): PayloadRef | undefined =>
        readKey(id, this.#key) ? this.#findIn(placed) : undefined
      if (!(await isOfLog(block.span, find))) break
      this.#blocks.push(placed)
      this.#fileBytes += bytes.length
    }
    this.#page = Buffer.from(new ArrayBuffer(0))
    if (!this.#isReadOnly && this.#fileBytes < size) ftruncateSync(file, this.#fileBytes)
  }

  /** The bytes of the block behind those read, good until the next read; undefined when none stands there whole. */
  #nextBlock(size: number): Buffer | undefined {
    if (size - this.#fileBytes < BLOCK_HEAD_BYTES) return undefined
    const head = this.#pageOf(BLOCK_HEAD_BYTES)
    this.#read(head, this.#fileBytes)
    const length = blockBytes(head)
    if (length === undefined || length > size - this.#fileBytes) return undefined
    const bytes = this.#pageOf(length)
    this.#read(bytes, this.#fileBytes)
    return bytes
  }

  #pageOf(length: number): Buffer {
    if (this.#page.length < length) this.#page = Buffer.from(new ArrayBuffer(length))
    return this.#page.subarray(0, length)
  }

  #read(into: Buffer, position: number): void {
    const bytesRead = this.#file === undefined ? 0 : readSync(this.#file, into, 0, into.length, position)
    if (bytesRead === into.length) return
    throw new StorageError('table-too-short', {
      message: `${this.#path} has no ${into.length} bytes at ${position}: it was closed, or cut while a run had it open.`,
      hint: 'Run again: the file is built anew from the log.',
    })
  }
}
