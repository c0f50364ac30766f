/** Writes effects durably in groups: payloads to the segments, then a line for each to the log, then the table. */

import { hash as hashOf } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AppendFile } from './append-file.js'
import { formatEvent } from './ledger-event.js'
import type { PayloadRef, SegmentWriter } from './segments.js'

/** An effect that stands in the log. */
export interface LoggedEffect {
  readonly key: string
  readonly ref: PayloadRef
  /** As `encodeLabel` gave it. */
  readonly label: string
  /** Where its line begins and ends in the log, line break included. */
  readonly start: number
  readonly end: number
}

interface WaitingEffect {
  readonly key: string
  readonly ref: PayloadRef
  readonly label: string
  readonly line: string
}

/**
 * Appends effects; each is durable when its promise resolves, and in the order of the log.
 *
 * All that come while a group is being written are the next group, so one fdatasync of each file serves many. The
 * payloads of a group are written while the log lines of the one before still are; a line never stands in the log before
 * its payload is durable. After a failed write nothing more is written, and every later effect is rejected with it.
 */
export class EffectWriter {
  readonly #segments: SegmentWriter
  readonly #log: AppendFile
  readonly #logged: (effect: LoggedEffect) => void
  #gathering: WaitingEffect[] | undefined
  #stored: Promise<void> = Promise.resolve()
  #done: Promise<void> = Promise.resolve()

  /** `logged` sees each effect once it is durable, before its promise resolves. */
  constructor(segments: SegmentWriter, log: AppendFile, logged: (effect: LoggedEffect) => void) {
    this.#segments = segments
    this.#log = log
    this.#logged = logged
  }

  /** Appends a payload line with its key and label. */
  append(key: string, payload: string, label: string): Promise<void> {
    const ref = this.#segments.append(payload)
    const hash = hashOf('sha256', payload, 'base64url')
    const line = `${formatEvent({ type: 'member', id: key, ref, hash, by: label })}\n`
    this.#gathering ??= this.#startGroup()
    this.#gathering.push({ key, ref, label, line })
    return this.#done
  }

  /** Waits for all that was appended, and closes both files; closes them also after a failed write. */
  async close(): Promise<void> {
    try {
      await this.#done
    } finally {
      await this.#segments.abandon()
      await this.#log.abandon()
    }
  }

  #startGroup(): WaitingEffect[] {
    const group: WaitingEffect[] = []
    this.#stored = this.#stored.then(() => this.#store())
    this.#done = this.#record(group, this.#stored, this.#done)
    return group
  }

  async #store(): Promise<void> {
    await nextTurn()
    this.#gathering = undefined
    await this.#segments.flush()
  }

  async #record(
    group: readonly WaitingEffect[],
    stored: Promise<void>,
    before: Promise<void>,
  ): Promise<void> {
    await Promise.all([stored, before])
    const starts = group.map(({ line }) => this.#log.append(line))
    await this.#log.flush()
    for (const [at, { key, ref, label }] of group.entries()) {
      const end = starts[at + 1] ?? this.#log.length
      this.#logged({ key, ref, label, start: starts[at] ?? 0, end })
    }
  }
}
