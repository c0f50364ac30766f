/** The audit: a release as written passes; whatever was done to it is found and the file named. */

import { existsSync, readFileSync } from 'node:fs'
import { appendFile, copyFile, cp, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AuditResult, auditRelease } from '../../src/release/audit.js'
import {
  type ManifestContent,
  type Manifest,
  manifestText,
  sealManifest,
} from '../../src/release/manifest.js'
import { hashFile } from '../../src/release/files/hash-file.js'
import { buildRelease } from './build-release.js'
import { failureOf } from './build-run.js'
import { temporaryFolder } from './temporary-folder.js'

const base = await temporaryFolder()
let copies = 0
let original: Manifest

beforeAll(async () => {
  original = (await buildRelease(base, ['jsonl', 'parquet'])).manifest
})

const data = 'data/bakery-sums.jsonl'

/** Audits a copy of the release to which something was done. */
async function auditAfter(change: (folder: string) => Promise<unknown>): Promise<AuditResult> {
  copies += 1
  const folder = join(base, `copy-${copies}`)
  await cp(join(base, 'release'), folder, { recursive: true })
  await change(folder)
  return auditRelease(folder)
}

/** Findings as `file: problem`. */
function namesOf({ findings }: AuditResult): string[] {
  return findings.map(({ file, problem }) => `${file}: ${problem}`)
}

async function flipByte(path: string, place: number): Promise<void> {
  const bytes = readFileSync(path)
  bytes[place] = (bytes[place] ?? 0) ^ 1
  await writeFile(path, bytes)
}

/** Writes a manifest as a careful forger would: with sizes, hashes and digest made anew. */
async function forge(folder: string, change: Partial<ManifestContent> = {}): Promise<void> {
  const { digest: _digest, ...content } = original
  const files = await Promise.all(
    content.files.map(async (file) => ({ ...file, ...(await hashFile(join(folder, file.path))) })),
  )
  await writeFile(join(folder, 'manifest.json'), manifestText(sealManifest({ ...content, files, ...change })))
}

describe('a release as it was written', () => {
  test('passes, wherever it is copied to', async () => {
    expect(await auditAfter(async () => undefined)).toMatchObject({ checked: 8, findings: [], passed: true })
  })

  test('passes with a manifest that was made anew in the same way', async () => {
    expect((await auditAfter((folder) => forge(folder))).passed).toBe(true)
  })
})

describe('one byte of any file', () => {
  test.each([
    'README.md',
    data,
    'data/bakery-sums.parquet',
    'exports/sft.jsonl',
    'facts.json',
    'recipe.yaml',
    'report.html',
    'manifest.json',
  ])('%s', async (path) => {
    for (const share of [0, 0.5, 0.999]) {
      const result = await auditAfter((folder) => {
        const size = readFileSync(join(folder, path)).length
        return flipByte(join(folder, path), Math.floor(share * size))
      })
      expect(result.passed).toBe(false)
      expect(new Set(result.findings.map(({ file }) => file))).toContain(path)
      if (path !== 'manifest.json') expect(namesOf(result)).toContain(`${path}: changed`)
    }
  })

  test('appended or cut off', async () => {
    const appended = await auditAfter((folder) => appendFile(join(folder, 'recipe.yaml'), '\n'))
    expect(namesOf(appended)).toEqual(['recipe.yaml: changed'])
    const { findings } = await auditAfter(async (folder) => {
      const text = readFileSync(join(folder, data), 'utf8')
      await writeFile(join(folder, data), text.split('\n').slice(0, 20).join('\n'))
    })
    expect(findings.map(({ problem, found }) => [problem, found.slice(0, 10)])).toEqual([
      ['changed', expect.any(String)],
      ['rows-differ', '20 rows'],
    ])
  })
})

describe('files', () => {
  test.each([
    'README.md',
    data,
    'data/bakery-sums.parquet',
    'exports/sft.jsonl',
    'facts.json',
    'report.html',
  ])('without %s', async (path) => {
    const result = await auditAfter((folder) => rm(join(folder, path)))
    expect(namesOf(result)).toContain(`${path}: missing`)
    expect(result.findings.every(({ file }) => file === path)).toBe(true)
  })

  test('two that changed places are both named', async () => {
    const result = await auditAfter(async (folder) => {
      await rename(join(folder, 'README.md'), join(folder, 'aside'))
      await rename(join(folder, 'recipe.yaml'), join(folder, 'README.md'))
      await rename(join(folder, 'aside'), join(folder, 'recipe.yaml'))
    })
    expect(namesOf(result)).toEqual(['README.md: changed', 'recipe.yaml: changed'])
  })

  test('one that was added, hidden or in a new folder, and an empty folder', async () => {
    const result = await auditAfter(async (folder) => {
      await copyFile(join(folder, data), join(folder, 'data/extra.jsonl'))
      await mkdir(join(folder, 'notes/empty'), { recursive: true })
      await writeFile(join(folder, '.hidden'), '')
      await writeFile(join(folder, 'notes/x.txt'), 'x')
    })
    expect(namesOf(result)).toEqual([
      '.hidden: not-listed',
      'data/extra.jsonl: not-listed',
      'notes/empty: not-listed',
      'notes/x.txt: not-listed',
    ])
  })

  test('a link is not followed, even to the same bytes', async () => {
    const result = await auditAfter(async (folder) => {
      await rename(join(folder, 'recipe.yaml'), `${folder}-recipe.yaml`)
      await symlink(`${folder}-recipe.yaml`, join(folder, 'recipe.yaml'))
    })
    expect(namesOf(result)).toEqual(['recipe.yaml: missing'])
  })

  test('a folder of the name of a file', async () => {
    const result = await auditAfter(async (folder) => {
      await rm(join(folder, 'recipe.yaml'))
      await mkdir(join(folder, 'recipe.yaml'))
    })
    expect(namesOf(result)).toContain('recipe.yaml: missing')
  })
})

describe('the manifest', () => {
  test('missing', async () => {
    const result = await auditAfter((folder) => rm(join(folder, 'manifest.json')))
    expect(result).toMatchObject({ checked: 1, passed: false })
    expect(namesOf(result)).toEqual(['manifest.json: missing'])
  })

  test.each([
    ['no JSON', '{', 'JSON'],
    ['another shape', '{"format":"other"}', 'a manifest of version 1'],
    ['a list', '[]', 'a manifest of version 1'],
  ])('%s is malformed, and where', async (_, text, expected) => {
    const { findings } = await auditAfter((folder) => writeFile(join(folder, 'manifest.json'), text))
    expect(findings).toEqual([
      { file: 'manifest.json', problem: 'malformed', expected, found: expect.stringMatching(/\S/) },
    ])
  })

  test('a path that leaves the folder is refused before anything is read', async () => {
    const files = original.files.map((file, index) => (index === 0 ? { ...file, path: '../outside' } : file))
    const text = manifestText({ ...original, files })
    const { findings } = await auditAfter((folder) => writeFile(join(folder, 'manifest.json'), text))
    expect(findings[0]?.found).toMatchInlineSnapshot(
      `"files.0.path: must be a path inside the release, with "/" between folders"`,
    )
  })

  test('a changed name or count does not fit the digest', async () => {
    for (const change of [{ name: 'other' }, { released: 24 }, { seed: 8 }]) {
      const text = manifestText({ ...original, ...change })
      const result = await auditAfter((folder) => writeFile(join(folder, 'manifest.json'), text))
      expect(namesOf(result)[0]).toBe('manifest.json: changed')
    }
  })

  test('the same content written otherwise is a change too', async () => {
    const result = await auditAfter((folder) =>
      writeFile(join(folder, 'manifest.json'), JSON.stringify(original)),
    )
    expect(namesOf(result)).toEqual(['manifest.json: changed'])
  })

  test('a file listed twice, and a kind that is lacking', async () => {
    const [first] = original.files
    if (first === undefined) expect.fail('the manifest lists files')
    const files = [first, ...original.files].filter(({ kind }) => kind !== 'report')
    const result = await auditAfter(async (folder) => {
      await rm(join(folder, 'report.html'))
      await writeFile(
        join(folder, 'manifest.json'),
        manifestText(sealManifest(withoutDigest({ ...original, files }))),
      )
    })
    expect(result.findings.map(({ expected }) => expected)).toEqual([
      'each file once',
      'a file of kind report',
    ])
  })
})

describe('a forger who makes all hashes anew', () => {
  test('cannot have a row twice', async () => {
    const result = await auditAfter(async (folder) => {
      const lines = readFileSync(join(folder, data), 'utf8').split('\n')
      lines[3] = lines[0] ?? ''
      await writeFile(join(folder, data), lines.join('\n'))
      await forge(folder)
    })
    expect(namesOf(result)).toEqual([`${data}: duplicate-id`])
  })

  test('cannot have other numbers of rows than the manifest, nor than the facts', async () => {
    const cut = async (folder: string): Promise<void> => {
      const lines = readFileSync(join(folder, data), 'utf8').split('\n')
      await writeFile(join(folder, data), lines.slice(1).join('\n'))
    }
    const rows = await auditAfter(async (folder) => {
      await cut(folder)
      await forge(folder)
    })
    expect(namesOf(rows)).toEqual([`${data}: rows-differ`])
    const released = await auditAfter((folder) => forge(folder, { released: 24 }))
    expect(namesOf(released)).toEqual([
      'facts.json: contradicts',
      'manifest.json: contradicts',
      'manifest.json: contradicts',
    ])
  })

  test('cannot state digests that the facts do not have', async () => {
    const digests = { ...original.digests, result: 'a'.repeat(64) }
    const { findings } = await auditAfter((folder) => forge(folder, { digests }))
    expect(findings.map(({ file, expected }) => `${file} ${expected.split(' ')[0]}`)).toEqual([
      'facts.json resultDigest',
    ])
  })

  test.each([
    ['not JSON', 'nothing'],
    ['no object', '[1]'],
    ['no id', '{"question":"?"}'],
    ['an id that is no text', '{"_cupel":7}'],
  ])('cannot have a data row that is %s', async (_, line) => {
    const result = await auditAfter(async (folder) => {
      const lines = readFileSync(join(folder, data), 'utf8').split('\n')
      await writeFile(join(folder, data), [line, ...lines.slice(1)].join('\n'))
      await forge(folder)
    })
    expect(namesOf(result)).toEqual([`${data}: bad-row`])
  })

  test('cannot put something else under the name of a Parquet file', async () => {
    const result = await auditAfter(async (folder) => {
      await writeFile(join(folder, 'data/bakery-sums.parquet'), 'PAR1 nothing PAR1')
      await forge(folder)
    })
    expect(namesOf(result)).toEqual(['data/bakery-sums.parquet: malformed'])
  })
})

test('a path that is no folder is an error with what to give', async () => {
  const path = join(base, 'nowhere')
  expect(existsSync(path)).toBe(false)
  expect((await failureOf(() => auditRelease(path))).replace(path, '<path>')).toMatchInlineSnapshot(
    `"no-release: <path> is not a folder, so there is no release to audit. Give the folder that holds manifest.json, e.g. RUN/release."`,
  )
})

function withoutDigest({ digest: _digest, ...content }: Manifest): ManifestContent {
  return content
}
