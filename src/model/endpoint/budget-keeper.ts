/** Keeps one budget: refuses before anything is spent that would not fit. */

import type { Budget } from '../binding.js'
import type { Clock } from './clock.js'

const MINUTE_MS = 60_000

/** Sums of dollars are compared with this much room for rounding: a ten-millionth of a cent. */
const ROUNDING_USD = 1e-9

/** What a call may spend, or has spent. */
export interface Amount {
  readonly calls: number
  /** Input and output together. */
  readonly tokens: number
  /** US dollars; undefined when no price is known. */
  readonly usd: number | undefined
}

/** Nothing at all. */
export const nothing: Amount = { calls: 0, tokens: 0, usd: 0 }

/** Why a budget lets no more through. */
export interface BudgetRefusal {
  /** Name of the budget: an alias, or the whole run. */
  readonly budget: string
  /** What is used up: `usd`, `tokens`, `calls` or `minutes`. */
  readonly bound: 'usd' | 'tokens' | 'calls' | 'minutes'
  readonly most: number
  readonly spent: number
  /** What the next call may need; undefined when it cannot be known, for want of a price. */
  readonly wanted: number | undefined
}

/**
 * One budget, of an endpoint or of a whole run, shared by all that spend from it.
 *
 * The most that a call can cost is reserved before it starts; what it did cost is settled after. So spent + reserved
 * never passes the bound, as long as no call costs more than was reserved for it. A bound in dollars lets no call
 * through whose price is not known. Minutes run from the construction.
 * Cost: O(1).
 */
export class BudgetKeeper {
  /** Name that refusals give. */
  readonly name: string
  readonly #budget: Budget
  readonly #clock: Clock
  readonly #sinceMs: number
  readonly #spent: { calls: number; tokens: number; usd: number }
  readonly #reserved = { calls: 0, tokens: 0, usd: 0 }
  #wakes: (() => void)[] = []

  constructor(name: string, budget: Budget, clock: Clock, spentBefore: Amount = nothing) {
    this.name = name
    this.#budget = budget
    this.#clock = clock
    this.#sinceMs = clock.now()
    this.#spent = { ...spentBefore, usd: spentBefore.usd ?? 0 }
  }

  /** Whether anything but calls and minutes is bounded, so that tokens have to be counted. */
  get countsTokens(): boolean {
    return this.#budget.tokens !== undefined || this.#budget.usd !== undefined
  }

  /** What was spent, without what is reserved. */
  get spent(): Amount {
    return { ...this.#spent }
  }

  /** Reserves an amount: true, or false when it fits only if calls under way cost less than they may, or why it never fits. */
  reserve(amount: Amount): boolean | BudgetRefusal {
    const refusal = this.#refusal(amount)
    if (refusal === undefined) {
      this.#reserved.calls += amount.calls
      this.#reserved.tokens += amount.tokens
      this.#reserved.usd += amount.usd ?? 0
      return true
    }
    const canStillFit =
      refusal.bound !== 'minutes' && refusal.wanted !== undefined && this.#reserved.calls > 0
    return canStillFit ? false : refusal
  }

  /** Replaces a reservation by what was spent, and wakes who waits. */
  settle(reserved: Amount, spent: Amount): void {
    this.release(reserved)
    this.#spent.calls += spent.calls
    this.#spent.tokens += spent.tokens
    this.#spent.usd += spent.usd ?? 0
    const wakes = this.#wakes
    if (wakes.length === 0) return
    this.#wakes = []
    for (const wake of wakes) wake()
  }

  /** Takes a reservation back before its call started; wakes nobody. */
  release(reserved: Amount): void {
    this.#reserved.calls -= reserved.calls
    this.#reserved.tokens -= reserved.tokens
    this.#reserved.usd = this.#reserved.calls === 0 ? 0 : this.#reserved.usd - (reserved.usd ?? 0)
  }

  /** Calls `wake` once, after the next settlement. */
  onSettle(wake: () => void): void {
    this.#wakes.push(wake)
  }

  #refusal(amount: Amount): BudgetRefusal | undefined {
    const { usd, tokens, calls, minutes } = this.#budget
    const [spent, reserved, budget] = [this.#spent, this.#reserved, this.name]
    if (minutes !== undefined) {
      const passed = (this.#clock.now() - this.#sinceMs) / MINUTE_MS
      if (passed >= minutes) return { budget, bound: 'minutes', most: minutes, spent: passed, wanted: 0 }
    }
    if (calls !== undefined && spent.calls + reserved.calls + amount.calls > calls) {
      return { budget, bound: 'calls', most: calls, spent: spent.calls, wanted: amount.calls }
    }
    if (tokens !== undefined && spent.tokens + reserved.tokens + amount.tokens > tokens) {
      return { budget, bound: 'tokens', most: tokens, spent: spent.tokens, wanted: amount.tokens }
    }
    if (usd === undefined) return undefined
    const isWithin = amount.usd !== undefined && spent.usd + reserved.usd + amount.usd <= usd + ROUNDING_USD
    return isWithin ? undefined : { budget, bound: 'usd', most: usd, spent: spent.usd, wanted: amount.usd }
  }
}

/**
 * Reserves an amount with every keeper or with none: undefined when all have it, the keeper that has to be waited for, or
 * why it never fits.
 */
export function reserveAll(
  keepers: readonly BudgetKeeper[],
  amount: Amount,
): BudgetKeeper | BudgetRefusal | undefined {
  for (const [index, keeper] of keepers.entries()) {
    const outcome = keeper.reserve(amount)
    if (outcome === true) continue
    for (const reserved of keepers.slice(0, index)) reserved.release(amount)
    return outcome === false ? keeper : outcome
  }
  return undefined
}
