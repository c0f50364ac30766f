/** Writing a release: whole or not at all, the same bytes each time, and every file told of. */

import { readFileSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InternalError } from '../../src/base/errors.js'
import type { ExporterRun } from '../../src/contract/exporter.js'
import { manifestSchema } from '../../src/release/manifest.js'
import { writeRelease } from '../../src/release/write-release.js'
import { buildRelease, promptExporter } from './build-release.js'
import { buildRun, failureOf, recipeText } from './build-run.js'
import { temporaryFolder } from './temporary-folder.js'

const base = await temporaryFolder()
let places = 0

async function newPlace(): Promise<string> {
  places += 1
  const place = join(base, String(places))
  await mkdir(place, { recursive: true })
  return place
}

describe('writeRelease', () => {
  test('all files of a release, with their rows', async () => {
    const { folder, manifest } = await buildRelease(await newPlace(), ['jsonl', 'parquet'])
    expect(manifest.files.map(({ path, kind, mediaType, rows }) => [path, kind, mediaType, rows])).toEqual([
      ['README.md', 'card', 'text/markdown', null],
      ['data/bakery-sums.jsonl', 'data', 'application/jsonl', 25],
      ['data/bakery-sums.parquet', 'data', 'application/vnd.apache.parquet', 25],
      ['exports/sft.jsonl', 'export', 'application/jsonl', 20],
      ['facts.json', 'facts', 'application/json', null],
      ['recipe.yaml', 'recipe', 'application/yaml', null],
      ['report.html', 'report', 'text/html', null],
    ])
    const present = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    )
    expect(present).toHaveLength(manifest.files.length + 1)
  })

  test('the manifest says what the run was', async () => {
    const { folder, manifest } = await buildRelease(await newPlace())
    const { facts } = buildRun()
    const read = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
    expect(read).toEqual(manifest)
    expect(read).toMatchObject({
      name: 'bakery-sums',
      created: facts.endedAt,
      seed: 7,
      digests: { plan: facts.planDigest, policy: facts.policyDigest, result: facts.resultDigest },
      counts: facts.counts,
      released: 25,
      members: { vary: 20, synthetic: 20, seeds: 5, real: 5 },
    })
    expect(read.files.find(({ kind }) => kind === 'export')?.skipped).toEqual({ 'not-synthetic': 5 })
  })

  test('recipe and facts are there as they were', async () => {
    const { folder } = await buildRelease(await newPlace())
    expect(readFileSync(join(folder, 'recipe.yaml'), 'utf8')).toBe(recipeText)
    const facts = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'))
    expect(facts).toEqual(JSON.parse(JSON.stringify(buildRun().facts)))
  })

  test('the same run gives the same bytes', async () => {
    const [one, two] = [await buildRelease(await newPlace()), await buildRelease(await newPlace())]
    expect(one.manifest).toEqual(two.manifest)
  })

  test('a release takes the place of an older one, and of what a crash left behind', async () => {
    const place = await newPlace()
    await mkdir(join(place, 'release/data'), { recursive: true })
    await mkdir(join(place, 'release.new'), { recursive: true })
    await writeFile(join(place, 'release/data/other.jsonl'), 'older')
    await writeFile(join(place, 'release.new/half'), 'half')
    const { folder } = await buildRelease(place)
    expect(await readdir(place)).toEqual(['release'])
    expect(await readdir(join(folder, 'data'))).toEqual(['bakery-sums.jsonl'])
    expect(await readdir(folder)).not.toContain('half')
  })

  test('when an exporter fails, the older release stays and nothing half-written does', async () => {
    const place = await newPlace()
    const { folder, manifest } = await buildRelease(place)
    const failing: ExporterRun = {
      async *rows(view) {
        for await (const { id } of view.records()) {
          yield { skipped: 'unfit', id }
          throw new InternalError('test', { message: 'the exporter fails' })
        }
      },
    }
    const again = writeRelease({
      folder,
      ...buildRun(),
      exporters: [{ id: 'bad', run: failing }],
      formats: ['jsonl'],
    })
    await expect(again).rejects.toThrow('the exporter fails')
    expect(await readdir(place)).toEqual(['release'])
    const kept = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(kept.digest).toBe(manifest.digest)
  })

  test('a recipe file that is called like a file of the release gets another name', async () => {
    for (const [given, expected] of [
      ['manifest.json', 'recipe-manifest.json'],
      ['some/folder/recipe.ts', 'recipe.ts'],
      ['README.md', 'recipe-README.md'],
    ] as const) {
      const { manifest } = await buildRelease(await newPlace(), ['jsonl'], buildRun({ recipeFile: given }))
      expect(manifest.files.find(({ kind }) => kind === 'recipe')?.path).toBe(expected)
    }
  })

  test('a run that was not released is refused', async () => {
    const place = await newPlace()
    const run = buildRun({ status: 'blocked', released: 0 })
    expect(await failureOf(() => buildRelease(place, ['jsonl'], run))).toMatchInlineSnapshot(
      `"not-released: A run that is blocked has no release."`,
    )
    expect(await readdir(place)).toEqual([])
  })

  test('a place that cannot be written to is named, with what to do', async () => {
    const place = await newPlace()
    await writeFile(join(place, 'file'), '')
    const folder = join(place, 'file', 'release')
    const work = () =>
      writeRelease({
        folder,
        ...buildRun(),
        exporters: [{ id: 'sft', run: promptExporter }],
        formats: ['jsonl'],
      })
    const message = await failureOf(work)
    expect(message.replaceAll(place, '<place>')).toMatchInlineSnapshot(
      `"release-not-written: The release could not be written to <place>/file/release: ENOTDIR: not a directory, lstat '<place>/file/release.new'. Free space or mend permissions, then run the same command again: the result is kept, only the files are made anew."`,
    )
  })
})
