/** The request file and the results file of a batch, read by lines. */

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, StorageError } from '../../base/errors.js'
import { eachLogLine } from '../../store/log-lines.js'
import { writeDurably } from '../../store/run-folder.js'

/** Where a line stands in a file, in bytes. */
export interface LinePlace {
  readonly offset: number
  readonly length: number
}

/** Path of the file with the requests of a batch, one a line. */
export function requestsPath(folder: string, tag: string): string {
  return join(folder, `${tag}.jsonl`)
}

/** Path of the file with the results of a batch, as the provider gave them. */
export function resultsPath(folder: string, tag: string): string {
  return join(folder, `${tag}.results.jsonl`)
}

/** Writes lines as a whole file, durable once it resolves. Throws StorageError `write-failed`. */
export async function writeLines(path: string, text: string): Promise<void> {
  try {
    await writeDurably(path, text)
  } catch (cause) {
    throw new StorageError('write-failed', {
      message: `${path} could not be written: ${messageOf(cause)}.`,
      hint: 'See to the disk (space, quota, rights) and run again: batches that were sent are taken up again.',
      cause,
    })
  }
}

/** Visits every line with its place. Memory: one chunk. Throws StorageError `batch-file-missing`. */
export async function eachLine(path: string, visit: (line: string, place: LinePlace) => void): Promise<void> {
  await naming(path, () =>
    eachLogLine(path, Number.MAX_SAFE_INTEGER, (bytes, start, stop, offset) => {
      visit(bytes.toString('utf8', start, stop), { offset, length: stop - start })
    }),
  )
}

/** Reads one line at each place, in turn. Throws StorageError `batch-file-missing`. */
export async function readLines(
  path: string,
  places: Iterable<LinePlace>,
  visit: (line: string) => void,
): Promise<void> {
  await naming(path, async () => {
    const handle = await open(path, 'r')
    try {
      for (const { offset, length } of places) {
        const bytes = Buffer.allocUnsafe(length)
        await handle.read(bytes, 0, length, offset)
        visit(bytes.toString('utf8'))
      }
    } finally {
      await handle.close()
    }
  })
}

async function naming<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (cause) {
    if (!isMissing(cause)) throw cause
    throw new StorageError('batch-file-missing', {
      message: `${path} is named in the journal of batches and is not there.`,
      hint: 'Restore it from a copy: it holds requests or answers that were paid for.',
      cause,
    })
  }
}

function isMissing(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT'
}
