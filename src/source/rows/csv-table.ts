/** Divides CSV records into fields and names them by the header. */

import { isUtf8 } from 'node:buffer'
import { parse } from 'csv-parse/sync'
import type { Json } from '../../base/canonical-json.js'
import { DataError, InternalError } from '../../base/errors.js'
import type { BadRow, SourceRow } from '../../contract/source.js'
import type { CsvPiece, CsvRecord } from './csv-cutter.js'
import type { CsvDialect } from './csv-records.js'
import { utf8Fault } from './utf8-fault.js'

/** How fields get their names and types. */
export interface CsvTableOptions {
  /** Whether the first record holds the names. */
  readonly header: boolean
  /** Names instead of those of the file. */
  readonly columns: readonly string[] | undefined
  /** Whether fields that are JSON numbers become numbers. */
  readonly numbers: boolean
}

/** Turns pieces into rows; the first good record is the header. */
export interface CsvTable {
  rows(piece: CsvPiece): readonly SourceRow[]
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * A table without rows yet.
 *
 * Out:    a record with another number of fields than the header: bad row `wrong-column-count`; broken UTF-8:
 *         `invalid-utf8`; NUL: `nul-byte`. A column without a name is called `column1` by its place.
 * Throws: DataError `bad-header` when the header cannot be read, `duplicate-column` when it names a column
 *         twice.
 */
export function createCsvTable(path: string, dialect: CsvDialect, options: CsvTableOptions): CsvTable {
  const state: TableState = { names: undefined, header: options.header ? 'ahead' : 'none', row: 0 }
  const badRow = (line: number, reason: string, detail: string): BadRow => {
    if (state.header === 'ahead') throw badHeader(path, line, detail)
    state.row += 1
    return { row: state.row, place: `line ${line}`, reason, detail }
  }
  const goodRow = (line: number, fields: readonly string[]): SourceRow | undefined => {
    if (state.header === 'ahead') {
      state.header = 'read'
      state.names = columnNames(path, options.columns ?? fields)
      return undefined
    }
    state.names ??= columnNames(path, options.columns ?? fields.map(() => ''))
    if (fields.length !== state.names.length) {
      return badRow(line, 'wrong-column-count', wrongCount(fields.length, state.names.length, options))
    }
    state.row += 1
    return { row: state.row, place: `line ${line}`, data: rowObject(state.names, fields, options.numbers) }
  }
  return {
    rows(piece) {
      if (piece.kind === 'bad') return [badRow(piece.line, piece.reason, piece.detail)]
      const divided = divide(piece.bytes, piece.records, dialect)
      return divided
        .map(({ line, fault, fields }) =>
          fault === undefined ? goodRow(line, fields) : badRow(line, fault.reason, fault.detail),
        )
        .filter((row) => row !== undefined)
    },
  }
}

interface TableState {
  names: readonly string[] | undefined
  header: 'ahead' | 'read' | 'none'
  row: number
}

interface Fault {
  readonly reason: string
  readonly detail: string
}

interface Divided {
  readonly line: number
  readonly fields: readonly string[]
  readonly fault?: Fault
}

function divide(bytes: Buffer, records: readonly CsvRecord[], dialect: CsvDialect): readonly Divided[] {
  const group = bytes.subarray(records[0]?.start ?? 0, records.at(-1)?.end ?? 0)
  if (!isUtf8(group) || group.includes(0)) return records.map((record) => divideOne(bytes, record, dialect))
  const rows = parseFields(group, dialect)
  if (rows.length !== records.length) {
    throw new InternalError('csv-count', {
      message: `csv-parse sees ${rows.length} records where ${records.length} were found, from line ${records[0]?.line}.`,
    })
  }
  return records.map(({ line }, index) => ({ line, fields: rows[index] ?? [] }))
}

function divideOne(bytes: Buffer, { line, start, end }: CsvRecord, dialect: CsvDialect): Divided {
  const record = bytes.subarray(start, end)
  const fault = byteFault(record)
  return fault === undefined
    ? { line, fields: parseFields(record, dialect)[0] ?? [] }
    : { line, fields: [], fault }
}

function byteFault(record: Buffer): Fault | undefined {
  const broken = utf8Fault(record)
  if (broken !== undefined) {
    const byte = (record[broken.index] ?? 0).toString(16).padStart(2, '0')
    return {
      reason: 'invalid-utf8',
      detail: `Byte ${broken.index + 1} (0x${byte}) of the record is not UTF-8.`,
    }
  }
  const nul = record.indexOf(0)
  return nul === -1 ? undefined : { reason: 'nul-byte', detail: `Byte ${nul + 1} of the record is NUL.` }
}

function parseFields(bytes: Buffer, { delimiter, quotes }: CsvDialect): string[][] {
  return parse(bytes, {
    delimiter,
    quote: quotes ? '"' : false,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
}

function columnNames(path: string, given: readonly string[]): readonly string[] {
  const names = given.map((name, index) => (name.trim() === '' ? `column${index + 1}` : name))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice === undefined) return names
  throw new DataError('duplicate-column', {
    message: `${path} has two columns named ${JSON.stringify(twice)}.`,
    hint: 'Rename one in the header, or name all columns in the option `columns`.',
    details: { path, column: twice },
  })
}

function badHeader(path: string, line: number, detail: string): DataError {
  return new DataError('bad-header', {
    message: `The header of ${path} (line ${line}) cannot be read. ${detail}`,
    hint: 'Mend the line, or set the option `header: false` when the file has no header.',
    details: { path, line },
  })
}

function wrongCount(found: number, expected: number, { header, columns }: CsvTableOptions): string {
  const place = columns === undefined ? (header ? 'the header' : 'the first record') : 'the option `columns`'
  return `${found} ${found === 1 ? 'field' : 'fields'}, where ${place} has ${expected}.`
}

function rowObject(
  names: readonly string[],
  fields: readonly string[],
  numbers: boolean,
): Record<string, Json> {
  return Object.fromEntries(
    names.map((name, index) => [name, numbers ? numberOrText(fields[index] ?? '') : (fields[index] ?? '')]),
  )
}

function numberOrText(field: string): Json {
  if (!JSON_NUMBER.test(field)) return field
  const value = Number(field)
  const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
  return isExact ? value : field
}
