/** Writes a release: data, exports, card, report and manifest, beside the old one and then in its place. */

import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { InternalError, isCupelError, messageOf, StorageError } from '../base/errors.js'
import type { ExporterRun } from '../contract/exporter.js'
import { writeCard } from './card.js'
import type { ReleaseContents } from './contents.js'
import type { ReleaseStreams, RunFacts } from './facts.js'
import { hashFile } from './files/hash-file.js'
import { mediaTypeOf } from './files/media-type.js'
import { replaceFolder } from './files/replace-folder.js'
import { TextWriter } from './files/text-writer.js'
import { writeData, writeExport } from './files/write-rows.js'
import { MANIFEST_FILE, type Manifest, type ManifestFile, manifestText, sealManifest } from './manifest.js'
import { writeReport } from './report.js'

/** A format in which the data itself is written. JSON Lines is always written. */
export type DataFormat = 'jsonl' | 'parquet'

/** What to release and where. */
export interface ReleaseOptions {
  /** Final path of the release folder; its parent exists. */
  readonly folder: string
  /** Facts of a run whose status is `released`. */
  readonly facts: RunFacts
  readonly streams: ReleaseStreams
  readonly exporters: readonly { readonly id: string; readonly run: ExporterRun }[]
  readonly formats: readonly DataFormat[]
}

/**
 * Writes a release and returns its manifest. Everything is written into `<folder>.new`, made durable, and then takes the
 * place of `folder`, so that a release is either whole or not there.
 *
 * Throws InternalError `not-released` for facts of a run that did not end so, StorageError `release-not-written` when the disk refuses, and what exporters and DuckDB throw; the older release
 * stays in place then.
 * Cost: one pass over the result for the data and for each export; memory: one batch and the report's rows (24 MB at most).
 */
export async function writeRelease(options: ReleaseOptions): Promise<Manifest> {
  if (options.facts.status !== 'released') throw notReleased(options.facts)
  const fresh = `${options.folder}.new`
  try {
    await rm(fresh, { recursive: true, force: true })
    await mkdir(join(fresh, 'data'), { recursive: true })
    const manifest = await fillFolder(fresh, options)
    await replaceFolder(fresh, options.folder)
    return manifest
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true }).catch(keepFirstCause)
    throw isFileSystemError(cause) ? notWritten(options.folder, cause) : cause
  }
}

async function fillFolder(fresh: string, { facts, streams, exporters, formats }: ReleaseOptions) {
  const folder = new Folder(fresh)
  const data = await addData(folder, facts, streams, formats)
  for (const { id, run } of exporters) await addExport(folder, id, run, streams)
  await addText(folder, recipeName(facts), 'recipe', facts.recipeText)
  await addText(folder, 'facts.json', 'facts', `${JSON.stringify(facts, null, 2)}\n`)
  const contents: ReleaseContents = { ...data, files: [...folder.files] }
  await writeReport(folder.pathOf('report.html'), facts, streams, contents)
  await folder.add('report.html', 'report', null)
  await writeCard(folder.pathOf('README.md'), facts, contents)
  await folder.add('README.md', 'card', null)
  const manifest = manifestOf(facts, folder.files)
  await TextWriter.write(folder.pathOf(MANIFEST_FILE), (writer) => writer.add(manifestText(manifest)))
  return manifest
}

async function addData(
  folder: Folder,
  facts: RunFacts,
  streams: ReleaseStreams,
  formats: readonly DataFormat[],
) {
  const lines = `data/${facts.recipe.name}.jsonl`
  const data = await writeData(folder.pathOf(lines), streams)
  await folder.add(lines, 'data', data.rows)
  if (formats.includes('parquet')) {
    const table = `data/${facts.recipe.name}.parquet`
    const { writeParquet } = await import('../export/parquet.js')
    const { rows } = await writeParquet(folder.pathOf(lines), folder.pathOf(table))
    await folder.add(table, 'data', rows)
  }
  return data
}

async function addExport(folder: Folder, id: string, run: ExporterRun, streams: ReleaseStreams) {
  await mkdir(folder.pathOf('exports'), { recursive: true })
  const path = `exports/${id}.jsonl`
  const { rows, skipped } = await writeExport(folder.pathOf(path), run, streams)
  await folder.add(path, 'export', rows, skipped)
}

async function addText(folder: Folder, path: string, kind: ManifestFile['kind'], text: string) {
  await TextWriter.write(folder.pathOf(path), (writer) => writer.add(text))
  await folder.add(path, kind, null)
}

/** The recipe keeps its name unless a file of the release has that name. */
function recipeName(facts: RunFacts): string {
  const name = basename(facts.recipeFile).replace(/[\\:\p{Cc}]/gu, '-')
  const isTaken = ['', 'README.md', 'report.html', 'facts.json', MANIFEST_FILE, 'data', 'exports'].includes(
    name,
  )
  return isTaken ? `recipe-${name}` : name
}

function manifestOf(facts: RunFacts, files: readonly ManifestFile[]): Manifest {
  const { recipe, cupel, endedAt, epoch, counts, released, members } = facts
  return sealManifest({
    format: 'cupel-release',
    version: 1,
    name: recipe.name,
    cupel,
    created: endedAt,
    epoch,
    seed: recipe.seed,
    digests: { plan: facts.planDigest, policy: facts.policyDigest, result: facts.resultDigest ?? '' },
    counts: { ...counts },
    released,
    members: { ...members },
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  })
}

/** A folder being filled, with what was added to it. */
class Folder {
  readonly files: ManifestFile[] = []
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  pathOf(path: string): string {
    return join(this.#path, path)
  }

  async add(path: string, kind: ManifestFile['kind'], rows: number | null, skipped = {}): Promise<void> {
    const hash = await hashFile(this.pathOf(path))
    const extra = kind === 'export' ? { skipped } : {}
    this.files.push({ path, kind, mediaType: mediaTypeOf(path), ...hash, rows, ...extra })
  }
}

function isFileSystemError(cause: unknown): cause is NodeJS.ErrnoException {
  return !isCupelError(cause) && cause instanceof Error && 'syscall' in cause && 'code' in cause
}

/** What cannot be cleared away is cleared by the next release; the first error is the one to tell. */
function keepFirstCause(): void {}

function notReleased({ status }: RunFacts): InternalError {
  return new InternalError('not-released', { message: `A run that is ${status} has no release.` })
}

function notWritten(folder: string, cause: NodeJS.ErrnoException): StorageError {
  return new StorageError('release-not-written', {
    message: `The release could not be written to ${folder}: ${messageOf(cause)}.`,
    hint: 'Free space or mend permissions, then run the same command again: the result is kept, only the files are made anew.',
    details: { folder },
    cause,
  })
}
