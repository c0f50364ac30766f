/** Reads a JSON file that holds one array of objects. */

import { isUtf8 } from 'node:buffer'
import { isJsonObject } from '../../base/canonical-json.js'
import { DataError } from '../../base/errors.js'
import type { SourceRow } from '../../contract/source.js'
import { refuseForeignText, startsWith } from '../bytes/foreign-content.js'
import { readBytes } from '../bytes/read-bytes.js'
import { excerpt } from './excerpt.js'
import { flawDetail } from './flaw-detail.js'
import { jsonFault } from './json-fault.js'
import { hasSurrogateEscape, type ParsedJson, parseJson, quoteUnsafeIntegers } from './parse-json.js'
import type { RowBlocks } from './row-stream.js'
import { utf8Fault } from './utf8-fault.js'
import { valueFlaw } from './value-flaw.js'

/**
 * Largest JSON file that is read, unpacked: such a file must be parsed whole. Ours; memory is about 6 times
 * the file.
 */
export const MAX_JSON_BYTES = 256 * 1024 * 1024

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

/**
 * Reads one array of objects: of the whole file, or the one that `field` (a dotted path) leads to.
 *
 * Out:    rows with `item N` as place. Bad rows: `not-an-object`, `lone-surrogate`, `number-out-of-range`,
 *         `too-deep`. Integers beyond ±(2^53 − 1) become strings.
 * Throws: DataError `file-too-large`, `invalid-utf8`, `invalid-json` (with line and column), `not-an-array`,
 *         and those of a missing or damaged file: a broken array has no rows that could be told apart.
 * Cost:   the whole file in memory.
 */
export async function* jsonRows(path: string, field: string | undefined): RowBlocks {
  const text = await readText(path)
  const { value } = parseOrExplain(path, text)
  const items = findArray(path, value, field)
  const surrogates = hasSurrogateEscape(text)
  yield items.map((item, index) => itemRow(item, index + 1, surrogates))
}

/**
 * Whether a JSON file holds something else than one array, told by its first character: then it may be JSON
 * Lines.
 */
export async function startsWithObject(path: string): Promise<boolean> {
  for await (const chunk of readBytes(path)) {
    const text = Buffer.from(chunk.subarray(0, 4096))
      .toString('utf8')
      .replace(/^\uFEFF/, '')
    return text.trimStart().startsWith('{')
  }
  return false
}

function itemRow(item: unknown, row: number, surrogates: boolean): SourceRow {
  const place = `item ${row}`
  if (!isJsonObject(item)) {
    const kind = Array.isArray(item) ? 'an array' : item === null ? 'null' : `a ${typeof item}`
    return { row, place, reason: 'not-an-object', detail: `The item is ${kind}, not an object.` }
  }
  const flaw = valueFlaw(item, { surrogates, integers: false })
  return flaw === undefined
    ? { row, place, data: item }
    : { row, place, reason: flaw.reason, detail: flawDetail(flaw) }
}

async function readText(path: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of readBytes(path)) {
    bytes += chunk.length
    if (bytes > MAX_JSON_BYTES) throw tooLarge(path)
    chunks.push(Buffer.from(chunk))
  }
  const whole = Buffer.concat(chunks)
  refuseForeignText(path, whole)
  if (!isUtf8(whole)) throw notUtf8(path, whole)
  return whole.toString('utf8', startsWith(whole, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0)
}

function parseOrExplain(path: string, text: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(text)
    const flaw = valueFlaw(value, { surrogates: false, integers: true })
    return flaw?.reason === 'unsafe-integer' ? parseJson(quoteUnsafeIntegers(text), false) : { value, flaw }
  } catch (cause) {
    const { index, expected } = jsonFault(text) ?? { index: 0, expected: 'JSON' }
    const before = text.slice(0, index)
    const line = before.split('\n').length
    const column = index - before.lastIndexOf('\n')
    const lineText = text.slice(index + 1 - column).split('\n', 1)[0] ?? ''
    throw new DataError('invalid-json', {
      message: `${path} line ${line} column ${column}: expected ${expected}, near ${excerpt(lineText, column - 1)}.`,
      hint: isSeveralValues(expected)
        ? 'A file with one object a line is JSON Lines: name the reader `jsonl`, or give it the ending .jsonl.'
        : 'Mend the file there, or write it again.',
      details: { path, line, column },
      cause,
    })
  }
}

function isSeveralValues(expected: string): boolean {
  return expected === 'the end'
}

function findArray(path: string, value: unknown, field: string | undefined): readonly unknown[] {
  let found = value
  for (const part of field === undefined ? [] : field.split('.')) {
    found = isJsonObject(found) && Object.hasOwn(found, part) ? found[part] : undefined
  }
  if (Array.isArray(found)) return found
  throw new DataError('not-an-array', {
    message:
      field === undefined
        ? `${path} holds no array at its top.`
        : `${path} holds no array in the field ${JSON.stringify(field)}.`,
    hint: arrayHint(value),
    details: { path, field },
  })
}

function arrayHint(value: unknown): string {
  const arrays = isJsonObject(value) ? Object.keys(value).filter((key) => Array.isArray(value[key])) : []
  return arrays.length === 0
    ? 'The reader `json` reads one array of objects.'
    : `Name one of its arrays in the option \`field\`: ${arrays.slice(0, 5).join(', ')}.`
}

function tooLarge(path: string): DataError {
  return new DataError('file-too-large', {
    message: `${path} is larger than ${MAX_JSON_BYTES / 1024 / 1024} MiB, and a JSON array can only be read whole.`,
    hint: 'Write it as JSON Lines, which is streamed: `jq -c ".[]" file.json > file.jsonl`.',
    details: { path, maxBytes: MAX_JSON_BYTES },
  })
}

function notUtf8(path: string, bytes: Uint8Array): DataError {
  const index = utf8Fault(bytes)?.index ?? 0
  return new DataError('invalid-utf8', {
    message: `${path} is not UTF-8: byte ${index + 1} (0x${(bytes[index] ?? 0).toString(16)}) is no part of a character.`,
    hint: 'Convert it: `iconv -f LATIN1 -t UTF-8 <file>`.',
    details: { path, byte: index + 1 },
  })
}
