/** `cupel mock-server`: says where it listens, serves, and ends cleanly on a signal. */

import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { startMockServer } from '../../src/model/mock/mock-server.js'
import { cupel, folderWith } from './run-cli.js'

const before = { int: process.listeners('SIGINT'), term: process.listeners('SIGTERM') }

/** Calls the listeners that the command added, as a signal would. */
function signal(name: 'SIGINT' | 'SIGTERM'): void {
  const known: readonly unknown[] = name === 'SIGINT' ? before.int : before.term
  for (const listener of process.listeners(name)) if (!known.includes(listener)) listener(name)
}

afterEach(() => {
  process.removeAllListeners('SIGINT')
  process.removeAllListeners('SIGTERM')
  for (const listener of before.int) process.on('SIGINT', listener)
  for (const listener of before.term) process.on('SIGTERM', listener)
})

async function freePort(): Promise<number> {
  const server = await startMockServer()
  await server.close()
  return server.port
}

async function untilServed(url: string): Promise<Response> {
  for (let tries = 0; tries < 200; tries += 1) {
    const response = await fetch(url).catch(() => undefined)
    if (response !== undefined) return response
    await wait(25)
  }
  return Response.error()
}

describe('cupel mock-server', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'says how to use it, serves, and ends on %s with 0',
    async (name) => {
      const port = await freePort()
      const running = cupel(['mock-server', '--port', String(port)], folderWith())
      const models = await untilServed(`http://127.0.0.1:${port}/v1/models`)
      expect(models.status).toBe(200)
      signal(name)
      const { stdout, exitCode } = await running
      expect(exitCode).toBe(0)
      expect(stdout.replaceAll(String(port), 'PORT')).toMatchInlineSnapshot(`
      "Mock models at http://127.0.0.1:PORT (Ctrl-C ends it). In a recipe:
        models: { writer: { provider: mock, url: "http://127.0.0.1:PORT/v1", model: mock-small } }
        models: { writer: { provider: anthropic, url: "http://127.0.0.1:PORT", model: mock-large } }
        What it was asked: curl http://127.0.0.1:PORT/mock/stats
      Answered 0, with 0 faults of content and 0 on the way.
      "
    `)
    },
  )

  test('--json gives one document with address and port', async () => {
    const port = await freePort()
    const running = cupel(['mock-server', '--port', String(port), '--json', '--fault', '500=1'], folderWith())
    await untilServed(`http://127.0.0.1:${port}/v1/models`)
    const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Why?' }] })
    const sent = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, { method: 'POST', body })
    signal('SIGTERM')
    const { stdout } = await running
    expect(sent.status).toBe(500)
    expect(JSON.parse(stdout)).toEqual({ url: `http://127.0.0.1:${port}`, port })
  })

  test.each([
    [['--fault', 'resets=0.1'], '✗ There is no fault called "resets".'],
    [['--fault', '500=2'], '✗ The share of the fault "500" is "2".'],
    [['--latency', 'slow'], '✗ "slow" is not a latency.'],
    [['--port', '1.5'], "✗ Option '--port <n>' argument '1.5' is invalid."],
  ])('%j is refused with 2', async (args, said) => {
    const { stderr, exitCode } = await cupel(['mock-server', '--port', '0', ...args])
    expect([exitCode, stderr.startsWith(said)]).toEqual([2, true])
  })

  test('a port in use is said', async () => {
    const server = await startMockServer()
    const { stderr, exitCode } = await cupel(['mock-server', '--port', String(server.port)])
    await server.close()
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`Cannot listen on 127.0.0.1:${server.port}`)
  })
})
