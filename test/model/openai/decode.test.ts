/** Answers of chat completions: bodies written after the published schema, and faults of every kind. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChatAnswer } from '../../../src/model/chat.js'
import { decodeChat } from '../../../src/model/openai/decode.js'
import { usageOf } from '../../../src/model/openai/usage.js'

function decode(value: unknown, status = 200): ChatAnswer {
  return decodeChat({ status, body: typeof value === 'string' ? value : JSON.stringify(value) })
}

function saying(message: object, choice: object = {}, body: object = {}): object {
  return {
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...choice }],
    ...body,
  }
}

describe('a good answer', () => {
  test('with all that the schema has', () => {
    const body = {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_770_000_000,
      model: 'some-8b-2026',
      system_fingerprint: 'fp_1',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: '4', refusal: null },
          logprobs: {
            content: [
              {
                token: '4',
                logprob: -0.1,
                bytes: [52],
                top_logprobs: [
                  { token: '4', logprob: -0.1, bytes: [52] },
                  { token: 'four', logprob: -2.5, bytes: null },
                ],
              },
            ],
            refusal: null,
          },
          finish_reason: 'stop',
        },
      ],
      usage: {
        prompt_tokens: 12,
        completion_tokens: 9,
        total_tokens: 21,
        prompt_tokens_details: { cached_tokens: 8, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 6 },
      },
    }
    expect(decode(body)).toMatchInlineSnapshot(`
      {
        "detail": undefined,
        "fault": undefined,
        "fingerprint": "fp_1",
        "finish": "stop",
        "logprobs": [
          {
            "alternatives": [
              {
                "logprob": -0.1,
                "token": "4",
              },
              {
                "logprob": -2.5,
                "token": "four",
              },
            ],
            "logprob": -0.1,
            "token": "4",
          },
        ],
        "model": "some-8b-2026",
        "reasoning": "",
        "refusal": undefined,
        "text": "4",
        "toolCalls": [],
        "usage": {
          "cachedInputTokens": 8,
          "inputTokens": 12,
          "outputTokens": 9,
          "reasoningTokens": 6,
        },
      }
    `)
  })

  test.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool-calls'],
    ['function_call', 'tool-calls'],
    ['content_filter', 'content-filter'],
    ['STOP', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['eos', 'stop'],
    ['news', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
  ])('finish reason %s is %s', (reason, finish) => {
    expect(decode(saying({ content: 'a' }, { finish_reason: reason })).finish).toBe(finish)
  })

  test('a refusal has its words and its finish', () => {
    const answer = decode(saying({ content: null, refusal: 'I cannot help with that.' }))
    expect(answer).toMatchObject({
      text: '',
      refusal: 'I cannot help with that.',
      finish: 'refusal',
      fault: undefined,
    })
  })

  test('parts: text and thinking apart', () => {
    const thinking = { type: 'thinking', thinking: [{ type: 'text', text: '2+2…' }] }
    const content = [
      thinking,
      { type: 'text', text: 'It is ' },
      { type: 'text', text: '4' },
      { type: 'audio' },
    ]
    expect(decode(saying({ content }))).toMatchObject({ text: 'It is 4', reasoning: '2+2…' })
  })

  test.each([
    [{ reasoning_content: 'R', content: 'A' }],
    [{ reasoning: 'R', content: 'A' }],
    [{ reasoning: 'R', reasoning_content: 'R', content: 'A' }],
    [{ reasoning: 'R', reasoning_content: '', content: 'A' }],
    [{ content: '<think>R</think>A' }],
  ])('reasoning is kept apart: %j', (message) => {
    expect(decode(saying(message))).toMatchObject({ text: 'A', reasoning: 'R' })
  })

  test('calls of tools; arguments that came as an object are JSON text', () => {
    const calls = [
      { id: 'c1', type: 'function', function: { name: 'add', arguments: '{"a": 1}' } },
      { id: 'c2', type: 'function', function: { name: 'add', arguments: { a: 2 } } },
    ]
    const answer = decode(saying({ content: null, tool_calls: calls }, { finish_reason: 'tool_calls' }))
    expect(answer.text).toBe('')
    expect(answer.toolCalls).toEqual([
      { id: 'c1', name: 'add', arguments: '{"a": 1}' },
      { id: 'c2', name: 'add', arguments: '{"a":2}' },
    ])
  })

  test('a single call without words is the answer to a forced tool', () => {
    const call = { id: 'c1', function: { name: 'task', arguments: '{"a":1}' } }
    expect(decode(saying({ content: null, tool_calls: [call] })).text).toBe('{"a":1}')
    expect(decode(saying({ content: 'Let me look.', tool_calls: [call] })).text).toBe('Let me look.')
  })

  test('half of a surrogate pair becomes U+FFFD', () => {
    expect(decode('{"choices":[{"message":{"content":"a\\ud83d"},"finish_reason":"length"}]}').text).toBe(
      'a\uFFFD',
    )
  })

  test('an empty answer is an answer', () => {
    expect(decode(saying({ content: null }))).toMatchObject({ text: '', finish: 'stop', fault: undefined })
  })

  test('log-probabilities with a hole are none', () => {
    const logprobs = { content: [{ token: 'a', logprob: -1 }, { token: 'b' }] }
    expect(decode(saying({ content: 'ab' }, { logprobs })).logprobs).toBeUndefined()
  })
})

describe('usage', () => {
  test.each([
    ['plain', { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 }, [3, 4, 0, 0]],
    ['an embedding', { prompt_tokens: 3, total_tokens: 3 }, [3, 0, 0, 0]],
    ['DeepSeek', { prompt_tokens: 9, completion_tokens: 1, prompt_cache_hit_tokens: 5 }, [9, 1, 5, 0]],
    [
      'reasoning within the output',
      {
        prompt_tokens: 5,
        completion_tokens: 9,
        total_tokens: 14,
        completion_tokens_details: { reasoning_tokens: 6 },
      },
      [5, 9, 0, 6],
    ],
    [
      'reasoning beside the output: 5 + 9 + 6 = 20',
      {
        prompt_tokens: 5,
        completion_tokens: 9,
        total_tokens: 20,
        completion_tokens_details: { reasoning_tokens: 6 },
      },
      [5, 15, 0, 6],
    ],
    [
      'more cached than sent',
      { prompt_tokens: 3, prompt_tokens_details: { cached_tokens: 8 } },
      [3, 0, 3, 0],
    ],
  ])('%s', (_, usage, [inputTokens, outputTokens, cachedInputTokens, reasoningTokens]) => {
    const expected = { inputTokens, outputTokens, cachedInputTokens, reasoningTokens }
    expect(usageOf({ status: 200, body: JSON.stringify({ usage }) })).toEqual(expected)
  })

  test.each([{}, { prompt_tokens: -1 }, { prompt_tokens: '3' }, { prompt_tokens: 1.5 }, null, 'many'])(
    '%j is not told',
    (usage) => expect(usageOf({ status: 200, body: JSON.stringify({ usage }) })).toBeUndefined(),
  )
})

describe('a fault', () => {
  test.each([
    [400, { error: { message: 'Too long.', code: 'context_length_exceeded' } }, 'request-refused'],
    [413, 'Request Entity Too Large', 'request-refused'],
    [422, { detail: [{ msg: 'Field required' }] }, 'request-refused'],
    [200, { error: { code: 400, message: 'Bad role.' } }, 'request-refused'],
    [500, { error: { message: 'Oops.' } }, 'bad-answer'],
    [200, { error: { message: 'Strange.' } }, 'bad-answer'],
    [200, 'ok', 'bad-answer'],
    [200, '', 'bad-answer'],
    [200, [], 'bad-answer'],
    [200, {}, 'bad-answer'],
    [200, { choices: [] }, 'bad-answer'],
    [200, { choices: [{ finish_reason: 'stop' }] }, 'bad-answer'],
    [200, 'data: [DONE]\n\n', 'bad-answer'],
  ])('%i %j is %s with words', (status, body, fault) => {
    const answer = decode(body, status)
    expect(answer.fault).toBe(fault)
    expect(answer.detail).toMatch(/\w{2}/)
    expect(answer.text).toBe('')
  })

  test('words are those of the endpoint, or ours', () => {
    expect(decode({ error: { message: 'Too long.' } }, 400).detail).toBe('Too long.')
    expect(decode('<html>Hi</html>').detail).toBe(
      'No JSON object came: the body begins with "<html>Hi</html>".',
    )
    expect(decode('').detail).toBe('No JSON object came: the body is empty.')
    expect(decode('Too\nLarge', 413).detail).toBe('Status 413: the body begins with "Too Large".')
    expect(decode({ choices: [{}] }).detail).toBe('The body holds no `choices[0].message`.')
    expect(decode({ error: { message: 'x'.repeat(900) } }, 400).detail).toHaveLength(500)
  })

  test('a content filter is an answer, not a fault', () => {
    const azure = {
      error: {
        message: 'The response was filtered.',
        type: null,
        param: 'prompt',
        code: 'content_filter',
        status: 400,
        innererror: {
          code: 'ResponsibleAIPolicyViolation',
          content_filter_result: { hate: { filtered: true } },
        },
      },
    }
    const expected = {
      finish: 'content-filter',
      refusal: 'The response was filtered.',
      fault: undefined,
      text: '',
    }
    expect(decode(azure, 400)).toMatchObject(expected)
    const flagged = {
      error: { code: 403, message: 'Flagged.', metadata: { flagged_input: 'x', reasons: ['hate'] } },
    }
    expect(decode(flagged, 403)).toMatchObject({ finish: 'content-filter', refusal: 'Flagged.' })
  })
})

describe('laws', () => {
  test('no text and no JSON of any status makes it throw, and every text of it is well-formed', () => {
    const hostile = fc.object({
      key: fc.constantFrom(
        'choices',
        'message',
        'content',
        'tool_calls',
        'function',
        'arguments',
        'usage',
        'error',
        'code',
      ),
      maxDepth: 6,
      withNullPrototype: false,
    })
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ stringUnit: 'binary' }),
      hostile.map((value) => JSON.stringify(value)),
      hostile.map((value) =>
        JSON.stringify({ choices: [{ message: value, logprobs: value }], usage: value }),
      ),
      hostile.map((value) => `data: ${JSON.stringify({ choices: [{ delta: value }] })}\n\ndata: [DONE]\n\n`),
    )
    fc.assert(
      fc.property(body, fc.constantFrom(200, 400, 429, 500), (text, status) => {
        const { text: said, reasoning, detail = '' } = decodeChat({ status, body: text })
        expect([said, reasoning, detail].every((words) => words.isWellFormed())).toBe(true)
        usageOf({ status, body: text })
      }),
      { numRuns: 400 },
    )
  })

  test('arguments nested deeper than JSON can be written are no reason to throw', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const body = `{"choices":[{"message":{"tool_calls":[{"function":{"name":"f","arguments":${deep}}}]}}]}`
    expect(() => decodeChat({ status: 200, body })).not.toThrow()
  })
})
