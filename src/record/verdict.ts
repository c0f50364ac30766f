/** The verdict of a verifier about one record. */

import type { JsonObject } from '../base/canonical-json.js'

/** What a verifier may say. An error is never a fail: it says nothing about the record. */
export type VerdictKind = 'pass' | 'fail' | 'abstain' | 'error'

/** Is *this one* right? With a reason code for all but a pass, and small evidence that a person can check. */
export interface Verdict {
  readonly verdict: VerdictKind
  /** Stable kebab-case code; null for a plain pass. */
  readonly reason: string | null
  readonly evidence?: JsonObject
}

/** The record is right. */
export function pass(evidence?: JsonObject): Verdict {
  return withEvidence({ verdict: 'pass', reason: null }, evidence)
}

/** The record is wrong, for this reason. */
export function fail(reason: string, evidence?: JsonObject): Verdict {
  return withEvidence({ verdict: 'fail', reason }, evidence)
}

/** The verifier cannot judge this record (e.g. there is nothing to check). */
export function abstain(reason: string, evidence?: JsonObject): Verdict {
  return withEvidence({ verdict: 'abstain', reason }, evidence)
}

/** The verifier itself failed (time-out, crash): retried, else the record is held for review. */
export function verifierError(reason: string, evidence?: JsonObject): Verdict {
  return withEvidence({ verdict: 'error', reason }, evidence)
}

function withEvidence(verdict: Verdict, evidence: JsonObject | undefined): Verdict {
  return evidence === undefined ? verdict : { ...verdict, evidence }
}
