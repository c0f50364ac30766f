/** Writes a text file piece by piece, in few large writes. */

import { type FileHandle, open } from 'node:fs/promises'

const FLUSH_CHARACTERS = 1 << 20

/** A new text file that grows. Memory: about a megabyte of text. */
export class TextWriter {
  readonly #handle: FileHandle
  #pending: string[] = []
  #size = 0

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /**
   * Writes a file from beginning to end; what stood at the path is replaced. The file is closed, and its bytes are on
   * disk, when the promise resolves. Throws what `fill` or the file system throws.
   */
  static async write<T>(path: string, fill: (writer: TextWriter) => Promise<T>): Promise<T> {
    const handle = await open(path, 'w')
    try {
      const writer = new TextWriter(handle)
      const result = await fill(writer)
      await writer.#flush()
      await handle.sync()
      return result
    } finally {
      await handle.close()
    }
  }

  /** Adds text; waits only when enough has gathered. */
  async add(text: string): Promise<void> {
    this.#pending.push(text)
    this.#size += text.length
    if (this.#size >= FLUSH_CHARACTERS) await this.#flush()
  }

  async #flush(): Promise<void> {
    const text = this.#pending.join('')
    this.#pending = []
    this.#size = 0
    await this.#handle.appendFile(text)
  }
}
