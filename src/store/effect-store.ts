/** The effect store: every answer of the outside world, recorded once under its full request and never asked again. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, type Json, type JsonObject } from '../base/canonical-json.js'
import { StorageError } from '../base/errors.js'
import { makeId } from '../base/ids.js'
import { AppendFile } from './append-file.js'
import { BLOCK_ENTRIES, DiskTable } from './disk-table.js'
import { EffectTallies, type EffectTally, encodeLabel, NO_LABEL } from './effect-label.js'
import { answerIn, answerText, type Effect, effectIn, effectLine } from './effect-line.js'
import { isOfLog, type LogEnd, readEffects } from './effect-log.js'
import { EffectWriter } from './effect-writer.js'
import { type PayloadRef, SEGMENT_BYTES, SegmentReader, SegmentWriter } from './segments.js'

const SERIES = 'effects'

/** How a store is opened. */
export interface EffectOptions {
  /** Whether unknown requests may be asked, true unless said otherwise; false (replay) writes nothing. */
  readonly mayAsk?: boolean
  /** Size above which a segment is closed. */
  readonly segmentBytes?: number
  /** Keys that are kept in memory before a block of them goes to the table on disk. */
  readonly blockEntries?: number
}

/** An answer with the key of its record. */
export interface RecordedAnswer {
  readonly key: string
  readonly answer: Json
}

/** Key of a request: hash of everything that the answer depends on. */
export function effectKey(request: JsonObject): string {
  return keyOf(canonicalJson(request))
}

function keyOf(request: string): string {
  return makeId('effect', request)
}

/**
 * Answers by request, shared by all epochs of a run folder.
 *
 * The raw answer is durable before `answer` resolves, so nobody reads an answer that a kill could lose; what is given
 * is the recorded form, so the first run and every later one see the same. Two askers of the same request at the same
 * time share one question. Cost: one grouped fdatasync of both files for all answers that arrive together.
 * Memory: 2 bytes a recorded answer and some 4 MB; the keys are in `index/effects.table`, which is built again when it
 * is missing or does not fit the log.
 */
export class EffectStore {
  readonly #table: DiskTable
  readonly #tallies: EffectTallies
  readonly #reader: SegmentReader
  #writer: EffectWriter | undefined
  readonly #inFlight = new Map<string, Promise<RecordedAnswer>>()
  #asked = 0
  #reused = 0

  private constructor(table: DiskTable, tallies: EffectTallies, reader: SegmentReader) {
    this.#table = table
    this.#tallies = tallies
    this.#reader = reader
  }

  /**
   * Opens the store of a run folder. With `mayAsk` false (replay) nothing is written and an unknown request is an error
   * instead of a question. Reads the keys that are not in the table yet: 65,536 at most, or all when there is no table.
   * Throws StorageError `ledger-damaged`, `segment-too-short`.
   */
  static async open(folder: string, options: EffectOptions = {}): Promise<EffectStore> {
    const { mayAsk = true, segmentBytes = SEGMENT_BYTES } = options
    const path = join(folder, 'ledger', 'effects.log')
    const table = await openTable(folder, path, options)
    try {
      const tallies = EffectTallies.of(table.note)
      const end = existsSync(path) ? await readEffects(path, table, tallies) : { length: 0, last: undefined }
      const store = new EffectStore(table, tallies, new SegmentReader(join(folder, 'segments'), SERIES))
      if (mayAsk) store.#writer = await store.#openWriter(folder, path, end, segmentBytes)
      return store
    } catch (thrown) {
      table.close()
      throw thrown
    }
  }

  /** How many questions the outside world answered, and how many were answered from the record. */
  get usage(): { readonly asked: number; readonly reused: number } {
    return { asked: this.#asked, reused: this.#reused }
  }

  /**
   * What the labels of all recorded answers add up to, by their first word, those of earlier processes included; an
   * answer without a label counts under `effect`. The map grows as answers become durable.
   */
  tallies(): ReadonlyMap<string, EffectTally> {
    return this.#tallies.byWord
  }

  /** The recorded answer to a request, or undefined. */
  async recall(request: JsonObject): Promise<Json | undefined> {
    const text = canonicalJson(request)
    const ref = this.#table.find(keyOf(text))
    return ref === undefined ? undefined : answerIn(await this.#reader.read(ref), text, ref)
  }

  /** The recorded request and answer of a key, or undefined; undefined too for a text that is no key. */
  async recallKey(key: string): Promise<Effect | undefined> {
    const ref = this.#table.find(key)
    return ref === undefined ? undefined : effectIn(await this.#reader.read(ref), ref)
  }

  /** The answer to a request: recorded, or asked for, stored raw and then given. A failing `ask` records nothing. */
  async answer(request: JsonObject, ask: () => Promise<Json>): Promise<Json> {
    return (await this.recorded(request, ask)).answer
  }

  /**
   * As `answer`, with the key of the record, which `ask` is told too. `labelOf` sees a fresh answer and gives a word and
   * numbers, `writer 812 344 0.0021`, that are written into the log and summed up (`tallies`).
   * Throws InternalError `bad-label`, and then records nothing.
   */
  async recorded(
    request: JsonObject,
    ask: (key: string) => Promise<Json>,
    labelOf: (answer: Json) => string = () => NO_LABEL,
  ): Promise<RecordedAnswer> {
    const text = canonicalJson(request)
    const key = keyOf(text)
    const running = this.#inFlight.get(key)
    if (running !== undefined) return running
    const ref = this.#table.find(key)
    if (ref !== undefined) return this.#reuse(key, text, ref)
    const writer = this.#writer
    if (writer === undefined) throw notRecorded(key, request)
    const asking = this.#ask(writer, key, text, ask, labelOf).finally(() => this.#inFlight.delete(key))
    this.#inFlight.set(key, asking)
    return asking
  }

  /** Waits for the answers under way and records them; asks nothing more. Closes also when the flush fails. */
  async close(): Promise<void> {
    const writer = this.#writer
    this.#writer = undefined
    try {
      await Promise.allSettled(this.#inFlight.values())
      await writer?.close()
    } finally {
      await this.#reader.close()
      this.#table.close()
    }
  }

  async #reuse(key: string, request: string, ref: PayloadRef): Promise<RecordedAnswer> {
    const answer = answerIn(await this.#reader.read(ref), request, ref)
    this.#reused += 1
    return { key, answer }
  }

  async #ask(
    writer: EffectWriter,
    key: string,
    request: string,
    ask: (key: string) => Promise<Json>,
    labelOf: (answer: Json) => string,
  ): Promise<RecordedAnswer> {
    const given = await ask(key)
    const text = answerText(given)
    const answer = JSON.parse(text) as Json
    const label = encodeLabel(labelOf(answer))
    this.#asked += 1
    await writer.append(key, effectLine(request, text), label)
    return { key, answer }
  }

  async #openWriter(folder: string, path: string, end: LogEnd, segmentBytes: number): Promise<EffectWriter> {
    const { segment, offset, length } = end.last ?? { segment: 1, offset: 0, length: -1 }
    const payloads = join(folder, 'segments')
    const segments = await SegmentWriter.open(payloads, SERIES, segment, offset + length + 1, segmentBytes)
    const log = await AppendFile.open(path, end.length)
    return new EffectWriter(segments, log, (effect) => {
      this.#tallies.add(effect.label)
      this.#table.put(effect.key, effect.ref, effect, () => this.#tallies.toJson())
    })
  }
}

async function openTable(folder: string, log: string, options: EffectOptions): Promise<DiskTable> {
  const { mayAsk = true, blockEntries = BLOCK_ENTRIES } = options
  const hasLog = existsSync(log)
  return DiskTable.open(
    join(folder, 'index', 'effects.table'),
    { isReadOnly: !mayAsk, blockEntries },
    (span, find) => hasLog && isOfLog(log, span, find),
  )
}

function notRecorded(key: string, request: JsonObject): StorageError {
  return new StorageError('effect-not-recorded', {
    message: `The recorded run holds no answer to the request ${key} (${Object.keys(request).join(', ')}).`,
    hint: 'A replay asks nobody. `cupel run` on the folder asks for what is missing.',
  })
}
