/** The events of the journal of batches: what was meant to be done, and what became of it. */

import { isJsonObject } from '../../base/canonical-json.js'
import { parseJson } from '../wire/json-fields.js'
import type { BatchEnd } from './batch-protocol.js'

/** What every event carries. */
interface Stamp {
  /** ISO 8601 time of day. */
  readonly at: string
  /** The batch: 24 characters, ours. */
  readonly tag: string
}

/** The request file is on disk; the batch may be created from here on. */
export interface IntendedEvent extends Stamp {
  readonly event: 'intended'
  readonly path: string
  readonly group: string
  readonly keys: readonly string[]
  /** SHA-256 of the request file in hex. */
  readonly hash: string
}

/** The provider holds the request file. */
export interface UploadedEvent extends Stamp {
  readonly event: 'uploaded'
  readonly file: string
}

/** The provider has the batch; `isFound` when it was looked for after an answer was lost. */
export interface SubmittedEvent extends Stamp {
  readonly event: 'submitted'
  readonly batch: string
  readonly isFound: boolean
}

/** The provider has ended the batch. */
export interface EndedEvent extends Stamp {
  readonly event: 'ended'
  readonly end: BatchEnd
}

/** The results are on disk. */
export interface CollectedEvent extends Stamp {
  readonly event: 'collected'
  /** Keys that came back without an answer. */
  readonly missing: readonly string[]
  /** Whether this batch counts as a try of its requests: not when it was refused as a whole. */
  readonly isCounted: boolean
}

/** The asker was told that no answer comes; asked for again, these keys begin anew. */
export interface AbandonedEvent extends Stamp {
  readonly event: 'abandoned'
  readonly keys: readonly string[]
}

/** A line of the journal. */
export type BatchEvent =
  | IntendedEvent
  | UploadedEvent
  | SubmittedEvent
  | EndedEvent
  | CollectedEvent
  | AbandonedEvent

const KINDS: ReadonlySet<unknown> = new Set<BatchEvent['event']>([
  'intended',
  'uploaded',
  'submitted',
  'ended',
  'collected',
  'abandoned',
])

/** The event of a line of the journal; undefined when it is none. */
export function readEvent(line: string): BatchEvent | undefined {
  const value = parseJson(line)
  if (!isJsonObject(value) || !KINDS.has(value['event'])) return undefined
  return value as unknown as BatchEvent
}
