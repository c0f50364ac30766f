/** Reads Parquet through DuckDB, chunk by chunk and column by column. */

import { resolve } from 'node:path'
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api'
import { DataError, MissingNeed, messageOf } from '../../base/errors.js'
import { fileEnds } from '../bytes/file-ends.js'
import { refusal, refuseLfsPointer, startsWith } from '../bytes/foreign-content.js'
import { columnRows } from './column-rows.js'
import { duckdbToJson } from './duckdb-value.js'
import { endAtDamage, type RowBlocks } from './row-stream.js'

/**
 * Memory that DuckDB may plan with; its real size is larger by the chunks in flight. Ours: enough for wide
 * row groups.
 */
const DUCKDB_MEMORY = '512MB'

const MAGIC = Buffer.from('PAR1')

/** Smallest Parquet file: magic, footer length, magic. */
const SMALLEST_BYTES = 12

/**
 * Reads a Parquet file.
 *
 * Out:    rows with `row N` as place, in file order; values as `duckdbToJson` says. Bad rows:
 *         `number-out-of-range`, `too-deep`; damage behind delivered rows ends in `corrupt-file`.
 * Throws: DataError `not-parquet`, `truncated-file`, `corrupt-file`, `encrypted-file`, `git-lfs-pointer`, and
 *         those of a missing file; MissingNeed `duckdb` when the native module does not load.
 * Cost:   about 500,000 rows/s of 4 short columns; one chunk of 2,048 rows in memory beside DuckDB's 512 MB
 *         at most. Nothing is downloaded: extensions are off.
 * Not covered: of two columns whose names differ by case only, nested ones get the suffix `_1` (a DuckDB
 *         rule).
 */
export function parquetRows(path: string): RowBlocks {
  return endAtDamage(scan(path))
}

async function* scan(path: string): RowBlocks {
  await checkMagic(path)
  const duckdb = await loadDuckdb()
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    memory_limit: DUCKDB_MEMORY,
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  try {
    const connection = await instance.connect()
    const names = await orCorrupt(path, () => columnNames(connection, path))
    const expected = await orCorrupt(path, () => rowCount(connection, path))
    const result = await orCorrupt(path, () => select(connection, path))
    const convert = duckdbToJson(duckdb)
    let row = 1
    for (;;) {
      const chunk = await orCorrupt(path, () => result.fetchChunk())
      if (chunk === null || chunk.rowCount === 0) return refuseMissingRows(path, row - 1, expected)
      const columns = names.map((_, column) => chunk.getColumnValues(column).map(convert))
      yield columnRows(names, columns, chunk.rowCount, row)
      row += chunk.rowCount
    }
  } finally {
    instance.closeSync()
  }
}

function select(connection: DuckDBConnection, path: string): Promise<DuckDBResult> {
  return connection.stream('SELECT * FROM read_parquet($1, hive_partitioning = false)', [literalPath(path)])
}

/** The names in the file: results of DuckDB rename columns that differ by case only. */
async function columnNames(connection: DuckDBConnection, path: string): Promise<readonly string[]> {
  const result = await connection.run('SELECT name, num_children FROM parquet_schema($1)', [
    literalPath(path),
  ])
  const [, ...elements] = (await result.getRows()).map(([name, children]) => ({
    name: String(name),
    children: Number(children ?? 0),
  }))
  const names: string[] = []
  let open = 0
  for (const { name, children } of elements) {
    if (open === 0) names.push(name)
    else open -= 1
    open += children
  }
  return names
}

async function rowCount(connection: DuckDBConnection, path: string): Promise<number> {
  const query = 'SELECT num_rows FROM parquet_file_metadata($1)'
  const [first] = await (await connection.run(query, [literalPath(path)])).getRows()
  return Number(first?.[0] ?? 0)
}

/** A stream of DuckDB ends without an error at a page that it cannot read. */
function refuseMissingRows(path: string, rows: number, expected: number): void {
  if (rows === expected) return
  throw new DataError('corrupt-file', {
    message: `${path} is broken Parquet: ${rows} of its ${expected} rows can be read.`,
    hint: 'Fetch or write it again.',
    details: { path, rows, expected },
  })
}

/** DuckDB reads `*`, `?` and `[` in a path as patterns; in brackets they stand for themselves. */
function literalPath(path: string): string {
  return resolve(path).replace(/[*?[]/g, '[$&]')
}

async function loadDuckdb() {
  try {
    return await import('@duckdb/node-api')
  } catch (cause) {
    throw new MissingNeed('duckdb', {
      message: `Parquet is read by DuckDB, which does not load here: ${messageOf(cause)}.`,
      hint: 'Run `npm install @duckdb/node-api`, or convert the file to JSON Lines.',
      cause,
    })
  }
}

async function orCorrupt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new DataError('corrupt-file', {
      message: `${path} is broken Parquet: ${(messageOf(cause).split('\n')[0] ?? '').slice(0, 200)}`,
      hint: 'Fetch or write it again.',
      details: { path },
      cause,
    })
  }
}

async function checkMagic(path: string): Promise<void> {
  const { head, tail, bytes } = await fileEnds(path)
  refuseLfsPointer(path, head)
  if (startsWith(head, Buffer.from('PARE'))) {
    throw refusal(path, 'encrypted-file', 'is encrypted Parquet, which is not read', 'Decrypt it first.')
  }
  if (!startsWith(head, MAGIC)) {
    const hint = 'Name the reader that fits: `cupel list sources` shows them.'
    throw refusal(path, 'not-parquet', 'is not Parquet: it does not begin with PAR1', hint)
  }
  if (bytes < SMALLEST_BYTES || !startsWith(tail.subarray(-MAGIC.length), MAGIC)) {
    const says = `is cut off: its ${bytes} bytes do not end with PAR1`
    throw refusal(path, 'truncated-file', says, 'Fetch or write it again.')
  }
}
