/** Writes a JSON Lines file as Parquet, through DuckDB. */

import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { DataError, InternalError, MissingNeed, messageOf } from '../base/errors.js'
import { badName, quoteName, quoteText, sqlType } from './parquet/column-type.js'
import { type JsonlColumns, jsonlColumns } from './parquet/jsonl-columns.js'

/**
 * Column of a file without fields, since Parquet knows no table without columns: Cupel's id of a released
 * row.
 */
const ID_COLUMN = '_cupel'

/**
 * Memory that DuckDB may plan with, in MiB; more only for a file with longer lines than that allows. Ours.
 */
const DUCKDB_MEMORY_MIB = 512

const MIB = 1024 * 1024

/**
 * Converts a JSON Lines file of objects to Parquet with zstd.
 *
 * In:     a file as Cupel writes it. The folder of `parquetPath` exists; temporary files go to that folder's
 *         parent.
 * Out:    the same rows in the same order, and columns in order of first appearance, typed by **all** rows:
 *         boolean, int64, double, string, list, struct. A column (or nested field) whose rows differ in type
 *         is a string of JSON text; one of nulls is a string. Texts that look like dates stay texts. The same
 *         file gives the same bytes with the same version of DuckDB. A file without fields has one column
 *         `_cupel` of nulls.
 * Throws: DataError `not-json-lines`, `bad-column-name` (empty, NUL, or equal but for case); MissingNeed
 *         `duckdb`; InternalError `parquet-write`. Then the folder is as it was.
 * Cost:   two passes, 25 MB/s of short rows to 140 MB/s of long ones; DuckDB's memory is limited to 512 MiB,
 *         and no extension or network is used.
 */
export async function writeParquet(jsonlPath: string, parquetPath: string): Promise<{ rows: number }> {
  const found = await jsonlColumns(jsonlPath)
  const bad = badName([...found.columns.keys()])
  if (bad !== undefined) throw badColumn(jsonlPath, bad)
  const target = resolve(parquetPath)
  const partial = `${target}.partial`
  const spill = join(dirname(dirname(target)), `.${basename(target)}.spill`)
  try {
    const rows = await copy(selectRows(resolve(jsonlPath), found), partial, { found, spill })
    if (rows !== found.rows) throw wrongRows(parquetPath, rows, found.rows)
    await rename(partial, target)
    return { rows }
  } finally {
    await rm(partial, { force: true })
    await rm(spill, { recursive: true, force: true })
  }
}

function selectRows(path: string, { columns, rows, longestLineBytes }: JsonlColumns): string {
  if (columns.size === 0) return `SELECT NULL::VARCHAR AS ${ID_COLUMN} FROM range(${rows})`
  const types = [...columns].map(([name, type]) => `${quoteText(name)}: ${quoteText(sqlType(type, 'JSON'))}`)
  const casts = [...columns].map(
    ([name, type]) => `CAST(${quoteName(name)} AS ${sqlType(type, 'VARCHAR')}) AS ${quoteName(name)}`,
  )
  const options = [
    `columns = {${types.join(', ')}}`,
    `format = 'newline_delimited'`,
    `compression = 'uncompressed'`,
    `maximum_object_size = ${Math.max(16 * MIB, longestLineBytes + 1024)}`,
  ]
  return `SELECT ${casts.join(', ')} FROM read_json(${quoteText(literalPath(path))}, ${options.join(', ')})`
}

async function copy(
  query: string,
  target: string,
  { found, spill }: { readonly found: JsonlColumns; readonly spill: string },
): Promise<number> {
  const duckdb = await loadDuckdb()
  const memoryMib = Math.max(DUCKDB_MEMORY_MIB, Math.ceil((8 * found.longestLineBytes) / MIB))
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMib}MiB`,
    temp_directory: spill,
    threads: '1',
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  try {
    const connection = await instance.connect()
    const result = await connection.run(
      `COPY (${query}) TO ${quoteText(target)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    return Number((await result.getRows())[0]?.[0] ?? 0)
  } catch (cause) {
    throw new InternalError('parquet-write', {
      message: `DuckDB could not write ${target}: ${messageOf(cause).split('\n')[0]}`,
      hint: 'Release without the format parquet, and report this message.',
      cause,
    })
  } finally {
    instance.closeSync()
  }
}

/** DuckDB reads `*`, `?` and `[` in a path as patterns; in brackets they stand for themselves. */
function literalPath(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}

async function loadDuckdb() {
  try {
    return await import('@duckdb/node-api')
  } catch (cause) {
    throw new MissingNeed('duckdb', {
      message: `Parquet is written by DuckDB, which does not load here: ${messageOf(cause)}.`,
      hint: 'Run `npm install @duckdb/node-api`, or release without the format parquet.',
      cause,
    })
  }
}

function badColumn(path: string, name: string): DataError {
  return new DataError('bad-column-name', {
    message: `${path} has a field ${JSON.stringify(name)} that Parquet cannot hold beside the others.`,
    hint: 'Names must not be empty, hold NUL or differ by case only: rename it, or release without parquet.',
    details: { path, name },
  })
}

function wrongRows(path: string, written: number, expected: number): InternalError {
  return new InternalError('parquet-write', {
    message: `DuckDB wrote ${written} of ${expected} rows to ${path}.`,
    hint: 'Release without the format parquet, and report this message.',
  })
}
