/** A server that fails in every way it can: the rows are those of a quiet day, and every candidate has its end. */

import { expect, test } from 'vitest'
import { isConserved } from '../../../src/record/disposition.js'
import { chatRequests, modelFolder, releasedData, runModels, startModels } from './run-models.js'
import { threeSteps } from './three-steps.js'

const ROWS = 60

const faults = { '429': 0.3, truncated: 0.05, 'bad-json': 0.05, reset: 0.02, hang: 0.01 } as const

test('under a storm of faults nothing is lost and no byte of the result differs', async () => {
  const folder = modelFolder()
  const [calm, wild] = [await startModels(), await startModels({ faults })]
  const settings = { timeoutSeconds: 2, attempts: 8 }
  const quiet = await runModels(threeSteps(`${calm.url}/v1`, ROWS, settings), folder, {
    out: `${folder}/quiet`,
  })
  const storm = await runModels(threeSteps(`${wild.url}/v1`, ROWS, settings), folder, {
    out: `${folder}/storm`,
  })

  expect([quiet.facts.status, storm.facts.status]).toEqual(['released', 'released'])
  expect(isConserved(storm.facts.counts)).toBe(true)
  expect(storm.facts.counts).toEqual(quiet.facts.counts)
  expect(storm.facts.counts).toMatchObject({ planned: 3 * ROWS, failed: 0, pending: 0 })
  expect(storm.facts.dispositions).toEqual(quiet.facts.dispositions)
  expect(storm.facts.resultDigest).toBe(quiet.facts.resultDigest)
  expect(releasedData(storm.folder)).toBe(releasedData(quiet.folder))
  expect(storm.facts.released).toBeGreaterThan(ROWS / 4)

  const { faults: met, answeredTwice, answered } = wild.stats()
  for (const kind of Object.keys(faults)) expect(met[kind as keyof typeof faults]).toBeGreaterThan(0)
  expect(answeredTwice).toBe(0)
  expect(chatRequests(wild)).toBeGreaterThan(answered * 1.2)
  expect(storm.facts.models.reduce((sum, model) => sum + model.calls, 0)).toBe(answered)
})

test('the result is the same at concurrency 1, 64 and 1,024, in whatever order answers come', async () => {
  const folder = modelFolder()
  const found = []
  for (const concurrency of [1, 64, 1024]) {
    const latency = { medianMs: concurrency === 1 ? 0 : 3, sigma: 1 }
    const server = await startModels({ latency })
    const out = `${folder}/at-${concurrency}`
    const recipe = threeSteps(`${server.url}/v1`, 200, { concurrency })
    const { facts } = await runModels(recipe, folder, { out, concurrency })
    expect(server.stats().answeredTwice).toBe(0)
    found.push({ digest: facts.resultDigest, data: releasedData(out), counts: facts.counts })
  }
  expect(found[0]?.counts.planned).toBe(600)
  expect(found[1]).toEqual(found[0])
  expect(found[2]).toEqual(found[0])
})
