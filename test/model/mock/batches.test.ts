/** Batches of both protocols: from upload to results, with what expires, errs or is cancelled. */

import { describe, expect, test } from 'vitest'
import type { MockServerOptions } from '../../../src/model/mock/mock-options.js'
import { chat, message, messageText, serve, type Sent } from './serve.js'

interface BatchJson {
  readonly id: string
  readonly status?: string
  readonly processing_status?: string
  readonly request_counts: Readonly<Record<string, number>>
  readonly output_file_id: string | null
  readonly error_file_id: string | null
  readonly results_url?: string | null
}

const parsed = <T>({ text }: Sent): T => JSON.parse(text) as T
const questions = Array.from({ length: 450 }, (_, i) => `Why does river ${i} bend?`)

async function openAi(options: MockServerOptions) {
  const served = await serve(options)
  const again = async (ask: () => Promise<Sent>): Promise<Sent> => {
    const sent = await ask()
    return sent.status === 500 ? again(ask) : sent
  }
  const mock: typeof served = {
    ...served,
    send: (...given) => again(() => served.send(...given)),
    post: (...given) => again(() => served.post(...given)),
  }
  const upload = async (lines: readonly unknown[]): Promise<string> => {
    const form = new FormData()
    form.set('purpose', 'batch')
    form.set('file', new Blob([lines.map((line) => JSON.stringify(line)).join('\n')]), 'in.jsonl')
    return parsed<{ id: string }>(await mock.send('/v1/files', { method: 'POST', body: form })).id
  }
  const create = async (asked: readonly string[], prefix = 'q'): Promise<BatchJson> => {
    const lines = asked.map((content, i) => ({
      custom_id: `${prefix}${i}`,
      method: 'POST',
      url: '/v1/chat/completions',
      body: chat(content, { seed: i }),
    }))
    const order = { endpoint: '/v1/chat/completions', completion_window: '24h', metadata: { run: 'a' } }
    const input_file_id = await upload(lines)
    return parsed<BatchJson>(await mock.post('/v1/batches', { ...order, input_file_id }))
  }
  const ended = async (id: string): Promise<BatchJson> => {
    for (;;) {
      const batch = parsed<BatchJson>(await mock.send(`/v1/batches/${id}`))
      if (!/in_progress|finalizing|cancelling/.test(batch.status ?? '')) return batch
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const lines = async (file: string | null): Promise<Record<string, unknown>[]> => {
    if (file === null) return []
    const { text } = await mock.send(`/v1/files/${file}/content`)
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  }
  return { ...mock, upload, create, ended, lines }
}

describe('OpenAI', () => {
  test('every request is answered as it would be by itself, in another order', async () => {
    const mock = await openAi({ batchSeconds: 0.05 })
    const made = await mock.create(questions)
    expect(made).toMatchObject({
      status: 'in_progress',
      request_counts: { total: 450 },
      metadata: { run: 'a' },
    })
    const batch = await mock.ended(made.id)
    expect(batch).toMatchObject({
      status: 'completed',
      request_counts: { total: 450, completed: 450, failed: 0 },
    })
    const lines = await mock.lines(batch.output_file_id)
    const ids = lines.map((line) => String(line['custom_id']))
    expect(ids[0]).not.toBe('q0')
    expect(new Set(ids).size).toBe(450)
    const seventh = lines.find((line) => line['custom_id'] === 'q7')?.['response'] as { body: unknown }
    const alone = await mock.post('/v1/chat/completions', chat('Why does river 7 bend?', { seed: 7 }))
    expect(seventh.body).toEqual(JSON.parse(alone.text))
    expect(mock.server.stats().batches).toMatchObject({
      created: 1,
      ended: 1,
      requests: 450,
      repeatedCustomIds: 0,
    })
  })

  test('progress is seen while it runs', async () => {
    const mock = await openAi({ batchSeconds: 0.4 })
    const { id } = await mock.create(questions)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const { request_counts: counts } = parsed<BatchJson>(await mock.send(`/v1/batches/${id}`))
    expect(counts['completed']).toBeGreaterThan(100)
    expect(counts['completed']).toBeLessThan(450)
  })

  test('an expired batch has part of its results, and what is asked again gets through', async () => {
    const mock = await openAi({ batchSeconds: 0, faults: { 'expired-batch': 1 } })
    let open = [...questions.keys()]
    const rounds: number[] = []
    const line = (i: number) => ({
      custom_id: `q${i}`,
      method: 'POST',
      url: '/v1/chat/completions',
      body: chat(questions[i] ?? ''),
    })
    while (open.length > 0 && rounds.length < 5) {
      const input_file_id = await mock.upload(open.map(line))
      const order = { endpoint: '/v1/chat/completions', completion_window: '24h', input_file_id }
      const batch = await mock.ended(parsed<BatchJson>(await mock.post('/v1/batches', order)).id)
      const errors = await mock.lines(batch.error_file_id)
      expect(batch.status).toBe(errors.length > 0 ? 'expired' : 'completed')
      open = errors.map((error) => Number(String(error['custom_id']).slice(1)))
      rounds.push(open.length)
    }
    expect(rounds.at(-1)).toBe(0)
    expect(rounds[0]).toBeGreaterThan(150)
    const { batches, answered, answeredTwice } = mock.server.stats()
    expect([answered, answeredTwice, batches.repeatedCustomIds]).toEqual([450, 0, rounds[0]])
  })

  test('errors of single requests stand in the error file', async () => {
    const mock = await openAi({ batchSeconds: 0, faults: { '500': 0.2 } })
    const batch = await mock.ended((await mock.create(questions)).id)
    const errors = await mock.lines(batch.error_file_id)
    expect(batch.request_counts['failed']).toBe(errors.length)
    expect(Math.abs(errors.length - 90)).toBeLessThan(30)
    expect(errors[0]).toMatchObject({ response: { status_code: 500 }, error: null })
  })

  test('a cancelled batch keeps what was done', async () => {
    const mock = await openAi({ batchSeconds: 10 })
    const { id } = await mock.create(questions)
    expect(parsed<BatchJson>(await mock.post(`/v1/batches/${id}/cancel`, '')).status).toBe('cancelling')
    const batch = await mock.ended(id)
    expect(batch.status).toBe('cancelled')
    expect((await mock.lines(batch.output_file_id)).length).toBeLessThan(450)
  })

  test('a file with a custom_id twice makes a failed batch', async () => {
    const mock = await openAi({})
    const line = { custom_id: 'q', method: 'POST', url: '/v1/chat/completions', body: chat('Why?') }
    const input_file_id = await mock.upload([line, line])
    const batch = parsed<BatchJson & { errors: { data: { message: string }[] } }>(
      await mock.post('/v1/batches', { endpoint: '/v1/chat/completions', input_file_id }),
    )
    expect(batch.status).toBe('failed')
    expect(batch.errors.data[0]?.message).toBe('Line 2: the custom_id "q" stands twice.')
  })

  test('the list goes from the newest, page by page', async () => {
    const mock = await openAi({ batchSeconds: 0 })
    const ids: string[] = []
    for (let i = 0; i < 3; i += 1) ids.push((await mock.create(['Why?'], `b${i}-`)).id)
    const page = async (query: string) =>
      parsed<{ data: BatchJson[]; has_more: boolean }>(await mock.send(`/v1/batches?${query}`))
    const first = await page('limit=2')
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([[ids[2], ids[1]], true])
    const second = await page(`limit=2&after=${ids[1]}`)
    expect([second.data.map(({ id }) => id), second.has_more]).toEqual([[ids[0]], false])
  })

  test('a reset may come after the batch was made: the list shows it', async () => {
    const lost = await openAi({ batchSeconds: 0, faults: { reset: 0.5 }, seed: 3 })
    let [asked, broken] = [0, 0]
    for (let i = 0; i < 12; i += 1) {
      asked += 1
      await lost.create(['Why?'], `x${i}-`).catch(() => (broken += 1))
    }
    const { batches } = lost.server.stats()
    expect(broken).toBeGreaterThan(0)
    expect(batches.created).toBeGreaterThan(asked - broken - 1)
  })
})

describe('Anthropic', () => {
  test('from requests to results', async () => {
    const mock = await serve({ batchSeconds: 0.05 })
    const requests = questions.map((content, i) => ({ custom_id: `q${i}`, params: message(content) }))
    const made = parsed<BatchJson>(await mock.post('/v1/messages/batches', { requests }))
    expect(made).toMatchObject({ processing_status: 'in_progress', results_url: null })
    let batch = made
    while (batch.processing_status !== 'ended') {
      await new Promise((resolve) => setTimeout(resolve, 10))
      batch = parsed<BatchJson>(await mock.send(`/v1/messages/batches/${made.id}`))
    }
    expect(batch.request_counts).toEqual({
      processing: 0,
      succeeded: 450,
      errored: 0,
      canceled: 0,
      expired: 0,
    })
    const { text } = await mock.send(`/v1/messages/batches/${made.id}/results`)
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { custom_id: string; result: { message: unknown } })
    expect(lines).toHaveLength(450)
    const alone = await mock.post('/v1/messages', message('Why does river 7 bend?'), {
      'idempotency-key': 'q7',
    })
    const seventh = lines.find(({ custom_id: id }) => id === 'q7')?.result.message
    expect(messageText({ ...alone, text: JSON.stringify(seventh) })).toBe(messageText(alone))
    const list = parsed<{ data: BatchJson[] }>(await mock.send('/v1/messages/batches'))
    expect(list.data.map(({ id }) => id)).toEqual([made.id])
  })

  test('a batch of the one protocol is not found in the other', async () => {
    const mock = await serve({})
    const requests = [{ custom_id: 'q', params: message('Why?') }]
    const { id } = parsed<BatchJson>(await mock.post('/v1/messages/batches', { requests }))
    expect((await mock.send(`/v1/batches/${id}`)).status).toBe(404)
    expect((await mock.send(`/v1/messages/batches/${id}/results`)).status).toBe(404)
  })
})
