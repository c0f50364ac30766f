/** A real provider of the AI SDK against the mock server of this process; modules that are not what they should be. */

import { describe, expect, onTestFinished, test } from 'vitest'
import type { ChatAnswer, ChatRequest } from '../../../src/model/chat.js'
import { TransportFault } from '../../../src/model/endpoint/transport.js'
import { aiSdk } from '../../../src/model/local/ai-sdk.js'
import { aiSdkTransport } from '../../../src/model/local/ai-sdk-transport.js'
import type { MockServerOptions } from '../../../src/model/mock/mock-options.js'
import { startMockServer } from '../../../src/model/mock/mock-server.js'
import { buildBinding } from '../build-binding.js'
import { moduleFile, openaiModule } from './sdk-module.js'

const binding = buildBinding({ protocol: 'ai-sdk' })
const limits = { timeoutMs: 5000, idleMs: 5000 }
const question: ChatRequest = { messages: [{ role: 'user', content: 'Of boats.' }], maxTokens: 60, sample: 0 }

async function provider(options: MockServerOptions = {}) {
  const server = await startMockServer(options)
  onTestFinished(() => server.close())
  const path = openaiModule(`${server.url}/v1`)
  const send = (name: string, wire = aiSdk.encodeChat(binding, question, 1)) =>
    aiSdkTransport({ path, name }).send(wire, limits)
  const chat = async (request: Partial<ChatRequest> = {}): Promise<ChatAnswer> =>
    aiSdk.decodeChat(await send('writer', aiSdk.encodeChat(binding, { ...question, ...request }, 1)))
  return { server, send, chat }
}

describe('a provider of OpenAI’s protocol', () => {
  test('answers in words, with tokens and the name of the model', async () => {
    const { chat, server } = await provider()
    const answer = await chat()
    expect(answer).toMatchObject({ model: 'mock-8b', fault: undefined })
    expect(answer.text.length).toBeGreaterThan(20)
    expect(answer.usage?.outputTokens).toBeGreaterThan(0)
    expect(answer.usage?.outputTokens).toBeLessThanOrEqual(60)
    expect(server.stats().answered).toBe(1)
  })

  test('says the same to the same seed', async () => {
    const { chat } = await provider()
    expect((await chat()).text).toBe((await chat()).text)
  })

  test('is cut at the limit and says so', async () => {
    const { chat } = await provider()
    expect((await chat({ maxTokens: 3 })).finish).toBe('length')
  })

  test('follows a schema', async () => {
    const { chat } = await provider()
    const properties = { colour: { type: 'string', enum: ['red', 'blue'] } }
    const schema = { type: 'object', properties, required: ['colour'], additionalProperties: false }
    const { text } = await chat({ schema: { name: 'colour', schema } })
    expect(['red', 'blue']).toContain((JSON.parse(text) as { colour: string }).colour)
  })

  test('calls the tool that it must call', async () => {
    const { chat } = await provider()
    const tools = [{ name: 'note', parameters: { type: 'object', properties: { word: { type: 'string' } } } }]
    const { toolCalls, finish } = await chat({ tools, toolChoice: { name: 'note' } })
    expect(toolCalls.map(({ name }) => name)).toEqual(['note'])
    expect(finish).toBe('tool-calls')
  })

  test('gives vectors', async () => {
    const { send } = await provider()
    const wire = aiSdk.encodeEmbedding(binding, { texts: ['boat', 'ship'] })
    const { vectors } = aiSdk.decodeEmbedding(await send('vectors', wire))
    expect(vectors.map((vector) => vector.length)).toEqual([256, 256])
  })

  test.each([
    ['429-retry', 429, 'capacity'],
    ['500', 500, 'transport'],
  ] as const)('whose endpoint answers %s: the status comes through', async (fault, status, kind) => {
    const { send } = await provider({ faults: { [fault]: 1 } })
    const answer = await send('writer')
    expect(answer.status).toBe(status)
    expect(aiSdk.judge(answer, false, 0).kind).toBe(kind)
  })

  test('that is not authorised', async () => {
    const { send } = await provider({ key: 'sk-needed' })
    expect(aiSdk.judge(await send('writer'), false, 0).kind).toBe('fatal')
  })

  test('whose connection breaks', async () => {
    const { send, server } = await provider()
    await server.close()
    await expect(send('writer')).rejects.toBeInstanceOf(TransportFault)
  })
})

describe('a model that is written by hand', () => {
  const send = (text: string, timeoutMs = 5000, name = 'model') =>
    aiSdkTransport({ path: moduleFile(text), name }).send(aiSdk.encodeChat(binding, question, 1), {
      ...limits,
      timeoutMs,
    })

  test('what is stored is its result without the request and the bytes of the response', async () => {
    const { body } = await send(`export const model = { doGenerate: async ({ prompt }) => ({
      content: [{ type: 'text', text: prompt[0].content[0].text }],
      finishReason: 'stop', usage: { inputTokens: 1, outputTokens: 2 }, warnings: [],
      request: { body: 'sk-in-the-request' },
      response: { id: 'r1', modelId: 'm1', headers: { cookie: 'c' }, body: { large: true } },
    }) }`)
    expect(JSON.parse(body)).toEqual({
      content: [{ type: 'text', text: 'Of boats.' }],
      finishReason: 'stop',
      usage: { inputTokens: 1, outputTokens: 2 },
      warnings: [],
      response: { id: 'r1', modelId: 'm1' },
    })
  })

  test('that never answers is given up in time, and told to stop', async () => {
    const waiting = send(
      `export const model = { doGenerate: ({ abortSignal }) => new Promise((_, reject) => {
        abortSignal.addEventListener('abort', () => reject(new Error('aborted')))
      }) }`,
      20,
    )
    await expect(waiting).rejects.toMatchObject({ name: 'TransportFault', kind: 'timeout' })
  })

  test('that throws without a status is a fault on the way, in its words', async () => {
    const thrown = send(`export const model = { doGenerate: async () => { throw new Error('no route') } }`)
    await expect(thrown).rejects.toMatchObject({ kind: 'reset', message: 'no route' })
  })

  test('that throws a status gives status, headers and body', async () => {
    const answer = await send(`export const model = { doGenerate: async () => {
      throw Object.assign(new Error('slow down'), { statusCode: 429, responseHeaders: { 'retry-after': '2' } })
    } }`)
    expect(answer).toEqual({ status: 429, headers: { 'retry-after': '2' }, body: 'slow down' })
    expect(aiSdk.judge(answer, false, 0)).toMatchObject({ kind: 'capacity', retryAfterMs: 2000 })
  })
})

describe('a module', () => {
  const complaint = async (path: string, name: string): Promise<string> => {
    const sending = aiSdkTransport({ path, name }).send(aiSdk.encodeChat(binding, question, 1), limits)
    const thrown = await sending.then(
      () => undefined,
      (error: unknown) => error as Error & { code: string; hint: string },
    )
    const text = `${thrown?.message}\n→ ${thrown?.hint}\n(${thrown?.code})`
    return text.replaceAll(path, 'provider.mjs').replace(/file:\S*/g, 'file:…')
  }

  test('that is not there', async () => {
    expect(await complaint('/nowhere/at-all/provider.mjs', 'model')).toContain('(module-not-loaded)')
  })

  test('without the export', async () => {
    expect(await complaint(openaiModule('http://127.0.0.1:9/v1'), 'judge')).toMatchInlineSnapshot(`
      "provider.mjs exports no model object "judge".
      → Its exports are number, vectors, writer.
      (missing-export)"
    `)
  })

  test('whose export is no model', async () => {
    expect(await complaint(openaiModule('http://127.0.0.1:9/v1'), 'number')).toContain(
      'exports no model object "number"',
    )
    expect(await complaint(openaiModule('http://127.0.0.1:9/v1'), 'vectors')).toMatchInlineSnapshot(`
      ""vectors" of provider.mjs is no language model of the AI SDK.
      → Export provider.languageModel(…) for chat, provider.textEmbeddingModel(…) for embeddings.
      (module-not-loaded)"
    `)
  })
})
