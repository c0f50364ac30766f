/** What the calls of one endpoint reserve of its budgets and what they give back. */

import type { ModelBinding } from '../binding.js'
import type { Usage } from '../chat.js'
import { costOf } from '../spending.js'
import { type Amount, BudgetKeeper, type BudgetRefusal, nothing, reserveAll } from './budget-keeper.js'
import type { PendingCall } from './pending-call.js'

/** Budgets of an endpoint, all of which a call has to fit. */
export class CallBudgets {
  readonly #price: ModelBinding['price']
  readonly #keepers: readonly BudgetKeeper[]
  #isAwaiting = false

  constructor(price: ModelBinding['price'], keepers: readonly BudgetKeeper[]) {
    this.#price = price
    this.#keepers = keepers
  }

  /** Whether tokens or money are bounded by any of them. */
  get countsTokens(): boolean {
    return this.#keepers.some((keeper) => keeper.countsTokens)
  }

  /**
   * Reserves what a call may cost: true, false when it has to wait for calls under way (`wake` is called once when one of
   * them is settled), or why it never fits.
   */
  reserve(pending: PendingCall, wake: () => void): boolean | BudgetRefusal {
    if (this.#keepers.length === 0) return true
    const { inputTokens, outputTokens } = pending.call
    const usage = { inputTokens, outputTokens, cachedInputTokens: 0, reasoningTokens: 0 }
    const amount = this.#amountOf(usage)
    const obstacle = reserveAll(this.#keepers, amount)
    if (obstacle === undefined) {
      pending.reserved = amount
      return true
    }
    if (!(obstacle instanceof BudgetKeeper)) return obstacle
    if (this.#isAwaiting) return false
    this.#isAwaiting = true
    obstacle.onSettle(() => {
      this.#isAwaiting = false
      wake()
    })
    return false
  }

  /** Settles a call that brought no answer: it cost nothing. */
  settleNothing(pending: PendingCall): void {
    this.#settle(pending, nothing)
  }

  /** Settles a call that was answered: by the tokens reported, or as reserved when the answer reports none. */
  settle(pending: PendingCall, usage: Usage | undefined): void {
    this.#settle(pending, usage === undefined ? pending.reserved : this.#amountOf(usage))
  }

  #settle(pending: PendingCall, spent: Amount): void {
    const { reserved } = pending
    if (reserved === nothing) return
    pending.reserved = nothing
    for (const keeper of this.#keepers) keeper.settle(reserved, spent)
  }

  #amountOf(usage: Usage): Amount {
    return { calls: 1, tokens: usage.inputTokens + usage.outputTokens, usd: costOf(this.#price, usage) }
  }
}
