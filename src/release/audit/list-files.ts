/** Everything that lies in a release folder, by path. */

import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** What lies at a path: links are never followed, so nothing outside the folder is read. */
export type FolderEntry = 'file' | 'link' | 'other'

/** Paths with `/` between folders, in order; folders themselves are not listed unless they are empty. */
export async function listFiles(folder: string): Promise<ReadonlyMap<string, FolderEntry>> {
  const found: [string, FolderEntry][] = []
  await collect(folder, '', found)
  return new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function collect(folder: string, prefix: string, found: [string, FolderEntry][]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${prefix}${entry.name}`
    if (!entry.isDirectory()) found.push([path, kindOf(entry)])
    else {
      const before = found.length
      await collect(join(folder, entry.name), `${path}/`, found)
      if (found.length === before) found.push([path, 'other'])
    }
  }
}

function kindOf(entry: Dirent): FolderEntry {
  if (entry.isFile()) return 'file'
  return entry.isSymbolicLink() ? 'link' : 'other'
}
