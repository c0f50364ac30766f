/** Verdicts on statuses, bodies and streams of both protocols. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Protocol } from '../../../src/model/protocol.js'
import { anthropic } from '../../../src/model/anthropic/anthropic.js'
import { openaiCompatible } from '../../../src/model/openai/openai-compatible.js'
import { isCutJson } from '../../../src/model/wire/judge.js'

const NOW = Date.UTC(2026, 2, 1, 12)

function kindOf(protocol: Protocol, status: number, body: string): string {
  return protocol.judge({ status, headers: {}, body }, false, NOW).kind
}

function errorBody(fields: object): string {
  return JSON.stringify({ error: { message: 'Said the endpoint.', ...fields } })
}

describe('status', () => {
  test.each([
    [400, 'request-refused'],
    [413, 'request-refused'],
    [422, 'request-refused'],
    [429, 'capacity'],
    [503, 'capacity'],
    [529, 'capacity'],
    [408, 'transport'],
    [409, 'transport'],
    [500, 'transport'],
    [502, 'transport'],
    [504, 'transport'],
    [599, 'transport'],
    [401, 'fatal'],
    [402, 'fatal'],
    [403, 'fatal'],
    [404, 'fatal'],
    [405, 'fatal'],
    [301, 'fatal'],
    [418, 'fatal'],
  ])('%i is %s for both protocols', (status, kind) => {
    for (const protocol of [openaiCompatible, anthropic]) {
      expect(kindOf(protocol, status, '')).toBe(kind)
      expect(kindOf(protocol, status, errorBody({}))).toBe(kind)
      expect(kindOf(protocol, status, '<html>Gateway</html>')).toBe(kind)
    }
  })

  test.each([
    [429, { code: 'insufficient_quota', type: 'insufficient_quota' }, 'fatal'],
    [429, { code: 'rate_limit_exceeded', type: 'tokens' }, 'capacity'],
    [400, { type: 'invalid_request_error', message: 'Your credit balance is too low to …' }, 'fatal'],
    [400, { code: 400, message: 'API key not valid. Please pass a valid API key.' }, 'fatal'],
    [400, { code: 'context_length_exceeded', type: 'invalid_request_error' }, 'request-refused'],
    [400, { code: 'model_not_found' }, 'fatal'],
    [403, { code: 403, metadata: { flagged_input: 'words', reasons: ['violence'] } }, 'request-refused'],
    [500, { type: 'overloaded_error' }, 'capacity'],
  ])('%i with %j is %s', (status, fields, kind) => {
    expect(kindOf(openaiCompatible, status, errorBody(fields))).toBe(kind)
  })
})

describe('an error inside 200', () => {
  test.each([
    [{ code: 429 }, 'capacity'],
    [{ code: 502 }, 'transport'],
    [{ code: '503' }, 'capacity'],
    [{ code: 401 }, 'fatal'],
    [{ code: 400 }, 'request-refused'],
    [{ type: 'overloaded_error' }, 'capacity'],
    [{ type: 'server_error' }, 'transport'],
    [{ type: 'api_error' }, 'transport'],
    [{ code: 'insufficient_quota' }, 'fatal'],
    [{ code: 'content_filter' }, 'request-refused'],
    [{ code: 'who-knows' }, 'answer'],
    [{}, 'answer'],
  ])('%j is %s in JSON', (fields, kind) => {
    expect(kindOf(openaiCompatible, 200, errorBody(fields))).toBe(kind)
    expect(kindOf(anthropic, 200, errorBody(fields))).toBe(kind)
  })

  test('it may stand in the choice', () => {
    const body = JSON.stringify({
      choices: [{ message: { content: 'ha' }, finish_reason: 'error', error: { code: 502 } }],
    })
    expect(kindOf(openaiCompatible, 200, body)).toBe('transport')
  })

  test('a null error is none', () => {
    const body = JSON.stringify({
      error: null,
      choices: [{ message: { content: 'a' }, finish_reason: 'stop' }],
    })
    expect(kindOf(openaiCompatible, 200, body)).toBe('answer')
  })
})

describe('a complete body', () => {
  test.each(['<html>Welcome to the proxy</html>', '"text"', '[]', '{}', '{"a":1} and more', 'ok'])(
    '%j is an answer, whatever it holds',
    (body) => {
      expect(kindOf(openaiCompatible, 200, body)).toBe('answer')
      expect(kindOf(anthropic, 200, body)).toBe('answer')
    },
  )

  test('JSON that was cut anywhere ended early', () => {
    const whole = JSON.stringify({
      choices: [{ message: { content: 'a "b\\" } ]' }, finish_reason: 'stop' }],
    })
    for (let length = 1; length < whole.length; length += 1) {
      const answer = { status: 200, headers: {}, body: whole.slice(0, length) }
      expect(openaiCompatible.judge(answer, false, NOW)).toEqual({
        kind: 'transport',
        detail: 'The answer ended early.',
        retryAfterMs: undefined,
      })
    }
  })

  test('no complete JSON is cut', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(isCutJson(json)).toBe(false)
      }),
    )
  })

  test('an empty one is a fault of the way', () => {
    expect(kindOf(openaiCompatible, 200, ' \n')).toBe('transport')
  })
})

describe('a stream', () => {
  const piece = 'data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n'
  const finish = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
  const start = 'event: message_start\ndata: {"type":"message_start","message":{"content":[]}}\n\n'

  test.each([
    [openaiCompatible, piece, 'transport'],
    [openaiCompatible, piece + finish, 'answer'],
    [openaiCompatible, `${piece}data: [DONE]\n\n`, 'answer'],
    [openaiCompatible, `: waiting\n\n${piece}data: [DONE]`, 'answer'],
    [openaiCompatible, `${piece}data: {"choices":[{"index":0,"del`, 'transport'],
    [
      openaiCompatible,
      `${piece}data: {"error":{"code":502,"message":"gone"}}\n\ndata: [DONE]\n\n`,
      'transport',
    ],
    [openaiCompatible, 'data: {"error":{"message":"strange"}}\n\ndata: [DONE]\n\n', 'transport'],
    [openaiCompatible, 'data: {"error":{"code":"rate_limit_exceeded"}}\n\n', 'capacity'],
    [anthropic, start, 'transport'],
    [anthropic, `${start}data: {"type":"message_stop"}\n\n`, 'answer'],
    [anthropic, 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error"}}\n\n', 'capacity'],
    [anthropic, `${start}event: error\ndata: {"type":"error","error":{"type":"api_error"}}\n\n`, 'transport'],
    [anthropic, 'event: error\ndata: {"type":"error","error":{"type":"new_error"}}\n\n', 'transport'],
  ])('of $id, %s: %s', (protocol, body, kind) => {
    expect(kindOf(protocol, 200, body)).toBe(kind)
  })
})

describe('details', () => {
  test('say the status and the words of the endpoint, or how its body begins', () => {
    const headers = { 'retry-after': '3' }
    const limit = errorBody({ message: 'Too fast.' })
    expect(openaiCompatible.judge({ status: 429, headers, body: limit }, false, NOW)).toMatchInlineSnapshot(`
      {
        "detail": "429: Too fast.",
        "kind": "capacity",
        "retryAfterMs": 3000,
      }
    `)
    const page = '<html>\n  <h1>Bad gateway</h1></html>'
    expect(
      openaiCompatible.judge({ status: 502, headers: {}, body: page }, false, NOW),
    ).toMatchInlineSnapshot(`
      {
        "detail": "Status 502: the body begins with "<html> <h1>Bad gateway</h1></html>".",
        "kind": "transport",
        "retryAfterMs": undefined,
      }
    `)
    const absent = '{"error":"model \\"x\\" not found, try pulling it first"}'
    expect(
      openaiCompatible.judge({ status: 404, headers: {}, body: absent }, false, NOW),
    ).toMatchInlineSnapshot(`
      {
        "detail": "404: model "x" not found, try pulling it first",
        "kind": "fatal",
      }
    `)
    const fields =
      '{"detail":[{"loc":["body","n"],"msg":"Input should be less than 2"},{"msg":"Field required"}]}'
    expect(
      openaiCompatible.judge({ status: 422, headers: {}, body: fields }, false, NOW),
    ).toMatchInlineSnapshot(`
      {
        "detail": "422: Input should be less than 2; Field required",
        "kind": "request-refused",
      }
    `)
    expect(anthropic.judge({ status: 401, headers: {}, body: '' }, false, NOW)).toMatchInlineSnapshot(`
      {
        "detail": "Status 401: the body is empty.",
        "kind": "fatal",
      }
    `)
  })

  test('no body of any status makes it throw', () => {
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((json) => `data: ${json}\n\n`),
    )
    fc.assert(
      fc.property(body, fc.integer({ min: 100, max: 599 }), (text, status) => {
        for (const protocol of [openaiCompatible, anthropic]) {
          const answer = { status, headers: { 'retry-after': text }, body: text }
          expect(protocol.judge(answer, true, NOW).kind).toMatch(
            /answer|request-refused|capacity|transport|fatal/,
          )
        }
      }),
    )
  })
})
