/** Segments: files of payload lines, written in order, addressed by (segment, offset, length). */

import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { StorageError } from '../base/errors.js'
import { AppendFile } from './append-file.js'

/** Where a payload stands. */
export interface PayloadRef {
  /** 1-based number of the segment within its series. */
  readonly segment: number
  readonly offset: number
  /** Bytes without the line break. */
  readonly length: number
}

/** A segment is closed and the next begun above this size, so that rewriting one (erasure) stays cheap. */
export const SEGMENT_BYTES = 256 * 1024 * 1024
const WINDOW_BYTES = 1024 * 1024
const OPEN_SEGMENTS = 16

/** Path of a segment of a series: `segments/epoch-1-0001.jsonl`. */
export function segmentPath(folder: string, series: string, segment: number): string {
  return join(folder, `${series}-${String(segment).padStart(4, '0')}.jsonl`)
}

/** Writes payloads to the end of a series of segments. */
export class SegmentWriter {
  readonly #folder: string
  readonly #series: string
  #segment: number
  #file: AppendFile

  private constructor(folder: string, series: string, segment: number, file: AppendFile) {
    this.#folder = folder
    this.#series = series
    this.#segment = segment
    this.#file = file
  }

  /** Opens a series where the last commit left it: segment number and length; a new one starts at (1, 0). */
  static async open(folder: string, series: string, segment: number, length: number): Promise<SegmentWriter> {
    const file = await AppendFile.open(segmentPath(folder, series, segment), length)
    if (file.length < length) {
      throw new StorageError('segment-too-short', {
        message: `${file.path} holds ${file.length} bytes, but the ledger committed ${length}.`,
        hint: 'The file was cut or replaced. Restore it from a copy, or start in a new folder.',
      })
    }
    return new SegmentWriter(folder, series, segment, file)
  }

  /** Number of the segment being written. */
  get segment(): number {
    return this.#segment
  }

  /** Its length in bytes. */
  get length(): number {
    return this.#file.length
  }

  /** Bytes waiting to be written. */
  get buffered(): number {
    return this.#file.buffered
  }

  /** Appends one payload (one line, no line break inside). */
  append(line: string): PayloadRef {
    const offset = this.#file.append(`${line}\n`)
    return { segment: this.#segment, offset, length: this.#file.length - offset - 1 }
  }

  /** Makes all appended payloads durable; begins a new segment when this one is full. */
  async flush(): Promise<void> {
    await this.#file.flush()
    if (this.#file.length < SEGMENT_BYTES) return
    await this.#file.close()
    this.#segment += 1
    this.#file = await AppendFile.open(segmentPath(this.#folder, this.#series, this.#segment), 0)
  }

  /** Flushes and closes. */
  async close(): Promise<void> {
    await this.#file.close()
  }
}

/** Reads payloads; neighbouring reads are served from one window, so reading in order costs few system calls. */
export class SegmentReader {
  readonly #folder: string
  readonly #series: string
  readonly #handles = new Map<number, FileHandle>()
  #window = Buffer.alloc(0)
  #windowSegment = 0
  #windowStart = 0
  #nextOffset = 0

  constructor(folder: string, series: string) {
    this.#folder = folder
    this.#series = series
  }

  /** The text of one payload. Throws StorageError `payload-missing` when the segment is too short or gone. */
  async read(ref: PayloadRef): Promise<string> {
    if (!this.#inWindow(ref)) await this.#load(ref)
    const start = ref.offset - this.#windowStart
    this.#nextOffset = ref.offset + ref.length + 1
    return this.#window.toString('utf8', start, start + ref.length)
  }

  /** Forgets the window: needed when the segment grew since. */
  forget(): void {
    this.#windowSegment = 0
  }

  /** Closes all handles. */
  async close(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close()
    this.#handles.clear()
    this.#windowSegment = 0
  }

  #inWindow(ref: PayloadRef): boolean {
    if (ref.segment !== this.#windowSegment || ref.offset < this.#windowStart) return false
    return ref.offset + ref.length <= this.#windowStart + this.#window.length
  }

  async #load(ref: PayloadRef): Promise<void> {
    const handle = await this.#handle(ref.segment)
    const isSequential = ref.segment !== this.#windowSegment || ref.offset - this.#nextOffset < WINDOW_BYTES
    const ahead = isSequential && ref.offset >= this.#nextOffset
    const wanted = Math.max(ref.length, ahead ? WINDOW_BYTES : 0)
    const buffer = Buffer.allocUnsafe(wanted)
    const { bytesRead } = await handle.read(buffer, 0, wanted, ref.offset)
    if (bytesRead < ref.length) {
      throw new StorageError('payload-missing', {
        message: `${segmentPath(this.#folder, this.#series, ref.segment)} has no ${ref.length} bytes at ${ref.offset}.`,
        hint: 'The segment was cut or replaced. `cupel audit` says what else is damaged.',
      })
    }
    this.#window = buffer.subarray(0, bytesRead)
    this.#windowSegment = ref.segment
    this.#windowStart = ref.offset
  }

  async #handle(segment: number): Promise<FileHandle> {
    const known = this.#handles.get(segment)
    if (known !== undefined) return known
    if (this.#handles.size >= OPEN_SEGMENTS) await this.close()
    const path = segmentPath(this.#folder, this.#series, segment)
    const handle = await open(path, 'r').catch((cause: unknown) => {
      throw new StorageError('payload-missing', {
        message: `${path} cannot be read.`,
        hint: 'Restore the file from a copy, or run again in a new folder.',
        cause,
      })
    })
    this.#handles.set(segment, handle)
    return handle
  }
}
