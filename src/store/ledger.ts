/** The ledger of one epoch: append-only, committed in groups, conserved at every commit. */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../base/canonical-json.js'
import { InternalError } from '../base/errors.js'
import { isConserved } from '../record/disposition.js'
import { AppendFile } from './append-file.js'
import type { FactEvent, LedgerEvent } from './ledger-event.js'
import { formatEvent } from './ledger-event.js'
import { findLedgerEnd, scanLedger } from './ledger-scan.js'
import { RecordIndex } from './record-index.js'
import { RefTable } from './ref-table.js'
import { type PayloadRef, SegmentReader, SegmentWriter } from './segments.js'

/** A commit is made once this much is waiting … */
const GROUP_BYTES = 1024 * 1024
/** … or this long after the last one. */
const GROUP_MS = 250

/** Where an epoch's files lie. */
export interface LedgerPlace {
  readonly folder: string
  readonly epoch: number
}

/** Path of an epoch's event log. */
export function ledgerPath(place: LedgerPlace): string {
  return join(place.folder, 'ledger', `epoch-${place.epoch}.log`)
}

/** Name of an epoch's series of segments. */
export function seriesOf(place: LedgerPlace): string {
  return `epoch-${place.epoch}`
}

/** Opens an epoch's ledger for writing; a killed run's uncommitted tail is cut off first. */
export async function openLedger(place: LedgerPlace): Promise<Ledger> {
  const path = ledgerPath(place)
  const end = existsSync(path) ? await findLedgerEnd(path) : { length: 0, commit: null }
  const index = new RecordIndex()
  const ledger = new LedgerState(index)
  if (end.length > 0) await scanLedger(path, end.length, index, (event) => ledger.rare(event))
  const log = await AppendFile.open(path, end.length)
  const segments = join(place.folder, 'segments')
  const { segment, length } = end.commit ?? { segment: 1, length: 0 }
  const writer = await SegmentWriter.open(segments, seriesOf(place), segment, length)
  return new Ledger(ledger, log, writer, new SegmentReader(segments, seriesOf(place)))
}

/** What a ledger holds beside the candidates: facts in order, and the records mixed in. */
export class LedgerState {
  readonly index: RecordIndex
  readonly facts: FactEvent[] = []
  readonly members = new RefTable()

  constructor(index: RecordIndex) {
    this.index = index
  }

  /** Takes a rare event into account. */
  rare(event: LedgerEvent): void {
    if (event.type === 'fact') this.facts.push(event)
    if (event.type === 'member') {
      const { segment, offset, length } = event.ref
      this.members.place(this.members.ids.add(event.id), segment, offset, length)
    }
  }

  /** Values of the facts of a name, in order. */
  valuesOf(name: string): Json[] {
    return this.facts.filter((fact) => fact.name === name).map((fact) => fact.value)
  }
}

/** An open ledger. One writer at a time (the run folder's lock sees to it). */
export class Ledger {
  readonly state: LedgerState
  readonly #log: AppendFile
  readonly #writer: SegmentWriter
  readonly #reader: SegmentReader
  #committing: Promise<void> = Promise.resolve()
  #lastCommitMs = 0
  #isDirty = false

  constructor(state: LedgerState, log: AppendFile, writer: SegmentWriter, reader: SegmentReader) {
    this.state = state
    this.#log = log
    this.#writer = writer
    this.#reader = reader
  }

  /** The typed index of all candidates. */
  get index(): RecordIndex {
    return this.state.index
  }

  /** Bytes of the event log. */
  get logBytes(): number {
    return this.#log.length
  }

  /** Appends an event; durable after the next commit. */
  append(event: LedgerEvent): void {
    this.state.index.apply(event)
    this.state.rare(event)
    this.#log.append(`${formatEvent(event)}\n`)
    this.#isDirty = true
  }

  /** Appends a fact. */
  fact(name: string, value: Json): void {
    this.append({ type: 'fact', name, value })
  }

  /** Stores a payload line and returns where it stands, with its SHA-256 in base64url. */
  payload(line: string): { ref: PayloadRef; hash: string } {
    const hash = createHash('sha256').update(line).digest('base64url')
    return { ref: this.#writer.append(line), hash }
  }

  /** Commits when enough has come together; call between tasks. `nowMs` is any monotonous clock. */
  async commitIfDue(nowMs: number): Promise<void> {
    const waiting = this.#log.buffered + this.#writer.buffered
    if (waiting >= GROUP_BYTES || (waiting > 0 && nowMs - this.#lastCommitMs >= GROUP_MS)) {
      this.#lastCommitMs = nowMs
      await this.commit()
    }
  }

  /**
   * Makes everything appended so far durable: payloads first, then the events with a commit line.
   * Throws InternalError `not-conserved` when planned ≠ accepted + rejected + failed + cancelled + pending.
   */
  commit(): Promise<void> {
    this.#committing = this.#committing.then(() => this.#commit())
    return this.#committing
  }

  /** The text of a committed payload. */
  async read(ref: PayloadRef): Promise<string> {
    return this.#reader.read(ref)
  }

  /** Commits and closes all files. */
  async close(): Promise<void> {
    await this.commit()
    await this.#log.close()
    await this.#writer.close()
    await this.#reader.close()
  }

  async #commit(): Promise<void> {
    if (!this.#isDirty) return
    this.#isDirty = false
    const counts = this.index.counts()
    if (!isConserved(counts)) {
      throw new InternalError('not-conserved', {
        message: `The counts do not add up: ${JSON.stringify(counts)}.`,
        hint: 'This is a bug of Cupel. Keep the run folder and report it; nothing was published.',
        details: { ...counts },
      })
    }
    const { segment, length } = this.#writer
    this.#log.append(`${formatEvent({ type: 'commit', counts, segment, length })}\n`)
    await this.#writer.flush()
    await this.#log.flush()
    this.#reader.forget()
  }
}
