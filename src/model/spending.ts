/** What models cost so far: calls, tokens and money by alias, over all runs of a folder. */

import type { Budget, ModelBinding, Price } from './binding.js'
import type { Usage } from './chat.js'

const PER_MILLION = 1_000_000
const NANO = 1_000_000_000

/** What one alias has spent. */
export interface Spent {
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** US dollars; undefined when no price is known and something was spent. */
  readonly usd: number | undefined
}

/** US dollars of a call; undefined without a price. */
export function costOf(price: Price | undefined, usage: Usage, share = 1): number | undefined {
  if (price === undefined) return undefined
  const fresh = usage.inputTokens - usage.cachedInputTokens
  const cached = usage.cachedInputTokens * (price.cachedInput ?? price.input)
  return ((fresh * price.input + cached + usage.outputTokens * price.output) / PER_MILLION) * share
}

/** Sums of what was spent, with the bounds of each alias and of the whole run. */
export class Spending {
  readonly #bindings: ReadonlyMap<string, ModelBinding>
  readonly #sums = new Map<string, { calls: number; input: number; output: number; nanoUsd: number }>()
  /** Bounds over all models. */
  readonly total: Budget
  /** Calls answered by this process. */
  fresh = 0

  constructor(
    bindings: ReadonlyMap<string, ModelBinding>,
    total: Budget,
    before: ReadonlyMap<string, { readonly count: number; readonly sums: readonly number[] }>,
  ) {
    this.#bindings = bindings
    this.total = total
    for (const [alias, { count, sums }] of before) {
      const [input = 0, output = 0, nanoUsd = 0] = sums
      this.#sums.set(alias, { calls: count, input, output, nanoUsd })
    }
  }

  /** Counts a call and gives the label under which the effect log keeps it: `writer 120 48 95000` (tokens, billionths of a dollar). */
  labelOf(alias: string, usage: Usage | undefined): string {
    const binding = this.#bindings.get(alias)
    const share = binding?.batch === undefined ? 1 : (binding.price?.batchShare ?? DEFAULT_BATCH_SHARE)
    const usd = usage === undefined ? 0 : (costOf(binding?.price, usage, share) ?? 0)
    const [input, output] = [usage?.inputTokens ?? 0, usage?.outputTokens ?? 0]
    const nanoUsd = Math.round(usd * NANO)
    const sums = this.#sums.get(alias) ?? { calls: 0, input: 0, output: 0, nanoUsd: 0 }
    sums.calls += 1
    sums.input += input
    sums.output += output
    sums.nanoUsd += nanoUsd
    this.#sums.set(alias, sums)
    this.fresh += 1
    return `${alias} ${input} ${output} ${nanoUsd}`
  }

  /** What an alias has spent. */
  of(alias: string): Spent {
    const sums = this.#sums.get(alias) ?? { calls: 0, input: 0, output: 0, nanoUsd: 0 }
    const isPriced = this.#bindings.get(alias)?.price !== undefined
    return {
      calls: sums.calls,
      inputTokens: sums.input,
      outputTokens: sums.output,
      usd: isPriced || sums.calls === 0 ? sums.nanoUsd / NANO : undefined,
    }
  }

  /** What all models have spent; money is undefined when the price of one that was asked is not known. */
  all(): Spent {
    const spent = [...this.#sums.keys()].map((alias) => this.of(alias))
    const sum = (of: (one: Spent) => number): number => spent.reduce((total, one) => total + of(one), 0)
    return {
      calls: sum((one) => one.calls),
      inputTokens: sum((one) => one.inputTokens),
      outputTokens: sum((one) => one.outputTokens),
      usd: spent.some((one) => one.usd === undefined) ? undefined : sum((one) => one.usd ?? 0),
    }
  }

  /** Aliases that were ever asked. */
  aliases(): string[] {
    return [...this.#sums.keys()]
  }
}

/** What a batch costs of the normal price where the recipe does not say: OpenAI and Anthropic both halve it. */
export const DEFAULT_BATCH_SHARE = 0.5
