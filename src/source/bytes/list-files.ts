/** Lists the files of a folder and of the folders in it. */

import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { explainPath } from './check-path.js'

/**
 * All files below a folder.
 *
 * Out:    paths relative to the folder, with `/`, sorted by code unit, so the same on every machine.
 * Edge:   names that begin with a dot or with `__` are left out, with all below them; links to files count as
 *         files (so does a Hugging Face cache), links to folders are not followed.
 * Throws: DataError `not-readable`.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const ahead = ['']
  for (let below = ahead.pop(); below !== undefined; below = ahead.pop()) {
    for (const entry of await entriesOf(join(folder, below))) {
      if (entry.name.startsWith('.') || entry.name.startsWith('__')) continue
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) ahead.push(path)
      else if (await isFile(entry, join(folder, path))) found.push(path)
    }
  }
  return found.sort()
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (cause) {
    throw await explainPath(folder, cause)
  }
}

async function isFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
