/** Scans a ledger as bytes into the typed index; only rare events become objects. */

import { StorageError } from '../base/errors.js'
import { ID_LENGTH } from '../base/ids.js'
import { badField, stateOfLetter, verdictOfLetter } from './event-fields.js'
import { type CommitEvent, type LedgerEvent, parseEvent } from './ledger-event.js'
import { eachLogLine } from './log-lines.js'
import type { RecordIndex } from './record-index.js'

const NEWLINE = 10
const SPACE = 32
const COLON = 58
const DASH = 45
const ID_START = 2
/** One-letter strings by character code, so that a line makes none. */
const LETTERS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
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
    const event = eventAt(path, bytes, start, stop, position)
    if (event.type === 'commit') end = { length: position + (stop - start) + 1, commit: event }
  })
  return end
}

/**
 * Feeds the first `length` bytes of a ledger to the index; members and facts go to `rare`.
 * Throws StorageError `ledger-damaged` with the place of a line that cannot be read or does not fit those before it.
 */
export async function scanLedger(
  path: string,
  length: number,
  index: RecordIndex,
  rare: (event: LedgerEvent) => void,
): Promise<void> {
  const words = new WordReader()
  await eachLogLine(path, length, (bytes, start, stop, position) => {
    try {
      const letter = bytes[start]
      if (letter === 67) scanCandidate(bytes, start, index)
      else if (letter === 68) scanDisposition(bytes, start, index, words)
      else if (letter === 86) scanVerdict(bytes, start, index, words)
      else {
        const event = parseEvent(bytes.toString('utf8', start, stop))
        index.apply(event)
        rare(event)
      }
    } catch (cause) {
      throw damaged(path, bytes, start, stop, position, cause)
    }
  })
}

/** Lines of a ledger that speak of an id, as events, in order; none for a text that is no id. O(ledger), at disk speed. */
export async function eventsOf(path: string, length: number, id: string): Promise<LedgerEvent[]> {
  const wanted = Buffer.from(id, 'latin1')
  const events: LedgerEvent[] = []
  if (wanted.length !== ID_LENGTH) return events
  await eachLogLine(path, length, (bytes, start, stop, position) => {
    const at = start + ID_START
    if (stop - at < ID_LENGTH || bytes[at] !== wanted[0] || bytes[at + 1] !== wanted[1]) return
    if (bytes.compare(wanted, 0, ID_LENGTH, at, at + ID_LENGTH) !== 0) return
    events.push(eventAt(path, bytes, start, stop, position))
  })
  return events
}

/** The event of a line of a log file. Throws StorageError `ledger-damaged` with the line's place. */
export function eventAt(
  path: string,
  bytes: Buffer,
  start: number,
  stop: number,
  position: number,
): LedgerEvent {
  try {
    return parseEvent(bytes.toString('utf8', start, stop))
  } catch (cause) {
    throw damaged(path, bytes, start, stop, position, cause)
  }
}

function scanCandidate(bytes: Buffer, start: number, index: RecordIndex): void {
  const cursor = afterId(bytes, start)
  const step = readNumber(bytes, cursor)
  const segment = readNumber(bytes, cursor)
  const offset = readNumber(bytes, cursor)
  const length = readNumber(bytes, cursor)
  index.candidateCame(index.ordinalOfBytes(bytes, start + ID_START), step, segment, offset, length)
}

function scanDisposition(bytes: Buffer, start: number, index: RecordIndex, words: WordReader): void {
  const cursor = afterId(bytes, start)
  const state = stateOfLetter[readLetter(bytes, cursor)]
  if (state === undefined) throw badField('state')
  const reason = words.read(bytes, cursor)
  const by = words.read(bytes, cursor)
  index.candidateEnded(index.ordinalOfBytes(bytes, start + ID_START), state, reason, by)
}

function scanVerdict(bytes: Buffer, start: number, index: RecordIndex, words: WordReader): void {
  const cursor = afterId(bytes, start)
  const verifier = readNumber(bytes, cursor)
  const verdict = verdictOfLetter[readLetter(bytes, cursor)]
  if (verdict === undefined) throw badField('verdict')
  index.verifierSpoke(verifier, verdict, words.read(bytes, cursor))
}

interface Cursor {
  at: number
}

function afterId(bytes: Buffer, start: number): Cursor {
  if (bytes[start + 1] !== SPACE || bytes[start + AFTER_ID - 1] !== SPACE) throw badField('id')
  return { at: start + AFTER_ID }
}

function readLetter(bytes: Buffer, cursor: Cursor): string {
  const letter = bytes[cursor.at]
  if (letter === undefined || bytes[cursor.at + 1] !== SPACE) throw badField('letter')
  cursor.at += 2
  return LETTERS[letter] ?? ''
}

function readNumber(bytes: Buffer, cursor: Cursor): number {
  const start = cursor.at
  let value = 0
  for (;;) {
    const character = bytes[cursor.at] ?? NEWLINE
    const digit = character - 48
    if (digit < 0 || digit > 9) {
      const isEnd = character === SPACE || character === COLON || character === NEWLINE
      if (!isEnd || cursor.at === start) throw badField(bytes.toString('latin1', start, cursor.at + 1))
      cursor.at += 1
      return value
    }
    value = value * 10 + digit
    cursor.at += 1
  }
}

/** Reads words, making each different one into a string once: reasons are few and repeat. */
class WordReader {
  readonly #known = new Map<number, { readonly bytes: Buffer; readonly word: string }>()

  read(bytes: Buffer, cursor: Cursor): string | null {
    const start = cursor.at
    let sum = 0
    let character = bytes[cursor.at]
    while (character !== SPACE && character !== NEWLINE && character !== undefined) {
      sum = (Math.imul(sum, 31) + character) | 0
      cursor.at += 1
      character = bytes[cursor.at]
    }
    const stop = cursor.at
    cursor.at += 1
    if (stop === start) throw badField('')
    if (stop === start + 1 && bytes[start] === DASH) return null
    const known = this.#known.get(sum)
    if (known?.bytes.compare(bytes, start, stop) === 0) return known.word
    const word = bytes.toString('utf8', start, stop)
    this.#known.set(sum, { bytes: Buffer.from(bytes.subarray(start, stop)), word })
    return word
  }
}

function damaged(
  path: string,
  bytes: Buffer,
  start: number,
  stop: number,
  position: number,
  cause: unknown,
): StorageError {
  const text = bytes.toString('utf8', start, Math.min(stop, start + 40))
  return new StorageError('ledger-damaged', {
    message: `${path} holds a line at byte ${position} that does not belong there: "${text}".`,
    hint: 'Restore the run folder from a copy, or start in a new folder.',
    cause,
  })
}
