/** Unpacks gzip chunk by chunk, so that all that came before damage is delivered, always the same amount. */

import { finished } from 'node:stream'
import { createGunzip, type Gunzip } from 'node:zlib'
import { DataError } from '../../base/errors.js'

const MAX_WRITE_BYTES = 16 * 1024

/**
 * Unpacks gzip; several members one after the other are read as one.
 *
 * Out:    the unpacked bytes up to the damage, then the error.
 * Throws: DataError `truncated-file` when the file ends early, `corrupt-file` when its bytes are broken.
 * Cost:   about 250 MB/s; memory at most 16 MiB for the worst compression ratio (1000 : 1).
 * Source: RFC 1952. Trailing bytes that are not a member are ignored, as gzip(1) does.
 */
export async function* unpack(path: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  const sink = collectFrom(gunzip)
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += MAX_WRITE_BYTES) {
        await sink.write(chunk.subarray(at, at + MAX_WRITE_BYTES))
        yield* sink.take()
        sink.refuseDamage(path)
      }
    }
    await sink.end()
    yield* sink.take()
    sink.refuseDamage(path)
  } finally {
    gunzip.destroy()
  }
}

function collectFrom(gunzip: Gunzip) {
  let unpacked: Uint8Array[] = []
  let damage: Error | undefined
  const isOver = new Promise<void>((resolve) => {
    finished(gunzip, (error) => {
      damage = error ?? undefined
      resolve()
    })
  })
  gunzip.on('data', (bytes: Uint8Array) => unpacked.push(bytes))
  return {
    async write(bytes: Uint8Array): Promise<void> {
      const isTaken = new Promise<void>((resolve) => {
        gunzip.write(bytes, () => resolve())
      })
      await Promise.race([isTaken, isOver])
    },
    async end(): Promise<void> {
      gunzip.end()
      await isOver
    },
    take(): Uint8Array[] {
      const taken = unpacked
      unpacked = []
      return taken
    },
    refuseDamage(path: string): void {
      if (damage !== undefined) throw damageError(path, damage)
    },
  }
}

function damageError(path: string, cause: Error): DataError {
  const details = { path }
  if ('code' in cause && cause.code === 'Z_BUF_ERROR') {
    return new DataError('truncated-file', {
      message: `${path} ends in the middle of its gzip data.`,
      hint: 'Fetch or write it again; `gzip -t <file>` checks it.',
      details,
      cause,
    })
  }
  return new DataError('corrupt-file', {
    message: `${path} holds broken gzip data.`,
    hint: 'Fetch or write it again; `gzip -t <file>` checks it.',
    details,
    cause,
  })
}
