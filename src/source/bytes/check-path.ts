/** Checks that a path is a file or a folder before it is read, with the nearest name when it is missing. */

import { readdir, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { DataError, messageOf } from '../../base/errors.js'
import { nearestName } from '../../base/nearest.js'

/**
 * Makes sure that a path is a file (a pipe counts).
 *
 * Throws: DataError `file-not-found` (hint: the nearest name beside it), `not-a-file`, `not-readable`.
 */
export async function checkFile(path: string): Promise<void> {
  const stats = await statOrExplain(path)
  if (!stats.isDirectory()) return
  throw new DataError('not-a-file', {
    message: `${path} is a folder, and this reader reads one file.`,
    hint: 'Name a file in it, or a reader for folders: `cupel list sources` shows them.',
    details: { path },
  })
}

/**
 * Makes sure that a path is a folder.
 *
 * Throws: DataError `file-not-found`, `not-a-folder`, `not-readable`.
 */
export async function checkFolder(path: string): Promise<void> {
  const stats = await statOrExplain(path)
  if (stats.isDirectory()) return
  throw new DataError('not-a-folder', {
    message: `${path} is a file, and this reader reads a folder.`,
    hint: 'Name the folder that holds it, or a reader for single files: `cupel list sources` shows them.',
    details: { path },
  })
}

/** The error for a path that the system refuses, by its code: missing, or not readable. */
export async function explainPath(path: string, cause: unknown): Promise<DataError> {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return fileNotFound(path)
  return new DataError('not-readable', {
    message: `${path} cannot be read: ${messageOf(cause)}.`,
    hint: 'Check the permissions of the file and of the folders above it.',
    details: { path, code },
    cause,
  })
}

async function statOrExplain(path: string) {
  try {
    return await stat(path)
  } catch (cause) {
    throw await explainPath(path, cause)
  }
}

async function fileNotFound(path: string): Promise<DataError> {
  const folder = dirname(path)
  const names = await namesIn(folder)
  const details = { path, folder }
  if (names === undefined) {
    const message = `${path} does not exist, nor does its folder ${folder}.`
    return new DataError('file-not-found', {
      message,
      hint: 'Check the path; a relative one starts at the recipe.',
      details,
    })
  }
  const nearest = nearestName(basename(path), names)
  return new DataError('file-not-found', {
    message: `${path} does not exist.`,
    hint: nearest === undefined ? contentsOf(folder, names) : `Did you mean "${nearest}" in ${folder}?`,
    details: { ...details, nearest },
  })
}

function contentsOf(folder: string, names: readonly string[]): string {
  if (names.length === 0) return `The folder ${folder} is empty.`
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5
    ? `${folder} holds ${shown} and ${names.length - 5} more.`
    : `${folder} holds ${shown}.`
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return (await readdir(folder)).sort()
  } catch {
    return undefined
  }
}
