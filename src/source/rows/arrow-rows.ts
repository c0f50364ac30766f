/** Reads Arrow IPC files, stream or file format, batch by batch. */

import { createReadStream } from 'node:fs'
import type * as Arrow from 'apache-arrow'
import { DataError, InternalError, isCupelError, messageOf } from '../../base/errors.js'
import { fileEnds } from '../bytes/file-ends.js'
import { refuseLfsPointer, startsWith } from '../bytes/foreign-content.js'
import { arrowColumn } from './arrow-value.js'
import { columnRows } from './column-rows.js'
import { endAtDamage, type RowBlocks } from './row-stream.js'

const STREAM_START = Buffer.from([0xff, 0xff, 0xff, 0xff])
const STREAM_END = Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])
const FILE_MAGIC = Buffer.from('ARROW1')

/**
 * Reads an Arrow IPC file as `datasets` writes it.
 *
 * Out:    rows with `row N` as place; values as `arrowColumn` says. Bad rows: `number-out-of-range`,
 *         `too-deep`; damage behind delivered rows ends in `truncated-file` or `corrupt-file`.
 * Throws: DataError `not-arrow`, `truncated-file`, `corrupt-file`, `git-lfs-pointer`, and those of a missing
 *         file.
 * Cost:   one record batch in memory (1,000 rows as `datasets` writes them).
 * Not covered: compressed buffers, which `datasets` does not write: `corrupt-file`.
 */
export function arrowRows(path: string): RowBlocks {
  return endAtDamage(scan(path))
}

async function* scan(path: string): RowBlocks {
  const isWhole = await checkEnds(path)
  const arrow = await import('apache-arrow')
  const file = createReadStream(path)
  let row = 1
  try {
    const reader = await arrow.RecordBatchReader.from(file)
    for await (const batch of reader) {
      yield batchRows(batch, arrow, row)
      row += batch.numRows
    }
  } catch (cause) {
    throw isCupelError(cause) ? cause : damageError(path, isWhole, cause)
  } finally {
    file.destroy()
  }
  if (!isWhole) throw damageError(path, isWhole, undefined)
}

function batchRows(batch: Arrow.RecordBatch, arrow: typeof Arrow, firstRow: number) {
  const names = batch.schema.fields.map(({ name }) => String(name))
  const columns = batch.data.children.map((data) => {
    const read = arrowColumn(data, arrow)
    return Array.from({ length: batch.numRows }, (_, index) => read(index))
  })
  if (columns.length !== names.length) {
    throw new InternalError('arrow-columns', {
      message: `${names.length} names for ${columns.length} columns.`,
    })
  }
  return columnRows(names, columns, batch.numRows, firstRow)
}

function damageError(path: string, isWhole: boolean, cause: unknown): DataError {
  const says = isWhole ? 'is broken Arrow data' : 'is cut off: it does not end as an Arrow file ends'
  const why = cause === undefined ? '' : ` (${messageOf(cause).slice(0, 200)})`
  return new DataError(isWhole ? 'corrupt-file' : 'truncated-file', {
    message: `${path} ${says}${why}.`,
    hint: 'Write it again with `save_to_disk`.',
    details: { path },
    cause,
  })
}

/** Whether the file ends as a whole one does. */
async function checkEnds(path: string): Promise<boolean> {
  const { head, tail } = await fileEnds(path)
  refuseLfsPointer(path, head)
  if (startsWith(head, STREAM_START)) return tail.equals(STREAM_END)
  if (startsWith(head, FILE_MAGIC)) return tail.subarray(2).equals(FILE_MAGIC)
  throw new DataError('not-arrow', {
    message: `${path} is no Arrow IPC file.`,
    hint: 'Write it again with `save_to_disk`.',
    details: { path },
  })
}
