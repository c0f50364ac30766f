/** Collected results: kept as the provider gave them, read by key when somebody asks. */

import type { Batch } from './batch-book.js'
import { eachLine, type LinePlace, readLines, resultsPath, writeLines } from './batch-files.js'
import type { BatchProtocol } from './batch-protocol.js'

/** What the results of a batch amount to. */
export interface Stored {
  /** Keys of the batch without an answer, in its order. */
  readonly missing: readonly string[]
  /** Words of the first result that says that nothing will succeed; undefined when there is none. */
  readonly fatal: string | undefined
}

/** Sees one answer. */
export type AnswerVisitor = (key: string, status: number, body: string) => void

/**
 * The results files of a folder with an index of places for each batch that somebody asked of (about 150 bytes a key).
 * Files are never deleted: until the effect store has an answer they are its only copy, and after that they show what was
 * sent and paid for. The folder may be removed by hand once its run is done.
 */
export class ResultsShelf {
  readonly #folder: string
  readonly #protocol: BatchProtocol
  readonly #indexes = new Map<string, Promise<Index>>()

  constructor(folder: string, protocol: BatchProtocol) {
    this.#folder = folder
    this.#protocol = protocol
  }

  /** Writes the results of a batch, durable once it resolves. A key that comes twice keeps its first answer. */
  async store(batch: Batch, text: string): Promise<Stored> {
    await writeLines(resultsPath(this.#folder, batch.tag), text)
    this.#indexes.delete(batch.tag)
    const { places, fatal } = await this.#index(batch)
    return { missing: batch.keys.filter((key) => !places.has(key)), fatal }
  }

  /** Reads the answers of some keys of a collected batch, one at a time; keys without an answer are passed over. */
  async read(batch: Batch, keys: readonly string[], visit: AnswerVisitor): Promise<void> {
    if (keys.length === 0) return
    const { places } = await this.#index(batch)
    const wanted = keys.flatMap((key) => places.get(key) ?? [])
    await readLines(resultsPath(this.#folder, batch.tag), wanted, (line) => {
      const read = this.#protocol.readLine(line)
      if (read?.result.kind === 'answer') visit(read.key, read.result.status, read.result.body)
    })
  }

  #index(batch: Batch): Promise<Index> {
    const known = this.#indexes.get(batch.tag)
    if (known !== undefined) return known
    const made = this.#makeIndex(batch)
    this.#indexes.set(batch.tag, made)
    return made
  }

  async #makeIndex(batch: Batch): Promise<Index> {
    const own = new Set(batch.keys)
    const places = new Map<string, LinePlace>()
    let fatal: string | undefined
    await eachLine(resultsPath(this.#folder, batch.tag), (line, place) => {
      const read = this.#protocol.readLine(line)
      if (read === undefined || !own.has(read.key)) return
      if (read.result.kind === 'answer') {
        if (!places.has(read.key)) places.set(read.key, place)
      } else if (read.result.kind === 'fatal') fatal ??= read.result.detail
    })
    return { places, fatal }
  }
}

interface Index {
  readonly places: ReadonlyMap<string, LinePlace>
  readonly fatal: string | undefined
}
