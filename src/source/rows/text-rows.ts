/** Reads a folder of text files: one record a file. */

import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceRow } from '../../contract/source.js'
import { explainPath } from '../bytes/check-path.js'
import { startsWith } from '../bytes/foreign-content.js'
import type { RowBlocks } from './row-stream.js'
import { utf8Fault } from './utf8-fault.js'

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

/**
 * Reads files as rows `{ path, text }`, in the order given.
 *
 * In:     paths relative to the folder, with `/`; `maxFileBytes` ≥ 1.
 * Out:    `text` without a byte order mark, line breaks as they are; the path is also the place. Bad rows:
 *         `file-too-large`, `invalid-utf8`, `nul-byte`.
 * Throws: DataError `not-readable`.
 */
export async function* textRows(folder: string, paths: readonly string[], maxFileBytes: number): RowBlocks {
  let row = 0
  for (const path of paths) {
    row += 1
    yield [await textRow(folder, path, row, maxFileBytes)]
  }
}

async function textRow(folder: string, path: string, row: number, maxFileBytes: number): Promise<SourceRow> {
  const full = join(folder, path)
  const bad = (reason: string, detail: string): SourceRow => ({ row, place: path, reason, detail })
  const size = (await orExplain(full, stat(full))).size
  if (size > maxFileBytes) {
    return bad('file-too-large', `${size} bytes; at most ${maxFileBytes} are read (option maxFileBytes).`)
  }
  const bytes = await orExplain(full, readFile(full))
  if (!isUtf8(bytes)) {
    const index = utf8Fault(bytes)?.index ?? 0
    const byte = (bytes[index] ?? 0).toString(16).padStart(2, '0')
    return bad('invalid-utf8', `Byte ${index + 1} (0x${byte}) is not UTF-8.`)
  }
  const nul = bytes.indexOf(0)
  if (nul !== -1) return bad('nul-byte', `Byte ${nul + 1} is NUL.`)
  const text = bytes.toString('utf8', startsWith(bytes, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0)
  return { row, place: path, data: { path, text } }
}

async function orExplain<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw await explainPath(path, cause)
  }
}
