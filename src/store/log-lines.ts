/** Walks the lines of a log as bytes, in chunks. */

import { open } from 'node:fs/promises'

const CHUNK_BYTES = 4 * 1024 * 1024
const NEWLINE = 10

/** Sees one line: the bytes from `start` to `stop` (no line break), which begins at `position` in the file. */
export type LineVisitor = (bytes: Buffer, start: number, stop: number, position: number) => void

/** Visits the complete lines in the first `length` bytes of a log; a last line without a line break is left out. */
export async function eachLogLine(path: string, length: number, visit: LineVisitor): Promise<void> {
  const handle = await open(path, 'r')
  try {
    let held = Buffer.alloc(0)
    let position = 0
    for (;;) {
      const wanted = Math.min(CHUNK_BYTES, length - position - held.length)
      const chunk = Buffer.allocUnsafe(held.length + Math.max(wanted, 0))
      held.copy(chunk)
      const bytesRead =
        wanted > 0 ? (await handle.read(chunk, held.length, wanted, position + held.length)).bytesRead : 0
      if (bytesRead === 0) return
      const bytes = chunk.subarray(0, held.length + bytesRead)
      const used = visitLines(bytes, position, visit)
      position += used
      held = Buffer.from(bytes.subarray(used))
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
