/** Reads one line of JSON Lines into a row, good or bad. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import type { BadRow, SourceRow } from '../../contract/source.js'
import { excerpt } from './excerpt.js'
import { flawDetail } from './flaw-detail.js'
import { jsonFault } from './json-fault.js'
import { hasSurrogateEscape, type ParsedJson, parseJson } from './parse-json.js'
import { utf8Fault } from './utf8-fault.js'

/** Reads lines in order and counts them. */
export interface LineReader {
  /** Tells that the next lines are slices of this text. */
  startText(text: string): void
  /** The row of a line; undefined for a blank one. `isOpen` marks a last line without a newline. */
  read(line: string, isOpen: boolean): SourceRow | undefined
  /** The bad row of a line that was skipped for its length. */
  tooLong(bytes: number, maxLineBytes: number): BadRow
  /** The bad row of a line that is not UTF-8. */
  notUtf8(line: Uint8Array, isOpen: boolean): BadRow
}

/** A reader at the start of a file. */
export function createLineReader(): LineReader {
  let line = 0
  let row = 0
  let maySplitSurrogates = false
  const badRow = ([reason, detail]: Fault): BadRow => ({ row, place: `line ${line}`, reason, detail })
  const nextBadRow = (fault: Fault): BadRow => {
    line += 1
    row += 1
    return badRow(fault)
  }
  return {
    startText(text) {
      maySplitSurrogates = hasSurrogateEscape(text)
    },
    read(text, isOpen) {
      line += 1
      if (isBlank(text)) return undefined
      row += 1
      const read = readObject(text, isOpen, maySplitSurrogates)
      return 'data' in read ? { row, place: `line ${line}`, data: read.data } : badRow(read.fault)
    },
    tooLong: (bytes, maxLineBytes) => nextBadRow(lengthFault(bytes, maxLineBytes)),
    notUtf8: (bytes, isOpen) => nextBadRow(encodingFault(bytes, isOpen)),
  }
}

type Fault = readonly [reason: string, detail: string]

function readObject(
  text: string,
  isOpen: boolean,
  maySplitSurrogates: boolean,
): { readonly data: JsonObject } | { readonly fault: Fault } {
  let parsed: ParsedJson
  try {
    parsed = parseJson(text, maySplitSurrogates)
  } catch {
    return { fault: syntaxFault(text, isOpen) }
  }
  const { value, flaw } = parsed
  if (!isJsonObject(value)) return { fault: ['not-an-object', notAnObject(value)] }
  return flaw === undefined ? { data: value } : { fault: [flaw.reason, flawDetail(flaw)] }
}

function lengthFault(bytes: number, maxLineBytes: number): Fault {
  return ['line-too-long', `${bytes} bytes long; at most ${maxLineBytes} are read (option maxLineBytes).`]
}

function isBlank(text: string): boolean {
  return text.length === 0 || (text.charCodeAt(0) <= 0x20 && text.trim() === '')
}

function syntaxFault(text: string, isOpen: boolean): Fault {
  const nul = text.indexOf('\0')
  if (nul !== -1) return ['nul-byte', `Column ${nul + 1} is a NUL byte: ${excerpt(text, nul)}.`]
  const { index, expected } = jsonFault(text) ?? { index: text.length, expected: 'JSON' }
  const near = excerpt(text, index)
  if (isOpen) {
    return [
      'truncated',
      `The last line ends without a line break and is cut off at column ${index + 1}: ${near}.`,
    ]
  }
  return ['invalid-json', `Column ${index + 1}: expected ${expected}, near ${near}.`]
}

function encodingFault(bytes: Uint8Array, isOpen: boolean): Fault {
  const { index, isCutOff } = utf8Fault(bytes) ?? { index: 0, isCutOff: false }
  if (isOpen && isCutOff) {
    return [
      'truncated',
      `The last line ends without a line break and is cut off within a character at byte ${index + 1}.`,
    ]
  }
  const byte = (bytes[index] ?? 0).toString(16).padStart(2, '0')
  return ['invalid-utf8', `Byte ${index + 1} (0x${byte}) is not UTF-8.`]
}

function notAnObject(value: unknown): string {
  if (Array.isArray(value)) return 'The line holds an array, not an object.'
  return value === null
    ? 'The line holds null, not an object.'
    : `The line holds a ${typeof value}, not an object.`
}
