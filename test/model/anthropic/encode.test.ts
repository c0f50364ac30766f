/** What goes out for a question: the bodies, as Anthropic's reference has them. */

import { describe, expect, test } from 'vitest'
import { anthropic } from '../../../src/model/anthropic/anthropic.js'
import { encodeChat } from '../../../src/model/anthropic/encode.js'
import type { ChatRequest, Message } from '../../../src/model/chat.js'
import { bindingWith } from '../wire/binding.js'

const binding = bindingWith({ protocol: 'anthropic', url: 'https://api.anthropic.com', model: 'claude-x' })
const hello: ChatRequest = { messages: [{ role: 'user', content: 'Hello' }], sample: 0 }
const schema = {
  name: 'task',
  schema: { type: 'object', properties: { age: { type: 'integer', minimum: 0 } } },
}

function bodyOf(request: ChatRequest, parts: Parameters<typeof bindingWith>[0] = {}): unknown {
  return JSON.parse(encodeChat({ ...binding, ...parts }, request).body)
}

function turnsOf(...messages: readonly Message[]): unknown {
  return bodyOf({ messages, sample: 0 })
}

describe('encodeChat', () => {
  test('a plain question, with the bound that the API demands', () => {
    expect(encodeChat(binding, hello)).toMatchInlineSnapshot(`
      {
        "body": "{"model":"claude-x","max_tokens":4096,"messages":[{"role":"user","content":"Hello"}]}",
        "headers": {
          "anthropic-version": "2023-06-01",
          "content-type": "application/json",
        },
        "isStream": false,
        "method": "POST",
        "path": "/v1/messages",
      }
    `)
  })

  test.each([
    ['https://api.anthropic.com', '/v1/messages'],
    ['https://api.anthropic.com/', '/v1/messages'],
    ['https://api.anthropic.com/v1', '/messages'],
    ['https://api.anthropic.com/v1/', '/messages'],
    ['https://gateway.example/anthropic', '/v1/messages'],
    [undefined, '/v1/messages'],
  ])('below %s the path is %s', (url, path) => {
    expect(encodeChat({ ...binding, url }, hello).path).toBe(path)
  })

  test('all settings have their fields; those that the API lacks are not sent', () => {
    const request: ChatRequest = {
      ...hello,
      temperature: 0.7,
      topP: 0.9,
      maxTokens: 200,
      stop: ['END'],
      presencePenalty: 0.1,
      frequencyPenalty: 0.2,
      reasoningEffort: 'low',
      logprobs: 2,
      extra: { top_k: 40 },
    }
    expect(bodyOf(request, { isStreamed: true })).toMatchInlineSnapshot(`
      {
        "max_tokens": 200,
        "messages": [
          {
            "content": "Hello",
            "role": "user",
          },
        ],
        "model": "claude-x",
        "output_config": {
          "effort": "low",
        },
        "stop_sequences": [
          "END",
        ],
        "stream": true,
        "temperature": 0.7,
        "top_k": 40,
        "top_p": 0.9,
      }
    `)
  })

  test('system apart, an image, a call and its answer, turns of one role merged', () => {
    const image = { type: 'image' as const, mediaType: 'image/png', base64: 'iVBORw==', sha256: 'ab' }
    const messages: readonly Message[] = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'text', text: 'What is this?' }, image] },
      { role: 'system', content: 'Be kind.' },
      { role: 'assistant', content: '', toolCalls: [{ id: 't1', name: 'search', arguments: '{"q":"rye"}' }] },
      { role: 'tool', content: 'Bread.', toolCallId: 't1' },
      { role: 'user', content: 'Go on.' },
    ]
    const tools = [{ name: 'search', description: 'Looks things up.', parameters: { type: 'object' } }]
    expect(bodyOf({ messages, tools, toolChoice: { name: 'search' }, sample: 0 })).toMatchInlineSnapshot(`
      {
        "max_tokens": 4096,
        "messages": [
          {
            "content": [
              {
                "text": "What is this?",
                "type": "text",
              },
              {
                "source": {
                  "data": "iVBORw==",
                  "media_type": "image/png",
                  "type": "base64",
                },
                "type": "image",
              },
            ],
            "role": "user",
          },
          {
            "content": [
              {
                "id": "t1",
                "input": {
                  "q": "rye",
                },
                "name": "search",
                "type": "tool_use",
              },
            ],
            "role": "assistant",
          },
          {
            "content": [
              {
                "content": "Bread.",
                "tool_use_id": "t1",
                "type": "tool_result",
              },
              {
                "text": "Go on.",
                "type": "text",
              },
            ],
            "role": "user",
          },
        ],
        "model": "claude-x",
        "system": "Be brief.

      Be kind.",
        "tool_choice": {
          "name": "search",
          "type": "tool",
        },
        "tools": [
          {
            "description": "Looks things up.",
            "input_schema": {
              "type": "object",
            },
            "name": "search",
          },
        ],
      }
    `)
  })

  test.each([
    ['auto', { type: 'auto' }],
    ['none', { type: 'none' }],
    ['required', { type: 'any' }],
  ] as const)('the choice of tools %s is %j', (toolChoice, expected) => {
    expect(bodyOf({ ...hello, toolChoice })).toMatchObject({ tool_choice: expected })
  })

  test('a schema: natively and closed, as a forced tool as it is, or not at all', () => {
    expect(bodyOf({ ...hello, schema })).toMatchObject({
      output_config: {
        format: {
          type: 'json_schema',
          schema: { type: 'object', properties: { age: { type: 'integer' } }, additionalProperties: false },
        },
      },
    })
    expect(bodyOf({ ...hello, schema }, { structured: 'tool' })).toMatchObject({
      tools: [{ name: 'task', input_schema: schema.schema }],
      tool_choice: { type: 'tool', name: 'task' },
    })
    expect(bodyOf({ ...hello, schema }, { structured: 'instruction' })).toEqual(bodyOf(hello))
  })

  test('arguments of a call that are no JSON object go out marked, as the API takes objects only', () => {
    const call = { id: 't1', name: 'f', arguments: '{"a":' }
    expect(turnsOf({ role: 'assistant', content: 'So:', toolCalls: [call] })).toMatchObject({
      messages: [
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'So:' },
            { type: 'tool_use', id: 't1', name: 'f', input: { malformed: '{"a":' } },
          ],
        },
      ],
    })
  })

  test('empty turns, which the API refuses, are left out', () => {
    const sent = turnsOf(
      { role: 'user', content: 'a' },
      { role: 'assistant', content: '' },
      { role: 'user', content: 'b' },
    )
    expect(sent).toMatchObject({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'a' },
            { type: 'text', text: 'b' },
          ],
        },
      ],
    })
  })

  test('an image in the answer of a tool stays a block', () => {
    const image = { type: 'image' as const, mediaType: 'image/png', base64: 'iVBORw==', sha256: 'ab' }
    const content = [{ type: 'text' as const, text: 'Seen:' }, image]
    expect(turnsOf({ role: 'tool', content, toolCallId: 't1' })).toMatchObject({
      messages: [{ content: [{ type: 'tool_result', content: [{ type: 'text' }, { type: 'image' }] }] }],
    })
  })
})

test('there are no embeddings, the key has a header of its own', () => {
  expect(anthropic.encodeEmbedding(binding, { texts: ['a'] })).toBeUndefined()
  expect(anthropic.decodeEmbedding({ status: 200, body: '{}' })).toMatchObject({
    fault: 'bad-answer',
    vectors: [],
  })
  expect(anthropic.authorization('sk-1')).toEqual({ 'x-api-key': 'sk-1' })
})

test('rates are read from the headers, the bound on input tokens where there is no other', () => {
  const nowMs = Date.UTC(2026, 2, 1, 12)
  const headers = {
    'anthropic-ratelimit-requests-remaining': '49',
    'anthropic-ratelimit-requests-reset': '2026-03-01T12:00:01Z',
    'anthropic-ratelimit-input-tokens-remaining': '39000',
    'anthropic-ratelimit-input-tokens-reset': '2026-03-01T12:00:30Z',
  }
  const rates = {
    remainingRequests: 49,
    remainingTokens: 39_000,
    requestsResetMs: 1000,
    tokensResetMs: 30_000,
  }
  expect(anthropic.rates({ status: 200, headers, body: '' }, nowMs)).toEqual(rates)
  const tokens = { 'anthropic-ratelimit-tokens-remaining': '500' }
  const tighter = { status: 200, headers: { ...headers, ...tokens }, body: '' }
  expect(anthropic.rates(tighter, nowMs).remainingTokens).toBe(500)
})
