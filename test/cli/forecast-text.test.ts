/** The forecast of a plan in words, and the hosts that it may contact. */

import { describe, expect, test } from 'vitest'
import { forecastLines, hostsOf } from '../../src/cli/forecast-text.js'
import type { Forecast, ModelForecast } from '../../src/run/forecast.js'
import { judging, mockModel, planOfValue, poems } from '../run/models/plan-models.js'

const one: ModelForecast = {
  alias: 'writer',
  calls: { least: 100, most: 1000 },
  inputTokens: { least: 8000, most: 80_000 },
  outputTokens: { least: 900, most: 1_500_000 },
  usd: { least: 0.014, most: 30.16 },
}

const models = {
  writer: mockModel('http://127.0.0.1:8377', { price: { input: 10, output: 20 } }),
  judge: mockModel('http://127.0.0.1:8378', { model: 'mock-judge', family: 'other' }),
  spare: mockModel('http://127.0.0.1:8379'),
}

async function lines(forecast: Forecast): Promise<string> {
  const { plan } = await planOfValue(poems(models, { verify: [judging()] }))
  return forecastLines(plan, forecast).join('\n')
}

describe('a forecast', () => {
  test('of one model', async () => {
    expect(await lines({ rehearsed: 24, models: [one] })).toMatchInlineSnapshot(`
      "  forecast  from a rehearsal of 24 candidates; nobody was asked. From the candidates wanted with short answers, to the whole budget of candidates with answers of full length:
          writer: mock-8b at mock, family mock
            calls 100 to 1,000; tokens in 8 k to 80 k, out 900 to 1.5 M
            cost  $0.014 to $30 (recipe)"
    `)
  })

  test('of two has a sum, as far as prices are known', async () => {
    const judge = { ...one, alias: 'judge', usd: { least: 1, most: 2 } }
    expect((await lines({ rehearsed: 24, models: [one, judge] })).split('\n').at(-1)).toBe(
      '    all: $1 to $32',
    )
    const unknown = await lines({ rehearsed: 24, models: [one, { ...judge, usd: undefined }] })
    expect(unknown).toContain('no price known; set models.judge.price to see the cost')
    expect(unknown).not.toContain('    all:')
  })

  test('without an end in sight names the least alone, and one figure where both are the same', async () => {
    const open = { least: 100, most: undefined }
    const usd = { least: 0.5, most: undefined }
    const text = await lines({
      rehearsed: 3,
      models: [{ ...one, calls: open, usd, inputTokens: { least: 10, most: 10 } }],
    })
    expect(text).toContain('calls at least 100; tokens in 10, out 900 to 1.5 M')
    expect(text).toContain('cost  at least $0.5 (recipe)')
  })

  test('of no model says nothing', async () => {
    expect(await lines({ rehearsed: 24, models: [] })).toBe('')
  })
})

describe('hosts', () => {
  test('are those of the models that are asked, each once', async () => {
    const { plan } = await planOfValue(poems(models))
    expect(hostsOf(plan)).toEqual(['127.0.0.1:8377'])
    const judged = await planOfValue(poems(models, { verify: [judging()] }))
    expect(hostsOf(judged.plan)).toEqual(['127.0.0.1:8377', '127.0.0.1:8378'])
    const shared = { ...models, judge: { ...models.judge, url: models.writer.url ?? '' } }
    expect(hostsOf((await planOfValue(poems(shared, { verify: [judging()] }))).plan)).toEqual([
      '127.0.0.1:8377',
    ])
  })

  test('are none without a model', async () => {
    const { plan } = await planOfValue({
      generate: [{ id: 'a', method: 'arithmetic-program', candidates: 3 }],
    })
    expect(hostsOf(plan)).toEqual([])
  })
})
