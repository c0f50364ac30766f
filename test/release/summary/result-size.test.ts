/** Sizes, uses of sources and the conservation line. */

import { expect, test } from 'vitest'
import { conservationText } from '../../../src/release/summary/conservation-text.js'
import { membersOf, mixedIn, outputStep, resultSize } from '../../../src/release/summary/result-size.js'
import { sourceUses } from '../../../src/release/summary/source-use.js'
import { buildRecipe, buildRun } from '../build-run.js'

test('the result of a run that was blocked is what would have been released', () => {
  const { facts } = buildRun({ status: 'blocked', released: 0 })
  expect([resultSize(facts), mixedIn(facts)]).toEqual([25, 5])
})

test('members of no name are none, also for names of object internals', () => {
  const { facts } = buildRun()
  expect([membersOf(facts, 'vary'), membersOf(facts, 'nobody'), membersOf(facts, 'constructor')]).toEqual([
    20, 0, 0,
  ])
})

test('the output step is the one that the recipe names, else the last', () => {
  const generate = ['a', 'b'].map((id) => ({ id, method: 'fields' }))
  expect(outputStep(buildRun({ recipe: buildRecipe({ generate }) }).facts)).toBe('b')
  expect(outputStep(buildRun({ recipe: buildRecipe({ generate, output: 'a' }) }).facts)).toBe('a')
})

test('a source is used as the recipe says, by id or by file', () => {
  const recipe = buildRecipe({
    refine: [{ use: 'near-duplicates', against: 'seeds' }, 'exact-duplicates'],
    measure: [{ use: 'contamination', id: 'seen', against: '../bench/bench.jsonl' }],
  })
  expect(sourceUses(recipe, 'seeds')).toEqual(['input of vary', 'reference of near-duplicates'])
  expect(sourceUses(recipe, 'bench.jsonl')).toEqual(['reference of seen'])
  expect(sourceUses(recipe, 'other')).toEqual([])
})

test('the conservation line has all numbers', () => {
  const counts = { planned: 4812, accepted: 2000, rejected: 2700, failed: 0, cancelled: 112, pending: 0 }
  expect(conservationText(counts)).toMatchInlineSnapshot(
    `"4,812 planned = 2,000 accepted + 2,700 rejected + 0 failed + 112 cancelled + 0 pending"`,
  )
})
