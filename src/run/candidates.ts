/** Candidates in the ledger: written with their verdicts, read back in batches in candidate order. */

import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../base/canonical-json.js'
import { InternalError, messageOf } from '../base/errors.js'
import type { Refusal } from '../contract/method.js'
import type { DataRecord } from '../record/data-record.js'
import type { Disposition } from '../record/disposition.js'
import type { Verdict } from '../record/verdict.js'
import type { Ledger } from '../store/ledger.js'
import type { LedgerView } from '../store/ledger-view.js'
import type { PayloadRef } from '../store/segments.js'

/** A candidate as stored: the record, and for a draft that did not come the refusal. */
export interface StoredCandidate {
  readonly record: DataRecord
  readonly refusal?: Refusal
  /** Keys of the recorded answers that it was made of, sorted; not part of the record, as retries differ. */
  readonly effects?: readonly string[]
}

/** A verdict with the verifier's place in the plan. */
export interface GivenVerdict {
  readonly verifier: number
  readonly verdict: Verdict
}

/** A candidate with all that was decided when it came. */
export interface JudgedCandidate extends StoredCandidate {
  readonly verdicts: readonly GivenVerdict[]
  /** Undefined while it awaits the refiners and the goal. */
  readonly disposition: Disposition | undefined
  /** Evidence of the disposition, e.g. the stack of user code. */
  readonly evidence?: JsonObject
}

/**
 * Appends a candidate, its verdicts and, if decided, its disposition. Content without canonical JSON (a lone surrogate,
 * NaN) is no crash: the candidate is kept without content and rejected as `not-canonical`.
 */
export function writeCandidate(ledger: Ledger, step: number, given: JudgedCandidate): void {
  const { candidate, line } = withLine(given)
  const { record, verdicts, disposition } = candidate
  const { ref, hash } = ledger.payload(line)
  ledger.append({ type: 'candidate', id: record.id, step, ref, hash })
  for (const { verifier, verdict } of verdicts) {
    const evidence = verdict.evidence === undefined ? null : evidenceRef(ledger, record.id, verdict.evidence)
    ledger.append({
      type: 'verdict',
      id: record.id,
      verifier,
      verdict: verdict.verdict,
      reason: verdict.reason,
      evidence,
    })
  }
  if (disposition !== undefined) writeDisposition(ledger, record.id, disposition, candidate.evidence)
}

function withLine(candidate: JudgedCandidate): {
  readonly candidate: JudgedCandidate
  readonly line: string
} {
  const { record, refusal, effects } = candidate
  const content = {
    ...record,
    ...(refusal === undefined ? {} : { refusal }),
    ...(effects === undefined ? {} : { effects }),
  }
  try {
    return { candidate, line: canonicalJson(content) }
  } catch (thrown) {
    const { notes: _notes, ...lineage } = record.lineage
    const empty = { ...record, data: {}, lineage }
    const detail = { refused: 'not-canonical', detail: messageOf(thrown) }
    const disposition = { state: 'rejected' as const, reason: 'not-canonical', by: `generate/${record.step}` }
    return {
      candidate: { record: empty, refusal: detail, verdicts: [], disposition },
      line: canonicalJson({ ...empty, refusal: detail }),
    }
  }
}

/** Appends a disposition with its evidence. */
export function writeDisposition(
  ledger: Ledger,
  id: string,
  disposition: Disposition,
  evidence?: JsonObject,
): void {
  const ref = evidence === undefined ? null : evidenceRef(ledger, id, evidence)
  ledger.append({ type: 'disposition', id, ...disposition, evidence: ref })
}

/** Stores evidence about a record as a payload. */
function evidenceRef(ledger: Ledger, id: string, evidence: JsonObject): PayloadRef {
  return ledger.payload(canonicalJson({ about: id, evidence })).ref
}

/** The candidate of a payload line. */
export function parseCandidate(line: string): StoredCandidate {
  const value = JSON.parse(line) as Json
  if (!isJsonObject(value) || typeof value.id !== 'string') {
    throw new InternalError('bad-payload', { message: 'A payload of the ledger holds no candidate.' })
  }
  if (value.refusal === undefined && value.effects === undefined)
    return { record: value as unknown as DataRecord }
  const { refusal, effects, ...record } = value
  return {
    record: record as unknown as DataRecord,
    ...(refusal === undefined ? {} : { refusal: refusal as unknown as Refusal }),
    ...(effects === undefined ? {} : { effects: effects as readonly string[] }),
  }
}

/** The candidate of an ordinal. It must be committed. */
export async function readCandidate(ledger: LedgerView, ordinal: number): Promise<StoredCandidate> {
  return parseCandidate(await ledger.read(ledger.index.refAt(ordinal)))
}

/** Records of ordinals, in batches in the order given. Memory: one batch. */
export async function* readBatches(
  ledger: LedgerView,
  ordinals: Iterable<number>,
  batchSize = 256,
): AsyncGenerator<readonly DataRecord[]> {
  let batch: DataRecord[] = []
  for (const ordinal of ordinals) {
    batch.push((await readCandidate(ledger, ordinal)).record)
    if (batch.length === batchSize) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** Records of ordinals, one by one, in the order given. */
export async function* recordsOf(ledger: LedgerView, ordinals: Iterable<number>): AsyncGenerator<DataRecord> {
  for await (const batch of readBatches(ledger, ordinals)) yield* batch
}
