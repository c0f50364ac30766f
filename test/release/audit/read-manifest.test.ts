/** The manifest as an auditor reads it: nothing of it is believed, and what is wrong is said with its place. */

import * as fc from 'fast-check'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/base/ids.js'
import { readManifest } from '../../../src/release/audit/read-manifest.js'
import {
  type Manifest,
  type ManifestContent,
  type ManifestFile,
  manifestDigest,
  manifestSchema,
  manifestText,
  sealManifest,
} from '../../../src/release/manifest.js'
import { temporaryFolder } from '../temporary-folder.js'

const folder = await temporaryFolder()

function file(kind: ManifestFile['kind'], path: string): ManifestFile {
  return {
    path,
    kind,
    mediaType: 'text/plain',
    bytes: 3,
    sha256: sha256(path),
    rows: kind === 'data' ? 1 : null,
  }
}

const content: ManifestContent = {
  format: 'cupel-release',
  version: 1,
  name: 'sums',
  cupel: '0.1.0',
  created: '2026-11-21T06:03:12.000Z',
  epoch: 1,
  seed: 7,
  digests: { plan: sha256('plan'), policy: sha256('policy'), result: sha256('result') },
  counts: { planned: 3, accepted: 1, rejected: 2, failed: 0, cancelled: 0, pending: 0 },
  released: 1,
  members: { synthetic: 1 },
  files: [
    file('card', 'README.md'),
    file('data', 'data/sums.jsonl'),
    file('facts', 'facts.json'),
    file('recipe', 'recipe.yaml'),
    file('report', 'report.html'),
  ],
}

async function findingsFor(text: string): Promise<string[]> {
  await writeFile(join(folder, 'manifest.json'), text)
  const { findings } = await readManifest(folder)
  return findings.map(({ problem, expected, found }) => `${problem}: ${expected} — ${found}`)
}

describe('readManifest', () => {
  test('a sealed manifest has no findings and comes back as it was', async () => {
    const sealed = sealManifest(content)
    expect(await findingsFor(manifestText(sealed))).toEqual([])
    expect((await readManifest(folder)).manifest).toEqual(sealed)
  })

  test('no manifest, and a folder in its place, are missing', async () => {
    const empty = join(folder, 'empty')
    await mkdir(join(empty, 'manifest.json'), { recursive: true })
    for (const path of [join(folder, 'nowhere'), empty]) {
      expect(await readManifest(path)).toEqual({
        manifest: undefined,
        findings: [
          {
            file: 'manifest.json',
            problem: 'missing',
            expected: 'the manifest of a release',
            found: 'no such file',
          },
        ],
      })
    }
  })

  test('another shape is malformed, with its place', async () => {
    const changes = [
      { released: -1 },
      { files: [{ ...file('data', 'x'), sha256: 'ABC' }] },
      { signed: true },
      { counts: { ...content.counts, planned: 2.5 } },
    ]
    const findings: string[] = []
    for (const change of changes) {
      findings.push(...(await findingsFor(JSON.stringify({ ...sealManifest(content), ...change }))))
    }
    expect(findings).toMatchInlineSnapshot(`
      [
        "malformed: a manifest of version 1 — released: Too small: expected number to be >=0",
        "malformed: a manifest of version 1 — files.0.sha256: must be a SHA-256 in lower-case hex",
        "malformed: a manifest of version 1 — at its top: Unrecognized key: "signed"",
        "malformed: a manifest of version 1 — counts.planned: Invalid input: expected int, received number",
      ]
    `)
  })

  test('a key given twice is no text of ours, though JSON takes the last', async () => {
    const text = manifestText(sealManifest(content)).replace(
      '"released": 1',
      '"released": 9,\n  "released": 1',
    )
    expect(await findingsFor(text)).toEqual([
      'changed: the text as Cupel writes it — the same content, written otherwise',
    ])
  })

  test.each(['data', 'recipe', 'facts', 'card', 'report'] as const)('no file of kind %s', async (kind) => {
    const files = content.files.filter((one) => one.kind !== kind)
    expect(await findingsFor(manifestText(sealManifest({ ...content, files })))).toEqual([
      `malformed: a file of kind ${kind} — none`,
    ])
  })
})

describe('the digest', () => {
  const leaf = fc.record({ name: fc.string(), released: fc.nat(), seed: fc.nat(), created: fc.string() })

  test('is that of the content whatever the order of keys, and of no other content', () => {
    fc.assert(
      fc.property(leaf, leaf, (one, other) => {
        const sealed = sealManifest({ ...content, ...one })
        const turned = Object.fromEntries(Object.entries(sealed).toReversed()) as Manifest
        expect(manifestDigest(turned)).toBe(sealed.digest)
        const isSame = JSON.stringify(one) === JSON.stringify(other)
        expect(sealManifest({ ...content, ...other }).digest === sealed.digest).toBe(isSame)
      }),
    )
  })

  test('does not cover itself: a manifest sealed twice is the same', () => {
    const sealed = sealManifest(content)
    expect(manifestDigest({ ...sealed, digest: 'x' })).toBe(sealed.digest)
  })
})

describe('paths', () => {
  const isTaken = (path: string): boolean =>
    manifestSchema.safeParse(sealManifest({ ...content, files: [file('data', path)] })).success

  test.each(['x\n/../../etc/passwd', 'x\n', 'a\u0000b', 'a\tb', '\u007f', '..\n/x'])(
    '%j is refused',
    (path) => {
      expect(isTaken(path)).toBe(false)
    },
  )

  test('whatever is taken stays inside the folder', () => {
    const part = fc.constantFrom('..', '.', '', 'a', '\n', '/', '//', '\\', ' ', '...', 'C:', '..a')
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const path = parts.join('')
        if (!isTaken(path)) return
        expect(join('/release', path)).toBe(`/release/${path}`) // nothing to resolve in it
      }),
      { numRuns: 500 },
    )
  })
})
