/** Capacity, latency, counts and the log. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLatency } from '../../../src/model/mock/mock-options.js'
import { RateGate } from '../../../src/model/mock/rate-gate.js'
import { chat, serve } from './serve.js'

const OPENAI = '/v1/chat/completions'

test('slots: what comes above them is refused with a time', async () => {
  const { post, server } = await serve({ slots: 2, latency: { medianMs: 150, sigma: 0 } })
  const sent = await Promise.all([1, 2, 3, 4].map((i) => post(OPENAI, chat(`Why ${i}?`))))
  expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429])
  expect(sent.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1')
  expect(server.stats()).toMatchObject({ answered: 2, capacityRefusals: 2, transportFaults: 0 })
})

test('requests in a minute: headers count down, then 429', async () => {
  const { post } = await serve({ requestsPerMinute: 2 })
  const sent = [await post(OPENAI, chat('a')), await post(OPENAI, chat('b')), await post(OPENAI, chat('c'))]
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 429])
  expect(sent.map(({ headers }) => headers.get('x-ratelimit-remaining-requests'))).toEqual(['1', '0', '0'])
  expect(Number(sent[2]?.headers.get('retry-after'))).toBeGreaterThan(25)
})

test('the bucket fills by its rate', () => {
  const gate = new RateGate(undefined, 60)
  for (let i = 0; i < 60; i += 1) expect(gate.admit(0, 0).isAdmitted).toBe(true)
  expect(gate.admit(0, 500)).toMatchObject({ isAdmitted: false, retryAfterSeconds: 1 })
  // 60 a minute is one a second: at 1.5 s there are 1.5, one is taken
  expect(gate.admit(0, 1500).isAdmitted).toBe(true)
  expect(gate.admit(0, 1600).isAdmitted).toBe(false)
})

describe('latency', () => {
  test('is waited for', async () => {
    const { post } = await serve({ latency: { medianMs: 120, sigma: 0.1 } })
    const startedMs = performance.now()
    await post(OPENAI, chat('Why?'))
    expect(performance.now() - startedMs).toBeGreaterThan(60)
  })

  test.each([
    ['200', { medianMs: 200, sigma: 0 }],
    ['200:0.5', { medianMs: 200, sigma: 0.5 }],
  ])('%s', (text, latency) => {
    expect(readLatency(text)).toEqual(latency)
  })

  test.each(['fast', '-1', '', '1:2:3', '1:9'])('"%s" is refused', (text) => {
    expect(() => readLatency(text)).toThrow(`"${text}" is not a latency.`)
  })
})

test('counts by identity, and a reset', async () => {
  const { post, send, server } = await serve()
  for (const key of ['a', 'b', 'a', 'a']) await post(OPENAI, chat('Why?'), { 'idempotency-key': key })
  const stats = JSON.parse((await send('/mock/stats')).text) as Record<string, unknown>
  expect(stats).toMatchObject({
    requests: { 'POST /v1/chat/completions': 4 },
    answered: 4,
    answeredOnce: 2,
    answeredTwice: 1,
    inFlight: 0,
  })
  await send('/mock/reset', { method: 'POST' })
  expect(server.stats()).toMatchObject({ requests: {}, answered: 0, answeredTwice: 0 })
})

test('the log holds keys and bodies, one request a line, and no other header', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-mock-test-'))
  const logPath = join(folder, 'log.jsonl')
  try {
    const { post, server } = await serve({ logPath })
    const headers = { authorization: 'Bearer hush', 'idempotency-key': 'k"1' }
    await post(OPENAI, JSON.stringify(chat('Why?'), null, 2), headers)
    await post(OPENAI, 'no json')
    await server.close()
    expect(readFileSync(logPath, 'utf8')).toBe(
      '{"path":"/v1/chat/completions","key":"k\\"1","body":{"model":"mock-small","messages":[{"role":"user","content":"Why?"}]}}\n' +
        '{"path":"/v1/chat/completions","body":"no json"}\n',
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
