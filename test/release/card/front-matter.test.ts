/** The front matter: YAML that data hubs read, with nothing that the facts do not hold. */

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { frontMatter, sizeCategory } from '../../../src/release/card/front-matter.js'
import type { ReleaseContents } from '../../../src/release/contents.js'
import type { ManifestFile } from '../../../src/release/manifest.js'
import { buildRecipe, buildRun } from '../build-run.js'

function file(path: string, kind: ManifestFile['kind']): ManifestFile {
  return { path, kind, mediaType: '', bytes: 0, sha256: '', rows: 0 }
}

const contents: ReleaseContents = {
  files: [file('data/x.jsonl', 'data'), file('data/x.parquet', 'data'), file('exports/sft.jsonl', 'export')],
  fields: [],
  isFieldListCut: false,
  example: undefined,
}

function fieldsFor(intent: object | undefined, members = {}, files = contents): Record<string, unknown> {
  const { facts } = buildRun({ recipe: buildRecipe({ intent }), members })
  return parse(frontMatter(facts, files).replace(/^---\n|---\n$/g, ''))
}

describe('frontMatter', () => {
  test('the usual run', () => {
    expect(frontMatter(buildRun().facts, contents)).toMatchInlineSnapshot(`
      "---
      license: cc-by-4.0
      language:
        - en
      pretty_name: bakery-sums
      size_categories:
        - n<1K
      tags:
        - synthetic
      configs:
        - config_name: default
          data_files: data/x.parquet
        - config_name: sft
          data_files: exports/sft.jsonl
      ---
      "
    `)
  })

  test('nothing is guessed: no intent, no licence, no language, no tag', () => {
    expect(Object.keys(fieldsFor(undefined))).toEqual(['pretty_name', 'size_categories', 'configs'])
  })

  test('a licence that the hub does not know has a name of its own', () => {
    expect(fieldsFor({ purpose: 'x', license: 'LicenseRef: "ours"' })).toMatchObject({
      license: 'other',
      license_name: 'LicenseRef: "ours"',
    })
  })

  test('a language is written without its region, which stands in the details', () => {
    const fields = fieldsFor({ purpose: 'x', languages: ['de-CH', 'de', 'fr'] })
    expect(fields).toMatchObject({ language: ['de', 'fr'], language_details: ['de-CH', 'de', 'fr'] })
  })

  test('without Parquet the data is the JSON Lines file', () => {
    const lines = { ...contents, files: contents.files.slice(0, 1) }
    expect(fieldsFor(undefined, {}, lines).configs).toEqual([
      { config_name: 'default', data_files: 'data/x.jsonl' },
    ])
  })
})

test.each([
  [0, 'n<1K'],
  [999, 'n<1K'],
  [1000, '1K<n<10K'],
  [99_999, '10K<n<100K'],
  [1e6, '1M<n<10M'],
  [5e12, 'n>1T'],
])('%d rows are of size %s', (rows, category) => {
  expect(sizeCategory(rows)).toBe(category)
})
