/** The explorer's model, run on rows as the page holds them: decoding undoes encoding; search and facets are exact. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/base/canonical-json.js'
import type { RowStory } from '../../../../src/release/facts.js'
import { encodeRows } from '../../../../src/release/report/explorer/row-data.js'
import { modelScript } from '../../../../src/release/report/explorer/script-model.js'
import { buildStories, candidateStory } from '../../build-rows.js'
import { streamsOf } from '../../build-run.js'

interface ModelRow {
  readonly id: string
  readonly fields: Json
  readonly [key: string]: unknown
}

interface Model {
  readonly rows: readonly ModelRow[]
  readonly facets: readonly { readonly id: string }[]
  select(search: string, chosen: Readonly<Record<string, string>>): ModelRow[]
  countBy(facet: unknown): [string, number][]
  excerptOf(row: unknown): string
}

/** Runs the script as a browser would, over a page that holds these stories. */
async function modelOf(stories: readonly RowStory[]): Promise<Model> {
  const { rows, words } = await encodeRows(streamsOf(stories))
  const textContent = `{"words":${JSON.stringify(words)},"rows":[${rows.join(',')}]}`
  const run = new Function('document', `${modelScript}; return { rows, facets, select, countBy, excerptOf }`)
  return run({ getElementById: () => ({ textContent }) })
}

function withData(data: Readonly<Record<string, Json>>): RowStory {
  const story = candidateStory(0)
  return { ...story, record: { ...story.record, data } }
}

describe('decoding', () => {
  test('gives back all that a story tells', async () => {
    const stories = buildStories(10, 2)
    const { rows } = await modelOf(stories)
    for (const [
      index,
      { record, disposition, verdicts, isReleased, refusal, evidence },
    ] of stories.entries()) {
      const { lineage } = record
      expect(rows[index]).toMatchObject({
        id: record.id,
        step: record.step,
        fields: record.data,
        origin: lineage.origin,
        method: lineage.method,
        task: lineage.task,
        draft: lineage.draft,
        parents: lineage.parents,
        state: disposition.state,
        reason: disposition.reason,
        by: disposition.by,
        verdicts,
        isReleased,
      })
      expect([rows[index]?.refusal, rows[index]?.evidence]).toEqual([refusal, evidence])
      expect(rows[index]?.root ?? record.id).toBe(lineage.root)
    }
  })

  test('a draft other than the first and a parent without row keep theirs', async () => {
    const story = candidateStory(0)
    const lineage = { ...story.record.lineage, draft: 3, parents: [{ id: 'p', from: 'outline' }] }
    const { rows } = await modelOf([{ ...story, record: { ...story.record, lineage } }])
    expect(rows[0]).toMatchObject({ draft: 3, parents: [{ id: 'p', from: 'outline', row: 0 }] })
  })
})

describe('search', () => {
  const stories = [
    withData({ question: 'Amina sells ROLLS', price: 12 }),
    withData({ question: 'Bo sells scones', tags: ['sweet', { kind: 'Rolls' }] }),
    withData({ question: 'Nobody sells', none: null }),
  ]

  test.each([
    ['', [0, 1, 2]],
    ['rolls', [0, 1]], // any case, and deep inside a field
    ['sells rolls', [0, 1]], // every word must be there
    ['bo sweet', [1]],
    ['12', [0]],
    ['null', [2]],
    ['question', []], // names of fields are not searched
    ['  bo  ', [1, 2]], // part of "Nobody" too
  ])('%j finds rows %j', async (query, positions) => {
    const { select } = await modelOf(stories)
    expect(select(query, {}).map(({ position }) => position)).toEqual(positions)
  })

  test('filters are told apart from search, and both must hold', async () => {
    const { select, rows } = await modelOf(buildStories(20, 3))
    const wrong = select('', { reason: 'wrong-result' })
    expect(wrong.map(({ position }) => position)).toEqual([2, 12])
    expect(select(String(rows[12]?.id), { reason: 'wrong-result' })).toEqual([rows[12]])
    expect(select('', { reason: 'wrong-result', state: 'accepted' })).toEqual([])
    expect(select('', { state: 'in the result', origin: 'real' })).toHaveLength(3)
  })
})

describe('facets', () => {
  test('counts of a facet are as many as choosing it shows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 30 }), fc.nat(5), async (count, mixed) => {
        const { facets, countBy, select } = await modelOf(buildStories(count, mixed))
        for (const facet of facets) {
          for (const [value, shown] of countBy(facet)) {
            expect(select('', { [facet.id]: value })).toHaveLength(shown)
          }
        }
      }),
      { numRuns: 15 },
    )
  })

  test('commonest first; of each ten candidates 5 are accepted, 4 rejected, 1 cancelled', async () => {
    const { facets, countBy } = await modelOf(buildStories(20, 3))
    expect(countBy(facets.find(({ id }) => id === 'state'))).toEqual([
      ['accepted', 13], // 10 and the 3 that were mixed in
      ['in the result', 13],
      ['rejected', 8],
      ['cancelled', 2],
    ])
  })
})

describe('excerpts', () => {
  test.each<[string, Readonly<Record<string, Json>>, string]>([
    [
      'the telling field before others',
      { answer: 'It is 12.', question: 'How much is it?' },
      'How much is it?',
    ],
    ['prose before a word', { title: 'rolls', body: 'Ten rolls are sold.' }, 'Ten rolls are sold.'],
    ['a word when there is no prose', { a: '', b: 'rolls' }, 'rolls'],
    ['one line', { text: ' two\n\n lines ' }, 'two lines'],
    ['no id', { id: 'row number seven', price: 7 }, 'row number seven · 7'],
    ['numbers and lists when there is no text', { a: 1, b: [true, null] }, '1 · true · null'],
    ['nothing of nothing', {}, ''],
  ])('%s', async (_, data, excerpt) => {
    const { rows, excerptOf } = await modelOf([withData(data)])
    expect(excerptOf(rows[0])).toBe(excerpt)
  })

  test('long text is cut at 180 letters, never inside one', async () => {
    const { rows, excerptOf } = await modelOf([withData({ text: `a ${'🥐'.repeat(300)}` })])
    expect(excerptOf(rows[0])).toBe(`a ${'🥐'.repeat(178)}…`)
  })
})
