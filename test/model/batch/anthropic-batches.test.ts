/** The Message Batches of Anthropic: what goes out, and how what comes back is read. */

import { describe, expect, test } from 'vitest'
import { anthropicBatches as protocol } from '../../../src/model/batch/anthropic-batches.js'

const path = '/v1/messages'
const draft = { tag: 'tag0', path, requests: 3, fileId: undefined }
const counts = { processing: 1, succeeded: 1, errored: 0, canceled: 0, expired: 1 }
const batch = {
  id: 'msgbatch_1',
  processing_status: 'in_progress',
  created_at: '2026-11-21T00:00:00Z',
  request_counts: counts,
  archived_at: null,
  cancel_initiated_at: null,
  results_url: null,
}
const read = (fields: object, at = path) => protocol.readBatch(at, JSON.stringify({ ...batch, ...fields }))

describe('what goes out', () => {
  test('all requests in one body, with the version of the interface', () => {
    const wire = {
      method: 'POST',
      path,
      body: '{"max_tokens":5,"stream":true}',
      headers: {},
      isStream: true,
    } as const
    const line = protocol.encodeLine('k1', wire)
    expect(line).toBe('{"custom_id":"k1","params":{"max_tokens":5}}')
    const { body, path: where, headers } = protocol.create(draft, `${line}\n${line}\n`)
    expect(JSON.parse(body)).toEqual({ requests: [JSON.parse(line ?? ''), JSON.parse(line ?? '')] })
    expect([where, headers]).toEqual([
      '/v1/messages/batches',
      { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
    ])
    expect(protocol.encodeLine('k1', { ...wire, body: '"text"' })).toBeUndefined()
  })

  test('pages go on after the last id', () => {
    expect(protocol.list(path, undefined).path).toBe('/v1/messages/batches?limit=100')
    expect(protocol.list('/messages', 'a b').path).toBe('/messages/batches?limit=100&after_id=a%20b')
  })
})

describe('what comes back', () => {
  test('a batch under way', () => {
    // 1 + 1 + 0 + 0 + 1 = 3 requests
    expect(read({})).toMatchObject({
      id: 'msgbatch_1',
      createdAtMs: Date.UTC(2026, 10, 21),
      requests: 3,
      end: undefined,
    })
    expect(read({ processing_status: 'canceling' })?.end).toBeUndefined()
    expect(read({ request_counts: null })?.requests).toBeUndefined()
  })

  test.each([
    ['https://api.example/v1/messages/batches/b/results', path, '/v1/messages/batches/b/results'],
    // below a gateway's own path, and with a URL that already ends in /v1
    [
      'https://gate.example/a/v1/messages/batches/b/results?x=1',
      '/messages',
      '/messages/batches/b/results?x=1',
    ],
    ['https://store.example/elsewhere/b', path, '/v1/messages/batches/msgbatch_1/results'],
    ['no address', path, '/v1/messages/batches/msgbatch_1/results'],
    [null, path, '/v1/messages/batches/msgbatch_1/results'],
  ])('results at %s are fetched from the endpoint itself', (results_url, at, output) => {
    expect(read({ processing_status: 'ended', results_url }, at)?.end).toEqual({
      kind: 'completed',
      outputs: [output],
      detail: '',
      isOverLimit: false,
    })
  })

  test('cancelled and archived batches', () => {
    const ended = { processing_status: 'ended' }
    expect(read({ ...ended, cancel_initiated_at: '2026-11-21T00:00:00Z' })?.end?.kind).toBe('cancelled')
    expect(read({ ...ended, archived_at: '2026-12-21T00:00:00Z' })?.end).toMatchObject({
      outputs: [],
      detail: 'The provider has archived the results.',
    })
  })

  test('a batch of the same size may be ours, another is not', () => {
    const report = read({})
    if (report === undefined) return expect.unreachable()
    expect(protocol.match(report, draft)).toBe('maybe')
    expect(protocol.match(report, { ...draft, requests: 4 })).toBe('no')
  })

  const error = (type: string) => ({
    type: 'errored',
    error: { type: 'error', error: { type, message: 'words' } },
  })
  const refused = '{"type":"error","error":{"type":"invalid_request_error","message":"words"}}'
  test.each([
    [
      { type: 'succeeded', message: { content: [] } },
      { kind: 'answer', status: 200, body: '{"content":[]}' },
    ],
    [error('invalid_request_error'), { kind: 'answer', status: 400, body: refused }],
    // without the wrapper it gets one, as decoders expect it
    [
      { type: 'errored', error: { type: 'invalid_request_error', message: 'words' } },
      { kind: 'answer', status: 400, body: refused },
    ],
    [error('overloaded_error'), { kind: 'again', detail: '529: words' }],
    [error('rate_limit_error'), { kind: 'again', detail: '429: words' }],
    [error('api_error'), { kind: 'again', detail: '500: words' }],
    [error('never_heard_of'), { kind: 'again', detail: '500: words' }],
    [error('permission_error'), { kind: 'fatal', detail: '403: words' }],
    [error('not_found_error'), { kind: 'fatal', detail: '404: words' }],
    [{ type: 'expired' }, { kind: 'again', detail: 'expired' }],
    [{ type: 'canceled' }, { kind: 'again', detail: 'canceled' }],
    [{ type: 'succeeded' }, { kind: 'again', detail: 'succeeded' }],
  ])('a line: %j', (result, expected) => {
    expect(protocol.readLine(JSON.stringify({ custom_id: 'k', result }))).toEqual({
      key: 'k',
      result: expected,
    })
  })

  test.each(['', 'null', '{"custom_id":"k"}', '{"custom_id":"k","result":{"ty'])('no line: %j', (line) => {
    expect(protocol.readLine(line)).toBeUndefined()
  })
})
