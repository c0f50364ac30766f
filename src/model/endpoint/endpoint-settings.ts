/** What the scheduler of an endpoint is made of, and what it tells of itself. */

import type { Random } from '../../base/random.js'
import type { ModelBinding } from '../binding.js'
import type { Protocol } from '../protocol.js'
import type { BudgetKeeper } from './budget-keeper.js'
import type { Clock } from './clock.js'
import type { Transport } from './transport.js'

/** What an endpoint is made of. */
export interface EndpointSettings {
  readonly binding: ModelBinding
  readonly protocol: Pick<Protocol, 'judge' | 'rates' | 'usageOf'>
  readonly transport: Transport
  readonly clock: Clock
  /** For jitter of waits only: it never reaches data. */
  readonly random: Random
  readonly budgets: readonly BudgetKeeper[]
  /** Blanks the recipe's secrets out of what is stored and shown. */
  readonly redact: (text: string) => string
}

/** How an endpoint stands. */
export interface EndpointState {
  readonly waiting: number
  readonly inFlight: number
  /** Calls that may be in flight now. */
  readonly limit: number
  /** Whether nothing is sent for a while, as failures dominate. */
  readonly isPaused: boolean
  /** Share of capacity refusals that was found not to depend on load, 0 to 1. */
  readonly background: number
  readonly answered: number
  /** Answers by which the endpoint rejected the request itself. */
  readonly refused: number
  /** Tries beyond the first. */
  readonly retries: number
  readonly refusedForCapacity: number
  /** Tries that failed on the way. */
  readonly faults: number
  readonly pauses: number
}
