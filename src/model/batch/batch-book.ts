/** What the journal of batches says as a whole: where every batch and every request stands. */

import { InternalError } from '../../base/errors.js'
import type { BatchEvent, IntendedEvent } from './batch-event.js'
import type { BatchEnd } from './batch-protocol.js'

/** A batch as far as the journal knows it. */
export interface Batch {
  readonly tag: string
  readonly path: string
  readonly group: string
  readonly keys: readonly string[]
  readonly intendedAt: string
  fileId: string | undefined
  id: string | undefined
  submittedAt: string | undefined
  end: BatchEnd | undefined
  endedAt: string | undefined
  isCollected: boolean
}

/** Where a request stands: in an open batch, answered by a collected one, or come back without an answer. */
export interface Fate {
  readonly kind: 'open' | 'answered' | 'missing'
  readonly batch: Batch
  /** Batches that this request was in and that counted. */
  readonly tries: number
}

/** The state of the journal. Changes by events only, so that what is on disk and what is in memory cannot differ. */
export class BatchBook {
  readonly #batches = new Map<string, Batch>()
  readonly #fates = new Map<string, Fate>()
  readonly #counts = { answered: 0, missing: 0 }

  /** All batches in the order of their intents. */
  get batches(): readonly Batch[] {
    return [...this.#batches.values()]
  }

  /** Batches that are not collected. */
  get open(): readonly Batch[] {
    return this.batches.filter((batch) => !batch.isCollected)
  }

  /** Requests that were answered, and those that came back without an answer, in all batches. */
  get counts(): { readonly answered: number; readonly missing: number } {
    return { ...this.#counts }
  }

  /** Where a request stands; undefined when it was in no batch. */
  fate(key: string): Fate | undefined {
    return this.#fates.get(key)
  }

  /** Takes an event in. Throws InternalError `unknown-batch`. */
  apply(event: BatchEvent): void {
    if (event.event === 'intended') return this.#intend(event)
    if (event.event === 'abandoned') {
      for (const key of event.keys) this.#fates.delete(key)
      return
    }
    const batch = this.#batches.get(event.tag)
    if (batch === undefined) {
      throw new InternalError('unknown-batch', {
        message: `The journal has "${event.event}" of no batch ${event.tag}.`,
      })
    }
    if (event.event === 'uploaded') batch.fileId = event.file
    else if (event.event === 'submitted') {
      batch.id = event.batch
      batch.submittedAt = event.at
    } else if (event.event === 'ended') {
      batch.end = event.end
      batch.endedAt = event.at
    } else this.#collect(batch, new Set(event.missing), event.isCounted)
  }

  #intend({ tag, path, group, keys, at }: IntendedEvent): void {
    const batch: Batch = {
      tag,
      path,
      group,
      keys,
      intendedAt: at,
      fileId: undefined,
      id: undefined,
      submittedAt: undefined,
      end: undefined,
      endedAt: undefined,
      isCollected: false,
    }
    this.#batches.set(tag, batch)
    for (const key of keys) {
      this.#fates.set(key, { kind: 'open', batch, tries: (this.#fates.get(key)?.tries ?? 0) + 1 })
    }
  }

  #collect(batch: Batch, missing: ReadonlySet<string>, isCounted: boolean): void {
    batch.isCollected = true
    this.#counts.answered += batch.keys.length - missing.size
    this.#counts.missing += missing.size
    for (const key of batch.keys) {
      const tries = this.#fates.get(key)?.tries ?? 1
      const kind = missing.has(key) ? 'missing' : 'answered'
      this.#fates.set(key, { kind, batch, tries: isCounted ? tries : tries - 1 })
    }
  }
}
