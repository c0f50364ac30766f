/** What a way to an endpoint is made of, beside its binding. */

import type { BudgetKeeper } from './endpoint/budget-keeper.js'
import type { Clock } from './endpoint/clock.js'
import type { Transport } from './endpoint/transport.js'
import type { Protocol } from './protocol.js'

/** Parts of a way: how to send, what bounds it, whom to tell. */
export interface DeskParts {
  /** Where the state of batches is kept. */
  readonly folder: string
  readonly observe: (text: string) => void
  readonly onHost: (host: string) => void
  readonly protocol: Protocol
  readonly transport: Transport
  readonly budgets: readonly BudgetKeeper[]
  readonly clock: Clock
  readonly redact: (text: string) => string
}
