/** Provenance, limits, recipe and making: what a person needs to check where a result comes from. */

import { describe, expect, test } from 'vitest'
import type { ReleaseContents } from '../../../src/release/contents.js'
import { makingSection } from '../../../src/release/report/making.js'
import { limitSection, provenanceSection, recipeSection } from '../../../src/release/report/provenance.js'
import { buildReading } from '../../../src/testing/builders.js'
import { buildRun } from '../build-run.js'
import { linesOf } from './words-of.js'

const digests = { planDigest: 'a'.repeat(64), policyDigest: 'b'.repeat(64), resultDigest: 'c'.repeat(64) }

const contents: ReleaseContents = {
  files: [
    { path: 'data/x.jsonl', kind: 'data', mediaType: '', bytes: 1536, sha256: 'd'.repeat(64), rows: 1200 },
    {
      path: 'exports/dpo.jsonl',
      kind: 'export',
      mediaType: '',
      bytes: 12,
      sha256: 'e'.repeat(64),
      rows: 1,
      skipped: { 'no-pair': 1, 'too-long': 2 },
    },
    { path: 'recipe.yaml', kind: 'recipe', mediaType: '', bytes: 2048, sha256: 'f'.repeat(64), rows: null },
  ],
  fields: [],
  isFieldListCut: false,
  example: undefined,
}

describe('provenanceSection', () => {
  test('digests, seed, times, answers and hosts, then the files', () => {
    const { facts } = buildRun({
      ...digests,
      epoch: 2,
      effects: { asked: 1204, reused: 3 },
      hosts: ['models.example', 'api.example'],
    })
    expect(linesOf(provenanceSection(facts, contents).body)).toMatchInlineSnapshot(`
      "Plan digest | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      Policy digest | bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      Result digest | cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
      Seed | 7
      Epoch | 2
      Cupel | 0.1.0
      Run | 2026-11-21 06:00 UTC to 2026-11-21 06:03 UTC
      Answers from outside | 1,204 asked, 3 reused
      Hosts contacted | models.example, api.example
      Files of the release beside this page; manifest.json lists all with their hashes
      File | What | Rows | Size | Not in it | SHA-256
      data/x.jsonl | data | 1,200 | 1.5 KiB | – | dddddddddddddddd…
      exports/dpo.jsonl | export | 1 | 12 B | 1 row: no-pair, 2 rows: too-long | eeeeeeeeeeeeeeee…
      recipe.yaml | recipe | – | 2.0 KiB | – | ffffffffffffffff…"
    `)
  })

  test('a run without result has no result digest and no files, and says so', () => {
    const text = linesOf(provenanceSection(buildRun({ resultDigest: undefined }).facts, undefined).body)
    expect(text).toContain('Result digest | none: there is no result')
    expect(text).toContain('Hosts contacted | none')
    expect(text).not.toContain('SHA-256')
  })
})

describe('recipeSection', () => {
  test('the text as written, and what the command line changed', () => {
    const { facts } = buildRun({
      recipeText: 'name: <x>\n  seed: 7\n',
      overrides: ['seed=8', 'goal.accepted=3'],
    })
    expect(recipeSection(facts).body.markup).toMatchInlineSnapshot(`
      "<p><code>recipe.yaml</code>, as written.</p><pre class="recipe" tabindex="0">name: &lt;x&gt;
        seed: 7
      </pre>
          <p>Overridden by the command line: <code>seed=8</code> <code>goal.accepted=3</code> </p>"
    `)
  })
})

describe('limitSection', () => {
  test('without limits there is no empty list', () => {
    const readings = [{ id: 'x', metric: 'x', summary: '', reading: buildReading(1) }]
    const { markup } = limitSection(buildRun({ readings, sources: [], intakes: [] }).facts).body
    expect(markup).not.toContain('<ul>')
  })

  test('each limit is an item, and beneath stands what the page is made from', () => {
    const { facts } = buildRun({ readings: [], sources: [], intakes: [] })
    expect(linesOf(limitSection(facts).body)).toMatchInlineSnapshot(`
      "The whole was not measured: the run made no reading.
      This page is generated from the records of the run. What it does not mention was not checked by the run."
    `)
  })
})

describe('makingSection', () => {
  test('plug-ins by kind in the order of the making, options only where there are some', () => {
    expect(linesOf(makingSection(buildRun().facts).body)).toMatchInlineSnapshot(`
      "Steps
      vary number-variation@1 | Varies the numbers of a worked sum. Own work
      Verifiers
      equation equation@1 | Checks written calculations. Own work
      Refiners
      near-duplicates near-duplicates@1 | Drops near copies. Broder 1997 Options
      threshold | 0.8
      mix mix@1 | Mixes in existing rows. Own work Options
      source | seeds
      synthetic | 0.8
      Metrics
      lengths lengths@1 | Words in a row. Own work
      contamination contamination@1 | Share of rows found in a benchmark. Brown et al. 2020
      Readers
      seeds jsonl@1 | JSON Lines. JSON Lines, https://jsonlines.org
      Notes of the refiners
      mix mixed
      added | 5
      wanted | 5
      reached | 0.8"
    `)
  })

  test('kinds that took no part have no heading', () => {
    const { facts } = buildRun({ plugIns: [], notes: [] })
    expect(makingSection(facts).body.markup).toBe('')
  })
})
