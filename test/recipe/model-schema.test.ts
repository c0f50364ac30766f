/** The schema of a model: bounds, what it says of bad values, and that every provider has a preset. */

import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.js'
import { presets } from '../../src/recipe/model-presets.js'
import { modelSchema, providers, spendingSchema } from '../../src/recipe/model-schema.js'

const least = { provider: 'mock', model: 'm' }

test('every provider has a preset, and no preset is without one', () => {
  expect(Object.keys(presets).sort()).toEqual([...providers].sort())
})

test('the addresses of presets are addresses that a recipe may give', () => {
  for (const { url } of Object.values(presets)) {
    if (url !== undefined) expect(modelSchema.safeParse({ ...least, url }).success).toBe(true)
  }
})

describe('refused', () => {
  test.each([
    ['provider', 'gpt', 'provider'],
    ['model', '', 'model'],
    ['temperature', -0.1, 'temperature'],
    ['topP', 1.01, 'topP'],
    ['maxTokens', 0, 'maxTokens'],
    ['maxTokens', 1.5, 'maxTokens'],
    ['concurrency', 0, 'concurrency'],
    ['attempts', 0, 'attempts'],
    ['timeoutSeconds', 0, 'timeoutSeconds'],
    ['key', 'sk-x', 'key'],
    ['key', 7, 'key'],
    ['headers', { a: 'b' }, 'headers.a'],
    ['price', { input: 1 }, 'price.output'],
    ['price', { input: -1, output: 1 }, 'price.input'],
    ['budget', { usd: -1 }, 'budget.usd'],
    ['budget', { dollars: 1 }, 'budget'],
    ['limits', { requestsPerMinute: 0 }, 'limits.requestsPerMinute'],
    ['seed', 7, ''],
  ])('%s: %j', (key, value, at) => {
    const parsed = modelSchema.safeParse({ ...least, [key]: value })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([at])
  })
})

test('a secret passes as the secret that it is', () => {
  const key = new Secret('sk-x', '${env:KEY}')
  expect(modelSchema.parse({ ...least, key, headers: { a: key } })).toMatchObject({
    key,
    headers: { a: key },
  })
})

test('a budget of nothing is none, a budget of zero dollars is one', () => {
  expect(spendingSchema.parse({})).toEqual({})
  expect(spendingSchema.parse({ usd: 0 })).toEqual({ usd: 0 })
})
