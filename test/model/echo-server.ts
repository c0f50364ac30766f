/** An endpoint of one answer, on this machine: keeps the headers and bodies that it was sent. */

import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What came in. */
export interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Starts it; it ends with the test. `answer` gives status and body. */
export async function startEcho(
  answer: (heard: Heard) => { readonly status?: number; readonly body: unknown },
): Promise<{ readonly url: string; readonly host: string; readonly heard: readonly Heard[] }> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { url = '', headers } = request
      const one = { path: url, headers, body: Buffer.concat(parts).toString('utf8') }
      heard.push(one)
      const { status = 200, body } = answer(one)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `http://${host}/v1`, host, heard }
}

/** A chat completion of a text. */
export function completion(text: string, model = 'echo-1'): object {
  const message = { role: 'assistant', content: text }
  return {
    model,
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  }
}
