/** Cuts a byte stream into blocks of whole lines, with bounded memory whatever the length of a line. */

const NEWLINE = 0x0a

/** Whole lines, each ended by a newline, but for the last block of a file that ends without one. */
export interface LineBlock {
  readonly kind: 'lines'
  /** Valid until the next block is asked for. */
  readonly bytes: Buffer
  /** The file's last line, which has no newline. Then `bytes` holds this line only. */
  readonly unterminated: boolean
}

/** A line that is longer than the limit; its bytes were counted and let go. */
export interface LongLine {
  readonly kind: 'long'
  /** Length without the newline. */
  readonly bytes: number
}

/**
 * Cuts chunks at newlines.
 *
 * In:   chunks that stay valid until the next one; `maxLineBytes` ≥ 1.
 * Out:  every byte once and in order, but for lines longer than the limit that cross a chunk's end: those are
 *       reported by length only. Lines within one chunk are passed on whatever their length.
 * Cost: no copy but for lines that cross a chunk's end; memory ≤ one chunk + `maxLineBytes`.
 */
export async function* lineBlocks(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<LineBlock | LongLine, void, undefined> {
  const open = createOpenLine(maxLineBytes)
  for await (const part of chunks) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    const first = chunk.indexOf(NEWLINE)
    if (first === -1) {
      open.extend(chunk)
      continue
    }
    const last = chunk.lastIndexOf(NEWLINE)
    const isOpen = open.length() > 0
    if (isOpen) {
      open.extend(chunk.subarray(0, first + 1))
      yield open.close(true)
    }
    const from = isOpen ? first + 1 : 0
    if (from <= last) {
      yield { kind: 'lines', bytes: chunk.subarray(from, last + 1), unterminated: false }
    }
    open.extend(chunk.subarray(last + 1))
  }
  if (open.length() > 0) yield open.close(false)
}

function createOpenLine(maxLineBytes: number) {
  let pieces: Buffer[] = []
  let bytes = 0
  return {
    length: () => bytes,
    extend(piece: Buffer): void {
      bytes += piece.length
      if (bytes > maxLineBytes + 1) pieces = []
      else if (piece.length > 0) pieces.push(Buffer.from(piece))
    },
    close(hasNewline: boolean): LineBlock | LongLine {
      const length = hasNewline ? bytes - 1 : bytes
      const line = Buffer.concat(pieces)
      pieces = []
      bytes = 0
      if (length > maxLineBytes) return { kind: 'long', bytes: length }
      return { kind: 'lines', bytes: line, unterminated: !hasNewline }
    },
  }
}
