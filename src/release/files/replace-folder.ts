/** Puts a finished folder in the place of an older one, so that a half-written one is never seen under its name. */

import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Makes `fresh` durable and renames it to `folder`; an older folder of that name is removed afterwards.
 *
 * Edge: between the two renames there is a moment without `folder`: after a crash then, `folder` is absent and the older
 *       one lies beside it as `<folder>.old`; the run writes the release again.
 */
export async function replaceFolder(fresh: string, folder: string): Promise<void> {
  const old = `${folder}.old`
  await syncTree(fresh)
  await rm(old, { recursive: true, force: true })
  await rename(folder, old).catch(ignoreMissing)
  await rename(fresh, folder)
  await syncPath(dirname(folder))
  await rm(old, { recursive: true, force: true })
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    await (entry.isDirectory() ? syncTree(path) : syncPath(path))
  }
  await syncPath(folder)
}

/** A folder cannot be opened or synced everywhere (Windows); a file that cannot is an error. */
async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(ignoreFolder)
  if (handle === undefined) return
  try {
    await handle.sync().catch(ignoreFolder)
  } finally {
    await handle.close()
  }
}

function ignoreMissing(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'ENOENT') throw cause
}

function ignoreFolder(cause: NodeJS.ErrnoException): undefined {
  if (process.platform !== 'win32' || (cause.code !== 'EISDIR' && cause.code !== 'EPERM')) throw cause
}
