/** Rehearsals: the first candidates as a run makes them, in order, without a ledger. */

import { describe, expect, test } from 'vitest'
import type { DataRecord } from '../../src/record/data-record.js'
import type { RecipeInput } from '../../src/recipe/schema.js'
import { rehearse } from '../../src/run/rehearse.js'
import { planOfValue } from './models/plan-models.js'
import { candidatesIn, counting, jsonLines, type Recipe, workshop } from './run-recipe.js'
import { testRegistry } from './run-value.js'
import { join } from 'node:path'

async function rehearsed(shop: ReturnType<typeof workshop>, recipe: Recipe, count = 1000, step?: number) {
  const registry = testRegistry(shop.world)
  const { plan } = await planOfValue(recipe as Omit<RecipeInput, 'cupel' | 'name'>, shop.folder, registry)
  const chosen = plan.steps[step ?? plan.output]
  const seen: { readonly record: DataRecord; readonly state: string | undefined }[] = []
  if (chosen === undefined) return seen
  for await (const { record, disposition } of rehearse(
    { plan, effects: undefined, models: undefined },
    chosen,
  )) {
    seen.push({ record, state: disposition?.state })
    if (seen.length === count) break
  }
  return seen
}

const words = jsonLines([{ text: 'one', n: 1 }, { n: 2 }, { text: 'three', n: 3 }])

describe('the candidates', () => {
  test('are those of the run: ids, fields and lineage', async () => {
    const shop = workshop({ 'words.jsonl': words })
    const recipe: Recipe = {
      sources: { words: { path: 'words.jsonl', kind: 'real' } },
      generate: [{ id: 'shout', method: 'shouting', from: 'words' }],
    }
    await shop.run(recipe)
    const made = await candidatesIn(join(shop.folder, 'out'))
    const seen = await rehearsed(shop, recipe)
    expect(seen.map(({ record }) => [record.id, record.data, record.lineage])).toEqual(
      made.map(({ id, data, lineage }) => [id, data, lineage]),
    )
  })

  test('come one by one: a step that never ends is no matter', async () => {
    const seen = await rehearsed(
      workshop(),
      { generate: [{ id: 'a', method: 'endless' }], goal: { accepted: 9 } },
      5,
    )
    expect(seen.map(({ record }) => record.data.n)).toEqual([0, 1, 2, 3, 4])
  })

  test('are judged: a rejection is a candidate too', async () => {
    const verify: Recipe['verify'] = [{ use: 'up-to', with: { most: 1 }, abstain: 'keep', error: 'hold' }]
    const seen = await rehearsed(workshop(), { generate: [counting({ tasks: 4, refuse: [0] })], verify })
    expect(seen.map(({ state }) => state)).toEqual(['rejected', undefined, 'rejected', 'rejected'])
  })

  test('of a method in rounds are those of its first round', async () => {
    const generate: Recipe['generate'] = [{ id: 'grow', method: 'growing', with: { perRound: 3 } }]
    const seen = await rehearsed(workshop(), { generate, goal: { accepted: 9 } })
    expect(seen.map(({ record }) => [record.data.n, record.data.size])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ])
  })
})

describe('what a step reads', () => {
  test('of a source: rows that the intake takes', async () => {
    const shop = workshop({ 'words.jsonl': words })
    const seen = await rehearsed(shop, {
      sources: { words: { path: 'words.jsonl', kind: 'real' } },
      generate: [{ id: 'shout', method: 'shouting', from: 'words' }],
    })
    expect(seen.map(({ record }) => record.data.text)).toEqual(['ONE', 'THREE'])
  })

  test('of a step before: what nothing rejected there', async () => {
    const seen = await rehearsed(workshop(), {
      generate: [counting({ tasks: 4, refuse: [1] }), { id: 'shout', method: 'shouting', from: 'count' }],
    })
    expect(seen.map(({ record }) => record.data.text)).toEqual(['ITEM 0', 'ITEM 2', 'ITEM 3'])
  })
})
