/** A model endpoint that repeats every secret that it is sent, in answers and in errors of all kinds. */

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

const closing: (() => void)[] = []

afterAll(() => {
  for (const close of closing.splice(0)) close()
})

/** What a server does with the nth request (from 0): a status, whose body tells the headers of the request. */
export type EchoPlan = (request: number) => number

/** An endpoint that ends with the test file. `seen` are the values of the headers that it was sent. */
export async function startEcho(plan: EchoPlan): Promise<{ url: string; host: string; seen: Set<string> }> {
  const seen = new Set<string>()
  let requests = 0
  const server = createServer(async (request, response) => {
    const status = plan(requests)
    requests += 1
    const content = toldBy(request, seen)
    for await (const _ of request) continue
    const body = status === 200 ? answerOf(content, requests) : { error: { message: content, type: content } }
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'r1' })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/v1`, host: `127.0.0.1:${port}`, seen }
}

function toldBy({ headers }: IncomingMessage, seen: Set<string>): string {
  const told = Object.entries(headers).map(([name, value]) => {
    seen.add(String(value))
    return `${name} is ${String(value)}`
  })
  return told.join('; ')
}

function answerOf(content: string, number: number) {
  return {
    id: `chatcmpl-${number}`,
    object: 'chat.completion',
    model: content,
    choices: [
      { index: 0, message: { role: 'assistant', content: `${number}: ${content}` }, finish_reason: 'stop' },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 20, total_tokens: 30 },
  }
}
