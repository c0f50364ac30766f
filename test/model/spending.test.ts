/** Spending: cost of a call, labels, and sums over processes. */

import { describe, expect, test } from 'vitest'
import type { ModelBinding, Price } from '../../src/model/binding.js'
import { costOf, Spending } from '../../src/model/spending.js'

const usage = { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 400, reasoningTokens: 50 }
const price: Price = { input: 2, output: 8, cachedInput: 0.5, from: 'recipe' }

function bindings(over: Partial<ModelBinding> = {}): Map<string, ModelBinding> {
  return new Map([['writer', { alias: 'writer', price, batch: undefined, ...over } as ModelBinding]])
}

describe('costOf', () => {
  test('fresh input, cached input and output each at their price', () => {
    // (600 × 2 + 400 × 0.5 + 200 × 8) / 1e6 = (1200 + 200 + 1600) / 1e6 = 0.003
    expect(costOf(price, usage)).toBeCloseTo(0.003, 12)
  })

  test('without a price of cached input it costs as input: (1000 × 2 + 200 × 8) / 1e6', () => {
    expect(costOf({ input: 2, output: 8, from: 'recipe' }, usage)).toBeCloseTo(0.0036, 12)
  })

  test('no price, no cost', () => {
    expect(costOf(undefined, usage)).toBeUndefined()
  })
})

describe('Spending', () => {
  test('the label holds tokens and billionths of a dollar', () => {
    const spending = new Spending(bindings(), {}, new Map())
    expect(spending.labelOf('writer', usage)).toBe('writer 1000 200 3000000')
    expect(spending.of('writer')).toEqual({ calls: 1, inputTokens: 1000, outputTokens: 200, usd: 0.003 })
  })

  test('what earlier processes spent counts', () => {
    const before = new Map([['writer', { count: 2, sums: [10, 20, 1_000_000_000] }]])
    const spending = new Spending(bindings(), {}, before)
    spending.labelOf('writer', usage)
    expect(spending.all()).toEqual({ calls: 3, inputTokens: 1010, outputTokens: 220, usd: 1.003 })
    expect(spending.fresh).toBe(1)
  })

  test('a batch costs its share: 0.003 × 0.5', () => {
    const batch = { requests: 10, gatherSeconds: 1, pollSeconds: 1 }
    const spending = new Spending(bindings({ batch }), {}, new Map())
    spending.labelOf('writer', usage)
    expect(spending.of('writer').usd).toBeCloseTo(0.0015, 12)
  })

  test('an unknown price makes the sum unknown, not zero', () => {
    const spending = new Spending(bindings({ price: undefined }), {}, new Map())
    expect(spending.all().usd).toBe(0)
    spending.labelOf('writer', usage)
    expect(spending.all().usd).toBeUndefined()
  })

  test('an answer without a count of tokens is counted as a call', () => {
    const spending = new Spending(bindings(), {}, new Map())
    expect(spending.labelOf('writer', undefined)).toBe('writer 0 0 0')
    expect(spending.of('writer').calls).toBe(1)
  })
})
