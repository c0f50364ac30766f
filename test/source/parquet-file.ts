/** Parquet files for tests, written by DuckDB. */

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** Writes the rows of an SQL query as Parquet and returns the path. */
export async function writeParquetFile(path: string, query: string): Promise<string> {
  mkdirSync(dirname(path), { recursive: true })
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  await connection.run(`COPY (${query}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
  return path
}
