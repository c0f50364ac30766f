/** A model in card and report: one row of texts, equal in both. */

import { describe, expect, test } from 'vitest'
import { makingSection as cardSection } from '../../../src/release/card/making.js'
import type { ModelFacts } from '../../../src/release/facts.js'
import { makingSection as reportSection } from '../../../src/release/report/making.js'
import { modelColumns, modelNumberColumns, modelRow } from '../../../src/release/summary/model-text.js'
import { buildRun } from '../build-run.js'
import { linesOf } from '../report/words-of.js'

const writer: ModelFacts = {
  alias: 'writer',
  protocol: 'openai-compatible',
  endpoint: 'team-vllm',
  model: 'some-8b',
  reported: ['some-8b-v2 (fp_1)', 'some-8b-v3'],
  family: 'some',
  isFamilyDeclared: true,
  askedBy: ['write', 'judge'],
  calls: 12_345,
  inputTokens: 1_000_000,
  outputTokens: 250_000,
  usd: 1.23456,
  priceFrom: 'recipe',
}

describe('a row', () => {
  test('has a text for each column', () => {
    const row = modelRow(writer)
    expect(row).toHaveLength(modelColumns.length)
    expect(
      Object.fromEntries(modelColumns.map((column, index) => [column, row[index]])),
    ).toMatchInlineSnapshot(`
      {
        "asked by": "write, judge",
        "asked for": "some-8b",
        "calls": "12,345",
        "cost": "$1.2346 (recipe)",
        "endpoint": "team-vllm (openai-compatible)",
        "family": "some (declared)",
        "model": "writer",
        "reported": "some-8b-v2 (fp_1), some-8b-v3",
        "tokens in": "1,000,000",
        "tokens out": "250,000",
      }
    `)
  })

  test.each<[string, Partial<ModelFacts>, string, string]>([
    ['no price', { usd: undefined, priceFrom: undefined }, 'cost', 'no price known'],
    ['no money', { usd: 0, priceFrom: 'no bill' }, 'cost', '$0.0000 (no bill)'],
    ['a family by its name', { isFamilyDeclared: false }, 'family', 'some (recognised by name)'],
    ['no report', { reported: [] }, 'reported', 'nothing'],
  ])('with %s', (_, over, column, text) => {
    expect(modelRow({ ...writer, ...over })[modelColumns.findIndex((one) => one === column)]).toBe(text)
  })

  test('numbers stand in the columns that are said to hold them', () => {
    expect(modelNumberColumns.map((index) => modelColumns[index])).toEqual([
      'calls',
      'tokens in',
      'tokens out',
      'cost',
    ])
  })
})

describe('a run', () => {
  const hostile = { ...writer, alias: 'w|r*ter', endpoint: '<script>alert(1)</script>' }

  test('with models shows them in card and report', () => {
    const { facts } = buildRun({ models: [writer] })
    expect(cardSection(facts)).toContain('### Models')
    expect(cardSection(facts)).toContain('| writer | some-8b |')
    const lines = linesOf(reportSection(facts).body).split('\n')
    expect(lines.find((line) => line.startsWith('writer |'))).toContain('12,345')
  })

  test('without models says nothing of them', () => {
    const { facts } = buildRun()
    expect(cardSection(facts)).not.toContain('Models')
    expect(reportSection(facts).body.markup).not.toContain('Models')
  })

  test('names cannot break the table or the page', () => {
    const { facts } = buildRun({ models: [hostile] })
    expect(reportSection(facts).body.markup).not.toContain('<script>alert')
    const row = cardSection(facts)
      .split('\n')
      .find((line) => line.includes('ter |') && line.startsWith('| w'))
    expect(row?.replaceAll('\\|', '').split('|')).toHaveLength(modelColumns.length + 2)
    expect(row).not.toContain('<script>')
  })
})
