/** Verdict counts without those of candidates that came again: a held candidate is judged anew once it is mended. */

import { ID_LENGTH } from '../base/ids.js'
import { parseEvent } from '../store/ledger-event.js'
import type { LedgerView } from '../store/ledger-view.js'
import { eachLogLine } from '../store/log-lines.js'
import type { VerdictTally } from '../store/tally.js'

const CANDIDATE = 67
const VERDICT = 86
/** Where the id of a line stands: after the event's letter and a space. */
const ID_START = 2

/**
 * Verdicts that stand, by verifier, verdict and reason: each candidate's since it came last.
 * Cost: nothing when no candidate came again, else two passes over the committed ledger and a byte a candidate.
 */
export async function standingVerdicts(ledger: LedgerView, path: string): Promise<VerdictTally[]> {
  const tallies = ledger.index.verdictTallies()
  if (ledger.index.repeats === 0) return tallies
  const lastComing = await lastComings(ledger, path)
  const counts = new Map(tallies.map((tally) => [keyOf(tally), tally.count]))
  await eachLogLine(path, ledger.logBytes, (bytes, start, stop, position) => {
    if (bytes[start] !== VERDICT) return
    if (position > (lastComing.get(ordinalAt(ledger, bytes, start)) ?? -1)) return
    const event = parseEvent(bytes.toString('utf8', start, stop))
    if (event.type === 'verdict') counts.set(keyOf(event), (counts.get(keyOf(event)) ?? 0) - 1)
  })
  return tallies
    .map((tally) => ({ ...tally, count: counts.get(keyOf(tally)) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.verifier - b.verifier || b.count - a.count)
}

/** Where candidates that came again came last, by ordinal. */
async function lastComings(ledger: LedgerView, path: string): Promise<Map<number, number>> {
  const hasCome = new Uint8Array(ledger.index.size)
  const last = new Map<number, number>()
  await eachLogLine(path, ledger.logBytes, (bytes, start, _stop, position) => {
    if (bytes[start] !== CANDIDATE) return
    const ordinal = ordinalAt(ledger, bytes, start)
    if (hasCome[ordinal] === 1) last.set(ordinal, position)
    hasCome[ordinal] = 1
  })
  return last
}

function ordinalAt(ledger: LedgerView, bytes: Buffer, start: number): number {
  const id = start + ID_START
  return ledger.index.ordinalOf(bytes.toString('latin1', id, id + ID_LENGTH))
}

function keyOf({ verifier, verdict, reason }: Omit<VerdictTally, 'count'>): string {
  return JSON.stringify([verifier, verdict, reason])
}
