/** Mixed-in rows that a later refiner took out again: they are no candidates, so their ends are facts of the ledger. */

import { isJsonObject, type JsonObject } from '../base/canonical-json.js'
import type { DropReceipt } from '../record/receipt.js'
import type { LedgerState } from '../store/ledger.js'
import { dropEvidence } from './refinery.js'

/** Why a mixed-in row is not in the result. */
export interface DroppedMember {
  readonly reason: string
  /** `refine/<id>` of the refiner. */
  readonly by: string
  /** Partner, score and parameters, as far as the refiner gave them. */
  readonly evidence: JsonObject
}

const FACT = 'member-dropped'

/** Mixed-in rows that were dropped, by id. O(facts). */
export function droppedMembers(state: LedgerState): Map<string, DroppedMember> {
  const dropped = new Map<string, DroppedMember>()
  for (const fact of state.valuesOf(FACT)) {
    if (isJsonObject(fact)) dropped.set(String(fact.id), fact as unknown as DroppedMember)
  }
  return dropped
}

/** The fact that records a drop of a mixed-in row, to be appended once. */
export function memberDrop(receipt: DropReceipt, refiner: string): { name: string; value: JsonObject } {
  const { id, reason } = receipt
  return { name: FACT, value: { id, reason, by: `refine/${refiner}`, evidence: dropEvidence(receipt) ?? {} } }
}
