/** An append-only file with a memory buffer, a known length and durable flushes. */

import { type FileHandle, open } from 'node:fs/promises'
import { messageOf, StorageError } from '../base/errors.js'

/** Size that the buffer starts with, and above which it is not kept for the next flush. */
const FIRST_BYTES = 64 * 1024
const MOST_KEPT_BYTES = 4 * 1024 * 1024

/** UTF-8 takes at most so many bytes for each UTF-16 code unit. */
const BYTES_A_UNIT = 3
const NEWLINE = 10

/**
 * A file that only grows. Bytes are on disk after `flush` resolves.
 *
 * Texts are encoded once, straight into one of two buffers that take turns: no text is kept, joined or encoded again.
 */
export class AppendFile {
  readonly path: string
  readonly #handle: FileHandle
  #buffer: Buffer = Buffer.allocUnsafe(FIRST_BYTES)
  #spare: Buffer | undefined
  #used = 0
  #length: number

  private constructor(path: string, handle: FileHandle, length: number) {
    this.path = path
    this.#handle = handle
    this.#length = length
  }

  /** Opens for appending at `length`; what lies beyond is cut off (the uncommitted tail of a killed run). */
  static async open(path: string, length: number): Promise<AppendFile> {
    const handle = await open(path, 'a+')
    const { size } = await handle.stat()
    if (size > length) await handle.truncate(length)
    return new AppendFile(path, handle, Math.min(size, length))
  }

  /** Length in bytes including what is buffered. */
  get length(): number {
    return this.#length
  }

  /** Bytes that are not yet written. */
  get buffered(): number {
    return this.#used
  }

  /** Buffers a text and returns the byte offset at which it will stand. */
  append(text: string): number {
    const offset = this.#length
    this.#length += this.#take(text)
    return offset
  }

  /** Buffers a text and a line break; returns the byte offset at which the text will stand. */
  appendLine(text: string): number {
    const offset = this.#length
    this.#length += this.#take(text) + 1
    this.#buffer[this.#used] = NEWLINE
    this.#used += 1
    return offset
  }

  /**
   * Writes what is buffered at the moment of the call and makes it durable (fdatasync). Not to be called twice at once.
   * Throws StorageError `write-failed`, e.g. when the disk is full; the file is not to be used after that.
   */
  async flush(): Promise<void> {
    if (this.#used === 0) return
    const [full, used] = [this.#buffer, this.#used]
    this.#buffer = this.#spare ?? Buffer.allocUnsafe(FIRST_BYTES)
    this.#spare = undefined
    this.#used = 0
    try {
      for (let written = 0; written < used; ) {
        written += (await this.#handle.write(full, written, used - written)).bytesWritten
      }
      await this.#handle.datasync()
    } catch (cause) {
      throw new StorageError('write-failed', {
        message: `${this.path} could not be written: ${messageOf(cause)}.`,
        hint: 'See to the disk (space, quota, rights) and run again: what was committed is safe, the rest is done anew.',
        cause,
      })
    }
    if (full.length <= MOST_KEPT_BYTES) this.#spare = full
  }

  /** Flushes and closes; closes also when the flush fails. */
  async close(): Promise<void> {
    try {
      await this.flush()
    } finally {
      await this.#handle.close()
    }
  }

  /** Closes without writing what is buffered. */
  async abandon(): Promise<void> {
    this.#used = 0
    await this.#handle.close()
  }

  /** Encodes a text into the buffer, which then has room for a line break; gives its bytes. */
  #take(text: string): number {
    const most = text.length * BYTES_A_UNIT + 1
    if (this.#buffer.length - this.#used < most) this.#grow(this.#used + most)
    const bytes = this.#buffer.write(text, this.#used)
    this.#used += bytes
    return bytes
  }

  #grow(least: number): void {
    const larger = Buffer.allocUnsafe(Math.max(least, this.#buffer.length * 2))
    this.#buffer.copy(larger, 0, 0, this.#used)
    this.#buffer = larger
  }
}
