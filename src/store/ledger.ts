/** The ledger of one epoch: append-only, committed in groups, conserved at every commit. */

import { hash as hashOf } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../base/canonical-json.js'
import { InternalError, StorageError } from '../base/errors.js'
import { type Conservation, isConserved } from '../record/disposition.js'
import { AppendFile } from './append-file.js'
import type { FactEvent, LedgerEvent } from './ledger-event.js'
import { formatEvent, parseEvent } from './ledger-event.js'
import { findLedgerEnd, type LedgerEnd, scanLedger } from './ledger-scan.js'
import { RecordIndex } from './record-index.js'
import { RefTable } from './ref-table.js'
import { type PayloadRef, SEGMENT_BYTES, SegmentReader, SegmentWriter } from './segments.js'

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

/**
 * Opens an epoch's ledger for writing; a killed run's uncommitted tail is cut off first.
 *
 * `segmentBytes` is the size above which a segment is closed. Cost: about 1 s for a million candidates with verdicts.
 * Throws StorageError `ledger-damaged` or `segment-too-short` when a committed part is missing or was changed.
 */
export async function openLedger(place: LedgerPlace, segmentBytes = SEGMENT_BYTES): Promise<Ledger> {
  const { state, end } = await readCommitted(place)
  const segments = join(place.folder, 'segments')
  const { segment, length } = end.commit ?? { segment: 1, length: 0 }
  const writer = await SegmentWriter.open(segments, seriesOf(place), segment, length, segmentBytes)
  const log = await AppendFile.open(ledgerPath(place), end.length)
  return new Ledger(state, log, writer, new SegmentReader(segments, seriesOf(place)))
}

/**
 * The committed part of an epoch's ledger and where it ends; empty when there is no file. Changes nothing.
 * Throws StorageError `ledger-damaged` when a line was changed, or the lines do not give the counts of the last commit.
 */
export async function readCommitted(place: LedgerPlace): Promise<{ state: LedgerState; end: LedgerEnd }> {
  const path = ledgerPath(place)
  const end = existsSync(path) ? await findLedgerEnd(path) : { length: 0, commit: null }
  const state = new LedgerState(new RecordIndex())
  if (end.length > 0) await scanLedger(path, end.length, state.index, (event) => state.rare(event))
  if (end.commit !== null) requireCounts(path, end.commit.counts, state.index.counts())
  return { state, end }
}

function requireCounts(path: string, committed: Conservation, found: Conservation): void {
  if (JSON.stringify(committed) === JSON.stringify(found)) return
  throw new StorageError('ledger-damaged', {
    message: `${path} committed ${JSON.stringify(committed)}, but its lines give ${JSON.stringify(found)}.`,
    hint: 'Lines were lost or changed. Restore the run folder from a copy, or start in a new folder.',
    details: { committed, found },
  })
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

  /**
   * Appends an event; durable after the next commit. What the state then holds is what a reopened ledger would hold.
   * Throws InternalError `bad-event`, `bad-id` or `unknown-candidate` before anything has changed.
   */
  append(event: LedgerEvent): void {
    const line = formatEvent(event)
    this.state.index.apply(event)
    this.state.rare(event.type === 'fact' ? parseEvent(line) : event)
    this.#log.appendLine(line)
    this.#isDirty = true
  }

  /** Appends a fact. */
  fact(name: string, value: Json): void {
    this.append({ type: 'fact', name, value })
  }

  /** Stores a payload line and returns where it stands, with its SHA-256 in base64url. */
  payload(line: string): { ref: PayloadRef; hash: string } {
    const hash = hashOf('sha256', line, 'base64url')
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
   * Throws InternalError `not-conserved` when planned ≠ accepted + rejected + failed + cancelled + pending, or a step has
   * more candidates than drafts planned; then, and after any failed write, nothing more is written.
   */
  commit(): Promise<void> {
    this.#committing = this.#committing.then(() => this.#commit())
    return this.#committing
  }

  /** The text of a committed payload. */
  async read(ref: PayloadRef): Promise<string> {
    return this.#reader.read(ref)
  }

  /** Commits and closes all files; closes them also when the commit fails. */
  async close(): Promise<void> {
    try {
      await this.commit()
    } finally {
      await this.#log.abandon()
      await this.#writer.abandon()
      await this.#reader.close()
    }
  }

  async #commit(): Promise<void> {
    if (!this.#isDirty) return
    this.#isDirty = false
    const counts = this.index.counts()
    const overdrawn = this.index.overdrawnStep()
    if (!isConserved(counts) || overdrawn !== undefined) throw notConserved(counts, this.index, overdrawn)
    const { segment, length } = this.#writer
    this.#log.append(`${formatEvent({ type: 'commit', counts, segment, length })}\n`)
    await this.#writer.flush()
    await this.#log.flush()
  }
}

function notConserved(counts: Conservation, index: RecordIndex, step: number | undefined): InternalError {
  const excess =
    step === undefined
      ? ''
      : ` Step ${step} has ${index.sizeOf(step)} candidates for ${index.plannedOf(step)} planned drafts.`
  return new InternalError('not-conserved', {
    message: `The counts do not add up: ${JSON.stringify(counts)}.${excess}`,
    hint: 'This is a bug of Cupel. Keep the run folder and report it; nothing was published.',
    details: { ...counts },
  })
}
