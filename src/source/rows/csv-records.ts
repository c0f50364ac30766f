/** Finds where CSV records begin and end, so that a broken quote costs one record and lines stay right. */

const QUOTE = 0x22
const NEWLINE = 0x0a
const RETURN = 0x0d

/** How the bytes are divided. */
export interface CsvDialect {
  /** One ASCII character between fields. */
  readonly delimiter: string
  /** Whether `"` at the start of a field begins a quoted one; doubled quotes stand for one. */
  readonly quotes: boolean
}

/** What begins at a place in the bytes. */
export type CsvSpan =
  | { readonly kind: 'record'; readonly end: number; readonly lines: number }
  /** A line break at the very start: no record. */
  | { readonly kind: 'blank'; readonly end: number; readonly lines: number }
  /** More bytes are needed to tell. */
  | { readonly kind: 'open' }
  /** A record that cannot be read; `end` is after its first line, where reading goes on. */
  | { readonly kind: 'bad'; readonly end: number; readonly lines: number; readonly detail: string }

/**
 * Finds the record that begins at `start`.
 *
 * In:     bytes of an ASCII superset; `isLast` says that no more bytes follow.
 * Out:    `end` is after the record's line break; `lines` counts the line breaks, CRLF and a lone CR as one.
 *         A quote within an unquoted field is an ordinary character.
 * Edge:   after a record that cannot be read, reading goes on at the line after its first one.
 * Source: RFC 4180; csv-parse 7 gives up on the rest of a file here, and counts CRLF within quotes twice.
 */
export function nextCsvSpan(bytes: Buffer, start: number, isLast: boolean, dialect: CsvDialect): CsvSpan {
  const delimiter = dialect.delimiter.charCodeAt(0)
  const scan: Scan = { bytes, isLast, at: start, lines: 0 }
  const blank = lineBreakAt(bytes, start, isLast)
  if (blank === 'open') return { kind: 'open' }
  if (blank > 0) return { kind: 'blank', end: start + blank, lines: 1 }
  for (;;) {
    if (dialect.quotes && bytes[scan.at] === QUOTE) {
      const fault = skipQuoted(scan, delimiter)
      if (fault === 'open') return { kind: 'open' }
      if (fault !== undefined) return badSpan(bytes, start, isLast, fault)
    } else skipPlain(scan, delimiter)
    if (scan.at >= bytes.length) {
      return isLast ? { kind: 'record', end: bytes.length, lines: scan.lines + 1 } : { kind: 'open' }
    }
    if (bytes[scan.at] === delimiter) {
      scan.at += 1
      continue
    }
    const lineBreak = lineBreakAt(bytes, scan.at, isLast)
    if (lineBreak === 'open') return { kind: 'open' }
    return { kind: 'record', end: scan.at + lineBreak, lines: scan.lines + 1 }
  }
}

interface Scan {
  readonly bytes: Buffer
  readonly isLast: boolean
  at: number
  lines: number
}

function skipPlain(scan: Scan, delimiter: number): void {
  const { bytes } = scan
  let at = scan.at
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === delimiter || byte === NEWLINE || byte === RETURN) break
    at += 1
  }
  scan.at = at
}

function skipQuoted(scan: Scan, delimiter: number): string | undefined {
  const { bytes, isLast } = scan
  for (let at = scan.at + 1; ; at += 1) {
    const quote = bytes.indexOf(QUOTE, at)
    if (quote === -1) return isLast ? 'A quote opens on this line and is never closed.' : 'open'
    scan.lines += countLineBreaks(bytes, at, quote)
    const next = bytes[quote + 1]
    if (next === undefined && !isLast) return 'open'
    if (next === QUOTE) at = quote + 1
    else {
      scan.at = quote + 1
      const isEnd = next === undefined || next === delimiter || next === NEWLINE || next === RETURN
      return isEnd ? undefined : 'A quoted field on this line is followed by text instead of the next field.'
    }
  }
}

function badSpan(bytes: Buffer, start: number, isLast: boolean, detail: string): CsvSpan {
  const end = endOfLine(bytes, start, isLast)
  return end === undefined ? { kind: 'open' } : { kind: 'bad', end, lines: 1, detail }
}

/** The index after the line break that ends the line at `start`; undefined when it is not there yet. */
export function endOfLine(bytes: Buffer, start: number, isLast: boolean): number | undefined {
  for (let at = start; at < bytes.length; at += 1) {
    const lineBreak = lineBreakAt(bytes, at, isLast)
    if (lineBreak === 'open') return undefined
    if (lineBreak > 0) return at + lineBreak
  }
  return isLast ? bytes.length : undefined
}

function lineBreakAt(bytes: Buffer, at: number, isLast: boolean): number | 'open' {
  if (bytes[at] === NEWLINE) return 1
  if (bytes[at] !== RETURN) return 0
  if (at + 1 >= bytes.length) return isLast ? 1 : 'open'
  return bytes[at + 1] === NEWLINE ? 2 : 1
}

function countLineBreaks(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at]
    if (byte === NEWLINE || (byte === RETURN && bytes[at + 1] !== NEWLINE)) count += 1
  }
  return count
}
