/** Walks the lines of a log as bytes, in chunks. */

import { open } from 'node:fs/promises'

const CHUNK_BYTES = 1024 * 1024
const NEWLINE = 10

/**
 * Sees one line: the bytes from `start` to `stop` (no line break), which begins at `position` in the file.
 * The bytes are good during the call only: the buffer is used again.
 */
export type LineVisitor = (bytes: Buffer, start: number, stop: number, position: number) => void

/**
 * Visits the complete lines in the first `length` bytes of a log; a last line without a line break is left out.
 * Begins at `from`, where a line must begin. Memory: one chunk of 1 MB, or twice the longest line.
 */
export async function eachLogLine(path: string, length: number, visit: LineVisitor, from = 0): Promise<void> {
  const handle = await open(path, 'r')
  try {
    let buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    let [position, filled] = [from, 0]
    for (;;) {
      const wanted = Math.min(buffer.length - filled, length - position - filled)
      if (wanted <= 0) return
      const { bytesRead } = await handle.read(buffer, filled, wanted, position + filled)
      if (bytesRead === 0) return
      filled += bytesRead
      const used = visitLines(buffer.subarray(0, filled), position, visit)
      buffer.copyWithin(0, used, filled)
      position += used
      filled -= used
      if (filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
    }
  } finally {
    await handle.close()
  }
}

function visitLines(bytes: Buffer, position: number, visit: LineVisitor): number {
  let start = 0
  for (;;) {
    const stop = bytes.indexOf(NEWLINE, start)
    if (stop < 0) return start
    visit(bytes, start, stop, position + start)
    start = stop + 1
  }
}
