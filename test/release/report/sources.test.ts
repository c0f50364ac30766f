/** The sources section: what was read, taken, left out and refused, each against its whole. */

import { describe, expect, test } from 'vitest'
import type { SourceFacts } from '../../../src/release/facts.js'
import { sourceSection } from '../../../src/release/report/sources.js'
import { buildRecipe, buildRun } from '../build-run.js'
import { linesOf } from './words-of.js'

const shelf: SourceFacts = {
  id: 'shelf',
  file: 'shelf-2026.csv',
  reader: 'csv@1',
  origin: 'real',
  license: undefined,
  bytes: 3_145_728, // 3 · 1024²
  sha256: '0123456789abcdef'.repeat(4),
  read: 1250,
  taken: 1000,
  leftOut: { 'invalid-utf8': 50, 'not-an-object': 200 },
  examples: ['line 7: a byte 0xFF', 'line 12: a list'],
}

const recipe = buildRecipe({
  sources: { shelf: { path: 'shelf-2026.csv' } },
  generate: [{ id: 'vary', method: 'number-variation', from: 'shelf' }],
  refine: [{ use: 'decontaminate', against: 'shelf' }],
  measure: [{ use: 'contamination', id: 'leak', against: 'folder/shelf' }],
})

const intakes = [
  { step: 'vary', source: 'shelf', taken: 750, refused: { 'too-short': 50, 'no-numbers': 200 } },
]

describe('sourceSection', () => {
  test('numbers of a source, its losses by reason, and what the step could use', () => {
    // 50 of 1,250 read are 4 %, 200 of them 16 %; 750 of the 1,000 taken are 75 %, and the refusals come commonest first.
    const { facts } = buildRun({ sources: [shelf], intakes, recipe })
    expect(linesOf(sourceSection(facts).body)).toMatchInlineSnapshot(`
      "Sources and what became of their rows
      Source | Origin | Licence | Use | Rows read | Taken | Size | SHA-256
      shelf shelf-2026.csv | real | not stated | input of vary, reference of decontaminate, reference of leak | 1,250 | 1,000 | 3.0 MiB | 0123456789abcdef…
      Rows left out
      Source | Reason | Rows | Of rows read | Share
      shelf | invalid-utf8 | 50 | 4.0 %
      shelf | not-an-object | 200 | 16.0 %
      First rows left out
      shelf, line 7: a byte 0xFF
      shelf, line 12: a list
      What vary could use of shelf
      Intake | Rows | Of rows | Share
      taken | 750 | 75.0 %
      refused: no-numbers | 200 | 20.0 %
      refused: too-short | 50 | 5.0 %"
    `)
  })

  test('the whole hash stands in the title of the short one', () => {
    const { markup } = sourceSection(buildRun({ sources: [shelf], intakes: [], recipe }).facts).body
    expect(markup).toContain(`<code class="hash" title="${shelf.sha256}">0123456789abcdef…</code>`)
  })

  test('a source of which every row was taken has no table of losses', () => {
    const whole = { ...shelf, read: 1000, leftOut: {}, examples: [] }
    const text = linesOf(sourceSection(buildRun({ sources: [whole], intakes: [], recipe }).facts).body)
    expect(text).not.toContain('left out')
    expect(text.split('\n')).toHaveLength(3) // caption, headings, one source
  })

  test('rows left out are quoted openly, but of a high-risk data set behind a click', () => {
    const risky = buildRecipe({ intent: { purpose: 'x', risk: 'high' } })
    const opened = [recipe, risky].map((one) => {
      const { markup } = sourceSection(buildRun({ sources: [shelf], recipe: one }).facts).body
      return /<details class="raw" ([a-z]*)><summary>First rows/.exec(markup)?.[1]
    })
    expect(opened).toEqual(['open', ''])
  })

  test('a run without sources says so, and nothing else', () => {
    const { facts } = buildRun({ sources: [], intakes: [] })
    expect(linesOf(sourceSection(facts).body)).toBe('No source: the methods made every row by themselves.')
  })
})
