/** The effect store: every answer of the outside world, recorded once under its full request and never asked again. */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, type Json, type JsonObject } from '../base/canonical-json.js'
import { StorageError } from '../base/errors.js'
import { makeId } from '../base/ids.js'
import { AppendFile } from './append-file.js'
import { parseEvent } from './ledger-event.js'
import { eachLogLine } from './log-lines.js'
import { RefTable } from './ref-table.js'
import { SegmentReader, SegmentWriter } from './segments.js'

const SERIES = 'effects'

/** Key of a request: hash of everything that the answer depends on. */
export function effectKey(request: JsonObject): string {
  return makeId('effect', canonicalJson(request))
}

/**
 * Answers by request, shared by all epochs of a run folder.
 *
 * The raw answer is durable before `ask` resolves, so nobody reads an answer that a kill could lose. Two askers of the
 * same request at the same time share one question. Cost: one grouped fdatasync for all answers that arrive together.
 */
export class EffectStore {
  readonly #table: RefTable
  readonly #log: AppendFile
  readonly #writer: SegmentWriter
  readonly #reader: SegmentReader
  readonly #inFlight = new Map<string, Promise<Json>>()
  readonly #mayAsk: boolean
  #flushing: Promise<void> | undefined
  #asked = 0
  #reused = 0

  private constructor(
    table: RefTable,
    log: AppendFile,
    writer: SegmentWriter,
    reader: SegmentReader,
    mayAsk: boolean,
  ) {
    this.#table = table
    this.#log = log
    this.#writer = writer
    this.#reader = reader
    this.#mayAsk = mayAsk
  }

  /** Opens the store of a run folder. With `mayAsk` false (replay) an unknown request is an error instead of a question. */
  static async open(folder: string, mayAsk = true): Promise<EffectStore> {
    const path = join(folder, 'ledger', 'effects.log')
    const segments = join(folder, 'segments')
    const known = existsSync(path)
      ? await readKnown(path)
      : { table: new RefTable(), length: 0, segment: 1, end: 0 }
    const log = await AppendFile.open(path, known.length)
    const writer = await SegmentWriter.open(segments, SERIES, known.segment, known.end)
    return new EffectStore(known.table, log, writer, new SegmentReader(segments, SERIES), mayAsk)
  }

  /** How many questions were put to the outside world, and how many were answered from the record. */
  get usage(): { readonly asked: number; readonly reused: number } {
    return { asked: this.#asked, reused: this.#reused }
  }

  /** The recorded answer to a request, or undefined. */
  async recall(request: JsonObject): Promise<Json | undefined> {
    const ordinal = this.#table.ids.find(effectKey(request))
    if (ordinal < 0) return undefined
    const line = await this.#reader.read(this.#table.refAt(ordinal))
    return (JSON.parse(line) as { answer: Json }).answer
  }

  /** The answer to a request: recorded, or asked for, stored raw and then given. A failing `ask` records nothing. */
  async answer(request: JsonObject, ask: () => Promise<Json>): Promise<Json> {
    const key = effectKey(request)
    const running = this.#inFlight.get(key)
    if (running !== undefined) return running
    const known = await this.recall(request)
    if (known !== undefined) {
      this.#reused += 1
      return known
    }
    const again = this.#inFlight.get(key)
    if (again !== undefined) return again
    if (!this.#mayAsk) throw notRecorded(key, request)
    const asking = this.#ask(key, request, ask).finally(() => this.#inFlight.delete(key))
    this.#inFlight.set(key, asking)
    return asking
  }

  /** Flushes and closes. */
  async close(): Promise<void> {
    await this.#flush()
    await this.#writer.close()
    await this.#log.close()
    await this.#reader.close()
  }

  async #ask(key: string, request: JsonObject, ask: () => Promise<Json>): Promise<Json> {
    const answer = await ask()
    this.#asked += 1
    const line = canonicalJson({ request, answer })
    const ref = this.#writer.append(line)
    const hash = createHash('sha256').update(line).digest('base64url')
    this.#log.append(`M ${key} ${ref.segment}:${ref.offset}:${ref.length} ${hash} effect\n`)
    await this.#flush()
    this.#table.place(this.#table.ids.add(key), ref.segment, ref.offset, ref.length)
    return answer
  }

  #flush(): Promise<void> {
    const next = (this.#flushing ?? Promise.resolve()).then(async () => {
      await this.#writer.flush()
      await this.#log.flush()
      this.#reader.forget()
    })
    this.#flushing = next
    return next
  }
}

interface KnownEffects {
  readonly table: RefTable
  readonly length: number
  readonly segment: number
  readonly end: number
}

async function readKnown(path: string): Promise<KnownEffects> {
  const table = new RefTable()
  let [length, segment, end] = [0, 1, 0]
  await eachLogLine(path, Number.POSITIVE_INFINITY, (bytes, start, stop, position) => {
    const event = parseEvent(bytes.toString('latin1', start, stop))
    if (event.type !== 'member') return
    const { ref } = event
    table.place(table.ids.add(event.id), ref.segment, ref.offset, ref.length)
    length = position + (stop - start) + 1
    segment = ref.segment
    end = ref.offset + ref.length + 1
  })
  return { table, length, segment, end }
}

function notRecorded(key: string, request: JsonObject): StorageError {
  return new StorageError('effect-not-recorded', {
    message: `The recorded run holds no answer to the request ${key} (${Object.keys(request).join(', ')}).`,
    hint: 'A replay asks nobody. `cupel run` on the folder asks for what is missing.',
  })
}
