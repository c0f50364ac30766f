/** The log of the mock server: idempotency key and body of each request to a model, no other header. */

import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** A log that is open. */
export interface RequestLog {
  /** Appends `{"path": …, "key": …, "body": …}` as one line (no `key` for ''); a body that is no JSON stands as a text. */
  write(path: string, key: string, body: string): void
  /** Writes what is left. Rejects when the file could not be written. */
  close(): Promise<void>
}

/** Opens a log for appending. */
export function openRequestLog(path: string): RequestLog {
  const stream = createWriteStream(path, { flags: 'a' })
  const ended = finished(stream)
  ended.catch(() => undefined)
  return {
    write(route, key, body) {
      const named = key === '' ? '' : `"key":${JSON.stringify(key)},`
      stream.write(`{"path":${JSON.stringify(route)},${named}"body":${oneLine(body)}}\n`)
    },
    close() {
      stream.end()
      return ended
    },
  }
}

function oneLine(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    return /[\r\n]/.test(body) ? JSON.stringify(value) : body
  } catch {
    return JSON.stringify(body)
  }
}
