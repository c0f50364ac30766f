/** Scans CSV and TSV: one record a row, every bad record named. */

import { refuseForeignText, startsWith } from '../bytes/foreign-content.js'
import { readBytes } from '../bytes/read-bytes.js'
import { createCsvCutter } from './csv-cutter.js'
import { createCsvTable } from './csv-table.js'
import { endAtDamage, type RowBlocks } from './row-stream.js'

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

/** Options of the scanner. */
export interface CsvOptions {
  /** One ASCII character; undefined: a tab for names with `.tsv`, else a comma. */
  readonly delimiter?: string | undefined
  /** Whether `"` quotes fields. */
  readonly quotes: boolean
  /** Whether the first record holds the names. */
  readonly header: boolean
  /** Names instead of those of the file. */
  readonly columns?: readonly string[] | undefined
  /** Whether fields that are JSON numbers become numbers. */
  readonly numbers: boolean
  /** Longest record that is read, in bytes. */
  readonly maxRecordBytes: number
}

/** Options when the recipe gives none: quotes, header, strings, 16 MiB. */
export const defaultCsvOptions: CsvOptions = {
  quotes: true,
  header: true,
  numbers: false,
  maxRecordBytes: 16 * 1024 * 1024,
}

/**
 * Reads a CSV or TSV file, gzip or not.
 *
 * Out:    rows with `line N` as place, N being the line on which the record begins; the header is no row.
 *         Blank lines are skipped. Values are strings unless `numbers`. Line breaks may be LF, CRLF or CR.
 *         Bad rows: `wrong-column-count`, `invalid-quote`, `record-too-long`, `invalid-utf8`, `nul-byte`; a
 *         damaged gzip ends in `truncated-file` or `corrupt-file`.
 * Throws: DataError for a file of which nothing can be read; `bad-header`, `duplicate-column`.
 * Cost:   bound by csv-parse, about 25 MB/s; memory ≤ 2 MiB + `maxRecordBytes`.
 * Source: RFC 4180. Deviation: a quote within an unquoted field is an ordinary character.
 */
export function csvRows(path: string, options: CsvOptions): RowBlocks {
  return endAtDamage(scan(path, options))
}

async function* scan(path: string, options: CsvOptions): RowBlocks {
  const { header, columns, numbers, quotes } = options
  const dialect = { delimiter: options.delimiter ?? delimiterOf(path), quotes }
  const cutter = createCsvCutter(dialect, options.maxRecordBytes)
  const table = createCsvTable(path, dialect, { header, columns, numbers })
  let isFirst = true
  for await (const chunk of readBytes(path)) {
    const bytes = isFirst ? checkedHead(path, chunk) : chunk
    isFirst = false
    for (const piece of cutter.push(bytes, false)) yield table.rows(piece)
  }
  for (const piece of cutter.push(new Uint8Array(), true)) yield table.rows(piece)
}

function checkedHead(path: string, chunk: Uint8Array): Uint8Array {
  refuseForeignText(path, chunk)
  return startsWith(chunk, BYTE_ORDER_MARK) ? chunk.subarray(BYTE_ORDER_MARK.length) : chunk
}

function delimiterOf(path: string): string {
  return /\.tsv(\.gz)?$/i.test(path) ? '\t' : ','
}
