/** The way to an endpoint: over the wire one by one, in offline batches, or to a function of this process. */

import type { StoppedError } from '../base/errors.js'
import type { RawAnswer, WireRequest } from './protocol.js'

/** One question on its way out. */
export interface DeskCall {
  /** Key of the effect: sent as `idempotency-key`, and the id of a request in a batch. */
  readonly key: string
  readonly wire: WireRequest
  /** Lower goes first. */
  readonly priority: number
  /** Estimate, for budgets and token rates. */
  readonly inputTokens: number
  /** Most that may come. */
  readonly outputTokens: number
}

/** A way to an endpoint. */
export interface Desk {
  /** Throws `CallFailed`, or StoppedError when the run has to stop. */
  ask(call: DeskCall): Promise<RawAnswer>
  stop(error: StoppedError): void
  load(): { readonly inFlight: number; readonly waiting: number; readonly limit: number }
  close(): Promise<void>
}
