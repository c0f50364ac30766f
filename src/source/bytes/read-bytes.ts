/** The bytes of a file in chunks, gzip unpacked. */

import { type FileHandle, open } from 'node:fs/promises'
import { checkFile, explainPath } from './check-path.js'
import { startsWith } from './foreign-content.js'
import { unpack } from './unpack.js'

const CHUNK_BYTES = 512 * 1024
const GZIP = Uint8Array.of(0x1f, 0x8b)

/**
 * Reads a file from start to end. Gzip is told by its first bytes, not by its name.
 *
 * Out:    chunks of up to 512 KiB; **each is valid until the next one is asked for**, since the buffer is
 *         used again.
 * Throws: DataError `file-not-found`, `not-a-file`, `not-readable`; for gzip also `truncated-file`,
 *         `corrupt-file`.
 */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  await checkFile(path)
  const handle = await openOrExplain(path)
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    const next = () => readInto(buffer, handle, path)
    const head = await next()
    const chunks = chunksFrom(head, next)
    yield* startsWith(head, GZIP) ? unpack(path, chunks) : chunks
  } finally {
    await handle.close()
  }
}

async function* chunksFrom(head: Buffer, next: () => Promise<Buffer>): AsyncGenerator<Uint8Array> {
  let chunk = head
  while (chunk.length > 0) {
    yield chunk
    chunk = await next()
  }
}

async function readInto(buffer: Buffer, handle: FileHandle, path: string): Promise<Buffer> {
  try {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
    return buffer.subarray(0, bytesRead)
  } catch (cause) {
    throw await explainPath(path, cause)
  }
}

async function openOrExplain(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (cause) {
    throw await explainPath(path, cause)
  }
}
