/** What counts as the same, which of two stays, and the laws of dropping copies. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { exactDuplicates } from '../../src/refine/exact-duplicates.js'
import { buildCandidates, buildSourceRecords } from '../../src/testing/builders.js'
import { runRefiner } from './run-refiner.js'

async function droppedRows(rows: readonly JsonObject[], options: unknown = {}): Promise<number[]> {
  const records = buildCandidates(rows)
  const { drops } = await runRefiner(exactDuplicates, records, options)
  return drops.map(({ id }) => records.findIndex((record) => record.id === id))
}

describe('normalised', () => {
  test('case, marks, punctuation and spacing do not tell texts apart; numbers do', async () => {
    const rows = ['A café, please!', 'a cafe  please', 'A café, thanks!', 'A café, please 2'].map((text) => ({
      text,
    }))
    expect(await droppedRows(rows)).toEqual([1])
  })

  test('all text fields count but the id, or those that are named', async () => {
    const rows = [
      { id: '1', question: 'Why?', answer: 'Because.' },
      { id: '2', question: 'Why?', answer: 'No idea.' },
      { id: '3', question: 'why', answer: 'because' },
    ]
    expect(await droppedRows(rows)).toEqual([2])
    expect(await droppedRows(rows, { field: 'question' })).toEqual([1, 2])
    expect(await droppedRows(rows, { field: ['answer', 'question'] })).toEqual([2])
  })

  test('texts without words are compared as they are', async () => {
    const rows = ['?!', '🙂', '?!', ''].map((text) => ({ text }))
    expect(await droppedRows(rows)).toEqual([2])
  })
})

describe('raw', () => {
  test('every character counts, and every field but the id, in any order of keys', async () => {
    const rows: JsonObject[] = [
      { id: '1', text: 'Hello', score: 3 },
      { score: 3, text: 'Hello', id: '2' },
      { id: '3', text: 'Hello', score: 4 },
      { id: '4', text: 'hello', score: 3 },
    ]
    expect(await droppedRows(rows, { compare: 'raw' })).toEqual([1])
    expect(await droppedRows(rows, { compare: 'raw', field: 'text' })).toEqual([1, 2])
  })
})

test('the receipt names the first of its kind', async () => {
  const records = buildCandidates([{ text: 'one' }, { text: 'two' }, { text: 'ONE' }, { text: 'one.' }])
  const { drops, kept } = await runRefiner(exactDuplicates, records)
  const partner = records[0]?.id
  const same = {
    action: 'drop',
    reason: 'exact-duplicate',
    partner,
    score: 1,
    evidence: { compare: 'normalised' },
  }
  expect(drops).toEqual([
    { ...same, id: records[2]?.id },
    { ...same, id: records[3]?.id },
  ])
  expect(kept).toEqual([records[0]?.id, records[1]?.id])
})

test('copies of reference rows go, with a reason of their own; a row is no copy of itself', async () => {
  const against = buildSourceRecords([{ text: 'from the book' }, { text: 'another line' }])
  const own = buildCandidates([{ text: 'From the book!' }, { text: 'new' }])
  const { drops } = await runRefiner(exactDuplicates, [...own, ...against.slice(1)], {}, { against })
  expect(drops).toMatchObject([
    { id: own[0]?.id, reason: 'exact-duplicate-of-reference', partner: against[0]?.id },
  ])
})

describe('laws', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'A', 'c', '?', ''), { maxLength: 20 })

  test('what is said of a prefix does not depend on what follows; a second pass drops nothing', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(20), async (all, cut) => {
        const rows = all.map((text) => ({ text }))
        const whole = await droppedRows(rows)
        expect(await droppedRows(rows.slice(0, cut))).toEqual(whole.filter((row) => row < cut))
        expect(await droppedRows(rows.filter((_, row) => !whole.includes(row)))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

test('refuses an option that it does not know, by name', () => {
  expect(() => exactDuplicates.bind({ normalise: true })).toThrow('normalise')
})
