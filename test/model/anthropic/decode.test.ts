/** Messages of Anthropic: bodies written after the published schema, whole and streamed. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeChat } from '../../../src/model/anthropic/decode.js'
import { usageOf } from '../../../src/model/anthropic/usage.js'
import type { ChatAnswer } from '../../../src/model/chat.js'

function decode(value: unknown, status = 200): ChatAnswer {
  return decodeChat({ status, body: typeof value === 'string' ? value : JSON.stringify(value) })
}

function messageWith(content: readonly object[], parts: object = {}): object {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-x-2026',
    content,
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 20 },
    ...parts,
  }
}

describe('a whole message', () => {
  test('with thinking, text and all counts', () => {
    const usage = {
      input_tokens: 10,
      cache_creation_input_tokens: 5,
      cache_read_input_tokens: 100,
      output_tokens: 20,
      output_tokens_details: { thinking_tokens: 12 },
    }
    const content = [
      { type: 'thinking', thinking: '2+2…', signature: 'c2ln' },
      { type: 'redacted_thinking', data: 'eHg=' },
      { type: 'text', text: 'It is ', citations: null },
      { type: 'text', text: '4.', citations: null },
    ]
    // Input: 10 new, 5 written to the cache, 100 read from it.
    expect(decode(messageWith(content, { usage }))).toMatchInlineSnapshot(`
      {
        "detail": undefined,
        "fault": undefined,
        "fingerprint": undefined,
        "finish": "stop",
        "logprobs": undefined,
        "model": "claude-x-2026",
        "reasoning": "2+2…",
        "refusal": undefined,
        "text": "It is 4.",
        "toolCalls": [],
        "usage": {
          "cachedInputTokens": 100,
          "inputTokens": 115,
          "outputTokens": 20,
          "reasoningTokens": 12,
        },
      }
    `)
  })

  test.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['tool_use', 'tool-calls'],
    ['refusal', 'refusal'],
    ['pause_turn', 'unknown'],
    [null, 'unknown'],
  ])('stop reason %s is %s', (reason, finish) => {
    expect(decode(messageWith([], { stop_reason: reason })).finish).toBe(finish)
  })

  test('a refusal says why, as far as the endpoint does', () => {
    const details = { type: 'refusal', category: 'bio', explanation: 'Not about this.' }
    const refusal = { stop_reason: 'refusal', stop_details: details }
    expect(decode(messageWith([], refusal)).refusal).toBe('Not about this.')
    expect(
      decode(messageWith([], { ...refusal, stop_details: { ...details, explanation: null } })).refusal,
    ).toBe('bio')
    expect(decode(messageWith([], { ...refusal, stop_details: null })).refusal).toBe(
      'The endpoint gave no reason.',
    )
    expect(decode(messageWith([])).refusal).toBeUndefined()
  })

  test('a call of a tool; without words it is the answer to a forced tool', () => {
    const call = { type: 'tool_use', id: 't1', name: 'task', input: { a: 1 } }
    const toolCalls = [{ id: 't1', name: 'task', arguments: '{"a":1}' }]
    expect(decode(messageWith([call]))).toMatchObject({ text: '{"a":1}', toolCalls })
    expect(decode(messageWith([{ type: 'text', text: 'So:' }, call]))).toMatchObject({
      text: 'So:',
      toolCalls,
    })
    expect(decode(messageWith([call, call])).text).toBe('')
  })
})

describe('a fault', () => {
  const tooLong = { type: 'error', error: { type: 'invalid_request_error', message: 'prompt is too long' } }

  test.each([
    [400, tooLong, 'request-refused', 'prompt is too long'],
    [413, 'Too large', 'request-refused', 'Status 413: the body begins with "Too large".'],
    [200, tooLong, 'request-refused', 'prompt is too long'],
    [200, { type: 'error', error: { type: 'api_error', message: 'Oops.' } }, 'bad-answer', 'Oops.'],
    [200, 'ok', 'bad-answer', 'No JSON object came: the body begins with "ok".'],
    [200, '', 'bad-answer', 'No JSON object came: the body is empty.'],
    [200, {}, 'bad-answer', 'The body holds no list `content`.'],
    [200, 'event: ping\ndata: {"type": "ping"}\n\n', 'bad-answer', 'The stream begins no message.'],
  ])('%i %j is %s: %s', (status, body, fault, detail) => {
    expect(decode(body, status)).toMatchObject({ fault, detail, text: '' })
  })

  test('no text and no JSON makes it throw', () => {
    const key = fc.constantFrom(
      'content',
      'type',
      'text',
      'input',
      'usage',
      'error',
      'message',
      'delta',
      'index',
    )
    const hostile = fc.object({ key, maxDepth: 5, values: [fc.string(), fc.integer(), fc.constant('text')] })
    const types = fc.constantFrom(
      'message_start',
      'content_block_start',
      'content_block_delta',
      'message_delta',
      'error',
    )
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ stringUnit: 'binary' }),
      hostile.map((value) =>
        JSON.stringify(messageWith([value, value], { usage: value, stop_details: value })),
      ),
      fc
        .array(fc.tuple(types, hostile))
        .map((events) =>
          events.map(([type, value]) => `data: ${JSON.stringify({ ...value, type })}\n\n`).join(''),
        ),
    )
    fc.assert(
      fc.property(body, fc.constantFrom(200, 400, 529), (text, status) => {
        expect(decodeChat({ status, body: text }).text.isWellFormed()).toBe(true)
        usageOf({ status, body: text })
      }),
      { numRuns: 400 },
    )
  })
})

function event(type: string, fields: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`
}

interface Block {
  readonly start: object
  readonly deltas: readonly object[]
}

function streamOf(blocks: readonly Block[], reason: string): string {
  const opening = messageWith([], { stop_reason: null, usage: { input_tokens: 10, output_tokens: 1 } })
  const middle = blocks.map(({ start, deltas }, index) =>
    [
      event('content_block_start', { index, content_block: start }),
      event('ping', {}),
      ...deltas.map((delta) => event('content_block_delta', { index, delta })),
      event('content_block_stop', { index }),
    ].join(''),
  )
  const closing = event('message_delta', {
    delta: { stop_reason: reason, stop_sequence: null },
    usage: { output_tokens: 20, input_tokens: null },
  })
  return `${event('message_start', { message: opening })}${middle.join('')}${closing}${event('message_stop', {})}`
}

function cutText(text: string, cuts: readonly number[]): readonly string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort(
    (first, second) => first - second,
  )
  return [0, ...places].map((place, index) => text.slice(place, places[index] ?? text.length))
}

describe('a streamed message is the whole one', () => {
  test('however its texts, thoughts and calls are cut', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 40 })
    const input = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string({ unit: 'grapheme' }))
    const cuts = fc.array(fc.nat(), { maxLength: 6 })
    fc.assert(
      fc.property(anyText, anyText, input, cuts, (thinking, text, given, places) => {
        const call = { type: 'tool_use', id: 't1', name: 'f', input: {} }
        const json = Object.keys(given).length === 0 ? '' : JSON.stringify(given, null, 1)
        const blocks = [
          {
            start: { type: 'thinking', thinking: '', signature: '' },
            deltas: cutText(thinking, places).map((piece) => ({ type: 'thinking_delta', thinking: piece })),
          },
          {
            start: { type: 'text', text: '' },
            deltas: cutText(text, places).map((piece) => ({ type: 'text_delta', text: piece })),
          },
          {
            start: call,
            deltas: cutText(json, places).map((piece) => ({ type: 'input_json_delta', partial_json: piece })),
          },
        ]
        const content = [
          { type: 'thinking', thinking, signature: '' },
          { type: 'text', text },
          { ...call, input: given },
        ]
        const whole = messageWith(content, { stop_reason: 'tool_use' })
        expect(decode(streamOf(blocks, 'tool_use'))).toEqual(decode(whole))
      }),
    )
  })

  test('counts are those of the last word, a null leaves the earlier one', () => {
    const body = streamOf([], 'end_turn')
    const counts = { inputTokens: 10, outputTokens: 20, cachedInputTokens: 0, reasoningTokens: 0 }
    expect(usageOf({ status: 200, body })).toEqual(counts)
  })

  test('arguments that were cut stay as the model wrote them', () => {
    const start = { type: 'tool_use', id: 't1', name: 'f', input: {} }
    const block = { start, deltas: [{ type: 'input_json_delta', partial_json: '{"a": "b' }] }
    expect(decode(streamOf([block], 'max_tokens'))).toMatchObject({ text: '{"a": "b', finish: 'length' })
  })

  test('an event in the midst that is no JSON is a bad answer', () => {
    const body = streamOf([], 'end_turn').replace(
      'event: message_delta',
      'data: {"type\n\nevent: message_delta',
    )
    expect(decode(body)).toMatchObject({
      fault: 'bad-answer',
      detail: 'An event within the stream is no JSON.',
    })
  })

  test('an error in the stream is a fault', () => {
    const error = event('error', { error: { type: 'overloaded_error', message: 'Overloaded' } })
    expect(decode(error)).toMatchObject({ fault: 'bad-answer', detail: 'Overloaded' })
  })
})
