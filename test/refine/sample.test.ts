/** How many are kept, that the choice is even and independent of order, and that growing only adds. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { sample } from '../../src/refine/sample.js'
import { buildCandidates } from '../../src/testing/builders.js'
import { runRefiner } from './run-refiner.js'

const records = buildCandidates(Array.from({ length: 400 }, (_, row) => ({ row })))

describe('how many', () => {
  test.each([
    [{ n: 10 }, 10],
    [{ n: 400 }, 400],
    [{ share: 0.25 }, 100],
    [{ share: 0.001 }, 0],
  ])('%j keeps %d of 400', async (options, kept) => {
    const result = await runRefiner(sample, records, options)
    expect(result.kept.length).toBe(kept)
    expect(result.drops.length).toBe(400 - kept)
    expect(result.notes).toEqual([])
  })

  test('too few are all kept, and told', async () => {
    const { kept, notes } = await runRefiner(sample, records.slice(0, 5), { n: 8 })
    expect(kept.length).toBe(5)
    expect(notes).toEqual([{ action: 'note', reason: 'shortage', evidence: { wanted: 8, available: 5 } }])
  })

  test('a drop says how many were kept of how many', async () => {
    const { drops } = await runRefiner(sample, records, { n: 399 })
    expect(drops).toMatchObject([{ reason: 'not-sampled', evidence: { kept: 399, of: 400 } }])
  })
})

test('law: order of arrival does not matter, and a larger sample holds the smaller one', async () => {
  const small = await runRefiner(sample, records, { n: 50 })
  const shuffled = await runRefiner(sample, createRandom('order').shuffle(records), { n: 50 })
  const large = await runRefiner(sample, records, { n: 120 })
  expect(shuffled.kept.toSorted()).toEqual(small.kept.toSorted())
  expect(small.kept.filter((id) => !large.kept.includes(id))).toEqual([])
})

test('the first half of the records gives about half of the sample', async () => {
  const { kept } = await runRefiner(sample, records, { n: 200 })
  const first = new Set(records.slice(0, 200).map(({ id }) => id))
  const share = kept.filter((id) => first.has(id)).length / 200
  expect(share).toBeGreaterThan(0.4) // hypergeometric: .5 ± .025 standard error
  expect(share).toBeLessThan(0.6)
})

test('asks for exactly one of n and share', () => {
  expect(() => sample.bind({})).toThrow('either n or share')
  expect(() => sample.bind({ n: 1, share: 0.5 })).toThrow('either n or share')
})
