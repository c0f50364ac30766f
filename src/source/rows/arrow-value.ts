/** Reads values of Arrow columns as JSON from the raw buffers: the library's getters round times. */

import type * as Arrow from 'apache-arrow'
import type { Json } from '../../base/canonical-json.js'
import { exactDecimal, exactInteger, floatOrNull } from './exact-number.js'
import { dateText, type TicksPerSecond, timestampText, timeText } from './time-text.js'

/** Reads the value at an index of a column. */
export type ArrowColumn = (index: number) => Json

type Reader = (data: Arrow.Data, arrow: typeof Arrow) => ArrowColumn

/**
 * A reader for one chunk of a column; the library is an argument because it is loaded only when needed.
 *
 * Out: as `duckdbToJson` for Parquet: integers as numbers when safe, else strings; decimals likewise; times
 *      as ISO 8601; binary as base64; lists as arrays; structs as objects; maps with string keys as objects,
 *      others as lists of `{ key, value }`; NaN as null; durations as their number of ticks. Infinities stay,
 *      for the caller to refuse. Unions and intervals are given as the library's own text.
 */
export function arrowColumn(data: Arrow.Data, arrow: typeof Arrow): ArrowColumn {
  const read = (readerOf(data.type, arrow) ?? libraryText)(data, arrow)
  return (index) => (data.getValid(index) ? read(index) : null)
}

function readerOf(type: Arrow.DataType, { DataType }: typeof Arrow): Reader | undefined {
  if (DataType.isNull(type)) return () => () => null
  if (DataType.isInt(type)) return integers
  if (DataType.isFloat(type)) return floats
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) return binaries
  if (DataType.isFixedSizeBinary(type) || DataType.isBinaryView(type)) return binaries
  if (DataType.isDecimal(type)) return decimals(type.scale)
  if (DataType.isDate(type)) return dates(type.unit)
  if (DataType.isTimestamp(type)) return timestamps(perSecond(type.unit), Boolean(type.timezone))
  if (DataType.isTime(type)) return times(perSecond(type.unit))
  if (DataType.isDuration(type)) return integers
  if (DataType.isList(type) || DataType.isLargeList(type)) return lists
  if (DataType.isFixedSizeList(type)) return fixedLists(type.listSize)
  if (DataType.isStruct(type)) return structs(type.children.map(({ name }) => name))
  if (DataType.isMap(type)) return maps
  return DataType.isDictionary(type) ? dictionaries : undefined
}

const integers: Reader =
  ({ values }) =>
  (index) => {
    const value: number | bigint = values[index]
    return typeof value === 'bigint' ? exactInteger(value) : value
  }

const floats: Reader = (data, arrow) => {
  const vector = new arrow.Vector([data])
  return (index) => floatOrNull(Number(vector.get(index)))
}

const binaries: Reader = (data, arrow) => {
  const vector = new arrow.Vector([data])
  return (index) => Buffer.from(vector.get(index) ?? []).toString('base64')
}

const libraryText: Reader = (data, arrow) => {
  const vector = new arrow.Vector([data])
  return (index) => {
    const value: unknown = vector.get(index)
    return typeof value === 'string' || typeof value === 'boolean' ? value : String(value)
  }
}

function decimals(scale: number): Reader {
  return ({ values, stride }) =>
    (index) => {
      const words: Uint32Array = values.subarray(stride * index, stride * (index + 1))
      const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
      return exactDecimal(BigInt.asIntN(32 * words.length, unsigned), scale)
    }
}

function dates(unit: Arrow.DateUnit): Reader {
  return ({ values }) =>
    (index) =>
      unit === 0 ? dateText(Number(values[index])) : timestampText(BigInt(values[index]), 1_000n, false)
}

function timestamps(ticksPerSecond: TicksPerSecond, zoned: boolean): Reader {
  return ({ values }) =>
    (index) =>
      timestampText(BigInt(values[index]), ticksPerSecond, zoned)
}

function times(ticksPerSecond: TicksPerSecond): Reader {
  return ({ values }) =>
    (index) =>
      timeText(BigInt(values[index]), ticksPerSecond)
}

const lists: Reader = ({ valueOffsets, children }, arrow) => {
  const item = childColumn(children[0], arrow)
  return (index) => range(Number(valueOffsets[index]), Number(valueOffsets[index + 1])).map(item)
}

function fixedLists(size: number): Reader {
  return ({ children }, arrow) => {
    const item = childColumn(children[0], arrow)
    return (index) => range(index * size, (index + 1) * size).map(item)
  }
}

function structs(names: readonly string[]): Reader {
  return ({ children }, arrow) => {
    const columns = names.map((_, position) => childColumn(children[position], arrow))
    return (index) =>
      Object.fromEntries(names.map((name, position) => [name, columns[position]?.(index) ?? null]))
  }
}

const maps: Reader = ({ valueOffsets, children }, arrow) => {
  const key = childColumn(children[0]?.children[0], arrow)
  const value = childColumn(children[0]?.children[1], arrow)
  return (index) => {
    const entries = range(Number(valueOffsets[index]), Number(valueOffsets[index + 1])).map((at) => ({
      key: key(at),
      value: value(at),
    }))
    return entries.every((entry) => typeof entry.key === 'string')
      ? Object.fromEntries(entries.map((entry) => [String(entry.key), entry.value]))
      : entries
  }
}

const dictionaries: Reader = ({ values, dictionary }, arrow) => {
  const chunks = (dictionary?.data ?? []).map((data) => ({ data, column: arrowColumn(data, arrow) }))
  return (index) => {
    let at = Number(values[index])
    for (const { data, column } of chunks) {
      if (at < data.length) return column(at)
      at -= data.length
    }
    return null
  }
}

function childColumn(data: Arrow.Data | undefined, arrow: typeof Arrow): ArrowColumn {
  return data === undefined ? () => null : arrowColumn(data, arrow)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
}

function perSecond(unit: Arrow.TimeUnit): TicksPerSecond {
  if (unit === 0) return 1n
  if (unit === 1) return 1_000n
  return unit === 2 ? 1_000_000n : 1_000_000_000n
}
