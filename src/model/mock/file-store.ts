/** Files of the mock server, on disk in a folder of its own, so that batches of any number keep memory bounded. */

import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A stored file. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly bytes: number
}

/** Files by id; gone when the server closes. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>()
  #folder: Promise<string> | undefined
  #made = 0

  /** The description of a file. */
  get(id: string): StoredFile | undefined {
    return this.#files.get(id)
  }

  /** Stores chunks as a new file. */
  async add(
    name: string,
    purpose: string,
    chunks: AsyncIterable<string | Buffer> | Iterable<string | Buffer>,
  ): Promise<StoredFile> {
    this.#made += 1
    const id = `file-mock${String(this.#made).padStart(6, '0')}`
    const handle = await open(await this.#pathOf(id), 'w')
    let bytes = 0
    try {
      for await (const chunk of chunks) {
        const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
        await handle.appendFile(buffer)
        bytes += buffer.length
      }
    } finally {
      await handle.close()
    }
    const file = { id, name, purpose, bytes }
    this.#files.set(id, file)
    return file
  }

  /** The content of a file. Throws what the file system throws when it is gone. */
  async read(id: string): Promise<Buffer> {
    return readFile(await this.#pathOf(id))
  }

  /** Removes all files. */
  async close(): Promise<void> {
    const folder = this.#folder
    this.#folder = undefined
    this.#files.clear()
    if (folder !== undefined) await rm(await folder, { recursive: true, force: true })
  }

  async #pathOf(id: string): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'cupel-mock-'))
    return join(await this.#folder, id)
  }
}
