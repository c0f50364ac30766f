/** Which files hold data, in which format, and how to read them. */

import { csvRows, defaultCsvOptions } from '../rows/csv-rows.js'
import { arrowRows } from '../rows/arrow-rows.js'
import { jsonRows, startsWithObject } from '../rows/json-rows.js'
import { DEFAULT_MAX_LINE_BYTES, jsonlRows } from '../rows/jsonl-rows.js'
import { parquetRows } from '../rows/parquet-rows.js'
import type { RowBlocks } from '../rows/row-stream.js'

/** Formats of data files; of two that are equally frequent the earlier counts. */
const formats = ['parquet', 'arrow', 'json', 'csv'] as const

/** A format of data files. */
export type DataFormat = (typeof formats)[number]

const endings: ReadonlyMap<string, DataFormat> = new Map([
  ['parquet', 'parquet'],
  ['arrow', 'arrow'],
  ['jsonl', 'json'],
  ['ndjson', 'json'],
  ['json', 'json'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
])

const NO_DATA = /(?:^|\/)(?:config|dataset_info|dataset_infos|dataset_dict|state)\.json$/

/** The format of a file by its ending, `.gz` left aside; undefined when it holds no data that can be read. */
export function formatOf(path: string): DataFormat | undefined {
  if (NO_DATA.test(path)) return undefined
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return endings.get(ending)
}

/** The most frequent format of some files, as `datasets` chooses it; undefined when none holds data. */
export function mainFormat(files: readonly string[]): DataFormat | undefined {
  const found = files.map(formatOf)
  const count = (format: DataFormat) => found.filter((each) => each === format).length
  const best = [...formats].sort((a, b) => count(b) - count(a))[0]
  return best !== undefined && count(best) > 0 ? best : undefined
}

/** Rows of a data file with the readers' default options. A `.json` file may hold one array or JSON Lines. */
export async function* dataRows(path: string, format: DataFormat, delimiter: string | undefined): RowBlocks {
  if (format === 'parquet') yield* parquetRows(path)
  else if (format === 'arrow') yield* arrowRows(path)
  else if (format === 'csv') yield* csvRows(path, { ...defaultCsvOptions, delimiter })
  else if (await isJsonArray(path)) yield* jsonRows(path, undefined)
  else yield* jsonlRows(path, { maxLineBytes: DEFAULT_MAX_LINE_BYTES })
}

async function isJsonArray(path: string): Promise<boolean> {
  return /\.json(?:\.gz)?$/i.test(path) && !(await startsWithObject(path))
}
