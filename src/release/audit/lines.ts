/** Lines of a text file, ended by LF alone: other line breaks may stand inside a JSON text. */

import { createReadStream } from 'node:fs'

/** Streams the lines of a file; what follows the last LF is a line too unless it is empty. Memory: one line. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let parts: Buffer[] = []
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      yield Buffer.concat([...parts, piece.subarray(start, end)]).toString('utf8')
      parts = []
      start = end + 1
    }
    parts.push(piece.subarray(start))
  }
  const rest = Buffer.concat(parts)
  if (rest.length > 0) yield rest.toString('utf8')
}
