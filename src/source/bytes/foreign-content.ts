/** Recognises by their first bytes files that cannot be what their name says, and says what to do. */

import { DataError } from '../../base/errors.js'

interface Foreign {
  readonly starts: Uint8Array
  error(path: string): DataError
}

const LFS_POINTER = Buffer.from('version https://git-lfs.github.com/spec/v1')

const foreign: readonly Foreign[] = [
  { starts: LFS_POINTER, error: lfsError },
  { starts: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), error: (path) => packedError(path, 'zstd', 'zstd -d') },
  { starts: Buffer.from('BZh'), error: (path) => packedError(path, 'bzip2', 'bzip2 -dk') },
  {
    starts: Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0),
    error: (path) => packedError(path, 'xz', 'xz -dk'),
  },
  {
    starts: Buffer.from('PK\x03\x04'),
    error: (path) =>
      refusal(path, 'not-text', 'is a ZIP archive, not text', 'Unpack it and name a file in it.'),
  },
  {
    starts: Buffer.from('PAR1'),
    error: (path) => refusal(path, 'not-text', 'is a Parquet file, not text', 'Name the reader `parquet`.'),
  },
  { starts: Uint8Array.of(0xff, 0xfe), error: utf16Error },
  { starts: Uint8Array.of(0xfe, 0xff), error: utf16Error },
]

/**
 * Refuses a text file whose first bytes show that it is something else.
 *
 * In:     the first bytes of the file (after unpacking), up to 64 are looked at.
 * Throws: DataError `git-lfs-pointer`, `unsupported-compression`, `not-text`, `not-utf8`.
 * Not covered: anything without a signature, such as Latin-1 text; that shows up as bad rows.
 */
export function refuseForeignText(path: string, head: Uint8Array): void {
  const found = foreign.find(({ starts }) => startsWith(head, starts))
  if (found !== undefined) throw found.error(path)
}

/**
 * Refuses a binary file of which only the Git LFS pointer is there.
 *
 * In:     the first 42 bytes of the file or more.
 * Throws: DataError `git-lfs-pointer`.
 */
export function refuseLfsPointer(path: string, head: Uint8Array): void {
  if (startsWith(head, LFS_POINTER)) throw lfsError(path)
}

/** The error for a file that is not what its reader reads: `<path> <says>.`, with what to do. */
export function refusal(path: string, code: string, says: string, hint: string): DataError {
  return new DataError(code, { message: `${path} ${says}.`, hint, details: { path } })
}

function lfsError(path: string): DataError {
  const says = 'is a Git LFS pointer: the data itself was never fetched'
  return refusal(path, 'git-lfs-pointer', says, 'Run `git lfs pull` in its repository.')
}

function packedError(path: string, format: string, command: string): DataError {
  const hint = `Unpack it first: \`${command} <file>\`. Gzip is read as it is.`
  return refusal(path, 'unsupported-compression', `is compressed with ${format}, which is not read`, hint)
}

function utf16Error(path: string): DataError {
  return refusal(path, 'not-utf8', 'is UTF-16, not UTF-8', 'Convert it: `iconv -f UTF-16 -t UTF-8 <file>`.')
}

/** Whether bytes begin with a signature. */
export function startsWith(bytes: Uint8Array, signature: Uint8Array): boolean {
  if (bytes.length < signature.length) return false
  return signature.every((byte, index) => bytes[index] === byte)
}
