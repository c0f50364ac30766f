/** Hands a batch to the provider, once. */

import { readFile } from 'node:fs/promises'
import type { Batch } from './batch-book.js'
import { requestsPath } from './batch-files.js'
import { type CallOutcome, pauseMs } from './control-calls.js'
import { type DeskParts, timeOf } from './desk-parts.js'
import type { Lane } from './pace.js'
import { draftOf, searchBatch } from './search-batch.js'

/** Creations without an answer in a row, after which the run stops; with the pauses about a quarter of an hour. */
const MOST_LOST = 20
/** Tries while the provider does not see the file that it has just taken. */
const MOST_UNSEEN = 6
/** What a creation under way at the provider is given to show in its list, unless polls are closer. */
const SETTLE_MS = 30_000

type Submitted = { readonly kind: 'submitted' } | { readonly kind: 'refused'; readonly detail: string }
type Sent = Submitted | { readonly kind: 'lost'; readonly detail: string }

/**
 * Uploads and creates a batch; after an answer that was lost, or a process that was killed (`isResumed`), it is looked
 * for before it is created again. `submitted` is in the journal when this resolves so; `refused` is the provider's no to
 * the batch as a whole. One batch goes at a time (`lane`), so that one request file is in memory.
 */
export async function submitBatch(
  parts: DeskParts,
  batch: Batch,
  lane: Lane,
  isResumed: boolean,
): Promise<Submitted> {
  let mayExist = isResumed && (!parts.protocol.isUploaded || batch.fileId !== undefined)
  for (let lost = 0; ; lost += 1) {
    if (mayExist) {
      await parts.pace.sleep(Math.max(Math.min(parts.pollMs, SETTLE_MS), pauseMs(lost)))
      const id = await searchBatch(parts, batch)
      if (id !== undefined) return noteSubmitted(parts, batch, id, true)
    }
    const sent = await lane.run(() => uploadAndCreate(parts, batch))
    if (sent.kind !== 'lost') return sent
    if (lost >= MOST_LOST) throw parts.calls.stalled(purposeOf(batch), `${lost + 1} tries`, sent.detail)
    mayExist = true
  }
}

async function uploadAndCreate(parts: DeskParts, batch: Batch): Promise<Sent> {
  const lines = await readFile(requestsPath(parts.journal.folder, batch.tag), 'utf8')
  if (!parts.protocol.isUploaded) return create(parts, batch, lines)
  if (batch.fileId === undefined) {
    const upload = await parts.calls.send({
      wire: parts.protocol.upload(draftOf(batch), lines),
      purpose: `the upload of ${batch.keys.length} requests`,
      read: parts.protocol.readFileId,
      isRepeatable: true,
      bytes: lines.length,
    })
    if (upload.kind === 'absent') throw parts.calls.unusable(purposeOf(batch), 'it takes no files')
    if (upload.kind !== 'value') return upload
    await parts.journal.write({ event: 'uploaded', tag: batch.tag, at: timeOf(parts), file: upload.value })
  }
  return create(parts, batch, '')
}

async function create(parts: DeskParts, batch: Batch, lines: string): Promise<Sent> {
  const { protocol, calls, pace } = parts
  for (let unseen = 0; ; unseen += 1) {
    const outcome: CallOutcome<string> = await calls.send({
      wire: protocol.create(draftOf(batch), lines),
      purpose: purposeOf(batch),
      read: (body) => protocol.readBatch(batch.path, body)?.id,
      isRepeatable: false,
      bytes: lines.length,
    })
    if (outcome.kind === 'value') return noteSubmitted(parts, batch, outcome.value, false)
    if (outcome.kind === 'absent') throw calls.unusable(purposeOf(batch), 'it has no batches at this address')
    const isUnseen = batch.fileId !== undefined && outcome.detail.includes(batch.fileId)
    if (outcome.kind === 'lost' || !isUnseen || unseen >= MOST_UNSEEN) return outcome
    await pace.sleep(pauseMs(unseen))
  }
}

async function noteSubmitted(
  parts: DeskParts,
  batch: Batch,
  id: string,
  isFound: boolean,
): Promise<{ readonly kind: 'submitted' }> {
  await parts.journal.write({ event: 'submitted', tag: batch.tag, at: timeOf(parts), batch: id, isFound })
  const kind = isFound ? 'found' : 'submitted'
  parts.observe({ kind, tag: batch.tag, batch: id, requests: batch.keys.length, detail: '' })
  return { kind: 'submitted' }
}

function purposeOf(batch: Batch): string {
  return `a batch of ${batch.keys.length} requests`
}
