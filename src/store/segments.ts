/** Segments: files of payload lines, written in order, addressed by (segment, offset, length). */

import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { InternalError, StorageError } from '../base/errors.js'
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
  readonly #fullBytes: number
  #segment: number
  #file: AppendFile

  private constructor(folder: string, series: string, fullBytes: number, segment: number, file: AppendFile) {
    this.#folder = folder
    this.#series = series
    this.#fullBytes = fullBytes
    this.#segment = segment
    this.#file = file
  }

  /**
   * Opens a series where the last commit left it: segment number and length; a new one starts at (1, 0).
   * `fullBytes` is the size from which on a segment is closed, at a reopening as at a flush, so that kills do not change
   * what stands where. Throws StorageError `segment-too-short`.
   */
  static async open(
    folder: string,
    series: string,
    segment: number,
    length: number,
    fullBytes: number = SEGMENT_BYTES,
  ): Promise<SegmentWriter> {
    const file = await AppendFile.open(segmentPath(folder, series, segment), length)
    if (file.length < length) {
      await file.abandon()
      throw new StorageError('segment-too-short', {
        message: `${file.path} holds ${file.length} bytes, but the ledger committed ${length}.`,
        hint: 'The file was cut or replaced. Restore it from a copy, or start in a new folder.',
      })
    }
    const writer = new SegmentWriter(folder, series, fullBytes, segment, file)
    await writer.flush()
    return writer
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

  /** Appends one payload. Throws InternalError `bad-payload` for a line break inside. */
  append(line: string): PayloadRef {
    if (line.includes('\n')) {
      throw new InternalError('bad-payload', {
        message: 'A payload of several lines cannot stand in a segment.',
      })
    }
    const offset = this.#file.appendLine(line)
    return { segment: this.#segment, offset, length: this.#file.length - offset - 1 }
  }

  /**
   * Makes durable what was appended before the call; begins a new segment when this one is full.
   * Payloads may be appended meanwhile: the full segment is left only when the new one is open, and then written out.
   */
  async flush(): Promise<void> {
    await this.#file.flush()
    if (this.#file.length < this.#fullBytes) return
    const next = await AppendFile.open(segmentPath(this.#folder, this.#series, this.#segment + 1), 0)
    const full = this.#file
    this.#file = next
    this.#segment += 1
    await full.close()
  }

  /** Flushes and closes. */
  async close(): Promise<void> {
    await this.#file.close()
  }

  /** Closes without writing what is buffered. */
  async abandon(): Promise<void> {
    await this.#file.abandon()
  }
}

interface Window {
  readonly segment: number
  readonly start: number
  readonly bytes: Buffer
  /** What `bytes` is a part of. */
  readonly buffer: Buffer
}

const NO_WINDOW: Window = { segment: 0, start: 0, bytes: Buffer.alloc(0), buffer: Buffer.alloc(0) }

/**
 * Reads payloads; neighbouring reads are served from one window, so reading in order costs few system calls.
 * Safe to be called many times at once: what is not in the window is loaded one after the other.
 */
export class SegmentReader {
  readonly #folder: string
  readonly #series: string
  readonly #handles = new Map<number, FileHandle>()
  #window = NO_WINDOW
  /** Where the next window goes: readers may still look at the present one while it is loaded. */
  #spare: Buffer = Buffer.alloc(0)
  #nextOffset = 0
  #loading: Promise<unknown> = Promise.resolve()

  constructor(folder: string, series: string) {
    this.#folder = folder
    this.#series = series
  }

  /** The text of one payload. Throws StorageError `payload-missing` when the segment is too short or gone. */
  async read(ref: PayloadRef): Promise<string> {
    const text = this.#fromWindow(ref)
    if (text !== undefined) return text
    const loaded = this.#loading.then(async () => {
      const found = this.#fromWindow(ref)
      if (found !== undefined) return found
      const { buffer } = this.#window
      this.#window = await this.#load(ref)
      this.#spare = buffer
      return this.#fromWindow(ref) ?? ''
    })
    this.#loading = loaded.catch(() => undefined)
    return loaded
  }

  /** Forgets the window: needed when a segment was rewritten. Growth needs no forgetting, since bytes never change. */
  forget(): void {
    this.#window = NO_WINDOW
  }

  /** Closes all handles, after the reads under way; a later read opens them again. */
  async close(): Promise<void> {
    const closed = this.#loading.then(() => this.#closeHandles())
    this.#loading = closed.catch(() => undefined)
    await closed
  }

  async #closeHandles(): Promise<void> {
    this.#window = NO_WINDOW
    for (const handle of this.#handles.values()) await handle.close()
    this.#handles.clear()
  }

  #fromWindow(ref: PayloadRef): string | undefined {
    const { segment, start, bytes } = this.#window
    const at = ref.offset - start
    if (ref.segment !== segment || at < 0 || at + ref.length > bytes.length) return undefined
    this.#nextOffset = ref.offset + ref.length + 1
    return bytes.toString('utf8', at, at + ref.length)
  }

  async #load(ref: PayloadRef): Promise<Window> {
    const handle = await this.#handle(ref.segment)
    const expected = ref.segment === this.#window.segment ? this.#nextOffset : 0
    const gap = ref.offset - expected
    const isAhead = gap >= 0 && gap < WINDOW_BYTES
    const wanted = Math.max(ref.length, isAhead ? WINDOW_BYTES : 0)
    const buffer = this.#spare.length >= wanted ? this.#spare : Buffer.allocUnsafe(wanted)
    const { bytesRead } = await handle.read(buffer, 0, wanted, ref.offset)
    if (bytesRead < ref.length) {
      throw new StorageError('payload-missing', {
        message: `${segmentPath(this.#folder, this.#series, ref.segment)} has no ${ref.length} bytes at ${ref.offset}.`,
        hint: 'The segment was cut or replaced. Restore it from a copy, or run again in a new folder.',
      })
    }
    return { segment: ref.segment, start: ref.offset, bytes: buffer.subarray(0, bytesRead), buffer }
  }

  async #handle(segment: number): Promise<FileHandle> {
    const known = this.#handles.get(segment)
    if (known !== undefined) return known
    if (this.#handles.size >= OPEN_SEGMENTS) await this.#closeHandles()
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
