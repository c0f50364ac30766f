/**
 * Oracle: Hugging Face `datasets` loads all that Cupel exports, and Cupel reads all that `datasets` and
 *         pyarrow write.
 *
 * Needs Python 3.10 or newer; the packages are installed once into `.cache/oracle-datasets`. The loading
 * itself is offline.
 */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../../src/base/errors.js'
import { isBadRow, type Source } from '../../src/contract/source.js'
import { exporters } from '../../src/export/index.js'
import { writeParquet } from '../../src/export/parquet.js'
import { huggingFace } from '../../src/source/hugging-face.js'
import { parquet } from '../../src/source/parquet.js'
import { type OracleRelease, releaseRows, releases, viewOf } from './datasets-oracle/releases.js'
import { ensurePython, runOrThrow } from './datasets-oracle/venv.js'

const cache = fileURLToPath(new URL('../../.cache/oracle-datasets', import.meta.url))
const script = fileURLToPath(new URL('datasets.py', import.meta.url))
const work = join(cache, 'work')

interface Expected {
  readonly file: string
  readonly source: string
  readonly rows: number
  readonly types: Readonly<Record<string, string>>
}

const counts = { passed: 0, failed: 0 }

function report(name: string, why: string | undefined): void {
  counts[why === undefined ? 'passed' : 'failed'] += 1
  console.log(why === undefined ? `ok ${name}` : `FAIL ${name}: ${why}`)
}

async function writeExports(folder: string): Promise<void> {
  const expected: Record<string, Expected> = {}
  for (const [name, release] of Object.entries(releases)) {
    const file = `${name.replace(/\W+/g, '-')}.jsonl`
    writeFileSync(join(folder, file), (await exportLines(name, release)).join(''))
    expected[`export ${name}`] = { file, source: file, rows: release.rows, types: release.types }
  }
  const lines = releaseRows.map((row) => `${JSON.stringify(row)}\n`)
  writeFileSync(join(folder, 'release.jsonl'), lines.join(''))
  await writeParquet(join(folder, 'release.jsonl'), join(folder, 'release.parquet'))
  const release = { source: 'release.jsonl', rows: lines.length }
  const types = {
    _cupel: 'string',
    score: 'double',
    steps: 'list<item: int64>',
    day: 'string',
    note: 'string',
  }
  expected['release jsonl'] = { ...release, file: 'release.jsonl', types }
  const stored = { ...types, verified: 'bool', turns: 'list<item: struct<role: string, content: string>>' }
  expected['release parquet'] = { ...release, file: 'release.parquet', types: stored }
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected))
}

async function exportLines(name: string, release: OracleRelease): Promise<string[]> {
  const exporter = exporters.find(({ id }) => id === name.split(' ')[0])
  const lines: string[] = []
  if (exporter === undefined) return lines
  for await (const row of exporter.bind(release.options).instance.rows(viewOf(release))) {
    if ('row' in row) lines.push(`${JSON.stringify(row.row)}\n`)
  }
  return lines
}

function checkLoaded(python: string, folder: string): void {
  const output = runOrThrow(python, [script, 'load', folder], offline)
  for (const line of output.trim().split('\n')) {
    const [, name, why] = /^(?:ok|FAIL) ([^:]*)(?:: (.*))?$/.exec(line) ?? []
    if (name !== undefined) report(name, why)
  }
}

const offline = { HF_HUB_OFFLINE: '1', HF_HOME: join(work, 'home'), HF_DATASETS_DISABLE_TELEMETRY: '1' }

async function checkRead(folder: string): Promise<void> {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.expected'))) {
    const expected = join(folder, file)
    const [name = '', split] = file.slice(0, -'.expected'.length).split('@')
    if (split !== undefined) {
      const options = name === 'saved-dictionary' || name.startsWith('hub') ? { split } : {}
      report(`read ${name} ${split}`, await difference(huggingFace, join(folder, name), options, expected))
      continue
    }
    for (const codec of ['snappy', 'gzip', 'zstd', 'none']) {
      const path = join(folder, `${name}-${codec}.parquet`)
      report(`read ${name} ${codec}`, await difference(parquet, path, {}, expected))
    }
  }
}

/** The first difference between what a reader gives and the expected rows; undefined when there is none. */
async function difference(
  source: Source,
  path: string,
  options: object,
  file: string,
): Promise<string | undefined> {
  const expected = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  let index = 0
  try {
    for await (const row of source.bind(options).instance.read(path)) {
      const wanted: unknown = JSON.parse(expected[index] ?? 'null')
      const found = isBadRow(row) ? row.reason : row.data
      if (!isDeepStrictEqual(found, wanted)) {
        return `row ${index + 1} is ${JSON.stringify(found).slice(0, 300)}, not ${JSON.stringify(wanted).slice(0, 300)}`
      }
      index += 1
    }
  } catch (thrown) {
    return messageOf(thrown)
  }
  return index === expected.length ? undefined : `${index} rows instead of ${expected.length}`
}

async function main(): Promise<void> {
  rmSync(work, { recursive: true, force: true })
  for (const name of ['exports', 'sets']) mkdirSync(join(work, name), { recursive: true })
  const python = ensurePython(join(cache, 'venv'))
  await writeExports(join(work, 'exports'))
  checkLoaded(python, join(work, 'exports'))
  const missing = Object.keys(releases).length + 2 - counts.passed - counts.failed
  if (missing !== 0) report('every export is loaded', `${missing} were not`)
  runOrThrow(python, [script, 'write', join(work, 'sets')], offline)
  await checkRead(join(work, 'sets'))
}

try {
  await main()
} catch (thrown) {
  report('the oracle runs', messageOf(thrown))
}
console.log(`${counts.passed} passed, ${counts.failed} failed`)
exit(counts.failed === 0 ? 0 : 1)
