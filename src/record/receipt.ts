/** The receipt of a refiner: what it dropped or added, and why. Records without a receipt are kept. */

import type { JsonObject } from '../base/canonical-json.js'
import type { DataRecord } from './data-record.js'

/** A record that the refiner removes. */
export interface DropReceipt {
  readonly action: 'drop'
  readonly id: string
  /** Stable kebab-case code. */
  readonly reason: string
  /** Id of the record (kept, or of a reference set) that caused the drop. */
  readonly partner?: string
  /** How strongly: a similarity in [0, 1], or a number that the reason defines. */
  readonly score?: number
  /** Parameters and evidence that a person needs to check the decision. */
  readonly evidence?: JsonObject
}

/** A record that the refiner mixes in. */
export interface AddReceipt {
  readonly action: 'add'
  readonly record: DataRecord
  readonly reason: string
}

/** Something a person should know about the whole decision, e.g. a shortage. */
export interface NoteReceipt {
  readonly action: 'note'
  readonly reason: string
  readonly evidence: JsonObject
}

/** One decision of a refiner. */
export type Receipt = DropReceipt | AddReceipt | NoteReceipt
