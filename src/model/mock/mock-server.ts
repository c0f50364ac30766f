/** A model endpoint that needs no model: OpenAI's and Anthropic's protocols, seeded answers, faults on demand. */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageOf, MissingNeed } from '../../base/errors.js'
import { createContext } from './mock-context.js'
import { type MockServerOptions, resolveOptions } from './mock-options.js'
import { createRouter } from './mock-router.js'
import type { MockStats } from './mock-stats.js'
import { openRequestLog } from './request-log.js'

/** A mock server that listens. */
export interface MockServer {
  /** Base of its addresses without `/v1`: `http://127.0.0.1:8377`. */
  readonly url: string
  readonly port: number
  stats(): MockStats
  /** Breaks open connections, removes its files. Rejects when the log could not be written. */
  close(): Promise<void>
}

/**
 * Starts a mock server.
 *
 * What it answers is a pure function of its seed, the model, the messages without turns of repair, schema, tools and the
 * body's seed (for Anthropic, which has none, the idempotency key or the custom id); token limits only cut it. See
 * docs/mock-server.md. Not covered: `n` above 1, audio, images as answers, the Responses API.
 * Throws RecipeError `bad-fault`, and MissingNeed `port-in-use` when it cannot listen.
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const resolved = resolveOptions(options)
  const context = createContext(resolved)
  const log = resolved.logPath === undefined ? undefined : openRequestLog(resolved.logPath)
  const router = createRouter(context, log)
  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0, noDelay: true }, router.receive)
  await listen(server, resolved.port, resolved.host)
  const { port } = server.address() as AddressInfo
  const host = resolved.host.includes(':') ? `[${resolved.host}]` : resolved.host
  return {
    url: `http://${host}:${port}`,
    port,
    stats: router.stats,
    async close() {
      router.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await context.files.close()
      await log?.close()
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (thrown) => {
      reject(
        new MissingNeed('port-in-use', {
          message: `Cannot listen on ${host}:${port}: ${messageOf(thrown)}`,
          hint: 'Give another port with --port, or 0 for any free one.',
        }),
      )
    })
    server.listen(port, host, () => resolve())
  })
}
