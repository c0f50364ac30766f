/** What the words of a recipe about a model become: addresses, identity, defaults, family, price. */

import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.js'
import { budgetOf, DEFAULT_MAX_TOKENS } from '../../src/recipe/plan-models.js'
import { planOf, writerOf } from './model-recipe.js'

describe('a provider', () => {
  test.each([
    ['openai', 'openai-compatible', 'https://api.openai.com/v1', 'api.openai.com'],
    ['anthropic', 'anthropic', 'https://api.anthropic.com', 'api.anthropic.com'],
    ['ollama', 'openai-compatible', 'http://localhost:11434/v1', 'localhost:11434'],
    ['vllm', 'openai-compatible', 'http://localhost:8000/v1', 'localhost:8000'],
    ['mock', 'openai-compatible', 'http://127.0.0.1:8377/v1', 'mock'],
  ])('%s is reached by %s at %s, known as %s', async (provider, protocol, url, endpoint) => {
    const writer = await writerOf(`provider: ${provider}, model: some-8b`)
    expect(writer).toMatchObject({ alias: 'writer', protocol, url, endpoint, model: 'some-8b' })
  })

  test.each(['ai-sdk', 'scripted'])(
    '%s has no address; its module is relative to the recipe',
    async (provider) => {
      const writer = await writerOf(`provider: ${provider}, model: m, module: "./own.mjs#judge"`)
      expect(writer).toMatchObject({ protocol: provider, url: undefined, endpoint: provider })
      expect(writer.module?.name).toBe('judge')
      expect(writer.module?.path.endsWith('/own.mjs')).toBe(true)
      expect(resolve(writer.module?.path ?? '')).toBe(writer.module?.path)
    },
  )
})

describe('the endpoint', () => {
  test('is the host and port of an address of one’s own, whose last slashes do not count', async () => {
    const writer = await writerOf('provider: openai-compatible, model: m, url: "http://gpu-3:9000/v1//"')
    expect(writer).toMatchObject({ url: 'http://gpu-3:9000/v1', endpoint: 'gpu-3:9000' })
  })

  test('is what the recipe calls it; the mock server stays itself wherever it lies', async () => {
    const named = 'provider: vllm, model: m, url: "${env:WRITER_URL}", endpoint: team'
    expect(await writerOf(named)).toMatchObject({ endpoint: 'team', url: 'http://team.example:8000/v1' })
    const mock = 'provider: mock, model: m, url: "http://127.0.0.1:4711/v1"'
    expect(await writerOf(mock)).toMatchObject({ endpoint: 'mock', url: 'http://127.0.0.1:4711/v1' })
  })
})

test('what the recipe leaves open has the defaults of the reference', async () => {
  expect(DEFAULT_MAX_TOKENS).toBe(1024)
  expect(await writerOf('provider: vllm, model: some-8b')).toEqual({
    alias: 'writer',
    protocol: 'openai-compatible',
    url: 'http://localhost:8000/v1',
    endpoint: 'localhost:8000',
    key: undefined,
    headers: {},
    model: 'some-8b',
    family: 'unknown',
    isFamilyDeclared: false,
    parameters: { maxTokens: 1024 },
    structured: 'schema',
    sendsSeed: true,
    isStreamed: false,
    batch: undefined,
    concurrency: 64,
    timeoutMs: 300_000,
    idleMs: 60_000,
    stallMs: 600_000,
    attempts: 6,
    rates: {},
    price: { input: 0, output: 0, from: 'no bill: own hardware or none' },
    budget: {},
    module: undefined,
  })
})

test('Anthropic has no seed and no schema: a forced tool gives JSON', async () => {
  const writer = await writerOf('provider: anthropic, model: claude-sonnet-4-5')
  expect(writer).toMatchObject({ structured: 'tool', sendsSeed: false, family: 'claude' })
  const told = 'provider: anthropic, model: c, structured: instruction, sendSeed: true'
  expect(await writerOf(told)).toMatchObject({ structured: 'instruction', sendsSeed: true })
})

test('settings of sampling are kept as they are, those that are not given are not there', async () => {
  const given =
    'provider: vllm, model: m, temperature: 0, topP: 0.9, maxTokens: 7, stop: [END], extra: { top_k: 4 }'
  expect((await writerOf(given)).parameters).toEqual({
    temperature: 0,
    topP: 0.9,
    maxTokens: 7,
    stop: ['END'],
    extra: { top_k: 4 },
  })
})

test('seconds become milliseconds, rates and budgets keep only what is given', async () => {
  const given =
    'provider: vllm, model: m, timeoutSeconds: 1.5, idleSeconds: 2, stallSeconds: 3, limits: { requestsPerMinute: 60 }, budget: { usd: 1, calls: 9 }'
  const { timeoutMs, idleMs, stallMs, rates, budget } = await writerOf(given)
  expect({ timeoutMs, idleMs, stallMs }).toEqual({ timeoutMs: 1500, idleMs: 2000, stallMs: 3000 })
  expect({ rates, budget }).toEqual({ rates: { requestsPerMinute: 60 }, budget: { usd: 1, calls: 9 } })
  expect(budgetOf(undefined)).toEqual({})
})

describe('batches', () => {
  test('are off; `true` has defaults, and so has what is left out', async () => {
    expect((await writerOf('provider: openai, model: m')).batch).toBeUndefined()
    const whole = { requests: 5000, gatherSeconds: 5, pollSeconds: 30 }
    expect((await writerOf('provider: openai, model: m, batch: true')).batch).toEqual(whole)
    expect((await writerOf('provider: openai, model: m, batch: { requests: 10 }')).batch).toEqual({
      ...whole,
      requests: 10,
    })
  })
})

describe('the family', () => {
  test.each([
    ['provider: ollama, model: llama3.1', 'llama', false],
    ['provider: vllm, model: our-own-3', 'unknown', false],
    ['provider: vllm, model: our-own-3, family: llama', 'llama', true],
    ['provider: mock, model: llama-like', 'mock', true],
    ['provider: mock, model: anything, family: other', 'other', true],
  ])('%s', async (description, family, isFamilyDeclared) => {
    expect(await writerOf(description)).toMatchObject({ family, isFamilyDeclared })
  })
})

describe('the price', () => {
  test('of the recipe wins', async () => {
    const given = 'provider: openai, model: gpt-4o, price: { input: 1, output: 2 }'
    expect((await writerOf(given)).price).toEqual({ input: 1, output: 2, from: 'recipe' })
  })

  test('is that of the dated table, or not known: never zero by default', async () => {
    expect((await writerOf('provider: openai, model: gpt-4o')).price?.from).toMatch(
      /^list price of gpt-4o, \d{4}/,
    )
    expect((await writerOf('provider: openai, model: not-in-the-table')).price).toBeUndefined()
  })
})

test('the key is a secret that no printing shows', async () => {
  const plan = await planOf({ models: ['writer: { provider: vllm, model: m, key: "${env:WRITER_KEY}" }'] })
  const key = plan.models.get('writer')?.key
  expect(key).toBeInstanceOf(Secret)
  expect(key?.reveal()).toBe('sk-very-private')
  expect(JSON.stringify([plan.recipe, plan.models.get('writer')])).not.toContain('sk-very')
})
