/** `roundDrafts`: a method that learns from what was accepted gets rounds of the size it asks for. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineMethod } from '../../src/contract/method.js'
import { builtInPlugIns, createRegistry } from '../../src/recipe/registry.js'
import { openLedgerView } from '../../src/store/ledger-view.js'
import { modelFolder, runModels } from './models/run-models.js'

/** Counts, and notes in which round and after how many accepted rows each record was planned. */
const learning = defineMethod({
  id: 'learning',
  version: 1,
  summary: 'Counts in rounds.',
  source: { title: 'Reasoning of this test' },
  needs: [],
  options: z.strictObject({ size: z.int().optional() }),
  family: 'tests',
  input: 'nothing',
  rounds: true,
  start: ({ size }) => ({
    isEndless: true,
    ...(size === undefined ? {} : { roundDrafts: size }),
    async *plan({ round, planned, accepted }) {
      let seen = 0
      for await (const _ of accepted()) seen += 1
      for (let n = planned; ; n += 1)
        yield { key: `n-${n}`, drafts: 1, parents: [], payload: { n, round, seen } }
    },
    perform: async ({ payload }) => [{ data: payload as { n: number; round: number; seen: number } }],
  }),
})

const registry = createRegistry({ ...builtInPlugIns, methods: [...builtInPlugIns.methods, learning] })

async function roundsOf(goal: number, options: { readonly size?: number }, candidates = 1000) {
  const out = join(modelFolder(), 'out')
  const { facts } = await runModels(
    {
      goal: { accepted: goal, budget: { candidates } },
      generate: [{ id: 'count', method: 'learning', with: options }],
    },
    '.',
    { out, registry },
  )
  const view = await openLedgerView({ folder: out, epoch: 1 })
  const rounds = view.state.valuesOf('round-generated') as unknown as readonly {
    tasks: number
    drafts: number
  }[]
  await view.close()
  return { drafts: rounds.map(({ drafts }) => drafts), facts }
}

describe('rounds', () => {
  test('of the size that the method asks for: 10 wanted in rounds of 4 end at 4, 8 and 10', async () => {
    const { drafts, facts } = await roundsOf(10, { size: 4 })
    expect(drafts.at(0)).toBe(4)
    expect(drafts.at(1)).toBe(8)
    expect(drafts).toHaveLength(3)
    expect(facts.released).toBe(10)
  })

  test('of one record each', async () => {
    expect((await roundsOf(3, { size: 1 })).drafts).toEqual([1, 2, 3])
  })

  test('are as large as the goal where the method does not say, and never larger than needed at first', async () => {
    expect((await roundsOf(10, {})).drafts).toEqual([10])
    expect((await roundsOf(3, { size: 500 })).drafts).toEqual([3])
  })

  test('keep to the budget of candidates', async () => {
    const { drafts, facts } = await roundsOf(10, { size: 4 }, 6)
    expect(drafts).toEqual([4, 6])
    expect(facts.status).toBe('stopped')
  })
})
