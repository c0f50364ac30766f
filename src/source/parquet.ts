/** The source reader `parquet`: Parquet files, through DuckDB. */

import { z } from 'zod'
import { defineSource } from '../contract/source.js'
import { parquetRows } from './rows/parquet-rows.js'
import { streamRows } from './rows/row-stream.js'

/** Reads Parquet: what a row is says `parquetRows`, what a value becomes `duckdbToJson`. */
export const parquet = defineSource({
  id: 'parquet',
  version: 1,
  summary: 'Parquet, streamed through DuckDB; nested values as JSON.',
  source: {
    title: 'Apache Parquet format',
    reference: 'https://parquet.apache.org/docs/file-format/',
    deviation: 'Integers and decimals that a double cannot hold become strings, NaN null, binary base64.',
  },
  needs: ['duckdb'],
  options: z.strictObject({}),
  endings: ['.parquet'],
  start: () => ({
    read: (path) => streamRows(parquetRows(path)),
    files: async (path) => [path],
  }),
})
