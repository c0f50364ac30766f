/** Questions of both protocols: what decides an answer and what does not, and bodies that are refused. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { messageOf } from '../../../src/base/errors.js'
import { repairWords } from '../../../src/model/answer/repair-words.js'
import { readAnthropicRequest } from '../../../src/model/mock/anthropic-request.js'
import { readOpenAiRequest } from '../../../src/model/mock/openai-request.js'
import { makeQuestion, type Question, tokensOf } from '../../../src/model/mock/question.js'
import { readBody } from '../../../src/model/mock/request-fault.js'
import { chat, message, pairFormat, pairSchema } from './serve.js'

const openai = (body: JsonObject, seed = 1, key = ''): Question =>
  makeQuestion(readOpenAiRequest(body), seed, key)
const anthropic = (body: JsonObject, seed = 1, key = ''): Question =>
  makeQuestion(readAnthropicRequest(body), seed, key)
const base = chat('Why do rivers bend?')

describe('what decides the answer', () => {
  const turns = [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hi' },
    { role: 'user', content: 'Why?' },
  ]

  test.each<[string, JsonObject]>([
    ['the words', chat('Why do rivers freeze?')],
    ['the model', { ...base, model: 'mock-large' }],
    ['the seed', { ...base, seed: 7 }],
    ['the schema', { ...base, ...pairFormat }],
    ['tools', { ...base, tools: [{ type: 'function', function: { name: 'save' } }] }],
    ['turns before it', { ...base, messages: [...turns, { role: 'user', content: 'Why do rivers bend?' }] }],
    [
      'an image beside it',
      {
        ...base,
        messages: [
          { role: 'user', content: [{ type: 'text', text: 'Why do rivers bend?' }, { type: 'image_url' }] },
        ],
      },
    ],
  ])('%s', (_, body) => {
    expect(openai(body).key).not.toBe(openai(base).key)
  })

  test('the seed of the server', () => {
    expect(openai(base, 2).key).not.toBe(openai(base, 1).key)
  })

  test.each<[string, JsonObject]>([
    ['limits', { ...base, max_tokens: 5, max_completion_tokens: 9 }],
    ['stops', { ...base, stop: ['x'] }],
    ['streams', { ...base, stream: true, stream_options: { include_usage: true } }],
    ['log-probabilities', { ...base, logprobs: true, top_logprobs: 3 }],
    ['temperature and users', { ...base, temperature: 2, user: 'me' }],
    [
      'text as a list of parts',
      { ...base, messages: [{ role: 'user', content: [{ type: 'text', text: 'Why do rivers bend?' }] }] },
    ],
  ])('%s do not', (_, body) => {
    expect(openai(body).key).toBe(openai(base).key)
  })

  test('the idempotency key stands in for the seed that Anthropic lacks, and for nothing else', () => {
    const [one, other] = [anthropic(message('Why?'), 1, 'a'), anthropic(message('Why?'), 1, 'b')]
    expect([one.key === other.key, one.promptKey === other.promptKey]).toEqual([false, true])
    expect(openai(base, 1, 'a').key).toBe(openai(base, 1, 'b').key)
  })
})

describe('turns of repair', () => {
  const bad = [
    { role: 'assistant', content: '{"a":' },
    { role: 'user', content: repairWords('It is no JSON.') },
  ]

  test('are left out with the answers before them, however many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.string({ minLength: 1 }), (count, words) => {
        const messages = [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: words },
        ]
        const repaired = [...messages, ...Array.from({ length: count }, () => bad).flat()]
        const [plain, again] = [openai({ ...base, messages }), openai({ ...base, messages: repaired })]
        expect([again.key, again.user, again.system]).toEqual([plain.key, words, 'Be brief.'])
        expect([plain.repairTurns, again.repairTurns]).toEqual([0, count])
        expect(again.inputTokens).toBeGreaterThan(plain.inputTokens)
      }),
    )
  })

  test('answers of earlier turns stay', () => {
    const messages = [
      { role: 'user', content: 'A?' },
      { role: 'assistant', content: 'a' },
      { role: 'user', content: 'B?' },
      ...bad,
    ]
    expect(openai({ ...base, messages }).messages.map(({ text }) => text)).toEqual(['A?', 'a', 'B?'])
  })

  test('all that the model and its tools said before a repair goes with it', () => {
    const user = { role: 'user', content: 'B?' }
    const said = [
      { role: 'assistant', content: 'I call a tool.' },
      { role: 'tool', content: '4' },
    ]
    const messages = [user, ...said, ...bad]
    expect(openai({ ...base, messages }).messages.map(({ text }) => text)).toEqual(['B?'])
  })

  test('words that only quote the mark are a question like others', () => {
    const content = `Explain: "${repairWords('x')}"`
    expect(openai(chat(content)).user).toBe(content)
  })
})

describe('what is read', () => {
  test('the same from both protocols, where both say it', () => {
    const tools = [{ name: 'save', input_schema: pairSchema }]
    const functions = [{ type: 'function', function: { name: 'save', parameters: pairSchema } }]
    const one = openai({
      model: 'mock-reasoner',
      messages: [
        { role: 'system', content: 'S' },
        { role: 'user', content: 'U' },
      ],
      tools: functions,
      tool_choice: { type: 'function', function: { name: 'save' } },
      max_tokens: 9,
      stop: 'X',
      stream_options: { include_usage: true },
    })
    const other = anthropic({
      model: 'mock-reasoner',
      system: 'S',
      messages: [{ role: 'user', content: 'U' }],
      tools,
      tool_choice: { type: 'tool', name: 'save' },
      max_tokens: 9,
      stop_sequences: ['X'],
    })
    expect({ ...other, protocol: 'openai' }).toEqual(one)
    expect(one).toMatchObject({
      forcedTool: 'save',
      isReasoning: true,
      stop: ['X'],
      maxTokens: 9,
      system: 'S',
    })
  })

  test('tokens are a fourth of the characters, rounded up', () => {
    expect([0, 1, 4, 5, 400].map(tokensOf)).toEqual([0, 1, 1, 2, 100])
  })
})

describe('bodies that are refused', () => {
  const complaint = (read: () => unknown): string => {
    try {
      read()
      return 'taken'
    } catch (thrown) {
      return messageOf(thrown)
    }
  }

  test.each<[JsonObject, string]>([
    [{ messages: [{ role: 'user', content: 'x' }] }, '"model" is missing or no text.'],
    [{ ...base, model: '' }, '"model" is missing or no text.'],
    [{ model: 'm' }, '"messages" is missing, empty, or not a list of objects.'],
    [{ model: 'm', messages: [] }, '"messages" is missing, empty, or not a list of objects.'],
    [{ model: 'm', messages: ['x'] }, '"messages" is missing, empty, or not a list of objects.'],
    [{ model: 'm', messages: [{ content: 'x' }] }, 'A message has no "role".'],
    [{ ...base, max_tokens: 0 }, '"max_tokens" is not a number of at least 1.'],
    [{ ...base, max_completion_tokens: 'many' }, '"max_completion_tokens" is not a number of at least 1.'],
    [
      { ...base, response_format: { type: 'json_schema' } },
      '"response_format.json_schema.schema" is missing.',
    ],
    [
      { ...base, tool_choice: { function: { name: 'f' } } },
      '"tool_choice" names "f", which is not among the tools.',
    ],
    [{ ...base, max_tokens: null, tool_choice: 'auto' }, 'taken'],
  ])('chat %j', (body, words) => {
    expect(complaint(() => readOpenAiRequest(body))).toBe(words)
  })

  test.each<[JsonObject, string]>([
    [base, '"max_tokens" is missing.'],
    [
      message('x', { messages: [{ role: 'system', content: 'x' }] }),
      'A message has the role "system"; there are "user" and "assistant".',
    ],
    [
      message('x', { output_config: { format: { type: 'json_schema' } } }),
      'The output format has no "schema".',
    ],
    [
      message('x', { tool_choice: { type: 'tool', name: 'f' } }),
      '"tool_choice" names "f", which is not among the tools.',
    ],
    [message('x', { tool_choice: { type: 'auto' } }), 'taken'],
  ])('message %j', (body, words) => {
    expect(complaint(() => readAnthropicRequest(body))).toBe(words)
  })

  test.each([
    ['{', 'The body is not JSON.'],
    ['', 'The body is not JSON.'],
    ['[]', 'The body is not a JSON object.'],
    ['null', 'The body is not a JSON object.'],
  ])('text "%s"', (text, words) => {
    expect(complaint(() => readBody(text))).toBe(words)
  })
})
