/** Size and hash of a file, read in pieces. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Bytes of a file and their SHA-256 in lower-case hex. */
export interface FileHash {
  readonly bytes: number
  readonly sha256: string
}

/** Reads a file once. Memory: one piece. Throws what the file system throws. */
export async function hashFile(path: string): Promise<FileHash> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.length
  }
  return { bytes, sha256: hash.digest('hex') }
}
