/** Offline batches that expire, and a run that is stopped in between: the rows of a run without batches, paid for once. */

import { describe, expect, test } from 'vitest'
import { isConserved } from '../../../src/record/disposition.js'
import type { RunEvent } from '../../../src/run/events.js'
import { type ModelRecipe, modelFolder, releasedData, runModels, startModels } from './run-models.js'

const REQUESTS = 200

type Protocol = 'openai-compatible' | 'anthropic'
type Batches = { requests: number; gatherSeconds: number; pollSeconds: number } | false

function recipeOf(provider: Protocol, server: string, batch: Batches): ModelRecipe {
  const url = provider === 'anthropic' ? server : `${server}/v1`
  return {
    seed: 6,
    models: { writer: { provider, endpoint: 'mock', url, model: 'mock-8b', maxTokens: 400, batch } },
    generate: [
      {
        id: 'ask',
        method: 'fields',
        candidates: REQUESTS,
        with: {
          fields: {
            number: { sample: { kind: 'integer', min: 1, max: 1_000_000 } },
            question: { text: 'Ask about the number {{number}}.' },
          },
        },
      },
    ],
    refine: [{ use: 'exact-duplicates', with: { field: 'question' } }],
  }
}

describe.each<Protocol>(['openai-compatible', 'anthropic'])('%s', (provider) => {
  test('batches that expire and two stops change no byte, and nothing is answered twice', async () => {
    const folder = modelFolder()
    const plain = await startModels({ seed: 3 })
    const calm = await runModels(recipeOf(provider, plain.url, false), folder, { out: `${folder}/calm` })
    const server = await startModels({ seed: 3, batchSeconds: 0.3, faults: { 'expired-batch': 0.5 } })
    const batch = { requests: 40, gatherSeconds: 0.05, pollSeconds: 0.05 }
    const recipe = recipeOf(provider, server.url, batch)
    const how = { out: `${folder}/batches`, concurrency: REQUESTS }
    const stopAt = (word: string) => {
      return (event: RunEvent): boolean => event.type === 'note' && event.text.includes(word)
    }
    const first = await runModels(recipe, folder, { ...how, observe: stopAt('submitted') })
    const second = await runModels(recipe, folder, { ...how, observe: stopAt('collected') })
    const last = await runModels(recipe, folder, how)

    expect([first, second, last].map(({ facts }) => facts.status)).toEqual(['stopped', 'stopped', 'released'])
    expect(last.facts.resultDigest).toBe(calm.facts.resultDigest)
    expect(releasedData(last.folder)).toBe(releasedData(calm.folder))
    expect(isConserved(last.facts.counts)).toBe(true)
    const { batches, answeredOnce, answeredTwice } = server.stats()
    expect({ answeredOnce, answeredTwice }).toEqual({ answeredOnce: REQUESTS, answeredTwice: 0 })
    expect(batches.expired).toBeGreaterThan(0)
    expect(batches.repeatedCustomIds).toBeGreaterThan(0)
    expect(batches.created).toBeGreaterThanOrEqual(REQUESTS / batch.requests + 1)
  })
})
