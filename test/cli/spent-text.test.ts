/** Calls, tokens and money in words. */

import { describe, expect, test } from 'vitest'
import { loadText, roughUsdText, spentText, tokenText, usdText } from '../../src/cli/spent-text.js'
import { Spending } from '../../src/model/spending.js'
import { bindingsOf, buildBinding } from '../model/build-binding.js'

test.each([
  [0, '0'],
  [950, '950'],
  [999.4, '999'],
  [1000, '1 k'],
  [12_345, '12.3 k'],
  [999_400, '999 k'],
  [1_000_000, '1 M'],
  [1_234_567, '1.23 M'],
  [2_500_000_000, '2500 M'],
])('%d tokens are %s', (tokens, text) => {
  expect(tokenText(tokens)).toBe(text)
})

test.each([
  [undefined, 'price unknown'],
  [0, '$0.0000'],
  [0.00004, '$0.0000'],
  [0.42, '$0.4200'],
  [99.99994, '$99.9999'],
  [100, '$100.00'],
  [1234.567, '$1234.57'],
])('%d dollars are %s', (usd, text) => {
  expect(usdText(usd)).toBe(text)
})

test.each([
  [0, '$0'],
  [0.0727, '$0.073'],
  [1.014, '$1'],
  [32.16, '$32'],
  [1234.5, '$1,235'],
])('%d dollars of a forecast are about %s', (usd, text) => {
  expect(roughUsdText(usd)).toBe(text)
})

describe('what was spent', () => {
  test('nothing where nothing was asked', () => {
    expect(spentText({ calls: 0, inputTokens: 0, outputTokens: 0, usd: 0 })).toBe('')
  })

  test('calls, tokens of both directions, money', () => {
    const spent = { calls: 1234, inputTokens: 1_000_000, outputTokens: 200_000, usd: 0.42 }
    expect(spentText(spent)).toBe('1,234 calls, 1.2 M tokens, $0.4200')
    expect(spentText({ ...spent, usd: undefined })).toBe('1,234 calls, 1.2 M tokens, price unknown')
  })
})

describe('what is asked at this moment', () => {
  const price = { input: 1000, output: 1000, from: 'recipe' }
  const spending = new Spending(bindingsOf(buildBinding({ price })), {}, new Map())
  const load = (inFlight: number, waiting: number) => () => ({ inFlight, waiting, limit: 64 })

  test('nothing before the first answer', () => {
    expect(loadText({ spending, load: load(5, 5) })).toBe('')
  })

  test('spent, in flight, and what waits if anything does', () => {
    // 300 + 200 tokens at 1,000 dollars a million are half a dollar
    spending.labelOf('writer', {
      inputTokens: 300,
      outputTokens: 200,
      cachedInputTokens: 0,
      reasoningTokens: 0,
    })
    expect(loadText({ spending, load: load(64, 0) })).toBe('  1 call, 500 tokens, $0.5000, 64 in flight')
    expect(loadText({ spending, load: load(64, 7) })).toBe(
      '  1 call, 500 tokens, $0.5000, 64 in flight, 7 waiting',
    )
  })
})
