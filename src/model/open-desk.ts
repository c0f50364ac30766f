/** Opens the way to an endpoint: one queue for each endpoint and model, one account for the whole run. */

import type { StoppedError } from '../base/errors.js'
import { createRandom } from '../base/random.js'
import type { ModelBinding } from './binding.js'
import { batchWay, withBudgets } from './batch-way.js'
import type { Desk, DeskCall } from './desk.js'
import type { DeskParts } from './desk-parts.js'
import { BudgetKeeper } from './endpoint/budget-keeper.js'
import { systemClock } from './endpoint/clock.js'
import { Endpoint } from './endpoint/endpoint.js'
import { openTransport } from './open-transport.js'
import type { Protocol } from './protocol.js'
import { createRedactor } from './redact.js'
import type { Spending, Spent } from './spending.js'

/** What all ways of a run share. */
export interface DesksSettings {
  readonly bindings: ReadonlyMap<string, ModelBinding>
  /** Where the state of batches is kept. */
  readonly folder: string
  readonly observe: (text: string) => void
  /** Told each host when it is first contacted. */
  readonly onHost: (host: string) => void
}

/**
 * A function that gives the way to a binding's endpoint. Bindings of the same endpoint, model and secrets share one queue,
 * unless one has a budget of its own; all that send batches to the same endpoint and model share one desk of
 * batches (that of the first, with its secrets).
 */
export function desks(settings: DesksSettings) {
  const clock = systemClock
  const redact = createRedactor(settings.bindings.values())
  const opened = new Map<string, Promise<Desk>>()
  let total: BudgetKeeper | undefined
  return (binding: ModelBinding, protocol: Protocol, spending: Spending): Promise<Desk> => {
    total ??= keeperOf('goal.budget', spending.total, spending.all())
    const own = keeperOf(`models.${binding.alias}.budget`, binding.budget, spending.of(binding.alias))
    const budgets = [own, total].filter((keeper) => keeper !== undefined)
    const key = queueName(binding, own !== undefined)
    const opening = opened.get(key) ?? openDesk(binding, { ...settings, protocol, budgets, clock, redact })
    opened.set(key, opening)
    if (binding.batch === undefined) return opening
    return opening.then((desk) => withBudgets(desk, binding, { budgets, protocol }))
  }
}

function queueName(binding: ModelBinding, hasBudget: boolean): string {
  const { protocol, endpoint, url, model, batch, module, alias } = binding
  if (batch !== undefined) return JSON.stringify(['batch', protocol, endpoint, model])
  return JSON.stringify([protocol, endpoint, url, model, module, secretsOf(binding), hasBudget ? alias : ''])
}

/** Which secrets a binding sends, by where they come from. */
function secretsOf({ key, headers }: ModelBinding): readonly (string | undefined)[][] {
  return [['', key?.origin], ...Object.entries(headers).map(([name, { origin }]) => [name, origin])]
}

function keeperOf(name: string, budget: ModelBinding['budget'], spent: Spent): BudgetKeeper | undefined {
  if (Object.keys(budget).length === 0) return undefined
  const tokens = spent.inputTokens + spent.outputTokens
  return new BudgetKeeper(name, budget, systemClock, { calls: spent.calls, tokens, usd: spent.usd })
}

async function openDesk(binding: ModelBinding, given: Omit<DeskParts, 'transport'>): Promise<Desk> {
  const parts = { ...given, transport: await openTransport(binding, given) }
  if (binding.batch !== undefined) return batchWay(binding, parts)
  const { protocol, transport, budgets, clock, redact } = parts
  const random = createRandom('jitter', binding.alias)
  const endpoint = new Endpoint({ binding, protocol, transport, clock, random, budgets, redact })
  return {
    ask: ({ key, wire, ...call }: DeskCall) =>
      endpoint.submit({ ...call, wire: { ...wire, headers: { ...wire.headers, 'idempotency-key': key } } }),
    stop: (error: StoppedError) => endpoint.stop(error),
    load: () => endpoint.state(),
    close: () => endpoint.close(),
  }
}
