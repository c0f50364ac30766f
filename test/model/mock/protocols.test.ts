/** Cupel's own protocols read what the mock server writes: text, schema, tools, reasoning, streams, vectors. */

import { describe, expect, test } from 'vitest'
import { anthropic } from '../../../src/model/anthropic/anthropic.js'
import type { ModelBinding } from '../../../src/model/binding.js'
import type { ChatRequest } from '../../../src/model/chat.js'
import { openaiCompatible } from '../../../src/model/openai/openai-compatible.js'
import { pairSchema, serve } from './serve.js'

const binding = (more: Partial<ModelBinding>): ModelBinding => ({
  alias: 'writer',
  protocol: 'openai-compatible',
  endpoint: 'mock',
  url: 'http://127.0.0.1/v1',
  key: undefined,
  headers: {},
  model: 'mock-small',
  family: 'mock',
  isFamilyDeclared: false,
  parameters: { maxTokens: 2000 },
  structured: 'schema',
  sendsSeed: true,
  isStreamed: false,
  batch: undefined,
  concurrency: 1,
  timeoutMs: 1000,
  idleMs: 1000,
  stallMs: 1000,
  attempts: 1,
  rates: {},
  price: undefined,
  budget: {},
  module: undefined,
  ...more,
})

const question: ChatRequest = { messages: [{ role: 'user', content: 'Why do rivers bend?' }], sample: 0 }

describe.each([openaiCompatible, anthropic])('$id', (protocol) => {
  const ask = async (request: ChatRequest, more: Partial<ModelBinding> = {}) => {
    const { post } = await serve()
    const wire = protocol.encodeChat(binding({ protocol: protocol.id, ...more }), request, 5)
    const sent = await post(`/v1${wire.path}`, wire.body)
    const answer = { status: sent.status, headers: Object.fromEntries(sent.headers), body: sent.text }
    return { verdict: protocol.judge(answer, wire.isStream, 0), answer: protocol.decodeChat(answer) }
  }

  test.each([true, false])('a text, streamed: %s', async (isStreamed) => {
    const { verdict, answer } = await ask(question, { isStreamed })
    expect(verdict).toEqual({ kind: 'answer' })
    expect(answer).toMatchObject({ finish: 'stop', fault: undefined, model: 'mock-small', toolCalls: [] })
    expect(answer.text.length).toBeGreaterThan(200)
    expect(answer.usage?.outputTokens).toBe(Math.ceil(answer.text.length / 4))
  })

  test.each(['schema', 'tool'] as const)('a value by %s', async (structured) => {
    const { answer } = await ask(
      { ...question, schema: { name: 'pair', schema: pairSchema } },
      { structured },
    )
    const text = answer.toolCalls[0]?.arguments ?? answer.text
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['question', 'score'])
  })

  test('reasoning apart from the text', async () => {
    const { answer } = await ask(question, { model: 'mock-reasoner' })
    expect([answer.reasoning.length > 50, answer.text.includes(answer.reasoning)]).toEqual([true, false])
  })
})

test('vectors', async () => {
  const { post } = await serve()
  const wire = openaiCompatible.encodeEmbedding(binding({}), { texts: ['river', 'valley'], dimensions: 16 })
  const sent = await post(`/v1${wire?.path}`, wire?.body)
  const { vectors, fault } = openaiCompatible.decodeEmbedding({ status: sent.status, body: sent.text })
  expect([vectors.map((vector) => vector.length), fault]).toEqual([[16, 16], undefined])
})
