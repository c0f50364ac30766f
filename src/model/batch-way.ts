/** The way to an endpoint through its offline batches, within budgets. */

import { InternalError, type StoppedError } from '../base/errors.js'
import { anthropicBatches } from './batch/anthropic-batches.js'
import { BatchDesk } from './batch/batch-desk.js'
import { openaiBatches } from './batch/openai-batches.js'
import type { ModelBinding } from './binding.js'
import type { Desk, DeskCall } from './desk.js'
import { type Amount, BudgetKeeper, nothing, reserveAll } from './endpoint/budget-keeper.js'
import type { DeskParts } from './desk-parts.js'
import { budgetSpent } from './endpoint/endpoint-words.js'
import { costOf, DEFAULT_BATCH_SHARE } from './spending.js'

/** The desk of a binding's batches, without budgets: all bindings of the same endpoint and model share it. */
export async function batchWay(
  binding: ModelBinding,
  { transport, clock, redact, folder, observe }: Omit<DeskParts, 'budgets' | 'protocol'>,
): Promise<Desk> {
  const desk = await BatchDesk.open({
    binding,
    protocol: batchProtocolOf(binding),
    transport: {
      send: async (wire, limits) => {
        const answer = await transport.send(wire, limits)
        return { ...answer, body: redact(answer.body) }
      },
    },
    folder,
    clock,
    observe: ({ kind, batch, requests, detail }) => {
      if (kind !== 'polled') observe(`batch ${batch ?? ''} ${kind}: ${requests} requests ${detail}`)
    },
  })
  const close = async (): Promise<void> => {
    await desk.close()
    await transport.close()
  }
  let closing: Promise<void> | undefined
  return {
    ask: ({ key, wire }) => desk.ask(key, wire),
    stop: (error: StoppedError) => desk.stop(error),
    load: () => {
      const { submitted, gathered } = desk.state()
      return { inFlight: submitted, waiting: gathered, limit: binding.batch?.requests ?? 0 }
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** A desk that lets a request through only if the most that it may cost fits the budgets. */
export function withBudgets(
  desk: Desk,
  binding: ModelBinding,
  { budgets, protocol }: Pick<DeskParts, 'budgets' | 'protocol'>,
): Desk {
  const ask = async (call: DeskCall) => {
    const most = amountOf(binding, call.inputTokens, call.outputTokens)
    await reserve(binding, budgets, most)
    let spent = nothing
    try {
      const raw = await desk.ask(call)
      const usage = protocol.usageOf(raw)
      spent = usage === undefined ? most : amountOf(binding, usage.inputTokens, usage.outputTokens)
      return raw
    } finally {
      for (const keeper of budgets) keeper.settle(most, spent)
    }
  }
  return { ...desk, ask }
}

function batchProtocolOf({ protocol, alias }: ModelBinding) {
  if (protocol === 'anthropic') return anthropicBatches
  if (protocol === 'openai-compatible') return openaiBatches
  throw new InternalError('no-batches', {
    message: `The model "${alias}" is reached by ${protocol}, which has no batches.`,
  })
}

function amountOf({ price }: ModelBinding, inputTokens: number, outputTokens: number): Amount {
  const usage = { inputTokens, outputTokens, cachedInputTokens: 0, reasoningTokens: 0 }
  const usd = costOf(price, usage, price?.batchShare ?? DEFAULT_BATCH_SHARE)
  return { calls: 1, tokens: inputTokens + outputTokens, usd }
}

async function reserve(binding: ModelBinding, keepers: readonly BudgetKeeper[], most: Amount): Promise<void> {
  for (;;) {
    const obstacle = reserveAll(keepers, most)
    if (obstacle === undefined) return
    if (!(obstacle instanceof BudgetKeeper)) throw budgetSpent(binding, obstacle)
    await new Promise<void>((wake) => obstacle.onSettle(wake))
  }
}
