/** Scans a ledger as bytes into the typed index; only rare events become objects. */

import { StorageError } from '../base/errors.js'
import { ID_LENGTH } from '../base/ids.js'
import {
  type CommitEvent,
  type LedgerEvent,
  parseEvent,
  stateOfLetter,
  verdictOfLetter,
} from './ledger-event.js'
import { eachLogLine } from './log-lines.js'
import type { RecordIndex } from './record-index.js'

const NEWLINE = 10
const SPACE = 32
const COLON = 58
const DASH = 45
const ID_START = 2
const AFTER_ID = ID_START + ID_LENGTH + 1

/** What stands at the end of the durable part of a ledger. */
export interface LedgerEnd {
  /** Bytes up to and including the last commit. */
  readonly length: number
  readonly commit: CommitEvent | null
}

/** Finds the last commit of a ledger: what lies behind it was in flight when the process died. */
export async function findLedgerEnd(path: string): Promise<LedgerEnd> {
  let end: LedgerEnd = { length: 0, commit: null }
  await eachLogLine(path, Number.POSITIVE_INFINITY, (bytes, start, stop, position) => {
    if (bytes[start] !== 75) return
    const event = parseEvent(bytes.toString('latin1', start, stop))
    if (event.type === 'commit') end = { length: position + (stop - start) + 1, commit: event }
  })
  return end
}

/** Feeds the first `length` bytes of a ledger to the index; members and facts go to `rare`. */
export async function scanLedger(
  path: string,
  length: number,
  index: RecordIndex,
  rare: (event: LedgerEvent) => void,
): Promise<void> {
  await eachLogLine(path, length, (bytes, start, stop) => {
    const letter = bytes[start]
    if (letter === 67) scanCandidate(bytes, start, index)
    else if (letter === 68) scanDisposition(bytes, start, index)
    else if (letter === 86) scanVerdict(bytes, start, index)
    else {
      const event = parseEvent(bytes.toString('utf8', start, stop))
      index.apply(event)
      rare(event)
    }
  })
}

/** Lines of a ledger that speak of an id, as events, in order. Searches bytes; cost O(ledger) at disk speed. */
export async function eventsOf(path: string, length: number, id: string): Promise<LedgerEvent[]> {
  const wanted = Buffer.from(id, 'latin1')
  const events: LedgerEvent[] = []
  await eachLogLine(path, length, (bytes, start, stop) => {
    const at = start + ID_START
    if (stop - at < ID_LENGTH || bytes.compare(wanted, 0, ID_LENGTH, at, at + ID_LENGTH) !== 0) return
    events.push(parseEvent(bytes.toString('utf8', start, stop)))
  })
  return events
}

function scanCandidate(bytes: Buffer, start: number, index: RecordIndex): void {
  const cursor = { at: start + AFTER_ID }
  const step = readNumber(bytes, cursor)
  const segment = readNumber(bytes, cursor)
  const offset = readNumber(bytes, cursor)
  const length = readNumber(bytes, cursor)
  index.candidateCame(index.ordinalOfBytes(bytes, start + ID_START), step, segment, offset, length)
}

function scanDisposition(bytes: Buffer, start: number, index: RecordIndex): void {
  const state = stateOfLetter[String.fromCharCode(bytes[start + AFTER_ID] ?? 0)]
  if (state === undefined) throw damaged(bytes, start)
  const cursor = { at: start + AFTER_ID + 2 }
  const reason = readWord(bytes, cursor)
  const by = readWord(bytes, cursor)
  index.candidateEnded(index.ordinalOfBytes(bytes, start + ID_START), state, reason, by)
}

function scanVerdict(bytes: Buffer, start: number, index: RecordIndex): void {
  const cursor = { at: start + AFTER_ID }
  const verifier = readNumber(bytes, cursor)
  const verdict = verdictOfLetter[String.fromCharCode(bytes[cursor.at] ?? 0)]
  if (verdict === undefined) throw damaged(bytes, start)
  cursor.at += 2
  index.verifierSpoke(verifier, verdict, readWord(bytes, cursor))
}

function readNumber(bytes: Buffer, cursor: { at: number }): number {
  let value = 0
  for (;;) {
    const digit = (bytes[cursor.at] ?? SPACE) - 48
    if (digit < 0 || digit > 9) {
      const stop = bytes[cursor.at]
      if (stop !== SPACE && stop !== COLON && stop !== NEWLINE) throw damaged(bytes, cursor.at)
      cursor.at += 1
      return value
    }
    value = value * 10 + digit
    cursor.at += 1
  }
}

function readWord(bytes: Buffer, cursor: { at: number }): string | null {
  const start = cursor.at
  while (bytes[cursor.at] !== SPACE && bytes[cursor.at] !== NEWLINE && cursor.at < bytes.length)
    cursor.at += 1
  const isNone = cursor.at === start + 1 && bytes[start] === DASH
  const word = isNone ? null : bytes.toString('latin1', start, cursor.at)
  cursor.at += 1
  return word
}

function damaged(bytes: Buffer, at: number): StorageError {
  return new StorageError('ledger-damaged', {
    message: `The ledger holds a line that no version of Cupel wrote, near "${bytes.toString('latin1', at, at + 40).trim()}".`,
    hint: 'Restore the run folder from a copy, or start in a new folder.',
  })
}
