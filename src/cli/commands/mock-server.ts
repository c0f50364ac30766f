/** `cupel mock-server`: a model endpoint on this machine, for trying recipes without a key. */

import { exitCodes } from '../../base/errors.js'
import type { Actor } from '../../model/actor.js'
import { type FaultKind, readFault } from '../../model/mock/faults.js'
import { readLatency } from '../../model/mock/mock-options.js'
import { type MockServer, startMockServer } from '../../model/mock/mock-server.js'
import { builtInPlugIns } from '../../recipe/registry.js'
import { createTerminal, type TerminalOptions } from '../terminal.js'

/** Options of `cupel mock-server`. */
export interface MockServerCommandOptions extends TerminalOptions {
  readonly port: number
  readonly host: string
  readonly seed: number
  readonly fault: readonly string[]
  readonly mostFaults: number
  readonly latency?: string
  readonly tokensPerSecond?: number
  readonly batchSeconds: number
  readonly slots?: number
  readonly requestsPerMinute?: number
  readonly key?: string
  readonly log?: string
}

/** Serves until SIGINT or SIGTERM, then exit 0. Throws RecipeError `bad-fault` or `bad-latency`, MissingNeed `port-in-use`. */
export async function mockServer(options: MockServerCommandOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const stop = stopSignal()
  const server = await startMockServer({
    port: options.port,
    host: options.host,
    seed: options.seed,
    actors: builtInActors(),
    faults: Object.fromEntries(options.fault.map(readFault)) as Partial<Record<FaultKind, number>>,
    mostFaultsInARow: options.mostFaults,
    batchSeconds: options.batchSeconds,
    ...(options.latency === undefined ? {} : { latency: readLatency(options.latency) }),
    ...(options.tokensPerSecond === undefined ? {} : { tokensPerSecond: options.tokensPerSecond }),
    ...(options.slots === undefined ? {} : { slots: options.slots }),
    ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
    ...(options.key === undefined ? {} : { key: options.key }),
    ...(options.log === undefined ? {} : { logPath: options.log }),
  })
  terminal.say(welcome(server))
  terminal.give({ url: server.url, port: server.port })
  await stop
  terminal.say(farewell(server))
  await server.close()
  return exitCodes.done
}

/** The actors of all built-in plug-ins: who plays a model for their prompts. */
export function builtInActors(): Actor[] {
  return Object.values(builtInPlugIns).flatMap((list) =>
    list.flatMap((plugIn: { readonly actors: readonly Actor[] }) => [...plugIn.actors]),
  )
}

function welcome({ url }: MockServer): string {
  return [
    `Mock models at ${url} (Ctrl-C ends it). In a recipe:`,
    `  models: { writer: { provider: mock, url: "${url}/v1", model: mock-small } }`,
    `  models: { writer: { provider: anthropic, url: "${url}", model: mock-large } }`,
    `  What it was asked: curl ${url}/mock/stats`,
  ].join('\n')
}

function farewell(server: MockServer): string {
  const { answered, transportFaults, contentFaults } = server.stats()
  return `Answered ${answered}, with ${contentFaults} faults of content and ${transportFaults} on the way.`
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
