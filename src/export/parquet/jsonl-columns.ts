/** Reads a whole JSON Lines file for the types of its columns: the last row counts as much as the first. */

import { createReadStream } from 'node:fs'
import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import { DataError, messageOf } from '../../base/errors.js'
import { type ColumnType, mergeTypes, typeOfValue } from './column-type.js'

/** What a file holds. */
export interface JsonlColumns {
  /** Types by name, in order of first appearance. */
  readonly columns: ReadonlyMap<string, ColumnType>
  readonly rows: number
  readonly longestLineBytes: number
}

/**
 * Scans a JSON Lines file of Cupel's own making.
 *
 * In:     UTF-8, one object a line.
 * Throws: DataError `not-json-lines` with the line; of a missing file the system's error.
 * Cost:   about 80 MB/s; one line in memory.
 */
export async function jsonlColumns(path: string): Promise<JsonlColumns> {
  const columns = new Map<string, ColumnType>()
  let rows = 0
  let longestLineBytes = 0
  for await (const line of linesOf(path)) {
    if (line.length === 0) continue
    rows += 1
    longestLineBytes = Math.max(longestLineBytes, line.length)
    for (const [name, value] of Object.entries(parseLine(path, line, rows))) {
      columns.set(name, mergeTypes(columns.get(name) ?? 'null', typeOfValue(value)))
    }
  }
  return { columns, rows, longestLineBytes }
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const part of createReadStream(path, { highWaterMark: 512 * 1024 })) {
    const chunk = Buffer.from(part)
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      const piece = chunk.subarray(start, end)
      yield rest.length === 0 ? piece : Buffer.concat([...rest, piece])
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

function parseLine(path: string, line: Buffer, number: number): JsonObject {
  const value = parseOrExplain(path, line, number)
  if (isJsonObject(value)) return value
  throw notJsonLines(path, number, 'it holds no object')
}

function parseOrExplain(path: string, line: Buffer, number: number): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch (cause) {
    throw notJsonLines(path, number, messageOf(cause))
  }
}

function notJsonLines(path: string, line: number, why: string): DataError {
  return new DataError('not-json-lines', {
    message: `${path} line ${line} is not JSON Lines: ${why}.`,
    hint: 'The file was changed after it was written: make the release again.',
    details: { path, line },
  })
}
