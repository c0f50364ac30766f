/** Faults: each does what it says, follows from seed and request, and gives way to a client that tries again. */

import { describe, expect, test } from 'vitest'
import type { FaultShares } from '../../../src/model/mock/faults.js'
import { FaultPlan, readFault } from '../../../src/model/mock/faults.js'
import { chat, message, messageText, pairFormat, pairSchema, serve, textOf } from './serve.js'
import { Ajv2020 } from 'ajv/dist/2020.js'

const OPENAI = '/v1/chat/completions'
const isPair = new Ajv2020().compile(pairSchema)

describe('on the way', () => {
  test.each([
    ['429', 429, null],
    ['429-retry', 429, '3'],
    ['500', 500, null],
    ['529', 529, null],
  ] as const)('%s: twice, then the answer', async (kind, status, retryAfter) => {
    const { post, server } = await serve({ faults: { [kind]: 1 }, retryAfterSeconds: 3 })
    const first = await post(OPENAI, chat('Why?'))
    const [second, third] = [await post(OPENAI, chat('Why?')), await post(OPENAI, chat('Why?'))]
    expect([first.status, second.status, third.status]).toEqual([status, status, 200])
    expect(first.headers.get('retry-after')).toBe(retryAfter)
    expect(server.stats()).toMatchObject({
      answered: 1,
      transportFaults: 2,
      contentFaults: 0,
      faults: { [kind]: 2 },
    })
  })

  test('reset: the connection breaks, before the body or in it', async () => {
    const { post, server } = await serve({ faults: { reset: 1 }, mostFaultsInARow: 99 })
    for (let i = 0; i < 8; i += 1) await expect(post(OPENAI, chat(`Why ${i}?`))).rejects.toThrow()
    expect(server.stats()).toMatchObject({ answered: 0, faults: { reset: 8 } })
  })

  test('hang: no answer until the client gives up', async () => {
    const { server, send } = await serve({ faults: { hang: 1 } })
    const signal = AbortSignal.timeout(100)
    const body = JSON.stringify(chat('Why?'))
    await expect(send(OPENAI, { method: 'POST', body, signal })).rejects.toThrow()
    expect(server.stats().faults).toEqual({ hang: 1 })
  })

  test('slow-headers: late and whole', async () => {
    const { post } = await serve({ faults: { 'slow-headers': 1 }, slowHeadersMs: 150 })
    const startedMs = performance.now()
    expect((await post(OPENAI, chat('Why?'))).status).toBe(200)
    expect(performance.now() - startedMs).toBeGreaterThan(140)
  })

  test('truncated-stream: no end; requests without a stream are spared', async () => {
    const { post, server } = await serve({ faults: { 'truncated-stream': 1 }, mostFaultsInARow: 1 })
    const body = chat('Why?', { stream: true })
    expect((await post(OPENAI, body)).text).not.toContain('[DONE]')
    expect((await post(OPENAI, body)).text).toContain('[DONE]')
    await post(OPENAI, chat('Why?'))
    expect(server.stats()).toMatchObject({ answered: 2, answeredTwice: 0, transportFaults: 1 })
  })
})

describe('of the content', () => {
  const ask = async (faults: FaultShares, body = chat('A pair', pairFormat)) => {
    const { post } = await serve({ faults })
    return post(OPENAI, body)
  }

  test('truncated: cut, though the limit allows more', async () => {
    const sent = await ask({ truncated: 1 }, chat('Why?', { max_tokens: 4000 }))
    const whole = textOf(await ask({}, chat('Why?', { max_tokens: 4000 })))
    expect(JSON.parse(sent.text)).toMatchObject({ choices: [{ finish_reason: 'length' }] })
    expect(whole.startsWith(textOf(sent)) && textOf(sent).length < whole.length * 0.8).toBe(true)
  })

  test.each([1, 2, 3, 4])('bad-json is no JSON (%d)', async (seed) => {
    const sent = await ask({ 'bad-json': 1 }, chat('A pair', { ...pairFormat, seed }))
    expect(() => JSON.parse(textOf(sent)) as unknown).toThrow(SyntaxError)
  })

  test('bad-json spares questions that want no JSON', async () => {
    const { post, server } = await serve({ faults: { 'bad-json': 1 } })
    await post(OPENAI, chat('Why?'))
    expect(server.stats().contentFaults).toBe(0)
  })

  test.each([1, 2, 3, 4])('schema-miss is JSON that breaks the schema (%d)', async (seed) => {
    const sent = await ask({ 'schema-miss': 1 }, chat('A pair', { ...pairFormat, seed }))
    expect(isPair(JSON.parse(textOf(sent)))).toBe(false)
  })

  test('empty', async () => {
    expect(textOf(await ask({ empty: 1 }))).toBe('')
  })

  test('refusal comes in three ways, and again after every try', async () => {
    const { post } = await serve({ faults: { refusal: 1 } })
    const ways = new Set<string>()
    for (let i = 0; i < 20; i += 1) {
      const [first, again] = [await post(OPENAI, chat(`Why ${i}?`)), await post(OPENAI, chat(`Why ${i}?`))]
      expect(again.text).toBe(first.text)
      const { choices } = JSON.parse(first.text) as {
        choices: { finish_reason: string; message: { content: string | null; refusal: string | null } }[]
      }
      const [
        { message: said, finish_reason: finish } = {
          message: { content: '', refusal: '' },
          finish_reason: '',
        },
      ] = choices
      ways.add(said.refusal !== null ? 'field' : finish === 'content_filter' ? 'filter' : 'words')
    }
    expect([...ways].sort()).toEqual(['field', 'filter', 'words'])
  })

  test('duplicate: different questions get one of five answers', async () => {
    const { post } = await serve({ faults: { duplicate: 1 } })
    const texts = new Set<string>()
    for (let i = 0; i < 40; i += 1) texts.add(textOf(await post(OPENAI, chat(`Why ${i}?`))))
    expect(texts.size).toBe(5)
  })

  test('a tool of Anthropic gets bad arguments as an object, since it has no others', async () => {
    const { post } = await serve({ faults: { 'bad-json': 1 } })
    const tools = [{ name: 'save', input_schema: pairSchema }]
    const sent = await post(
      '/v1/messages',
      message('A pair', { tools, tool_choice: { type: 'tool', name: 'save' } }),
    )
    const { content } = JSON.parse(sent.text) as { content: { input: unknown }[] }
    expect(isPair(content[0]?.input)).toBe(false)
  })

  test('refusals of Anthropic are words or a stop reason', async () => {
    const { post } = await serve({ faults: { refusal: 1 } })
    const reasons = new Set<string>()
    for (let i = 0; i < 20; i += 1) {
      const sent = await post('/v1/messages', message(`Why ${i}?`))
      reasons.add((JSON.parse(sent.text) as { stop_reason: string }).stop_reason)
      expect(messageText(sent)).not.toBe('')
    }
    expect([...reasons].sort()).toEqual(['end_turn', 'refusal'])
  })
})

describe('the draw', () => {
  const shares: FaultShares = { '500': 0.2, reset: 0.1, empty: 0.2 }
  const keys = Array.from({ length: 2000 }, (_, i) => `${i.toString(16).padStart(16, '0')}`)
  const all = (): true => true

  test('does not depend on the order of arrival', () => {
    const [forth, back] = [new FaultPlan(shares, 1, 2), new FaultPlan(shares, 1, 2)]
    const there = keys.map((key) => forth.draw(key, 1, key, all))
    const backwards = keys.toReversed().map((key) => back.draw(key, 1, key, all))
    expect(backwards.reverse()).toEqual(there)
  })

  test('keeps to the shares', () => {
    const plan = new FaultPlan(shares, 1, 2)
    const drawn = keys.map((key) => plan.draw(key, 1, key, all))
    // 2,000 draws of share 0.2: 400 ± 54 (three standard errors)
    expect(Math.abs(drawn.filter((kind) => kind === '500').length - 400)).toBeLessThan(54)
    expect(Math.abs(drawn.filter((kind) => kind === undefined).length - 1000)).toBeLessThan(68)
  })

  test('at most two in a row for one question', () => {
    const plan = new FaultPlan({ '500': 1 }, 1, 2)
    const drawn = [1, 2, 3, 4, 5, 6].map((arrival) => plan.draw('00'.repeat(8), arrival, 'ff'.repeat(8), all))
    expect(drawn).toEqual(['500', '500', undefined, '500', '500', undefined])
  })

  test.each([
    ['50=0.1', 'There is no fault called "50".'],
    ['500', 'The share of the fault "500" is "".'],
    ['500=0.1=5', 'The share of the fault "500" is "0.1=5".'],
    ['reset=2', 'The share of the fault "reset" is "2".'],
  ])('%s is refused', (text, said) => {
    expect(() => readFault(text)).toThrow(said)
  })

  test('shares above 1 together are refused', () => {
    expect(() => new FaultPlan({ '500': 0.7, reset: 0.4 }, 1, 2)).toThrow('The shares of the faults make 1.1')
  })
})
