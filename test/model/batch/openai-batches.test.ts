/** The batch interface of OpenAI: what goes out, byte by byte, and how what comes back is read. */

import { describe, expect, test } from 'vitest'
import { openaiBatches as protocol } from '../../../src/model/batch/openai-batches.js'
import type { WireRequest } from '../../../src/model/protocol.js'

const draft = { tag: 'tag0', path: '/chat/completions', requests: 1, fileId: 'file-1' }

function chat(body: string): WireRequest {
  return { method: 'POST', path: '/chat/completions', body, headers: {}, isStream: true }
}

describe('what goes out', () => {
  test('a line holds the body without what belongs to a stream', () => {
    const wire = chat('{"model":"m","stream":true,"stream_options":{"include_usage":true},"seed":7}')
    expect(protocol.encodeLine('k1', wire)).toBe(
      '{"custom_id":"k1","method":"POST","url":"/v1/chat/completions","body":{"model":"m","seed":7}}',
    )
    expect(protocol.encodeLine('k1', chat('[1]'))).toBeUndefined()
    expect(protocol.encodeLine('k1', chat('rubbish'))).toBeUndefined()
  })

  test('requests of different models or paths do not share a batch', () => {
    const groups = [
      chat('{"model":"a"}'),
      chat('{"model":"b"}'),
      { ...chat('{"model":"a"}'), path: '/embeddings' },
    ]
    expect(groups.map(protocol.groupOf)).toEqual([
      '/chat/completions a',
      '/chat/completions b',
      '/embeddings a',
    ])
  })

  test('the upload is a form of two parts', () => {
    const { method, path, headers, body } = protocol.upload(draft, '{"a":1}\n')
    expect([method, path, headers]).toEqual([
      'POST',
      '/files',
      { 'content-type': 'multipart/form-data; boundary=cupel-tag0' },
    ])
    expect(body.split('\r\n')).toEqual([
      '--cupel-tag0',
      'Content-Disposition: form-data; name="purpose"',
      '',
      'batch',
      '--cupel-tag0',
      'Content-Disposition: form-data; name="file"; filename="tag0.jsonl"',
      'Content-Type: application/jsonl',
      '',
      '{"a":1}\n',
      '--cupel-tag0--',
      '',
    ])
  })

  test('a batch is created with our tag', () => {
    expect(JSON.parse(protocol.create(draft, '').body)).toEqual({
      input_file_id: 'file-1',
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
      metadata: { cupel: 'tag0' },
    })
  })

  test('ids of the provider are escaped in paths', () => {
    expect(protocol.retrieve('', '../x').path).toBe('/batches/..%2Fx')
    expect(protocol.list('', 'a&b').path).toBe('/batches?limit=100&after=a%26b')
  })
})

describe('what comes back', () => {
  const read = (fields: object) =>
    protocol.readBatch(
      '',
      JSON.stringify({ id: 'b', status: 'in_progress', created_at: 1_700_000_000, ...fields }),
    )

  test('a batch under way', () => {
    const counts = { total: 5, completed: 2, failed: 1 }
    expect(read({ request_counts: counts, metadata: { cupel: 't' }, input_file_id: 'f' })).toEqual({
      id: 'b',
      createdAtMs: 1_700_000_000_000,
      tag: 't',
      fileId: 'f',
      requests: 5,
      progress: 'in_progress 2 1',
      end: undefined,
    })
  })

  test.each(['validating', 'in_progress', 'finalizing', 'cancelling', 'something-new'])(
    '%s is no end',
    (status) => {
      expect(read({ status })?.end).toBeUndefined()
    },
  )

  test('ends name their files, errors come in the provider’s words', () => {
    expect(read({ status: 'completed', output_file_id: 'o', error_file_id: null })?.end).toEqual({
      kind: 'completed',
      outputs: ['/files/o/content'],
      detail: '',
      isOverLimit: false,
    })
    expect(read({ status: 'expired', output_file_id: 'o', error_file_id: 'e' })?.end?.outputs).toEqual([
      '/files/o/content',
      '/files/e/content',
    ])
    const data = [
      { code: 'token_limit_exceeded', message: 'Queue is full' },
      { message: 'bad', line: 3 },
    ]
    expect(read({ status: 'failed', errors: { data } })?.end).toEqual({
      kind: 'failed',
      outputs: [],
      detail: 'Queue is full; bad (line 3)',
      isOverLimit: true,
    })
  })

  test('pages, good and bad', () => {
    const page = { data: [{ id: 'b', status: 'x' }, { id: 1 }], has_more: true, last_id: 'b' }
    expect(protocol.readList('', JSON.stringify(page))).toMatchObject({ batches: [{ id: 'b' }], next: 'b' })
    expect(protocol.readList('', '{"data":[],"has_more":false}')).toEqual({ batches: [], next: undefined })
    for (const bad of ['', 'null', '{}', '{"data":7}']) expect(protocol.readList('', bad)).toBeUndefined()
    for (const bad of ['', '[]', '{"id":"b"}', '{"id":"b","sta'])
      expect(protocol.readBatch('', bad)).toBeUndefined()
  })

  test('matches by tag, or by file', () => {
    const report = read({ metadata: null, input_file_id: 'file-1' })
    if (report === undefined) return expect.unreachable()
    expect(protocol.match(report, draft)).toBe('yes')
    expect(protocol.match({ ...report, fileId: 'other' }, draft)).toBe('no')
    expect(protocol.match({ ...report, fileId: 'other', tag: 'tag0' }, draft)).toBe('yes')
    // no file on either side is no match
    expect(protocol.match({ ...report, fileId: undefined }, { ...draft, fileId: undefined })).toBe('no')
  })

  test.each([
    ['an answer', 200, { choices: [] }, { kind: 'answer', status: 200, body: '{"choices":[]}' }],
    [
      'refused',
      400,
      { error: { message: 'no' } },
      { kind: 'answer', status: 400, body: '{"error":{"message":"no"}}' },
    ],
    ['too many', 429, { error: { message: 'slow' } }, { kind: 'again', detail: '429: slow' }],
    ['their fault', 500, null, { kind: 'again', detail: '500: without words' }],
    ['no model', 404, { error: { message: 'gone' } }, { kind: 'fatal', detail: '404: gone' }],
    [
      'no money',
      429,
      { error: { code: 'insufficient_quota', message: 'pay' } },
      { kind: 'fatal', detail: '429: pay' },
    ],
  ])('a line: %s', (_, status_code, body, result) => {
    const line = JSON.stringify({ custom_id: 'k', response: { status_code, body }, error: null })
    expect(protocol.readLine(line)).toEqual({ key: 'k', result })
  })

  test('lines without an answer, and what is no line', () => {
    const expired = { custom_id: 'k', response: null, error: { code: 'batch_expired', message: 'too late' } }
    expect(protocol.readLine(JSON.stringify(expired))).toEqual({
      key: 'k',
      result: { kind: 'again', detail: 'too late' },
    })
    for (const bad of ['', '{"custom_id":"k","resp', '7', '{}'])
      expect(protocol.readLine(bad)).toBeUndefined()
  })
})
