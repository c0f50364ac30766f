/** The manifest: its shape, its one text and its digest. */

import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/base/canonical-json.js'
import { sha256 } from '../../src/base/ids.js'
import {
  type ManifestContent,
  manifestDigest,
  manifestSchema,
  manifestText,
  sealManifest,
} from '../../src/release/manifest.js'

const hash = sha256('')
const content: ManifestContent = {
  format: 'cupel-release',
  version: 1,
  name: 'x',
  cupel: '0.1.0',
  created: '2026-11-21T06:03:12.000Z',
  epoch: 1,
  seed: 7,
  digests: { plan: hash, policy: hash, result: hash },
  counts: { planned: 1, accepted: 1, rejected: 0, failed: 0, cancelled: 0, pending: 0 },
  released: 1,
  members: { synthetic: 1 },
  files: [
    { path: 'data/x.jsonl', kind: 'data', mediaType: 'application/jsonl', bytes: 9, sha256: hash, rows: 1 },
  ],
}

describe('sealManifest', () => {
  test('the digest is that of the canonical JSON of all else', () => {
    expect(sealManifest(content).digest).toBe(sha256(canonicalJson(content)))
  })

  test('a sealed manifest has the digest that it should have, also after reading', () => {
    const read = manifestSchema.parse(JSON.parse(manifestText(sealManifest(content))))
    expect(manifestDigest(read)).toBe(read.digest)
  })

  test('any other content has another digest', () => {
    const sealed = sealManifest(content)
    expect(manifestDigest({ ...sealed, released: 2 })).not.toBe(sealed.digest)
    expect(manifestDigest({ ...sealed, files: [] })).not.toBe(sealed.digest)
  })
})

describe('manifestSchema', () => {
  test.each(['../x', '/etc/x', 'a/../x', './x', 'a//x', 'a\\x', 'C:/x', '', 'a/', '.', '..'])(
    'refuses the path %j',
    (path) => {
      const files = content.files.map((file) => ({ ...file, path }))
      expect(manifestSchema.safeParse(sealManifest({ ...content, files })).success).toBe(false)
    },
  )

  test.each(['x', 'data/x.jsonl', '.hidden', '..x', 'a/b/c.d', 'Übung 1.yaml'])(
    'takes the path %j',
    (path) => {
      const files = content.files.map((file) => ({ ...file, path }))
      expect(manifestSchema.safeParse(sealManifest({ ...content, files })).success).toBe(true)
    },
  )

  test.each([
    ['an unknown key', { extra: 1 }],
    ['another format', { format: 'other' }],
    ['a later version', { version: 2 }],
    ['no files', { files: [] }],
    ['a short hash', { digests: { plan: 'abc', policy: hash, result: hash } }],
    ['a negative count', { released: -1 }],
  ])('refuses %s', (_, change) => {
    expect(manifestSchema.safeParse({ ...sealManifest(content), ...change }).success).toBe(false)
  })
})
