/** What the parts of a batch desk share. */

import type { ModelBinding } from '../binding.js'
import type { BatchJournal } from './batch-journal.js'
import type { BatchClock, BatchProtocol } from './batch-protocol.js'
import type { ControlCalls } from './control-calls.js'
import type { Pace } from './pace.js'

/** A sign of progress. `expired` counts the requests that came back without an answer. */
export interface BatchProgress {
  readonly kind: 'submitted' | 'found' | 'searching' | 'polled' | 'collected' | 'expired'
  readonly tag: string
  /** The provider's id; undefined while it is searched for. */
  readonly batch: string | undefined
  /** Requests that this is about. */
  readonly requests: number
  /** The provider's status, or words. */
  readonly detail: string
}

/** What a desk is made of. */
export interface DeskParts {
  readonly binding: ModelBinding
  readonly protocol: BatchProtocol
  readonly clock: BatchClock
  readonly pace: Pace
  readonly calls: ControlCalls
  readonly journal: BatchJournal
  readonly pollMs: number
  readonly observe: (progress: BatchProgress) => void
}

/** The time of day in ISO 8601. */
export function timeOf({ clock }: Pick<DeskParts, 'clock'>): string {
  return new Date(clock.timeOfDay()).toISOString()
}
