/** The effect store: every answer of the outside world, recorded once under its full request and never asked again. */

import { hash as hashOf } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, type Json, type JsonObject } from '../base/canonical-json.js'
import { InternalError, StorageError } from '../base/errors.js'
import { makeId } from '../base/ids.js'
import { AppendFile } from './append-file.js'
import { formatEvent } from './ledger-event.js'
import { eventAt } from './ledger-scan.js'
import { eachLogLine } from './log-lines.js'
import { RefTable } from './ref-table.js'
import { SEGMENT_BYTES, SegmentReader, SegmentWriter } from './segments.js'

const SERIES = 'effects'

/** Key of a request: hash of everything that the answer depends on. */
export function effectKey(request: JsonObject): string {
  return makeId('effect', canonicalJson(request))
}

/** Where answers are written: payloads to the segments, then a line for each to the log. */
interface Recording {
  readonly log: AppendFile
  readonly writer: SegmentWriter
}

/**
 * Answers by request, shared by all epochs of a run folder.
 *
 * The raw answer is durable before `answer` resolves, so nobody reads an answer that a kill could lose; what is given
 * is the recorded form, so the first run and every later one see the same. Two askers of the same request at the same
 * time share one question. Cost: one grouped fdatasync of both files for all answers that arrive together.
 */
export class EffectStore {
  readonly #table: RefTable
  readonly #reader: SegmentReader
  #recording: Recording | undefined
  readonly #inFlight = new Map<string, Promise<Json>>()
  #waitingLines: string[] = []
  #flushing: Promise<void> = Promise.resolve()
  #asked = 0
  #reused = 0

  private constructor(table: RefTable, reader: SegmentReader, recording: Recording | undefined) {
    this.#table = table
    this.#reader = reader
    this.#recording = recording
  }

  /**
   * Opens the store of a run folder. With `mayAsk` false (replay) nothing is written and an unknown request is an error
   * instead of a question. `segmentBytes` is the size above which a segment is closed.
   * Throws StorageError `ledger-damaged`, `segment-too-short`.
   */
  static async open(folder: string, mayAsk = true, segmentBytes = SEGMENT_BYTES): Promise<EffectStore> {
    const path = join(folder, 'ledger', 'effects.log')
    const segments = join(folder, 'segments')
    const known = existsSync(path)
      ? await readKnown(path)
      : { table: new RefTable(), length: 0, segment: 1, end: 0 }
    const reader = new SegmentReader(segments, SERIES)
    if (!mayAsk) return new EffectStore(known.table, reader, undefined)
    const writer = await SegmentWriter.open(segments, SERIES, known.segment, known.end, segmentBytes)
    const log = await AppendFile.open(path, known.length)
    return new EffectStore(known.table, reader, { log, writer })
  }

  /** How many questions the outside world answered, and how many were answered from the record. */
  get usage(): { readonly asked: number; readonly reused: number } {
    return { asked: this.#asked, reused: this.#reused }
  }

  /** The recorded answer to a request, or undefined. */
  async recall(request: JsonObject): Promise<Json | undefined> {
    const ordinal = this.#table.ids.find(effectKey(request))
    if (ordinal < 0) return undefined
    return answerOf(await this.#reader.read(this.#table.refAt(ordinal)))
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
    if (this.#recording === undefined) throw notRecorded(key, request)
    const asking = this.#ask(this.#recording, key, request, ask).finally(() => this.#inFlight.delete(key))
    this.#inFlight.set(key, asking)
    return asking
  }

  /** Waits for the answers under way and records them; asks nothing more. Closes also when the flush fails. */
  async close(): Promise<void> {
    const recording = this.#recording
    this.#recording = undefined
    try {
      await Promise.allSettled(this.#inFlight.values())
      if (recording !== undefined) await this.#flush(recording)
    } finally {
      await recording?.writer.abandon()
      await recording?.log.abandon()
      await this.#reader.close()
    }
  }

  async #ask(to: Recording, key: string, request: JsonObject, ask: () => Promise<Json>): Promise<Json> {
    const answer = await ask()
    const line = lineOf(request, answer)
    this.#asked += 1
    const ref = to.writer.append(line)
    const hash = hashOf('sha256', line, 'base64url')
    this.#waitingLines.push(`${formatEvent({ type: 'member', id: key, ref, hash, by: 'effect' })}\n`)
    await this.#flush(to)
    this.#table.place(this.#table.ids.add(key), ref.segment, ref.offset, ref.length)
    return answerOf(line)
  }

  #flush({ log, writer }: Recording): Promise<void> {
    this.#flushing = this.#flushing.then(async () => {
      const lines = this.#waitingLines
      this.#waitingLines = []
      await writer.flush()
      for (const line of lines) log.append(line)
      await log.flush()
    })
    return this.#flushing
  }
}

function lineOf(request: JsonObject, answer: Json): string {
  const text: string | undefined = JSON.stringify(answer)
  if (text !== undefined) return `{"request":${canonicalJson(request)},"answer":${text}}`
  throw new InternalError('no-answer', {
    message: `The answer to an effect is no JSON but ${typeof answer}.`,
  })
}

function answerOf(line: string): Json {
  return (JSON.parse(line) as { answer: Json }).answer
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
    const event = eventAt(path, bytes, start, stop, position)
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
