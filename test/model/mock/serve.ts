/** Starts mock servers for tests on free ports of this machine and talks to them. */

import { afterEach } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { MockServerOptions } from '../../../src/model/mock/mock-options.js'
import { type MockServer, startMockServer } from '../../../src/model/mock/mock-server.js'

const open: MockServer[] = []

afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** What a server sent. */
export interface Sent {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** A server that ends with the test. */
export async function serve(options: MockServerOptions = {}) {
  const server = await startMockServer(options)
  open.push(server)
  const send = async (path: string, init: RequestInit = {}): Promise<Sent> => {
    const response = await fetch(server.url + path, init)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Sent> =>
    send(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers })
  return { server, send, post }
}

/** The body of a chat completion that asks one thing. */
export function chat(content: string, more: JsonObject = {}): JsonObject {
  return { model: 'mock-small', messages: [{ role: 'user', content }], ...more }
}

/** The body of a message that asks one thing. */
export function message(content: string, more: JsonObject = {}): JsonObject {
  return { max_tokens: 4000, ...chat(content, more) }
}

/** The text of a chat completion. */
export function textOf({ text }: Sent): string {
  const { choices } = JSON.parse(text) as { choices: { message: { content: string } }[] }
  return choices[0]?.message.content ?? ''
}

/** The text of a message. */
export function messageText({ text }: Sent): string {
  const { content } = JSON.parse(text) as { content: { type: string; text?: string }[] }
  return content.map((block) => block.text ?? '').join('')
}

/** The data of events, without `[DONE]`. */
export function eventsOf({ text }: Sent): JsonObject[] {
  return [...text.matchAll(/^data: (\{.*)$/gm)].map(([, data = '']) => JSON.parse(data) as JsonObject)
}

/** A schema of a question with its score. */
export const pairSchema = {
  type: 'object',
  properties: { question: { type: 'string' }, score: { type: 'integer', minimum: 1, maximum: 5 } },
  required: ['question', 'score'],
  additionalProperties: false,
} as const

/** The response format of a schema. */
export const pairFormat = {
  response_format: { type: 'json_schema', json_schema: { name: 'pair', schema: pairSchema } },
} as const
