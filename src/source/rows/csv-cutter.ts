/** Cuts a stream of CSV bytes into groups of whole records, with bounded memory whatever a quote does. */

import { type CsvDialect, endOfLine, nextCsvSpan } from './csv-records.js'

/** Where a record lies in the bytes of its group. */
export interface CsvRecord {
  /** 1-based line on which the record begins. */
  readonly line: number
  readonly start: number
  readonly end: number
}

/** Records that can be divided into fields, or one that cannot. */
export type CsvPiece =
  | { readonly kind: 'records'; readonly bytes: Buffer; readonly records: readonly CsvRecord[] }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string; readonly detail: string }

/** Takes bytes in order and gives pieces in order. */
export interface CsvCutter {
  /** Gives the pieces that end within these bytes; with `isLast` all that is left. */
  push(chunk: Uint8Array, isLast: boolean): readonly CsvPiece[]
}

/**
 * A cutter at line 1.
 *
 * In:   `maxRecordBytes` ≥ 1; a longer record becomes a bad piece, and reading goes on at the line after its
 *       first.
 * Cost: one copy of the bytes and one pass; memory ≤ one chunk + `maxRecordBytes`.
 */
export function createCsvCutter(dialect: CsvDialect, maxRecordBytes: number): CsvCutter {
  const state: CutterState = { pending: Buffer.alloc(0), line: 1, isSkipping: false }
  return {
    push(chunk, isLast) {
      const bytes = Buffer.concat([state.pending, chunk])
      const from = skipRest(bytes, isLast, state)
      const pieces = createPieces(bytes)
      const to = cut(bytes, from, isLast, { dialect, maxRecordBytes, state, pieces })
      state.pending = bytes.subarray(to)
      return pieces.all()
    },
  }
}

interface CutterState {
  pending: Buffer
  line: number
  /** Within a line that was too long to keep. */
  isSkipping: boolean
}

interface Cutting {
  readonly dialect: CsvDialect
  readonly maxRecordBytes: number
  readonly state: CutterState
  readonly pieces: Pieces
}

function skipRest(bytes: Buffer, isLast: boolean, state: CutterState): number {
  if (!state.isSkipping) return 0
  const end = endOfLine(bytes, 0, isLast)
  if (end === undefined) return bytes.length
  state.isSkipping = false
  state.line += 1
  return end
}

function cut(bytes: Buffer, from: number, isLast: boolean, cutting: Cutting): number {
  const { dialect, maxRecordBytes, state, pieces } = cutting
  let at = from
  while (at < bytes.length) {
    const span = nextCsvSpan(bytes, at, isLast, dialect)
    if (span.kind === 'open') {
      if (bytes.length - at <= maxRecordBytes) break
      at = dropLine(bytes, at, isLast, cutting)
      continue
    }
    if (span.kind === 'bad') pieces.bad(state.line, 'invalid-quote', span.detail)
    else if (span.kind === 'record' && span.end - at > maxRecordBytes) {
      pieces.bad(state.line, 'record-too-long', tooLong(maxRecordBytes))
    } else if (span.kind === 'record') pieces.record({ line: state.line, start: at, end: span.end })
    state.line += span.lines
    at = span.end
  }
  return at
}

function dropLine(
  bytes: Buffer,
  at: number,
  isLast: boolean,
  { state, pieces, maxRecordBytes }: Cutting,
): number {
  pieces.bad(state.line, 'record-too-long', tooLong(maxRecordBytes))
  const end = endOfLine(bytes, at, isLast)
  if (end === undefined) {
    state.isSkipping = true
    return bytes.length
  }
  state.line += 1
  return end
}

function tooLong(maxRecordBytes: number): string {
  return `Longer than ${maxRecordBytes} bytes (option maxRecordBytes); perhaps a quote here is never closed.`
}

type Pieces = ReturnType<typeof createPieces>

function createPieces(bytes: Buffer) {
  const pieces: CsvPiece[] = []
  let records: CsvRecord[] = []
  const endGroup = () => {
    if (records.length > 0) pieces.push({ kind: 'records', bytes, records })
    records = []
  }
  return {
    record: (record: CsvRecord) => records.push(record),
    bad(line: number, reason: string, detail: string): void {
      endGroup()
      pieces.push({ kind: 'bad', line, reason, detail })
    },
    all(): readonly CsvPiece[] {
      endGroup()
      return pieces
    },
  }
}
