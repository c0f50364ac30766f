/** The journal of batches on disk: one JSON line an event, durable before anything follows from it. */

import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { InternalError, StorageError } from '../../base/errors.js'
import { AppendFile } from '../../store/append-file.js'
import { eachLogLine } from '../../store/log-lines.js'
import { BatchBook } from './batch-book.js'
import { type BatchEvent, readEvent } from './batch-event.js'

const ENDING = '.journal.jsonl'

/** Journals that are open in this process: two writers of one would send the same batches twice. */
const openPaths = new Set<string>()

/**
 * The journal of one desk.
 *
 * An event counts from the moment it is on disk (fdatasync). A torn last line of a killed process is cut off on opening.
 */
export class BatchJournal {
  readonly book: BatchBook
  readonly folder: string
  readonly #file: AppendFile
  #writing: Promise<void> = Promise.resolve()

  private constructor(folder: string, book: BatchBook, file: AppendFile) {
    this.folder = folder
    this.book = book
    this.#file = file
  }

  /**
   * Opens `<folder>/<name>.journal.jsonl`, new or old. Throws StorageError
   * `batch-journal-damaged`, InternalError `batch-desk-open-twice`.
   */
  static async open(folder: string, name: string): Promise<BatchJournal> {
    await mkdir(folder, { recursive: true })
    const path = resolve(folder, `${name}${ENDING}`)
    if (openPaths.has(path)) {
      const message = `${path} is open already: bindings of the same endpoint and model share one desk.`
      throw new InternalError('batch-desk-open-twice', { message })
    }
    openPaths.add(path)
    try {
      const book = new BatchBook()
      const length = existsSync(path) ? await eachEvent(path, (event) => book.apply(event)) : 0
      return new BatchJournal(folder, book, await AppendFile.open(path, length))
    } catch (error) {
      openPaths.delete(path)
      throw error
    }
  }

  /** Writes an event ahead; the book knows it once it is durable. Throws StorageError `write-failed`. */
  write(event: BatchEvent): Promise<void> {
    const written = this.#writing.then(async () => {
      this.#file.append(`${JSON.stringify(event)}\n`)
      await this.#file.flush()
      this.book.apply(event)
    })
    this.#writing = written.catch(() => {})
    return written
  }

  /** Ids of all batches that any journal of this folder knows: another desk's batch is not taken for a lost one. */
  async knownIds(): Promise<ReadonlySet<string>> {
    await this.#writing
    const ids = new Set<string>()
    for (const name of await readdir(this.folder)) {
      if (!name.endsWith(ENDING)) continue
      await eachEvent(join(this.folder, name), (event) => {
        if (event.event === 'submitted') ids.add(event.batch)
      })
    }
    return ids
  }

  /** Closes the file after what is being written. */
  async close(): Promise<void> {
    await this.#writing
    await this.#file.abandon()
    openPaths.delete(resolve(this.#file.path))
  }
}

/** Visits the events of a journal and gives the bytes of its complete lines. */
async function eachEvent(path: string, visit: (event: BatchEvent) => void): Promise<number> {
  let [length, lineNumber] = [0, 0]
  await eachLogLine(path, Number.MAX_SAFE_INTEGER, (bytes, start, stop, position) => {
    lineNumber += 1
    const event = readEvent(bytes.toString('utf8', start, stop))
    if (event === undefined) {
      throw new StorageError('batch-journal-damaged', {
        message: `${path}:${lineNumber} holds no event of a batch.`,
        hint: 'Restore the file from a copy. Without it batches that were paid for cannot be found again.',
      })
    }
    visit(event)
    length = position + stop - start + 1
  })
  return length
}
