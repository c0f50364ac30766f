/** Forecasts: known answers of calls, tokens and dollars; what is not asked does not appear; nobody is asked. */

import { describe, expect, test } from 'vitest'
import { forecast } from '../../src/run/forecast.js'
import { judging, mockModel, type ModelSettings, planOfValue, poems } from './models/plan-models.js'

/** Where nobody listens: a forecast that asked somebody would fail. */
const nowhere = 'http://127.0.0.1:9'

const price = { input: 10, output: 20 }

async function writerForecast(
  settings: Partial<ModelSettings>,
  least = 100,
  most: number | undefined = 1000,
) {
  const { plan } = await planOfValue(
    poems({ writer: mockModel(nowhere, { maxTokens: 3, price, ...settings }) }),
  )
  const { rehearsed, models } = await forecast(plan, { least, most })
  return { rehearsed, ...models[0] }
}

describe('one question a row', () => {
  // "Write a poem." is four tokens (three words and a full stop) and four more for the turn: 8 in;
  // an answer of at most 3 tokens is 3 out. 100 rows are wanted, 1,000 candidates are allowed.
  test('calls, tokens and dollars: from what is wanted to what is allowed', async () => {
    const { usd, ...counts } = await writerForecast({})
    expect(counts).toEqual({
      rehearsed: 24,
      alias: 'writer',
      calls: { least: 100, most: 1000 },
      inputTokens: { least: 800, most: 8000 },
      outputTokens: { least: 300, most: 3000 },
    })
    // (800 × 10 + 300 × 20) / 1e6 = 0.014, and ten times that
    expect(usd?.least).toBeCloseTo(0.014, 12)
    expect(usd?.most).toBeCloseTo(0.14, 12)
  })

  test('in batches costs half, or the share that the recipe names', async () => {
    expect((await writerForecast({ batch: true })).usd?.least).toBeCloseTo(0.007, 12)
    const cheap = { ...price, batchShare: 0.1 }
    expect((await writerForecast({ batch: true, price: cheap })).usd?.least).toBeCloseTo(0.0014, 12)
  })

  test('with long answers: the least is what the rehearsal said, the most is the limit', async () => {
    const { outputTokens, inputTokens } = await writerForecast({ maxTokens: 500 })
    expect(outputTokens?.most).toBe(500 * 1000)
    expect(outputTokens?.least).toBeGreaterThan(300)
    expect(outputTokens?.least).toBeLessThan(500 * 100)
    expect(inputTokens).toEqual({ least: 800, most: 8000 })
  })

  test('without a known price has no cost, and without a bound no most', async () => {
    const own = { provider: 'openai' as const, model: 'not-in-the-table', price: undefined }
    expect((await writerForecast(own)).usd).toBeUndefined()
    const { plan } = await planOfValue(poems({ writer: mockModel(nowhere, { maxTokens: 3, price }) }))
    const { models } = await forecast(plan, { least: undefined, most: undefined })
    expect(models[0]).toMatchObject({ calls: { least: 24, most: undefined } })
    expect(models[0]?.usd?.most).toBeUndefined()
  })
})

describe('several models', () => {
  const models = { writer: mockModel(nowhere), judge: mockModel(nowhere, { model: 'mock-judge' }) }

  test('each is counted for itself, in the order of the recipe', async () => {
    const { plan } = await planOfValue(poems(models, { verify: [judging()] }))
    const { models: forecasts } = await forecast(plan, { least: 10, most: 20 })
    expect(forecasts.map(({ alias, calls }) => [alias, calls])).toEqual([
      ['writer', { least: 10, most: 20 }],
      ['judge', { least: 10, most: 20 }],
    ])
    const [writer, judge] = forecasts
    expect(judge?.inputTokens.least).toBeGreaterThan(writer?.inputTokens.least ?? 0)
  })

  test('one that nobody asks does not appear', async () => {
    const { plan } = await planOfValue(poems(models))
    expect((await forecast(plan, { least: 10, most: 20 })).models.map(({ alias }) => alias)).toEqual([
      'writer',
    ])
  })

  test('a step before is asked once for each row that is read from it', async () => {
    const titled = { id: 'title', method: 'fields', model: 'judge', from: 'write' } as const
    const fields = { title: { text: 'A title for: {{source.poem}}' } }
    const { generate } = poems(models)
    const [write] = generate
    const { plan } = await planOfValue({
      models,
      goal: { accepted: 8, budget: { candidates: 8 } },
      generate: [{ ...write, candidates: 8 } as (typeof generate)[number], { ...titled, with: { fields } }],
    })
    const { rehearsed, models: forecasts } = await forecast(plan, { least: 8, most: 8 })
    expect(rehearsed).toBeGreaterThanOrEqual(8)
    expect(forecasts.map(({ alias, calls }) => [alias, calls.least])).toEqual([
      ['writer', 8],
      ['judge', 8],
    ])
  })
})

test('a recipe without models asks nobody', async () => {
  const { plan } = await planOfValue({
    goal: { accepted: 3 },
    generate: [{ id: 'sums', method: 'arithmetic-program' }],
  })
  expect((await forecast(plan, { least: 3, most: 30 })).models).toEqual([])
})
