/** The first and the last bytes of a file, where binary formats have their signatures. */

import { open } from 'node:fs/promises'
import { checkFile, explainPath } from './check-path.js'

/** Both ends of a file. */
export interface FileEnds {
  readonly head: Buffer
  readonly tail: Buffer
  /** Length of the whole file. */
  readonly bytes: number
}

const HEAD_BYTES = 64
const TAIL_BYTES = 8

/**
 * Reads up to 64 bytes from the start and the last 8; both are shorter in a shorter file.
 *
 * Throws: DataError `file-not-found`, `not-a-file`, `not-readable`.
 */
export async function fileEnds(path: string): Promise<FileEnds> {
  await checkFile(path)
  try {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      const head = Buffer.alloc(Math.min(HEAD_BYTES, size))
      const tail = Buffer.alloc(Math.min(TAIL_BYTES, size))
      await handle.read(head, 0, head.length, 0)
      await handle.read(tail, 0, tail.length, size - tail.length)
      return { head, tail, bytes: size }
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw await explainPath(path, cause)
  }
}
