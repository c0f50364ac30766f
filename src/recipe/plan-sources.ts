/** Resolves the sources of a recipe: which reader, which files, which bytes. */

import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sha256 } from '../base/ids.js'
import { nameHint, nearestName } from '../base/nearest.js'
import type { Source, SourceRun } from '../contract/source.js'
import type { Binder } from './bind.js'
import type { Fingerprint, PlannedSource } from './plan.js'
import type { Problem, RecipePath } from './problems.js'
import type { Registry } from './registry.js'
import type { Recipe } from './schema.js'

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

/** Resolves one source; undefined (and problems in the binder) when it cannot be read. Hashes all its bytes. */
export async function planSource(
  request: SourceRequest,
  registry: Registry,
  binder: Binder,
): Promise<PlannedSource | undefined> {
  const { spec } = request
  const path = resolve(request.folder, spec.path)
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
    kind: 'source',
    known: registry.sources,
    use: reader,
    id: request.id,
    options: spec.with,
    path: [...request.specPath, 'reader'],
    optionsPath: [...request.specPath, 'with'],
  })
  if (use === undefined) return undefined
  const fingerprint = await fingerprintOf(use.bound.instance, path)
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

/** The problem of a path that does not exist, with the nearest name in its folder. */
export async function missingFile(path: string, at: RecipePath): Promise<Problem> {
  const folder = dirname(path)
  const names = existsSync(folder) ? await readdir(folder) : []
  const nearest = nearestName(basename(path), names)
  const hint =
    nearest === undefined
      ? 'Paths are relative to the recipe; with --set to the working folder.'
      : `Did you mean "${nearest}"?`
  return { code: 'file-not-found', path: at, message: `there is no file or folder ${shortPath(path)}.`, hint }
}

function noReader(path: string, at: RecipePath, registry: Registry): Problem {
  const endings = [...registry.sources.values()].flatMap((reader) => reader.endings)
  return {
    code: 'no-reader',
    path: at,
    message: `no reader knows what ${basename(path)} is.`,
    hint: `Known endings: ${endings.join(', ')}; or name one with \`reader:\`. ${nameHint('', [...registry.sources.keys()], '')}`,
  }
}

function shortPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('../../..') ? path : near
}
