/** Sees a submitted batch through to its end and brings its results home. */

import type { Batch } from './batch-book.js'
import { type DeskParts, timeOf } from './desk-parts.js'
import type { Lane } from './pace.js'
import { awaitEnd, fetchResults } from './poll.js'
import type { ResultsShelf, Stored } from './results-shelf.js'

/** Fetches of results that hold fewer lines than the batch has requests, before they are taken as they are. */
const MOST_FETCHES = 3

/** Polls until the batch has ended and writes that to the journal. Does nothing when the journal has it. */
export async function noteEnd(parts: DeskParts, batch: Batch): Promise<void> {
  const { id, tag } = batch
  if (batch.end !== undefined || id === undefined) return
  const report = await awaitEnd(parts, batch.path, id, ({ progress }) => {
    parts.observe({ kind: 'polled', tag, batch: id, requests: batch.keys.length, detail: progress })
  })
  if (report?.end !== undefined) {
    await parts.journal.write({ event: 'ended', tag, at: timeOf(parts), end: report.end })
  }
}

/**
 * Fetches and stores the results of an ended batch; `collected` is in the journal when this resolves. One batch goes at a
 * time (`lane`), so that the results of one are in memory while they are written.
 */
export async function collect(
  parts: DeskParts,
  batch: Batch,
  shelf: ResultsShelf,
  lane: Lane,
): Promise<Stored> {
  const stored = await lane.run(async () => shelf.store(batch, await fetchAll(parts, batch)))
  const isCounted = batch.end?.kind !== 'failed'
  const { missing } = stored
  await parts.journal.write({ event: 'collected', tag: batch.tag, at: timeOf(parts), missing, isCounted })
  const { id, keys, end, tag } = batch
  const detail = end?.detail || end?.kind || ''
  parts.observe({ kind: 'collected', tag, batch: id, requests: keys.length - missing.length, detail })
  if (missing.length > 0) parts.observe({ kind: 'expired', tag, batch: id, requests: missing.length, detail })
  return stored
}

async function fetchAll(parts: DeskParts, batch: Batch): Promise<string> {
  const outputs = batch.end?.outputs ?? []
  for (let fetches = 1; ; fetches += 1) {
    const text = await fetchResults(parts, outputs, batch.keys.length)
    if (outputs.length === 0 || fetches >= MOST_FETCHES || countLines(text) >= batch.keys.length) return text
    await parts.pace.sleep(parts.pollMs)
  }
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
