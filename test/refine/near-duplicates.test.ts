/** Which near duplicates go, what the receipt holds, references and own parents. */

import { describe, expect, test } from 'vitest'
import { nearDuplicates } from '../../src/refine/near-duplicates.js'
import {
  buildCandidates,
  buildChild,
  buildSourceRecord,
  buildSourceRecords,
} from '../../src/testing/builders.js'
import { runRefiner } from './run-refiner.js'

// 24 words, 20 shingles of five
const garden =
  'Mia plants five rows of beans in her garden and each row has twelve plants so she waters them all every evening before supper'
const night =
  'The night train to the coast was late again and nobody on the platform knew why it had not come before the morning'

describe('among the records', () => {
  test('the later of two goes, with partner, similarity and parameters', async () => {
    const records = buildCandidates([{ q: garden }, { q: night }, { q: `${garden} today` }])
    const { drops } = await runRefiner(nearDuplicates, records)
    expect(drops).toEqual([
      {
        action: 'drop',
        id: records[2]?.id,
        reason: 'near-duplicate',
        partner: records[0]?.id,
        score: 20 / 21, // 24 words have 20 shingles; one more word, one more shingle
        evidence: {
          preset: 'word-5',
          unit: 'word',
          shingle: 5,
          threshold: 0.7,
          digits: 'keep',
          seed: 1,
          bands: 25,
          rows: 5,
        },
      },
    ])
  })

  test('the threshold decides: one word changed in the middle is 15 of 25 shingles', async () => {
    const records = buildCandidates([{ q: garden }, { q: garden.replace('twelve', 'eleven') }])
    expect((await runRefiner(nearDuplicates, records)).drops).toEqual([])
    const { drops } = await runRefiner(nearDuplicates, records, { threshold: 0.5 })
    expect(drops.map(({ score }) => score)).toEqual([15 / 25])
  })

  test('only the named field is compared', async () => {
    const records = buildCandidates([
      { q: garden, a: 'one two three four five six' },
      { q: night, a: 'one two three four five six' },
    ])
    expect((await runRefiner(nearDuplicates, records)).drops).toEqual([])
    expect((await runRefiner(nearDuplicates, records, { field: 'a' })).drops.length).toBe(1)
  })

  test('numbers count or not', async () => {
    const records = buildCandidates([
      { q: 'Ann has 3 pens and 4 cups and 5 books' },
      { q: 'Ann has 6 pens and 7 cups and 8 books' },
    ])
    expect((await runRefiner(nearDuplicates, records)).drops).toEqual([])
    expect((await runRefiner(nearDuplicates, records, { digits: 'zero' })).drops.length).toBe(1)
    expect((await runRefiner(nearDuplicates, records, { preset: 'datatrove' })).drops.length).toBe(1)
  })

  test('records without words stay', async () => {
    const records = buildCandidates([{ q: '' }, { q: '!!' }, { q: '' }, { n: 3 }])
    expect((await runRefiner(nearDuplicates, records)).drops).toEqual([])
  })
})

describe('against reference rows', () => {
  const parent = buildSourceRecord({ q: garden })
  const stranger = buildSourceRecord({ q: night }, 2)
  const close = buildChild(parent, { q: `${garden} again` }, 'close')
  const stolen = buildChild(parent, { q: `${night} again` }, 'stolen')

  test('a record may resemble its own parent, not the row of another', async () => {
    const { drops } = await runRefiner(nearDuplicates, [close, stolen], {}, { against: [parent, stranger] })
    expect(drops).toMatchObject([
      { id: stolen.id, reason: 'near-duplicate-of-reference', partner: stranger.id },
    ])
  })

  test('unless the recipe says that it may not', async () => {
    const { drops } = await runRefiner(
      nearDuplicates,
      [close, stolen],
      { ignore: 'none' },
      { against: [parent, stranger] },
    )
    expect(drops.map(({ partner }) => partner)).toEqual([parent.id, stranger.id])
  })

  test('siblings may resemble each other, unless the recipe says that they may not', async () => {
    const sibling = buildChild(parent, { q: `${garden} once more` }, 'sibling')
    expect((await runRefiner(nearDuplicates, [close, sibling], {}, { against: [parent] })).drops).toEqual([])
    const { drops } = await runRefiner(nearDuplicates, [close, sibling], { ignore: 'none' })
    expect(drops).toMatchObject([{ id: sibling.id, reason: 'near-duplicate', partner: close.id }])
  })

  test('a row that is among the references is no duplicate of itself', async () => {
    const rows = buildSourceRecords([{ q: garden }, { q: night }])
    expect((await runRefiner(nearDuplicates, rows, { ignore: 'none' }, { against: rows })).drops).toEqual([])
  })
})

test.each([
  [{ preset: 'word-6' }, 'preset'],
  [{ threshold: 1 }, 'threshold'],
  [{ digit: 'keep' }, 'digit'],
])('refuses %j, naming the option', (options, name) => {
  expect(() => nearDuplicates.bind(options)).toThrow(name)
})
