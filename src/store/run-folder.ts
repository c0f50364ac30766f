/** The run folder: where a run's plans, ledgers, segments and release lie, with one writer at a time. */

import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Json, isJsonObject, type JsonObject } from '../base/canonical-json.js'
import { messageOf, RecipeError, StorageError } from '../base/errors.js'

const FOLDERS = ['plans', 'ledger', 'segments', 'index'] as const
/** How long a lock may stand empty between its creation and its writing. */
const LOCK_WRITE_MS = 100

/** An open run folder. */
export interface RunFolder {
  readonly path: string
  /** Releases the lock, if it is still ours. */
  close(): Promise<void>
}

/**
 * Opens a folder for writing, creating it when absent. The lock names a process of this machine: a folder that two
 * machines share is not protected. A lock of a process that is gone, or of `processId` itself (a container that was
 * started again), is taken over.
 *
 * Throws StorageError `folder-in-use` while another living process writes to it and `folder-not-writable`, RecipeError
 * `folder-not-empty` and `not-a-folder` when the path holds something else than a run.
 */
export async function openRunFolder(path: string, processId: number): Promise<RunFolder> {
  await refuseForeignFolder(path)
  for (const folder of FOLDERS) {
    await mkdir(join(path, folder), { recursive: true }).catch((cause: unknown) => {
      throw notWritable(path, cause)
    })
  }
  const lock = join(path, 'lock')
  await takeLock(lock, processId)
  const close = async (): Promise<void> => {
    if ((await readOwner(lock)) === processId) await rm(lock, { force: true })
  }
  return { path, close }
}

/** Checks that a folder holds a run. Throws RecipeError `no-run`. */
export async function requireRun(path: string): Promise<void> {
  if (existsSync(join(path, 'plan.json'))) return
  throw new RecipeError('no-run', {
    message: `${path} holds no run (there is no plan.json).`,
    hint: 'Give the folder that `cupel run RECIPE --out FOLDER` wrote.',
  })
}

/** Number of epochs in a run folder; 0 when it is new. */
export async function countEpochs(path: string): Promise<number> {
  const names = existsSync(join(path, 'plans')) ? await readdir(join(path, 'plans')) : []
  return names.filter((name) => /^epoch-\d+\.json$/.test(name)).length
}

/** Writes the plan of an epoch, after it stands as the newest one in `plan.json`: a kill in between leaves no epoch. */
export async function writePlan(path: string, epoch: number, plan: JsonObject): Promise<void> {
  const text = `${JSON.stringify(plan, null, 2)}\n`
  await writeDurably(join(path, 'plan.json'), text)
  await writeDurably(join(path, 'plans', `epoch-${epoch}.json`), text)
}

/** Reads the plan of an epoch. */
export async function readPlan(path: string, epoch: number): Promise<JsonObject> {
  const file = join(path, 'plans', `epoch-${epoch}.json`)
  const plan = await readJson(file)
  if (isJsonObject(plan)) return plan
  throw new StorageError('plan-damaged', {
    message: `${file} holds no plan.`,
    hint: 'Restore it from a copy.',
  })
}

/** Writes a whole file so that after a crash either the old or the new text is there. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(text)
    await handle.datasync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
}

/** Reads a JSON file of the run folder. Throws StorageError `file-damaged` with the file's name. */
export async function readJson(path: string): Promise<Json> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Json
  } catch (cause) {
    throw new StorageError('file-damaged', {
      message: `${path} cannot be read: ${messageOf(cause)}.`,
      hint: 'Restore it from a copy, or start in a new folder.',
      cause,
    })
  }
}

async function refuseForeignFolder(path: string): Promise<void> {
  const names = await namesIn(path)
  const isRun = names.includes('plan.json') || names.includes('plans')
  if (names.length === 0 || isRun) return
  throw new RecipeError('folder-not-empty', {
    message: `${path} is not empty and holds no run.`,
    hint: 'Give an empty or new folder with --out, or the folder of an earlier run.',
  })
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return []
    if (codeOf(cause) !== 'ENOTDIR') throw notWritable(path, cause)
    throw new RecipeError('not-a-folder', {
      message: `${path} is a file, or lies below one; a run needs a folder.`,
      hint: 'Give an empty or new folder with --out.',
    })
  }
}

async function takeLock(lock: string, processId: number): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (await createLock(lock, processId)) return
    if ((await readOwner(lock)) === 0) await pause(LOCK_WRITE_MS)
    const owner = await readOwner(lock)
    if (owner !== processId && isAlive(owner)) throw inUse(lock, owner)
    await rm(lock, { force: true })
  }
  throw inUse(lock, await readOwner(lock))
}

async function createLock(lock: string, processId: number): Promise<boolean> {
  try {
    await writeFile(lock, String(processId), { flag: 'wx' })
    return true
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false
    throw notWritable(lock, cause)
  }
}

/** Process named by a lock; 0 when it is absent, empty or names none. */
async function readOwner(lock: string): Promise<number> {
  const text = await readFile(lock, 'utf8').catch(() => '')
  return /^\d+$/.test(text.trim()) ? Number(text) : 0
}

function isAlive(processId: number): boolean {
  if (!(processId > 0)) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (cause) {
    return codeOf(cause) === 'EPERM'
  }
}

function codeOf(cause: unknown): string | undefined {
  return (cause as NodeJS.ErrnoException).code
}

function notWritable(path: string, cause: unknown): StorageError {
  return new StorageError('folder-not-writable', {
    message: `${path} cannot be written: ${messageOf(cause)}.`,
    hint: 'See to its rights and to the disk, or give another folder with --out.',
    cause,
  })
}

function inUse(lock: string, owner: number): StorageError {
  return new StorageError('folder-in-use', {
    message: `The folder is being written by process ${owner} (${lock}).`,
    hint: 'Wait for it or stop it; if that process is no run of Cupel, delete the lock file.',
  })
}
