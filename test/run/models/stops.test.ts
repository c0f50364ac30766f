/** What ends a run before its goal: budgets, an endpoint that gives nothing, a key that is refused; and how it goes on. */

import { describe, expect, test } from 'vitest'
import { exitCodeOf } from '../../../src/cli/commands/run.js'
import type { FaultKind } from '../../../src/model/mock/faults.js'
import { startMockServer } from '../../../src/model/mock/mock-server.js'
import {
  chatRequests,
  type ModelRecipe,
  modelFolder,
  releasedData,
  runModels,
  startModels,
} from './run-models.js'

const ROWS = 60
/** A thousandth of a dollar for an input token, two for an output token. */
const price = { input: 1000, output: 2000 }

type Settings = Partial<NonNullable<ModelRecipe['models']>[string]>
type Budget = NonNullable<Settings['budget']>

function recipeOf(url: string, settings: Settings, budget?: Budget): ModelRecipe {
  return {
    models: {
      writer: {
        provider: 'openai-compatible',
        endpoint: 'mock',
        url,
        model: 'mock-8b',
        maxTokens: 400,
        price,
        ...settings,
      },
    },
    ...(budget === undefined ? {} : { goal: { budget } }),
    generate: [
      {
        id: 'ask',
        method: 'fields',
        candidates: ROWS,
        with: {
          fields: {
            number: { sample: { kind: 'integer', min: 1, max: 1_000_000 } },
            question: { text: 'Ask about the number {{number}}.' },
          },
        },
      },
    ],
  }
}

/** A question may take 400 tokens of output and some 20 of input: what is left of a budget is less than that. */
const budgets: readonly (readonly [string, Budget])[] = [
  ['calls', { calls: 25 }],
  ['tokens', { tokens: 6000 }],
  ['usd', { usd: 10 }],
]

describe.each(['models.writer.budget', 'goal.budget'])('%s', (place) => {
  test.each(budgets)(
    'of %s is not passed; raised, it goes on without asking again',
    async (bound, budget) => {
      const folder = modelFolder()
      const [server, calm] = [
        await startModels({ latency: { medianMs: 2, sigma: 0.5 } }),
        await startModels(),
      ]
      const withBudget = (given: Budget): ModelRecipe =>
        place === 'goal.budget'
          ? recipeOf(`${server.url}/v1`, {}, given)
          : recipeOf(`${server.url}/v1`, { budget: given })
      const how = { out: `${folder}/out`, concurrency: 16 }

      const stopped = await runModels(withBudget(budget), folder, how)
      expect(exitCodeOf(stopped.facts.status)).toBe(3)
      expect(stopped.facts.stopped).toContain(`The budget of ${place} is spent`)
      expect(stopped.facts.stopped).toContain('Raise the budget in the recipe.')
      const { answered, tokens } = server.stats()
      const spent = {
        calls: answered,
        tokens: tokens.input + tokens.output,
        usd: (tokens.input * price.input + tokens.output * price.output) / 1e6,
      }[bound] as number
      const most = Object.values(budget)[0] ?? 0
      expect(spent).toBeLessThanOrEqual(most)
      expect(spent).toBeGreaterThan(most * 0.85)
      expect(answered).toBeLessThan(ROWS)

      const raised = await runModels(withBudget({ [bound]: most * 1000 }), folder, how)
      const free = await runModels(recipeOf(`${calm.url}/v1`, {}), folder, { out: `${folder}/free` })
      expect(raised.facts).toMatchObject({ status: 'released', epoch: 1 })
      expect(server.stats()).toMatchObject({ answered: ROWS, answeredOnce: ROWS, answeredTwice: 0 })
      expect(chatRequests(server)).toBe(ROWS)
      expect(raised.facts.resultDigest).toBe(free.facts.resultDigest)
      expect(releasedData(raised.folder)).toBe(releasedData(free.folder))
    },
  )
})

const STALLED =
  /^The model "writer" \(mock-8b at mock\) has answered nothing since .*Z \(\d seconds\); \d+ requests? waits?\. The last fault: (.*) 0 records survived so far\. See whether the endpoint runs and takes requests\. Then run the same command again/

describe('an endpoint that gives nothing ends the run after stallSeconds, in words', () => {
  const faults: readonly (readonly [FaultKind, RegExp])[] = [
    ['429', /Rate limit reached/],
    ['429-retry', /Rate limit reached/],
    ['500', /had an error/],
    ['reset', /reset|closed|terminated/i],
    ['hang', /time/],
  ]

  async function expectStall(url: string, words: RegExp): Promise<void> {
    const folder = modelFolder()
    const recipe = recipeOf(url, { stallSeconds: 2, timeoutSeconds: 0.5, attempts: 3 })
    const begunMs = performance.now()
    const { facts } = await runModels(recipe, folder, { out: `${folder}/out` })
    const seconds = (performance.now() - begunMs) / 1000
    expect(exitCodeOf(facts.status)).toBe(3)
    expect(STALLED.exec(facts.stopped ?? '')?.[1] ?? facts.stopped).toMatch(words)
    expect(facts.counts).toMatchObject({ accepted: 0, failed: 0, rejected: 0, pending: ROWS })
    expect(seconds).toBeGreaterThan(1.5)
    expect(seconds).toBeLessThan(12)
  }

  test.each(faults)('%s at every request', async (kind, words) => {
    const server = await startModels({ faults: { [kind]: 1 }, mostFaultsInARow: 1_000_000 })
    await expectStall(`${server.url}/v1`, words)
  })

  test('nobody listens', async () => {
    const server = await startMockServer()
    await server.close()
    await expectStall(`${server.url}/v1`, /refused|ECONNREFUSED/)
  })
})

test('a refused key ends the run at once with what to do; with the right one it goes on', async () => {
  const folder = modelFolder()
  const server = await startModels({ key: 'right-key-1' })
  const recipe = recipeOf(`${server.url}/v1`, { key: '${env:KEY}' as never })
  const how = { out: `${folder}/out` }
  const refused = await runModels(recipe, folder, { ...how, environment: { KEY: 'wrong-key-1' } })
  expect(exitCodeOf(refused.facts.status)).toBe(3)
  expect(refused.facts.stopped).toMatch(
    /cannot be used\. It answered with status 401: .* Look at the key of "writer"/,
  )
  expect(server.stats().unauthorised).toBeLessThanOrEqual(16)
  const right = await runModels(recipe, folder, { ...how, environment: { KEY: 'right-key-1' } })
  expect(right.facts).toMatchObject({ status: 'released', epoch: 1, released: ROWS })
})

test('a budget of calls holds for batches too', async () => {
  const folder = modelFolder()
  const server = await startModels({ batchSeconds: 0.2 })
  const batch = { requests: 10, gatherSeconds: 0.05, pollSeconds: 0.05 }
  const settings = (calls: number): Settings => ({ batch, budget: { calls } })
  const how = { out: `${folder}/out`, concurrency: ROWS }
  const stopped = await runModels(recipeOf(`${server.url}/v1`, settings(25)), folder, how)
  expect(exitCodeOf(stopped.facts.status)).toBe(3)
  expect(stopped.facts.stopped).toContain('models.writer.budget')
  expect(server.stats().batches.requests).toBeLessThanOrEqual(25)
  const raised = await runModels(recipeOf(`${server.url}/v1`, settings(1000)), folder, how)
  expect(raised.facts).toMatchObject({ status: 'released', released: ROWS, epoch: 1 })
  expect(server.stats()).toMatchObject({ answeredOnce: ROWS, answeredTwice: 0 })
  expect(server.stats().batches).toMatchObject({ requests: ROWS, repeatedCustomIds: 0 })
})

test('a run that is asked to stop keeps what is on the wire and goes on elsewhere without asking again', async () => {
  const folder = modelFolder()
  const [first, second] = [await startModels({ latency: { medianMs: 10, sigma: 0.5 } }), await startModels()]
  const how = { out: `${folder}/out`, concurrency: 8 }
  let left = 15
  const observe = ({ type }: { type: string }): boolean => type === 'progress' && --left < 1
  const stopped = await runModels(recipeOf(`${first.url}/v1`, {}), folder, { ...how, observe })
  expect(stopped.facts.stopped).toMatch(/^Interrupted: .* Run the same command again to go on\.$/)
  const moved = await runModels(recipeOf(`${second.url}/v1`, {}), folder, how)
  expect(moved.facts).toMatchObject({ status: 'released', released: ROWS, epoch: 1 })
  expect(first.stats().answered).toBeGreaterThanOrEqual(15)
  expect(first.stats().answered + second.stats().answered).toBe(ROWS)
})
