/** What the parts of one mock server share: options, faults, counters and what is remembered of each request. */

import { sha256 } from '../../base/ids.js'
import { type Answerer, createAnswerer } from './answer-value.js'
import { type FaultKind, FaultPlan, isContentFault, shareOf } from './faults.js'
import { FileStore } from './file-store.js'
import { IdentityTable } from './identity-table.js'
import type { ResolvedOptions } from './mock-options.js'
import { type Counters, createCounters } from './mock-stats.js'
import { RateGate } from './rate-gate.js'

/** State of one mock server. */
export interface MockContext {
  readonly options: ResolvedOptions
  readonly faults: FaultPlan
  readonly answerer: Answerer
  counters: Counters
  /** By identity: arrivals, and whole answers sent. */
  readonly identities: IdentityTable
  /** By custom id: batches that it was seen in. */
  readonly customIds: IdentityTable
  readonly gate: RateGate
  readonly files: FileStore
}

/** A new state. Throws RecipeError `bad-fault`. */
export function createContext(options: ResolvedOptions): MockContext {
  return {
    options,
    faults: new FaultPlan(options.faults, options.seed, options.mostFaultsInARow),
    answerer: createAnswerer(options.actors),
    counters: createCounters(),
    identities: new IdentityTable(),
    customIds: new IdentityTable(),
    gate: new RateGate(options.slots, options.requestsPerMinute),
    files: new FileStore(),
  }
}

/** Sets all counts to zero and forgets all requests; batches and files stay. */
export function resetContext(context: MockContext): void {
  const { inFlight } = context.counters
  context.counters = { ...createCounters(), inFlight, maxInFlight: inFlight }
  context.identities.clear()
  context.customIds.clear()
  context.faults.reset()
}

/** The identity of a request: its idempotency key or custom id if it has one, else its body. */
export function identityOf(key: string, body: string): string {
  return sha256(key === '' ? `body:${body}` : `key:${key}`)
}

/** Counts a fault. */
export function countFault({ counters }: MockContext, kind: FaultKind): void {
  counters.faults[kind] = (counters.faults[kind] ?? 0) + 1
  if (isContentFault(kind)) counters.contentFaults += 1
  else counters.transportFaults += 1
}

/** Counts an answer that was sent whole. */
export function countAnswer(
  context: MockContext,
  identity: string,
  tokens: { readonly input: number; readonly output: number },
): void {
  const { counters } = context
  const times = context.identities.increment(identity, 1)
  counters.answered += 1
  if (times === 1) counters.answeredOnce += 1
  if (times === 2) counters.answeredTwice += 1
  counters.tokens.input += tokens.input
  counters.tokens.output += tokens.output
}

/** Milliseconds that the nth answer to a request takes, drawn by its identity. */
export function latencyMs({ options }: MockContext, identity: string, arrival: number): number {
  const { medianMs, sigma } = options.latency
  if (medianMs === 0 || sigma === 0) return medianMs
  const share = (name: string): number => shareOf(options.seed, name, identity, arrival)
  const normal = Math.sqrt(-2 * Math.log(1 - share('radius'))) * Math.cos(2 * Math.PI * share('angle'))
  return medianMs * Math.exp(sigma * normal)
}
