/** Law 7: the result does not depend on concurrency, arrival, batches or interruptions. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { candidatesIn, type Recipe, workshop } from './run-recipe.js'

const hold = { abstain: 'keep', error: 'hold' } as const

const recipes: readonly (readonly [string, Recipe])[] = [
  [
    'a goal with a verifier and refiners',
    {
      seed: 5,
      goal: { accepted: 60 },
      generate: [{ id: 'go', method: 'uneven', with: { drafts: 3 } }],
      verify: [{ use: 'up-to', ...hold, with: { most: 70 } }],
      refine: [{ use: 'at-most', with: { field: 'n', most: 2 } }, 'beheading'],
    },
  ],
  [
    'rounds that look back',
    {
      goal: { accepted: 40 },
      generate: [{ id: 'go', method: 'growing' }],
      verify: [{ use: 'undecided', abstain: 'reject', error: 'hold' }],
    },
  ],
  [
    'cells',
    {
      goal: { cells: { attributes: { parity: ['even', 'odd'], third: [0, 1, 2] }, count: 4 } },
      generate: [{ id: 'go', method: 'uneven' }],
      verify: [{ use: 'undecided', abstain: 'reject', error: 'hold' }],
    },
  ],
  [
    'two steps',
    {
      generate: [
        { id: 'first', method: 'uneven', candidates: 25 },
        { id: 'second', method: 'shouting', from: 'first' },
      ],
    },
  ],
]

describe.each(recipes)('%s', (_, recipe) => {
  test('the digest is the same at concurrency 1, 8 and 64, whatever each task takes', async () => {
    const digests = new Set<string | undefined>()
    for (const [haste, concurrency] of [1, 8, 64, 64].entries()) {
      const { run, world } = workshop()
      world.haste = haste
      const { facts } = await run(recipe, { concurrency })
      expect(facts.status).toBe('released')
      digests.add(facts.resultDigest)
    }
    expect(digests.size).toBe(1)
  })

  test('the digest is the same after any interruptions, and no candidate is doubled', async () => {
    const whole = await workshop().run(recipe)
    const stops = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(stops, fc.integer({ min: 1, max: 16 }), async (after, concurrency) => {
        const { run, world, folder } = workshop()
        for (const [haste, most] of [...after, Number.POSITIVE_INFINITY].entries()) {
          world.haste = haste
          let left = most
          const observe = ({ type }: { type: string }): boolean => type === 'progress' && --left < 1
          const { facts } = await run(recipe, { concurrency, observe })
          if (facts.status === 'stopped') continue
          expect(facts.resultDigest).toBe(whole.facts.resultDigest)
          expect(facts.counts).toEqual(whole.facts.counts)
          expect(facts.dispositions).toEqual(whole.facts.dispositions)
        }
        const ids = (await candidatesIn(`${folder}/out`)).map(({ id }) => id)
        expect(new Set(ids).size).toBe(whole.facts.counts.planned)
        expect(ids).toHaveLength(whole.facts.counts.planned)
      }),
      { numRuns: 8 },
    )
  })
})

test('another seed is another result', async () => {
  const [[, recipe] = ['', undefined]] = recipes
  if (recipe === undefined) return
  const first = await workshop().run(recipe)
  const second = await workshop().run({ ...recipe, seed: 6 })
  expect(second.facts.resultDigest).not.toBe(first.facts.resultDigest)
})
