/** Turns values of DuckDB into JSON. */

import type * as Duckdb from '@duckdb/node-api'
import type { Json } from '../../base/canonical-json.js'
import { exactDecimal, exactInteger, floatOrNull } from './exact-number.js'
import { dateText, timestampText } from './time-text.js'

/** Converts one value. */
export type DuckdbToJson = (value: Duckdb.DuckDBValue) => Json

/**
 * A converter; the library is an argument because it is loaded only when needed.
 *
 * Out: integers as numbers when safe, else strings; decimals likewise; dates and times as ISO 8601; binary as
 *      base64; lists as arrays; structs as objects; maps with string keys as objects, others as lists of
 *      `{ key, value }`; NaN as null; the rest (intervals, UUIDs, bits) in DuckDB's words. Infinities stay,
 *      for the reader to refuse.
 */
export function duckdbToJson(duckdb: typeof Duckdb): DuckdbToJson {
  const convert: DuckdbToJson = (value) => {
    if (typeof value === 'number') return floatOrNull(value)
    if (typeof value === 'bigint') return exactInteger(value)
    if (value === null || typeof value !== 'object') return value
    return convertTime(value) ?? convertNested(value) ?? String(value)
  }
  const convertTime = (value: object): Json | undefined => {
    if (value instanceof duckdb.DuckDBTimestampTZValue) return timestampText(value.micros, 1_000_000n, true)
    if (value instanceof duckdb.DuckDBTimestampValue) return timestampText(value.micros, 1_000_000n, false)
    if (value instanceof duckdb.DuckDBTimestampNanosecondsValue) {
      return timestampText(value.nanos, 1_000_000_000n, false)
    }
    if (value instanceof duckdb.DuckDBTimestampMillisecondsValue)
      return timestampText(value.millis, 1_000n, false)
    if (value instanceof duckdb.DuckDBTimestampSecondsValue) return timestampText(value.seconds, 1n, false)
    return value instanceof duckdb.DuckDBDateValue ? dateText(value.days) : undefined
  }
  const convertNested = (value: object): Json | undefined => {
    if (value instanceof duckdb.DuckDBListValue) return value.items.map(convert)
    if (value instanceof duckdb.DuckDBArrayValue) return value.items.map(convert)
    if (value instanceof duckdb.DuckDBStructValue) {
      return Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, convert(entry)]))
    }
    if (value instanceof duckdb.DuckDBMapValue) return mapToJson(value.entries, convert)
    if (value instanceof duckdb.DuckDBBlobValue) return Buffer.from(value.bytes).toString('base64')
    if (value instanceof duckdb.DuckDBDecimalValue) return exactDecimal(value.value, value.scale)
    if (value instanceof duckdb.DuckDBUnionValue) return convert(value.value)
    return value instanceof duckdb.DuckDBVariantValue ? convert(value.value) : undefined
  }
  return convert
}

function mapToJson(entries: readonly Duckdb.DuckDBMapEntry[], convert: DuckdbToJson): Json {
  if (entries.every(({ key }) => typeof key === 'string')) {
    return Object.fromEntries(entries.map(({ key, value }) => [String(key), convert(value)]))
  }
  return entries.map(({ key, value }) => ({ key: convert(key), value: convert(value) }))
}
