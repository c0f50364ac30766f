/** The protocol of AI SDK providers: what goes into `doGenerate`, and what results of both specifications mean. */

import type { LanguageModelV2, LanguageModelV3 } from '@ai-sdk/provider'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/base/canonical-json.js'
import type { ChatRequest } from '../../../src/model/chat.js'
import { aiSdk } from '../../../src/model/local/ai-sdk.js'
import { buildBinding } from '../build-binding.js'

type ResultV2 = Awaited<ReturnType<LanguageModelV2['doGenerate']>>
type ResultV3 = Awaited<ReturnType<LanguageModelV3['doGenerate']>>

const binding = buildBinding({ protocol: 'ai-sdk' })

function optionsOf(request: Partial<ChatRequest>, seed?: number): Json {
  const whole = { messages: [{ role: 'user' as const, content: 'Hi' }], sample: 0, ...request }
  return JSON.parse(aiSdk.encodeChat(binding, whole, seed).body) as Json
}

function raw(result: ResultV2 | ResultV3 | object): { readonly status: number; readonly body: string } {
  return { status: 200, body: JSON.stringify(result) }
}

const resultV2: ResultV2 = {
  content: [
    { type: 'reasoning', text: 'Two and two. ' },
    { type: 'text', text: 'It is ' },
    { type: 'text', text: '4.' },
  ],
  finishReason: 'stop',
  usage: { inputTokens: 12, outputTokens: 9, totalTokens: 21, reasoningTokens: 4, cachedInputTokens: 8 },
  warnings: [],
  response: { modelId: 'sum-2' },
}

const resultV3: ResultV3 = {
  content: [{ type: 'text', text: 'It is 4.' }],
  finishReason: { unified: 'length', raw: 'max_tokens' },
  usage: {
    inputTokens: { total: 12, noCache: 4, cacheRead: 8, cacheWrite: 0 },
    outputTokens: { total: 9, text: 5, reasoning: 4 },
  },
  warnings: [],
  response: { modelId: 'sum-3' },
}

describe('a question', () => {
  test('of words and settings', () => {
    const messages = [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: 'Two and two?' },
    ]
    expect(
      optionsOf(
        { messages, temperature: 0.5, topP: 0.9, maxTokens: 7, stop: ['.'], extra: { local: { top_k: 4 } } },
        3,
      ),
    ).toEqual({
      prompt: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: [{ type: 'text', text: 'Two and two?' }] },
      ],
      maxOutputTokens: 7,
      temperature: 0.5,
      topP: 0.9,
      stopSequences: ['.'],
      providerOptions: { local: { top_k: 4 } },
      seed: 3,
    })
  })

  test('with a schema, with a tool that must be called, with any tool', () => {
    const schema = { name: 'sum', schema: { type: 'object' } }
    expect(optionsOf({ schema })).toMatchObject({ responseFormat: { type: 'json', ...schema } })
    const tools = [{ name: 'note', description: 'Notes.', parameters: { type: 'object' } }]
    const sent = [{ type: 'function', name: 'note', description: 'Notes.', inputSchema: { type: 'object' } }]
    expect(optionsOf({ tools, toolChoice: { name: 'note' } })).toMatchObject({
      tools: sent,
      toolChoice: { type: 'tool', toolName: 'note' },
    })
    expect(optionsOf({ tools, toolChoice: 'required' })).toMatchObject({ toolChoice: { type: 'required' } })
    expect(optionsOf({ tools })).not.toHaveProperty('toolChoice')
  })

  test('with an image, a call of a tool and its answer', () => {
    const image = { type: 'image' as const, mediaType: 'image/png', base64: 'QUJD', sha256: 'x' }
    const call = { id: 'c1', name: 'note', arguments: '{"colour":"red"}' }
    const messages = [
      { role: 'user' as const, content: [{ type: 'text' as const, text: 'Look.' }, image] },
      { role: 'assistant' as const, content: '', toolCalls: [call] },
      { role: 'tool' as const, content: 'noted', toolCallId: 'c1' },
    ]
    expect(optionsOf({ messages })).toEqual({
      prompt: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look.' },
            { type: 'file', mediaType: 'image/png', data: 'QUJD' },
          ],
        },
        {
          role: 'assistant',
          content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'note', input: { colour: 'red' } }],
        },
        {
          role: 'tool',
          content: [
            {
              type: 'tool-result',
              toolCallId: 'c1',
              toolName: 'note',
              output: { type: 'text', value: 'noted' },
            },
          ],
        },
      ],
    })
  })
})

describe('a result', () => {
  test('of specification v2', () => {
    expect(aiSdk.decodeChat(raw(resultV2))).toMatchObject({
      text: 'It is 4.',
      reasoning: 'Two and two. ',
      finish: 'stop',
      model: 'sum-2',
      fault: undefined,
      usage: { inputTokens: 12, outputTokens: 9, cachedInputTokens: 8, reasoningTokens: 4 },
    })
  })

  test('of specification v3', () => {
    expect(aiSdk.decodeChat(raw(resultV3))).toMatchObject({
      text: 'It is 4.',
      finish: 'length',
      model: 'sum-3',
      usage: { inputTokens: 12, outputTokens: 9, cachedInputTokens: 8, reasoningTokens: 4 },
    })
  })

  test.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['content-filter', 'content-filter'],
    ['tool-calls', 'tool-calls'],
    ['error', 'unknown'],
    ['other', 'unknown'],
  ])('that ended by %s is %s in both', (reason, finish) => {
    const content: object[] = []
    expect(aiSdk.decodeChat(raw({ content, finishReason: reason })).finish).toBe(finish)
    expect(aiSdk.decodeChat(raw({ content, finishReason: { unified: reason } })).finish).toBe(finish)
  })

  test('that calls tools: arguments as the model wrote them', () => {
    const part = { type: 'tool-call', toolCallId: 'c1', toolName: 'note' }
    const content = [
      { ...part, input: '{"colour": "red"}' },
      { ...part, input: { colour: 'red' } },
      { ...part },
    ]
    const { toolCalls } = aiSdk.decodeChat(raw({ content, finishReason: 'tool-calls' }))
    expect(toolCalls.map((call) => call.arguments)).toEqual(['{"colour": "red"}', '{"colour":"red"}', '{}'])
  })

  test('without counts has no usage; a count that is missing is 0', () => {
    expect(aiSdk.usageOf(raw({ content: [] }))).toBeUndefined()
    expect(aiSdk.usageOf(raw({ usage: { inputTokens: 5 } }))).toMatchObject({
      inputTokens: 5,
      outputTokens: 0,
    })
  })

  test.each([
    ['none at all', { status: 200, body: 'Bad Gateway' }, 'bad-answer'],
    ['a list', { status: 200, body: '[]' }, 'bad-answer'],
    ['a refused request', { status: 400, body: '{"error":{"message":"Too long."}}' }, 'request-refused'],
  ])('that is %s', (_, given, fault) => {
    expect(aiSdk.decodeChat(given).fault).toBe(fault)
  })
})

describe('embeddings', () => {
  test('texts go in, vectors come out, tokens are those of the input', () => {
    expect(JSON.parse(aiSdk.encodeEmbedding(binding, { texts: ['a', 'b'] })?.body ?? '')).toEqual({
      values: ['a', 'b'],
    })
    const result = raw({
      embeddings: [
        [1, 0],
        [0, 1],
      ],
      usage: { tokens: 3 },
    })
    expect(aiSdk.decodeEmbedding(result)).toMatchObject({
      vectors: [
        [1, 0],
        [0, 1],
      ],
      usage: { inputTokens: 3 },
    })
  })

  test('that are none', () => {
    expect(aiSdk.decodeEmbedding(raw({ content: [] }))).toMatchObject({
      vectors: [],
      fault: 'bad-answer',
      detail: 'The provider gave no embeddings.',
    })
  })
})

test('the protocol itself needs no key and knows no rates', () => {
  expect(aiSdk.authorization('sk')).toEqual({})
  expect(Object.values(aiSdk.rates({ status: 200, headers: {}, body: '' }, 0))).toEqual(
    Array(4).fill(undefined),
  )
  const verdict = (status: number, body: string): string =>
    aiSdk.judge({ status, headers: {}, body }, false, 0).kind
  expect([
    verdict(200, '{"content":[]}'),
    verdict(429, ''),
    verdict(503, ''),
    verdict(401, ''),
    verdict(400, '{}'),
  ]).toEqual(['answer', 'capacity', 'capacity', 'fatal', 'request-refused'])
})
