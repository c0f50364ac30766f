/** Looks for a batch whose creation was not answered, so that nothing is paid for twice. */

import type { Batch } from './batch-book.js'
import type { BatchDraft, BatchReport } from './batch-protocol.js'
import type { DeskParts } from './desk-parts.js'
import { awaitEnd, fetchResults } from './poll.js'

/** How far the provider's clock may be behind ours. */
const SKEW_MS = 600_000
/** Pages of 100 batches, newest first, that are read at most. */
const MOST_PAGES = 100

/** The draft of a batch of the journal. */
export function draftOf({ tag, path, keys, fileId }: Batch): BatchDraft {
  return { tag, path, requests: keys.length, fileId }
}

/**
 * The provider's id of a batch, or undefined when it was not created.
 *
 * Batches created since the intent (less 10 min for clocks) are listed, those that a journal of this folder knows left
 * out. Where only results can tell, a batch with the same number of requests is waited for and its ids compared: that
 * costs time, up to the provider's 24 h, and never money. An endpoint without a list counts as having no such batch.
 * Not covered: a creation that the provider carries out, or shows in its list, only after this search.
 */
export async function searchBatch(parts: DeskParts, batch: Batch): Promise<string | undefined> {
  const draft = draftOf(batch)
  const known = await parts.journal.knownIds()
  const candidates: BatchReport[] = []
  for (const report of await createdSince(parts, batch)) {
    if (known.has(report.id)) continue
    const match = parts.protocol.match(report, draft)
    if (match === 'yes') return report.id
    if (match === 'maybe') candidates.push(report)
  }
  for (const candidate of candidates) {
    if (await isOurs(parts, batch, candidate.id)) return candidate.id
  }
  return undefined
}

async function createdSince(parts: DeskParts, batch: Batch): Promise<readonly BatchReport[]> {
  const { calls, protocol } = parts
  const since = Date.parse(batch.intendedAt) - SKEW_MS
  const reports: BatchReport[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const outcome = await calls.send({
      wire: protocol.list(batch.path, after),
      purpose: 'listing batches',
      read: (body) => protocol.readList(batch.path, body),
      isRepeatable: true,
    })
    if (outcome.kind !== 'value') break
    const { batches, next } = outcome.value
    const recent = batches.filter(({ createdAtMs }) => createdAtMs === undefined || createdAtMs >= since)
    reports.push(...recent)
    if (next === undefined || recent.length < batches.length) break
    after = next
  }
  return reports
}

async function isOurs(parts: DeskParts, batch: Batch, id: string): Promise<boolean> {
  const report = await awaitEnd(
    parts,
    batch.path,
    id,
    ({ progress }) =>
      parts.observe({
        kind: 'searching',
        tag: batch.tag,
        batch: id,
        requests: batch.keys.length,
        detail: progress,
      }),
    async () => !(await parts.journal.knownIds()).has(id),
  )
  if (report?.end === undefined) return false
  const text = await fetchResults(parts, report.end.outputs, batch.keys.length)
  const wanted = new Set(batch.keys)
  for (const line of text.split('\n')) {
    const key = line === '' ? undefined : parts.protocol.readLine(line)?.key
    if (key !== undefined && !wanted.delete(key)) return false
  }
  return wanted.size === 0
}
