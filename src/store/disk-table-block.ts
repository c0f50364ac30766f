/** A block of a disk table: entries grouped by the first bits of their keys, with a filter, a note and a checksum. */

import { hash as hashOf } from 'node:crypto'
import type { Json } from '../base/canonical-json.js'
import { ENTRY_WORDS, refAt } from './disk-table-entries.js'
import { filterOf, filterWords } from './disk-table-filter.js'
import { isKeyAt, KEY_WORD_BITS } from './disk-table-key.js'
import type { PayloadRef } from './segments.js'

/** The part of a log that a block holds the entries of, in bytes. */
export interface LogSpan {
  /** Where its first line begins: the end of the block before. */
  readonly from: number
  /** Where its last line begins. */
  readonly last: number
  /** Where its last line ends, line break included. */
  readonly end: number
}

/** What stays in memory of a block: 2 bytes a key for the filter and 4 for each 128 keys. */
export interface Block {
  readonly span: LogSpan
  readonly note: Json
  readonly filter: Uint32Array
  /** Ordinal of the first entry of each bucket, and the number of entries at the end. */
  readonly starts: Uint32Array
  /** Offset of the entries within the block. */
  readonly entriesAt: number
}

/** Bytes before the note: magic, entries, bytes of the note, nothing, then the span as three doubles. */
export const BLOCK_HEAD_BYTES = 40
const MAGIC = 0x31425443
const HASH_BYTES = 32
const BUCKET_ENTRIES = 128

interface Layout {
  readonly filterAt: number
  readonly filterWords: number
  readonly startsAt: number
  readonly buckets: number
  readonly entriesAt: number
  readonly hashAt: number
  readonly bytes: number
}

function layoutOf(count: number, noteBytes: number): Layout {
  const filterAt = BLOCK_HEAD_BYTES + Math.ceil(noteBytes / 4) * 4
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(1, count / BUCKET_ENTRIES)))
  const startsAt = filterAt + filterWords(count) * 4
  const entriesAt = startsAt + (buckets + 1) * 4
  const hashAt = entriesAt + count * ENTRY_WORDS * 4
  return {
    filterAt,
    filterWords: filterWords(count),
    startsAt,
    buckets,
    entriesAt,
    hashAt,
    bytes: hashAt + HASH_BYTES,
  }
}

/** The bytes of a block of entries (as `RecentEntries.words` has them). The same entries and span give the same bytes. */
export function encodeBlock(entries: Uint32Array, span: LogSpan, note: Json): Buffer {
  const text = Buffer.from(JSON.stringify(note))
  const count = entries.length / ENTRY_WORDS
  const layout = layoutOf(count, text.length)
  const bytes = Buffer.from(new ArrayBuffer(layout.bytes))
  bytes.writeUInt32LE(MAGIC, 0)
  bytes.writeUInt32LE(count, 4)
  bytes.writeUInt32LE(text.length, 8)
  bytes.writeDoubleLE(span.from, 16)
  bytes.writeDoubleLE(span.last, 24)
  bytes.writeDoubleLE(span.end, 32)
  text.copy(bytes, BLOCK_HEAD_BYTES)
  wordsIn(bytes, layout.filterAt, layout.filterWords).set(filterOf(entries))
  const starts = wordsIn(bytes, layout.startsAt, layout.buckets + 1)
  group(entries, starts, wordsIn(bytes, layout.entriesAt, entries.length))
  checksum(bytes, layout.hashAt).copy(bytes, layout.hashAt)
  return bytes
}

/** Bytes of the block that begins with these bytes; undefined when they are no head of a block. */
export function blockBytes(head: Buffer): number | undefined {
  if (head.length < BLOCK_HEAD_BYTES || head.readUInt32LE(0) !== MAGIC) return undefined
  return layoutOf(head.readUInt32LE(4), head.readUInt32LE(8)).bytes
}

/** Whether the bytes of a whole block have the checksum that they had when written. */
export function isWholeBlock(bytes: Buffer): boolean {
  const hashAt = bytes.length - HASH_BYTES
  return checksum(bytes, hashAt).equals(bytes.subarray(hashAt))
}

/** What stays in memory of a whole block, as a copy. `bytes` begin at a multiple of 4 of their buffer. */
export function decodeBlock(bytes: Buffer): Block {
  const noteBytes = bytes.readUInt32LE(8)
  const layout = layoutOf(bytes.readUInt32LE(4), noteBytes)
  const note = bytes.toString('utf8', BLOCK_HEAD_BYTES, BLOCK_HEAD_BYTES + noteBytes)
  return {
    span: { from: bytes.readDoubleLE(16), last: bytes.readDoubleLE(24), end: bytes.readDoubleLE(32) },
    note: JSON.parse(note) as Json,
    filter: wordsIn(bytes, layout.filterAt, layout.filterWords).slice(),
    starts: wordsIn(bytes, layout.startsAt, layout.buckets + 1).slice(),
    entriesAt: layout.entriesAt,
  }
}

/** Where the entries stand that a key may be among: first and one past the last ordinal. */
export function bucketOf(block: Block, key: Uint32Array): readonly [start: number, stop: number] {
  const bucket = bucketNumber(key[0] ?? 0, block.starts.length - 1)
  return [block.starts[bucket] ?? 0, block.starts[bucket + 1] ?? 0]
}

/** Payload of a key among some entries. O(entries). */
export function findEntry(entries: Uint32Array, key: Uint32Array): PayloadRef | undefined {
  for (let at = 0; at < entries.length; at += ENTRY_WORDS) {
    if (isKeyAt(entries, at, key)) return refAt(entries, at)
  }
  return undefined
}

/** A view of bytes as words. The place must be a multiple of 4 of the buffer. */
export function wordsIn(bytes: Buffer, at: number, count: number): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset + at, count)
}

function bucketNumber(firstWord: number, buckets: number): number {
  return Math.floor((firstWord * buckets) / 2 ** KEY_WORD_BITS)
}

/** Counting sort by bucket: keeps the order of insertion within each. */
function group(entries: Uint32Array, starts: Uint32Array, grouped: Uint32Array): void {
  const buckets = starts.length - 1
  const next = new Uint32Array(buckets + 1)
  for (let at = 0; at < entries.length; at += ENTRY_WORDS) {
    const after = bucketNumber(entries[at] ?? 0, buckets) + 1
    next[after] = (next[after] ?? 0) + 1
  }
  for (let bucket = 1; bucket <= buckets; bucket += 1) {
    next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0)
  }
  starts.set(next)
  for (let at = 0; at < entries.length; at += ENTRY_WORDS) {
    const bucket = bucketNumber(entries[at] ?? 0, buckets)
    const place = next[bucket] ?? 0
    grouped.set(entries.subarray(at, at + ENTRY_WORDS), place * ENTRY_WORDS)
    next[bucket] = place + 1
  }
}

function checksum(bytes: Buffer, length: number): Buffer {
  return hashOf('sha256', bytes.subarray(0, length), 'buffer')
}
