/** The run folder: where a run's plans, ledgers, segments and release lie, with one writer at a time. */

import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Json, isJsonObject, type JsonObject } from '../base/canonical-json.js'
import { messageOf, RecipeError, StorageError } from '../base/errors.js'

const FOLDERS = ['plans', 'ledger', 'segments', 'index'] as const

/** An open run folder. */
export interface RunFolder {
  readonly path: string
  /** Releases the lock. */
  close(): Promise<void>
}

/**
 * Opens a folder for writing, creating it when absent.
 * Throws StorageError `folder-in-use` while another living process writes to it, RecipeError `folder-not-empty` when it
 * holds something else than a run.
 */
export async function openRunFolder(path: string, processId: number): Promise<RunFolder> {
  await refuseForeignFolder(path)
  for (const folder of FOLDERS) await mkdir(join(path, folder), { recursive: true })
  const lock = join(path, 'lock')
  await takeLock(lock, processId)
  return { path, close: () => rm(lock, { force: true }) }
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

/** Writes the plan of an epoch, and as `plan.json` the newest one. */
export async function writePlan(path: string, epoch: number, plan: JsonObject): Promise<void> {
  const text = `${JSON.stringify(plan, null, 2)}\n`
  await writeDurably(join(path, 'plans', `epoch-${epoch}.json`), text)
  await writeDurably(join(path, 'plan.json'), text)
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
  await handle.writeFile(text)
  await handle.datasync()
  await handle.close()
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
  const names = existsSync(path) ? await readdir(path) : []
  const isRun = names.includes('plan.json') || names.includes('plans')
  if (names.length === 0 || isRun) return
  throw new RecipeError('folder-not-empty', {
    message: `${path} is not empty and holds no run.`,
    hint: 'Give an empty or new folder with --out, or the folder of an earlier run.',
  })
}

async function takeLock(lock: string, processId: number): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(lock, String(processId), { flag: 'wx' })
      return
    } catch {
      const owner = Number(await readFile(lock, 'utf8').catch(() => '0'))
      if (owner !== processId && isAlive(owner)) throw inUse(lock, owner)
      await rm(lock, { force: true })
    }
  }
  throw inUse(lock, 0)
}

function isAlive(processId: number): boolean {
  if (!(processId > 0)) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function inUse(lock: string, owner: number): StorageError {
  return new StorageError('folder-in-use', {
    message: `The folder is being written by process ${owner} (${lock}).`,
    hint: 'Wait for it or stop it; if that process is no run of Cupel, delete the lock file.',
  })
}
