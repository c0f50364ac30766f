/** What goes out for a question: the bodies, as OpenAI's reference has them. */

import { describe, expect, test } from 'vitest'
import type { ChatRequest } from '../../../src/model/chat.js'
import { encodeChat } from '../../../src/model/openai/encode.js'
import { bindingWith } from '../wire/binding.js'

const hello: ChatRequest = { messages: [{ role: 'user', content: 'Hello' }], sample: 0 }

const schema = {
  name: 'task',
  schema: {
    type: 'object',
    properties: { question: { type: 'string' } },
    required: ['question'],
    additionalProperties: false,
  },
}

function bodyOf(request: ChatRequest, parts: Parameters<typeof bindingWith>[0] = {}, seed?: number): unknown {
  return JSON.parse(encodeChat(bindingWith(parts), request, seed).body)
}

describe('encodeChat', () => {
  test('a plain question is model and messages and nothing else', () => {
    expect(encodeChat(bindingWith(), hello, undefined)).toMatchInlineSnapshot(`
      {
        "body": "{"model":"some-8b","messages":[{"role":"user","content":"Hello"}]}",
        "headers": {
          "content-type": "application/json",
        },
        "isStream": false,
        "method": "POST",
        "path": "/chat/completions",
      }
    `)
  })

  test('all settings have their fields', () => {
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
    expect(bodyOf(request, { isStreamed: true }, 7)).toMatchInlineSnapshot(`
      {
        "frequency_penalty": 0.2,
        "logprobs": true,
        "max_tokens": 200,
        "messages": [
          {
            "content": "Hello",
            "role": "user",
          },
        ],
        "model": "some-8b",
        "presence_penalty": 0.1,
        "reasoning_effort": "low",
        "seed": 7,
        "stop": [
          "END",
        ],
        "stream": true,
        "stream_options": {
          "include_usage": true,
        },
        "temperature": 0.7,
        "top_k": 40,
        "top_logprobs": 2,
        "top_p": 0.9,
      }
    `)
  })

  test('a conversation with an image, a call and its answer', () => {
    const image = { type: 'image' as const, mediaType: 'image/png', base64: 'iVBORw==', sha256: 'ab' }
    const call = { id: 'call_1', name: 'search', arguments: '{"q":"rye"}' }
    const request: ChatRequest = {
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: [{ type: 'text', text: 'What is this?' }, image] },
        { role: 'assistant', content: '', toolCalls: [call] },
        { role: 'tool', content: 'Bread.', toolCallId: 'call_1' },
      ],
      tools: [{ name: 'search', description: 'Looks things up.', parameters: { type: 'object' } }],
      toolChoice: { name: 'search' },
      sample: 0,
    }
    expect(bodyOf(request)).toMatchInlineSnapshot(`
      {
        "messages": [
          {
            "content": "Be brief.",
            "role": "system",
          },
          {
            "content": [
              {
                "text": "What is this?",
                "type": "text",
              },
              {
                "image_url": {
                  "url": "data:image/png;base64,iVBORw==",
                },
                "type": "image_url",
              },
            ],
            "role": "user",
          },
          {
            "content": null,
            "role": "assistant",
            "tool_calls": [
              {
                "function": {
                  "arguments": "{"q":"rye"}",
                  "name": "search",
                },
                "id": "call_1",
                "type": "function",
              },
            ],
          },
          {
            "content": "Bread.",
            "role": "tool",
            "tool_call_id": "call_1",
          },
        ],
        "model": "some-8b",
        "tool_choice": {
          "function": {
            "name": "search",
          },
          "type": "function",
        },
        "tools": [
          {
            "function": {
              "description": "Looks things up.",
              "name": "search",
              "parameters": {
                "type": "object",
              },
            },
            "type": "function",
          },
        ],
      }
    `)
  })

  test('a schema: natively, as a forced tool beside the others, or not at all', () => {
    const tools = [{ name: 'search', parameters: { type: 'object' } }]
    expect(bodyOf({ ...hello, schema })).toMatchInlineSnapshot(`
      {
        "messages": [
          {
            "content": "Hello",
            "role": "user",
          },
        ],
        "model": "some-8b",
        "response_format": {
          "json_schema": {
            "name": "task",
            "schema": {
              "additionalProperties": false,
              "properties": {
                "question": {
                  "type": "string",
                },
              },
              "required": [
                "question",
              ],
              "type": "object",
            },
            "strict": true,
          },
          "type": "json_schema",
        },
      }
    `)
    expect(
      bodyOf({ ...hello, schema, tools, toolChoice: 'auto' }, { structured: 'tool' }),
    ).toMatchInlineSnapshot(`
      {
        "messages": [
          {
            "content": "Hello",
            "role": "user",
          },
        ],
        "model": "some-8b",
        "tool_choice": {
          "function": {
            "name": "task",
          },
          "type": "function",
        },
        "tools": [
          {
            "function": {
              "name": "search",
              "parameters": {
                "type": "object",
              },
            },
            "type": "function",
          },
          {
            "function": {
              "name": "task",
              "parameters": {
                "additionalProperties": false,
                "properties": {
                  "question": {
                    "type": "string",
                  },
                },
                "required": [
                  "question",
                ],
                "type": "object",
              },
            },
            "type": "function",
          },
        ],
      }
    `)
    expect(bodyOf({ ...hello, schema }, { structured: 'instruction' })).toEqual(bodyOf(hello))
  })

  test.each(['auto', 'none', 'required'] as const)(
    'the choice of tools %s goes out as it is',
    (toolChoice) => {
      expect(bodyOf({ ...hello, toolChoice })).toMatchObject({ tool_choice: toolChoice })
    },
  )

  test.each([
    ['gpt-4o', 'max_tokens'],
    ['llama-3.1-8b', 'max_tokens'],
    ['foo1', 'max_tokens'],
    ['o1', 'max_completion_tokens'],
    ['o3-mini', 'max_completion_tokens'],
    ['o4-mini-2025-04-16', 'max_completion_tokens'],
    ['openai/gpt-5-nano', 'max_completion_tokens'],
    ['gpt-5.1', 'max_completion_tokens'],
  ])('%s is bounded by %s', (model, name) => {
    const body = bodyOf({ ...hello, maxTokens: 9 }, { model })
    expect(Object.entries(body ?? {}).filter(([key]) => key.startsWith('max'))).toEqual([[name, 9]])
  })

  test('the question goes before the binding, its extra keys too, and extra has the last word', () => {
    const parameters = { temperature: 0.1, topP: 0.5, maxTokens: 100, extra: { top_k: 5, min_p: 0.1 } }
    const request = { ...hello, temperature: 0.9, extra: { top_k: 9, max_completion_tokens: 50 } }
    expect(bodyOf(request, { parameters })).toEqual({
      model: 'some-8b',
      messages: [{ role: 'user', content: 'Hello' }],
      temperature: 0.9,
      top_p: 0.5,
      top_k: 9,
      min_p: 0.1,
      max_completion_tokens: 50,
    })
  })

  test('the sample, which is ours alone, never goes out', () => {
    expect(bodyOf({ ...hello, sample: 'row-17' })).toEqual(bodyOf(hello))
  })

  test('a log-probability of the token alone asks for no alternatives', () => {
    expect(bodyOf({ ...hello, logprobs: 0 })).toMatchObject({ logprobs: true })
    expect(bodyOf({ ...hello, logprobs: 0 })).not.toHaveProperty('top_logprobs')
  })
})
