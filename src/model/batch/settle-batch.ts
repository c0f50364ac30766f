/** Settles the askers of a collected batch: an answer, another batch, or word that none comes. */

import { CallFailed } from '../../base/errors.js'
import type { Batch, Fate } from './batch-book.js'
import { eachLine, requestsPath } from './batch-files.js'
import { type DeskParts, timeOf } from './desk-parts.js'
import type { Gathered } from './gathering.js'
import type { ResultsShelf } from './results-shelf.js'
import type { Waiters } from './waiters.js'

/** Batches that a request may be in before it is given up. */
export const MOST_TRIES = 3

/** What settling takes. */
export interface Settling {
  readonly parts: DeskParts
  readonly shelf: ResultsShelf
  readonly waiters: Waiters
  readonly gather: (group: string, request: Gathered) => void
}

/** Whether a request came back without an answer as often as it may. */
export function isSpent(fate: Fate | undefined): boolean {
  return fate?.kind === 'missing' && fate.tries >= MOST_TRIES
}

/** Gives the answers of a collected batch to those who wait for some of its keys. */
export async function giveAnswers(
  { parts, shelf, waiters }: Settling,
  batch: Batch,
  keys: readonly string[],
): Promise<void> {
  const asked = keys.filter((key) => waiters.get(key) !== undefined)
  const { submittedAt = batch.intendedAt, endedAt = submittedAt } = batch
  const tookMs = Math.max(0, Date.parse(endedAt) - Date.parse(submittedAt))
  await shelf.read(batch, asked, (key, status, body) => {
    const attempts = parts.journal.book.fate(key)?.tries ?? 1
    waiters.resolve(key, { status, body, startedAt: submittedAt, tookMs, attempts })
  })
}

/** What came back without an answer and is waited for goes into another batch, or is given up. */
export async function sendAgain(settling: Settling, batch: Batch, missing: readonly string[]): Promise<void> {
  const { parts, waiters, gather } = settling
  const { book, folder } = parts.journal
  const again = new Set<string>()
  const spent: string[] = []
  for (const key of missing) {
    const fate = book.fate(key)
    if (fate?.batch !== batch || waiters.get(key)?.isGathered !== false) continue
    if (isSpent(fate)) spent.push(key)
    else again.add(key)
  }
  if (spent.length > 0) await giveUp(settling, batch, spent)
  if (again.size === 0) return
  await eachLine(requestsPath(folder, batch.tag), (line) => {
    const key = keyOfLine(line)
    if (again.delete(key)) gather(batch.group, { key, path: batch.path, line })
  })
}

/** Tells those who wait that no answer comes; asked for once more, the requests begin anew. */
export async function giveUp(
  { parts, waiters }: Settling,
  batch: Batch,
  keys: readonly string[],
): Promise<void> {
  await parts.journal.write({ event: 'abandoned', tag: batch.tag, at: timeOf(parts), keys })
  for (const key of keys) {
    const error = new CallFailed('transport', {
      message: `${parts.binding.endpoint} gave no answer to ${key} in ${MOST_TRIES} batches; the last one: ${batch.end?.kind ?? 'lost'}.`,
      hint: 'Run again to ask anew, or ask without batches.',
    })
    waiters.reject(key, error)
  }
}

function keyOfLine(line: string): string {
  return String((JSON.parse(line) as { custom_id?: unknown }).custom_id)
}
