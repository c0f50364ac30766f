/** A desk that answers questions by offline batches: gathered, sent, polled and collected over days and restarts. */

import { makeId, sha256 } from '../../base/ids.js'
import { InternalError, StoppedError } from '../../base/errors.js'
import type { ModelBinding } from '../binding.js'
import type { RawAnswer, WireRequest } from '../protocol.js'
import type { Batch } from './batch-book.js'
import { requestsPath, writeLines } from './batch-files.js'
import { BatchJournal } from './batch-journal.js'
import type { BatchClock, BatchProtocol, BatchTransport } from './batch-protocol.js'
import { collect, noteEnd } from './collect-batch.js'
import { ControlCalls } from './control-calls.js'
import { type BatchProgress, type DeskParts, timeOf } from './desk-parts.js'
import { type Gathered, Gathering } from './gathering.js'
import { Lane, Pace } from './pace.js'
import { ResultsShelf } from './results-shelf.js'
import { giveAnswers, giveUp, isSpent, sendAgain, type Settling } from './settle-batch.js'
import { submitBatch } from './submit-batch.js'
import { Waiters } from './waiters.js'

/** Most bytes of a request file, below what providers take: it is in memory while it is sent. */
const MOST_BYTES = 64_000_000

/** What a desk is opened with. */
export interface BatchDeskSettings {
  /** `binding.batch` has to be there. */
  readonly binding: ModelBinding
  readonly protocol: BatchProtocol
  readonly transport: BatchTransport
  /** `<run folder>/batches`: journal, requests and results live here. Made when it is not there. */
  readonly folder: string
  readonly clock: BatchClock
  readonly observe?: (progress: BatchProgress) => void
}

/** Where the requests and batches of a desk stand. */
export interface BatchDeskState {
  /** Requests that wait for their batch. */
  readonly gathered: number
  /** Requests in batches that are not collected. */
  readonly submitted: number
  /** Batches that are not collected. */
  readonly inProgress: number
  /** Requests that were answered, by this process or one before. */
  readonly collected: number
  /** Times that a request came back without an answer. */
  readonly expired: number
}

/** Name of the journal of a binding: bindings of the same name must share one desk. */
export function batchDeskName({ endpoint, model }: ModelBinding, { id }: BatchProtocol): string {
  const readable = `${endpoint} ${model}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return `${readable.slice(0, 48)}-${makeId('batch-desk', id, endpoint, model).slice(0, 8)}`
}

/**
 * Answers by offline batches.
 *
 * Every request is in at most one open batch. A batch is written ahead to the journal before it is created, looked for
 * after an answer that was lost, and taken up again by the next process: nothing is lost, and nothing is asked twice but
 * for what `searchBatch` says it cannot see. What came back without an answer goes into another batch, three in all.
 * At most one desk may have a journal open; the lock of the run folder and `batchDeskName` see to that.
 */
export class BatchDesk {
  readonly #parts: DeskParts
  readonly #name: string
  readonly #gathering: Gathering
  readonly #settling: Settling
  readonly #waiters = new Waiters()
  readonly #submissions = new Lane()
  readonly #collections = new Lane()
  readonly #driving = new Set<Promise<void>>()
  #sealed: number

  private constructor(parts: DeskParts, name: string) {
    const { binding, protocol, journal, clock } = parts
    this.#parts = parts
    this.#name = name
    this.#settling = {
      parts,
      shelf: new ResultsShelf(journal.folder, protocol),
      waiters: this.#waiters,
      gather: (group, request) => this.#gather(group, request),
    }
    this.#sealed = journal.book.batches.length
    this.#gathering = new Gathering({
      mostRequests: Math.min(binding.batch?.requests ?? 1, protocol.limits.requests),
      mostBytes: Math.min(MOST_BYTES, protocol.limits.bytes),
      gatherMs: (binding.batch?.gatherSeconds ?? 0) * 1000,
      clock,
      seal: (group, requests) => this.#follow(this.#seal(group, requests)),
    })
  }

  /**
   * Opens the desk and takes up the batches that are not collected, without waiting for them.
   * Throws StorageError `batch-journal-damaged`, InternalError `no-batch-settings`, `batch-desk-open-twice`.
   */
  static async open(settings: BatchDeskSettings): Promise<BatchDesk> {
    const { binding, protocol, transport, folder, clock, observe = () => {} } = settings
    if (binding.batch === undefined) {
      throw new InternalError('no-batch-settings', {
        message: `The model "${binding.alias}" has no batches.`,
      })
    }
    const name = batchDeskName(binding, protocol)
    const journal = await BatchJournal.open(folder, name)
    const pace = new Pace(clock)
    const calls = new ControlCalls(binding, transport, clock, pace)
    const pollMs = Math.max(binding.batch.pollSeconds * 1000, 1)
    const desk = new BatchDesk({ binding, protocol, clock, pace, calls, journal, pollMs, observe }, name)
    for (const batch of journal.book.open) desk.#follow(desk.#drive(batch, true))
    return desk
  }

  /**
   * The answer to a request; `key` is its custom id. Shared by all who ask for the key; a request in an open batch is
   * waited for, one that was answered is read from disk. Throws CallFailed `transport` after three batches without an
   * answer, StoppedError `endpoint-unusable`, `stalled` or what the desk was stopped with, StorageError.
   */
  async ask(key: string, wire: WireRequest): Promise<RawAnswer> {
    this.#parts.pace.check()
    const others = this.#waiters.get(key)
    if (others !== undefined) return others.promise
    const line = this.#parts.protocol.encodeLine(key, wire)
    if (line === undefined) {
      throw new InternalError('no-json-body', {
        message: `The request ${key} has a body that is no JSON object.`,
      })
    }
    const waiter = this.#waiters.add(key)
    const fate = this.#parts.journal.book.fate(key)
    if (fate?.kind === 'answered') this.#follow(giveAnswers(this.#settling, fate.batch, [key]))
    else if (fate !== undefined && isSpent(fate)) this.#follow(giveUp(this.#settling, fate.batch, [key]))
    else if (fate?.kind !== 'open') {
      this.#gather(this.#parts.protocol.groupOf(wire), { key, path: wire.path, line })
    }
    return waiter.promise
  }

  /** Sends what waits now, without waiting for the gather time. */
  flush(): void {
    this.#gathering.flush()
  }

  /** All who wait are told `error`, nothing new begins; what is on disk is taken up by the next process. */
  stop(error: StoppedError): void {
    this.#end(error, error)
  }

  /** Stops, waits for requests on the wire (their answers are still noted) and closes the journal. */
  async close(): Promise<void> {
    const hint = 'Run the same command again: batches that were sent are taken up where they stand.'
    this.stop(new StoppedError('interrupted', { message: 'The desk of batches was closed.', hint }))
    while (this.#driving.size > 0) await Promise.allSettled(this.#driving)
    await this.#parts.journal.close()
  }

  /** Where requests and batches stand. */
  state(): BatchDeskState {
    const { open, counts } = this.#parts.journal.book
    return {
      gathered: this.#gathering.size,
      submitted: open.reduce((sum, { keys }) => sum + keys.length, 0),
      inProgress: open.length,
      collected: counts.answered,
      expired: counts.missing,
    }
  }

  #gather(group: string, request: Gathered): void {
    const waiter = this.#waiters.get(request.key)
    if (waiter === undefined || waiter.isGathered) return
    waiter.isGathered = true
    this.#gathering.add(group, request)
  }

  async #seal(group: string, requests: readonly Gathered[]): Promise<void> {
    const { journal, clock } = this.#parts
    const text = requests.map(({ line }) => `${line}\n`).join('')
    const hash = sha256(text)
    this.#sealed += 1
    const tag = makeId('batch', this.#name, this.#sealed, clock.timeOfDay(), hash)
    await writeLines(requestsPath(journal.folder, tag), text)
    const keys = requests.map(({ key }) => key)
    const path = requests[0]?.path ?? ''
    await journal.write({ event: 'intended', tag, at: timeOf(this.#parts), path, group, keys, hash })
    for (const key of keys) {
      const waiter = this.#waiters.get(key)
      if (waiter !== undefined) waiter.isGathered = false
    }
    const batch = journal.book.open.find((open) => open.tag === tag)
    if (batch !== undefined) this.#follow(this.#drive(batch, false))
  }

  async #drive(batch: Batch, isResumed: boolean): Promise<void> {
    const { journal, calls } = this.#parts
    if (batch.id === undefined && batch.end === undefined) {
      const sent = await submitBatch(this.#parts, batch, this.#submissions, isResumed)
      if (sent.kind === 'refused') {
        const end = { kind: 'failed', outputs: [], detail: sent.detail, isOverLimit: false } as const
        await journal.write({ event: 'ended', tag: batch.tag, at: timeOf(this.#parts), end })
      }
    }
    await noteEnd(this.#parts, batch)
    const { missing, fatal } = await collect(this.#parts, batch, this.#settling.shelf, this.#collections)
    await giveAnswers(this.#settling, batch, batch.keys)
    if (fatal !== undefined) throw calls.unusable('a request of a batch', fatal)
    if (batch.end?.kind === 'failed') await this.#afterRefusal(batch)
    await sendAgain(this.#settling, batch, missing)
  }

  /** A queue that is full is waited for when batches of ours were in it; any other refusal stops the run. */
  async #afterRefusal(batch: Batch): Promise<void> {
    const { journal, pace, pollMs, calls } = this.#parts
    const others = journal.book.batches.filter((other) => other !== batch && wereTogether(other, batch))
    if (batch.end?.isOverLimit !== true || others.length === 0) {
      throw calls.unusable(`a batch of ${batch.keys.length} requests`, batch.end?.detail || 'without words')
    }
    while (others.every((other) => !other.isCollected)) await pace.sleep(pollMs)
  }

  #follow(work: Promise<void>): void {
    const followed = work
      .catch((error: unknown) => {
        if (error instanceof StoppedError) return this.stop(error)
        const message = 'The desk of batches came upon an error.'
        this.#end(new StoppedError('interrupted', { message, cause: error }), error)
      })
      .finally(() => this.#driving.delete(followed))
    this.#driving.add(followed)
  }

  #end(stopped: StoppedError, told: unknown): void {
    this.#parts.pace.stop(stopped)
    this.#gathering.stop()
    this.#waiters.rejectAll(told)
  }
}

/** Whether a batch was at the provider, and not refused, at some time while another one was. */
function wereTogether(batch: Batch, other: Batch): boolean {
  if (batch.submittedAt === undefined || other.submittedAt === undefined) return false
  if (batch.end?.kind === 'failed') return false
  const isBefore = other.endedAt === undefined || batch.submittedAt <= other.endedAt
  return isBefore && (batch.endedAt === undefined || batch.endedAt >= other.submittedAt)
}
