/** Prices: the table, snapshots of models, and what one does not know. */

import { describe, expect, test } from 'vitest'
import { listPrices, priceOf } from '../../src/model/prices.js'

describe('priceOf', () => {
  test.each([
    ['openai', 'gpt-4o-mini', 0.15],
    ['openai', 'gpt-4o-mini-2024-07-18', 0.15],
    ['openai', 'gpt-4o-2024-08-06', 2.5],
    ['anthropic', 'claude-sonnet-5-20260301', 2],
    ['anthropic', 'claude-opus-4-5-20251101', 5],
    ['anthropic', 'claude-opus-4-20250514', 15],
    ['anthropic', 'claude-3-5-haiku-latest', 0.8],
  ])('%s %s costs $%d a million input tokens', (provider, model, input) => {
    expect(priceOf(provider, model)?.input).toBe(input)
  })

  test('a variant that is not listed has no price, rather than that of its cousin', () => {
    expect(priceOf('openai', 'gpt-4o-realtime-preview')).toBeUndefined()
    expect(priceOf('openai', 'gpt-9')).toBeUndefined()
    expect(priceOf('openai-compatible', 'gpt-4o')).toBeUndefined()
  })

  test('own hardware sends no bill', () => {
    expect(priceOf('ollama', 'llama3.1')).toMatchObject({ input: 0, output: 0 })
  })

  test('each line is dated and says so in what it gives', () => {
    expect(listPrices.every(({ asOf }) => /^\d{4}-\d{2}-\d{2}$/.test(asOf))).toBe(true)
    expect(priceOf('openai', 'o3')?.from).toMatchInlineSnapshot(`"list price of o3, 2026-06-21"`)
  })
})
