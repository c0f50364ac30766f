/** Resolves the sources of a recipe: which reader, which files, which bytes. */

import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DataError } from '../base/errors.js'
import { sha256 } from '../base/ids.js'
import { nearestFile } from '../base/nearest.js'
import type { Source, SourceRun } from '../contract/source.js'
import type { Binder } from './bind.js'
import { nearPath } from './near-path.js'
import type { Fingerprint, PlannedSource } from './plan.js'
import type { Problem, RecipePath } from './problems.js'
import type { Registry } from './registry.js'
import type { Recipe } from './schema.js'

/** Most names of a folder that a hint shows. */
const MOST_NAMES = 5

/** What a recipe says of one source. */
export type SourceSpec = Recipe['sources'][string]

/** A source to resolve, with the place of its parts in the recipe. */
export interface SourceRequest {
  readonly id: string
  readonly spec: SourceSpec
  readonly folder: string
  readonly pathPath: RecipePath
  readonly specPath: RecipePath
}

/**
 * Resolves one source; undefined (and problems in the binder) when it cannot be read. Hashes all its bytes.
 * The path of the plan, and with it that of later messages, is relative to the working folder where it lies near.
 */
export async function planSource(
  request: SourceRequest,
  registry: Registry,
  binder: Binder,
): Promise<PlannedSource | undefined> {
  const { spec } = request
  const path = nearPath(resolve(request.folder, spec.path))
  if (!existsSync(path)) {
    binder.problems.push(await missingFile(path, request.pathPath))
    return undefined
  }
  const reader = spec.reader ?? (await chooseReader(path, registry))?.id
  if (reader === undefined) {
    binder.problems.push(noReader(path, request.pathPath, registry))
    return undefined
  }
  const use = binder.bind<Source>({
    kind: 'reader',
    listedAs: 'sources',
    known: registry.sources,
    use: reader,
    id: request.id,
    options: spec.with,
    path: [...request.specPath, 'reader'],
    optionsPath: [...request.specPath, 'with'],
  })
  if (use === undefined) return undefined
  const isFolder = statSync(path).isDirectory()
  if (isFolder !== (use.plugIn.endings.length === 0)) {
    binder.problems.push(wrongKindOfPath(path, use.plugIn, isFolder, request.pathPath, registry))
    return undefined
  }
  const fingerprint = await fingerprintOf(use.bound.instance, path).catch((thrown: unknown) => {
    if (!(thrown instanceof DataError)) throw thrown
    const { code, message, hint } = thrown
    const problem = { code, path: request.pathPath, message }
    binder.problems.push(hint === undefined ? problem : { ...problem, hint })
  })
  if (fingerprint === undefined) return undefined
  return { ...use, path, origin: spec.kind, license: spec.license, idField: spec.id, fingerprint }
}

/** The reader for a path: by folder layout, else by the longest fitting ending. */
export async function chooseReader(path: string, registry: Registry): Promise<Source | undefined> {
  const readers = [...registry.sources.values()]
  if (statSync(path).isDirectory()) {
    for (const reader of readers) if (await reader.recognisesFolder(path)) return reader
    return undefined
  }
  const name = basename(path).toLowerCase()
  const fitting = readers.flatMap((reader) => reader.endings.map((ending) => ({ reader, ending })))
  const best = fitting
    .filter(({ ending }) => name.endsWith(ending))
    .sort((a, b) => b.ending.length - a.ending.length)
  return best[0]?.reader
}

async function fingerprintOf(reader: SourceRun, path: string): Promise<Fingerprint> {
  const files = await reader.files(path)
  let bytes = 0
  const lines: string[] = []
  for (const file of [...files].sort()) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash)
    bytes += statSync(file).size
    lines.push(`${hash.digest('hex')} ${relative(path, file)}`)
  }
  const sum = lines.length === 1 ? (lines[0] ?? '').slice(0, 64) : sha256(lines.join('\n'))
  return { bytes, sha256: sum, files: files.length }
}

/** The problem of a path that does not exist, with the nearest name in its folder or what the folder holds. */
export async function missingFile(path: string, at: RecipePath): Promise<Problem> {
  const near = nearPath(path)
  const names = await readdir(dirname(path)).then(
    (found) => found.sort(),
    () => undefined,
  )
  const message = `there is no file or folder ${near}.`
  return { code: 'file-not-found', path: at, message, hint: folderHint(near, names) }
}

function folderHint(path: string, names: readonly string[] | undefined): string {
  const folder = dirname(path)
  if (names === undefined) {
    return `There is no folder ${folder} either. In a recipe a path starts at the recipe, after --set at the working folder.`
  }
  const nearest = nearestFile(basename(path), names)
  if (nearest !== undefined) return `Did you mean "${nearest}"?`
  const shown = names.slice(0, MOST_NAMES).join(', ')
  const rest = names.length - MOST_NAMES
  return `Its folder holds ${shown || 'nothing'}${rest > 0 ? ` and ${rest} more` : ''}.`
}

function noReader(path: string, at: RecipePath, registry: Registry): Problem {
  const isFolder = statSync(path).isDirectory()
  const readers = [...registry.sources.values()].filter(({ endings }) => (endings.length === 0) === isFolder)
  const ids = readers.map(({ id }) => id).join(', ')
  const endings = readers.flatMap((reader) => reader.endings).join(', ')
  return isFolder
    ? {
        code: 'no-reader',
        path: at,
        message: `no reader recognises the folder ${path}.`,
        hint: `Name a file in it, or one of the readers of folders with \`reader:\`: ${ids}.`,
      }
    : {
        code: 'no-reader',
        path: at,
        message: `no reader knows what ${path} is by its ending.`,
        hint: `Known endings: ${endings}. For another ending name the reader with \`reader:\`: ${ids}.`,
      }
}

function wrongKindOfPath(
  path: string,
  reader: Source,
  isFolder: boolean,
  at: RecipePath,
  registry: Registry,
): Problem {
  const fitting = [...registry.sources.values()].filter(({ endings }) => (endings.length === 0) === isFolder)
  const [found, read] = isFolder ? ['folder', 'a file'] : ['file', 'a folder']
  return {
    code: isFolder ? 'not-a-file' : 'not-a-folder',
    path: at,
    message: `${path} is a ${found}, and the reader ${reader.id} reads ${read}.`,
    hint: `Readers of ${found}s: ${fitting.map(({ id }) => id).join(', ')}.`,
  }
}
