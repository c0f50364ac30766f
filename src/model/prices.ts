/** What models cost: a dated table of list prices, to forecast and to bound with; the recipe can override it. */

import type { Price } from './binding.js'

/** One line of the table: the price of all models whose name begins so. */
export interface ListPrice extends Omit<Price, 'from'> {
  readonly provider: string
  /** Beginning of the model's name; the longest that fits decides. */
  readonly model: string
  /** ISO date on which the figure was seen. */
  readonly asOf: string
}

const openai = (model: string, input: number, output: number, cachedInput = input): ListPrice => ({
  provider: 'openai',
  model,
  input,
  output,
  cachedInput,
  asOf: '2026-06-21',
})

const anthropic = (model: string, input: number, output: number, cachedInput = input / 10): ListPrice => ({
  provider: 'anthropic',
  model,
  input,
  output,
  cachedInput,
  asOf: '2026-10-10',
})

/**
 * List prices in US dollars for a million tokens.
 *
 * Source: the providers' price pages (platform.openai.com/docs/pricing, platform.claude.com/docs/en/about-claude/pricing)
 *         as third parties quoted them on the dates given; not read at the source. Long-context surcharges, cache writes
 *         and service tiers are not covered. Check before a budget depends on it, or set `price` in the recipe.
 */
export const listPrices: readonly ListPrice[] = [
  openai('gpt-5', 1.25, 10, 0.125),
  openai('gpt-5-mini', 0.25, 2, 0.025),
  openai('gpt-5-nano', 0.05, 0.4, 0.005),
  openai('gpt-4.1', 2, 8, 0.5),
  openai('gpt-4.1-mini', 0.4, 1.6, 0.1),
  openai('gpt-4.1-nano', 0.1, 0.4, 0.025),
  openai('gpt-4o', 2.5, 10, 1.25),
  openai('gpt-4o-mini', 0.15, 0.6, 0.075),
  openai('o3', 2, 8, 0.5),
  openai('o4-mini', 1.1, 4.4, 0.275),
  openai('text-embedding-3-small', 0.02, 0),
  openai('text-embedding-3-large', 0.13, 0),
  anthropic('claude-opus-4', 15, 75),
  anthropic('claude-opus-4-1', 15, 75),
  anthropic('claude-opus-4-5', 5, 25),
  anthropic('claude-opus-4-6', 5, 25),
  anthropic('claude-sonnet-4', 3, 15),
  anthropic('claude-sonnet-4-5', 3, 15),
  anthropic('claude-sonnet-5', 2, 10),
  anthropic('claude-haiku-4-5', 1, 5),
  anthropic('claude-3-5-haiku', 0.8, 4),
]

/** Providers that run on one's own hardware or nowhere: they send no bill. */
const FREE: ReadonlySet<string> = new Set(['ollama', 'vllm', 'mock', 'scripted'])

/** The list price of a model at a provider; undefined where the table does not know it. */
export function priceOf(provider: string, model: string): Price | undefined {
  if (FREE.has(provider)) return { input: 0, output: 0, from: 'no bill: own hardware or none' }
  const fitting = listPrices.filter((price) => price.provider === provider && isVersionOf(model, price.model))
  const best = fitting.toSorted((a, b) => b.model.length - a.model.length)[0]
  if (best === undefined) return undefined
  const { input, output, asOf } = best
  const cached = best.cachedInput === undefined ? {} : { cachedInput: best.cachedInput }
  return { input, output, ...cached, from: `list price of ${best.model}, ${asOf}` }
}

/** Whether a name is the listed one or a dated snapshot of it: `gpt-4o-2024-08-06`, `claude-sonnet-5-20260301`. */
function isVersionOf(model: string, listed: string): boolean {
  if (!model.startsWith(listed)) return false
  return /^(-\d{4}-?\d{2}-?\d{2}|-latest)?$/.test(model.slice(listed.length))
}
