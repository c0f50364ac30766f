/** The arithmetic of mixing, its shortages told, and that only seed and ids decide. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mix } from '../../src/refine/mix.js'
import { buildCandidates, buildChild, buildSourceRecords } from '../../src/testing/builders.js'
import { createRandom } from '../../src/base/random.js'
import { runRefiner } from './run-refiner.js'

const seeds = buildSourceRecords(Array.from({ length: 50 }, (_, row) => ({ q: `seed ${row}` })))
const made = (count: number) =>
  buildCandidates(Array.from({ length: count }, (_, row) => ({ q: `made ${row}` })))
const sources = { seeds }

describe('how many rows are added', () => {
  test.each([
    // synthetic records, share, rows: records × (1 − share) / share
    [10, 0.5, 10],
    [10, 0.33, 20], // 20.3
    [10, 0.25, 30],
    [9, 0.9, 1],
    [0, 0.5, 0],
  ])('%d synthetic at %d: %d', async (count, synthetic, rows) => {
    const { adds, notes } = await runRefiner(mix, made(count), { source: 'seeds', synthetic }, { sources })
    expect(adds.length).toBe(rows)
    expect(new Set(adds.map(({ record }) => record.id)).size).toBe(rows)
    expect(notes.map(({ reason }) => reason)).toEqual([count === 0 ? 'nothing-synthetic' : 'mixed'])
  })

  test('real records among the given ones count', async () => {
    const { adds, notes } = await runRefiner(
      mix,
      [...made(10), ...seeds.slice(0, 4)],
      { source: 'seeds', synthetic: 0.5 },
      { sources },
    )
    expect(adds.length).toBe(6)
    const added = adds.map(({ record }) => record.id)
    expect(seeds.slice(0, 4).filter(({ id }) => added.includes(id))).toEqual([])
    expect(notes[0]?.evidence).toMatchObject({ synthetic: 10, real: 10, reached: 0.5 })
  })

  test('more real records than asked: nothing is added, and a note says so', async () => {
    const given = [...made(2), ...seeds.slice(0, 30)]
    const { adds, notes } = await runRefiner(mix, given, { source: 'seeds', synthetic: 0.5 }, { sources })
    expect(adds).toEqual([])
    expect(notes).toMatchObject([{ reason: 'already-below', evidence: { reached: 2 / 32 } }])
  })
})

test('a shortage is told with what would fit; nothing is dropped', async () => {
  const { adds, drops, notes } = await runRefiner(
    mix,
    made(100),
    { source: 'seeds', synthetic: 0.5 },
    { sources },
  )
  expect([adds.length, drops.length]).toEqual([50, 0])
  expect(notes).toEqual([
    {
      action: 'note',
      reason: 'shortage',
      evidence: {
        wanted: 100,
        available: 50,
        added: 50,
        leftOut: 0,
        share: 0.5,
        synthetic: 100,
        real: 50,
        reached: 2 / 3,
        syntheticThatFits: 50,
      },
    },
  ])
})

test('parents are left out where the recipe says so', async () => {
  const children = seeds.slice(0, 5).map((seed, row) => buildChild(seed, { q: `child ${row}` }, `t${row}`))
  const options = { source: 'seeds', synthetic: 0.1, leaveOut: 'parents' }
  const { adds, notes } = await runRefiner(mix, children, options, { sources })
  expect(adds.length).toBe(45)
  expect(adds.some(({ record }) => seeds.slice(0, 5).includes(record))).toBe(false)
  expect(notes[0]?.evidence).toMatchObject({ leftOut: 5, available: 45 })
})

test('a row without a field of the synthetic records is warned of', async () => {
  const rows = buildSourceRecords([{ question: 'seed' }])
  const { notes } = await runRefiner(mix, made(1), { source: 'rows', synthetic: 0.5 }, { sources: { rows } })
  expect(notes.at(-1)).toEqual({
    action: 'note',
    reason: 'fields-differ',
    evidence: { missing: ['q'], row: rows[0]?.id, has: ['question'] },
  })
})

test('the result is shuffled, and the order depends on the ids only', async () => {
  const options = { source: 'seeds', synthetic: 0.5 }
  const given = made(20)
  const { kept } = await runRefiner(mix, given, options, { sources })
  const origins = kept.map((id) => (given.some((record) => record.id === id) ? 's' : 'r')).join('')
  expect(origins).toMatch(/^(?=.*sr+s)(?=.*rs+r)[sr]{40}$/)
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const shuffled = createRandom('order', seed).shuffle(given)
      const other = { seeds: createRandom('source', seed).shuffle(seeds) }
      expect((await runRefiner(mix, shuffled, options, { sources: other })).kept).toEqual(kept)
    }),
    { numRuns: 10 },
  )
})

test('names the source that it reads; refuses a share of 1', () => {
  expect(mix.bind({ source: 'seeds', synthetic: 0.3 }).sources).toEqual(['seeds'])
  expect(() => mix.bind({ source: 'seeds', synthetic: 1 })).toThrow('synthetic')
})
