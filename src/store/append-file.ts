/** An append-only file with a memory buffer, a known length and durable flushes. */

import { type FileHandle, open } from 'node:fs/promises'
import { messageOf, StorageError } from '../base/errors.js'

/** A file that only grows. Bytes are on disk after `flush` resolves. */
export class AppendFile {
  readonly path: string
  readonly #handle: FileHandle
  #pending: string[] = []
  #pendingBytes = 0
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
    return this.#pendingBytes
  }

  /** Buffers a text and returns the byte offset at which it will stand. */
  append(text: string): number {
    const offset = this.#length
    const bytes = Buffer.byteLength(text)
    this.#pending.push(text)
    this.#pendingBytes += bytes
    this.#length += bytes
    return offset
  }

  /**
   * Writes what is buffered at the moment of the call and makes it durable (fdatasync). Not to be called twice at once.
   * Throws StorageError `write-failed`, e.g. when the disk is full; the file is not to be used after that.
   */
  async flush(): Promise<void> {
    if (this.#pending.length === 0) return
    const text = this.#pending.join('')
    this.#pending = []
    this.#pendingBytes = 0
    try {
      await this.#handle.appendFile(text)
      await this.#handle.datasync()
    } catch (cause) {
      throw new StorageError('write-failed', {
        message: `${this.path} could not be written: ${messageOf(cause)}.`,
        hint: 'See to the disk (space, quota, rights) and run again: what was committed is safe, the rest is done anew.',
        cause,
      })
    }
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
    this.#pending = []
    this.#pendingBytes = 0
    await this.#handle.close()
  }
}
