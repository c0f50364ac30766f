/** The mock server over HTTP: what it answers, and that an answer follows from the question alone. */

import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/model/actor.js'
import { REPAIR_MARK } from '../../../src/model/answer/repair-words.js'
import { chat, eventsOf, message, messageText, pairFormat, pairSchema, serve, textOf } from './serve.js'

const isPair = new Ajv2020().compile(pairSchema)
const OPENAI = '/v1/chat/completions'
const ANTHROPIC = '/v1/messages'

describe('the same question gives the same bytes', () => {
  test('in two servers of one seed; another seed, model, prompt or body seed gives another text', async () => {
    const [one, two, other] = [await serve(), await serve(), await serve({ seed: 2 })]
    const body = chat('Why do rivers bend?', { seed: 1 })
    const first = await one.post(OPENAI, body)
    expect((await two.post(OPENAI, body)).text).toBe(first.text)
    const texts = [
      textOf(first),
      textOf(await other.post(OPENAI, body)),
      textOf(await one.post(OPENAI, { ...body, model: 'mock-large' })),
      textOf(await one.post(OPENAI, chat('Why do rivers flow?', { seed: 1 }))),
      textOf(await one.post(OPENAI, chat('Why do rivers bend?', { seed: 2 }))),
    ]
    expect(new Set(texts).size).toBe(5)
  })

  test('of Anthropic the idempotency key stands in for the seed', async () => {
    const { post } = await serve()
    const ask = async (key: string): Promise<string> =>
      messageText(await post(ANTHROPIC, message('Why do rivers bend?'), { 'idempotency-key': key }))
    expect(await ask('a')).toBe(await ask('a'))
    expect(await ask('a')).not.toBe(await ask('b'))
  })

  test('turns of repair are left out, and limits only cut', async () => {
    const { post } = await serve()
    const whole = textOf(await post(OPENAI, chat('Why do rivers bend?')))
    const repaired = await post(OPENAI, {
      model: 'mock-small',
      messages: [
        { role: 'user', content: 'Why do rivers bend?' },
        { role: 'assistant', content: 'nonsense' },
        { role: 'user', content: `${REPAIR_MARK} it was nonsense.` },
      ],
    })
    expect(textOf(repaired)).toBe(whole)
    const cut = await post(OPENAI, chat('Why do rivers bend?', { max_tokens: 10 }))
    expect(textOf(cut)).toBe(whole.slice(0, 40))
    expect(JSON.parse(cut.text)).toMatchObject({
      choices: [{ finish_reason: 'length' }],
      // "Why do rivers bend?" has 19 characters: 5 tokens of 4
      usage: { prompt_tokens: 5, completion_tokens: 10, total_tokens: 15 },
    })
  })
})

describe('what is answered', () => {
  test('an actor comes first, as text or as JSON', async () => {
    const actor: Actor = {
      id: 'echo',
      recognises: ({ user }) => user.startsWith('echo '),
      answer: ({ user, schema }) =>
        schema === undefined ? user.slice(5) : { question: user.slice(5), score: 3 },
    }
    const { post } = await serve({ actors: [actor] })
    expect(textOf(await post(OPENAI, chat('echo hello')))).toBe('hello')
    expect(textOf(await post(OPENAI, chat('echo hello', pairFormat)))).toBe('{"question":"hello","score":3}')
    expect(textOf(await post(OPENAI, chat('other')))).not.toBe('hello')
  })

  test.each([
    ['by response_format', OPENAI, pairFormat],
    [
      'by output_config',
      ANTHROPIC,
      { output_config: { format: { type: 'json_schema', schema: pairSchema } } },
    ],
  ])('a schema %s', async (_, path, more) => {
    const { post } = await serve()
    const sent = await post(path, message('A pair', more))
    const text = path === OPENAI ? textOf(sent) : messageText(sent)
    expect(isPair(JSON.parse(text))).toBe(true)
  })

  test('a schema written in the prompt, and keys named there', async () => {
    const { post } = await serve()
    const written = await post(OPENAI, chat(`Answer as JSON of this schema: ${JSON.stringify(pairSchema)}`))
    expect(isPair(JSON.parse(textOf(written)))).toBe(true)
    const named = await post(OPENAI, chat('Answer in JSON with the keys "title" and "summary".'))
    expect(Object.keys(JSON.parse(textOf(named)) as object)).toEqual(['title', 'summary'])
  })

  test('a forced tool, in both protocols', async () => {
    const { post } = await serve()
    const tool = { name: 'save', parameters: pairSchema }
    const openai = await post(
      OPENAI,
      chat('Save a pair', {
        tools: [{ type: 'function', function: tool }],
        tool_choice: { type: 'function', function: { name: 'save' } },
      }),
    )
    const { choices } = JSON.parse(openai.text) as {
      choices: { finish_reason: string; message: { tool_calls: { function: { arguments: string } }[] } }[]
    }
    expect(choices[0]?.finish_reason).toBe('tool_calls')
    const given = choices[0]?.message.tool_calls[0]?.function.arguments ?? ''
    expect(isPair(JSON.parse(given))).toBe(true)
    const anthropic = await post(
      ANTHROPIC,
      message('Save a pair', {
        tools: [{ name: 'save', input_schema: pairSchema }],
        tool_choice: { type: 'any' },
      }),
    )
    const { content, stop_reason } = JSON.parse(anthropic.text) as {
      content: { input: unknown }[]
      stop_reason: string
    }
    expect([stop_reason, isPair(content[0]?.input)]).toEqual(['tool_use', true])
  })

  test('reasoning apart, by a model whose name has "reason" in it', async () => {
    const { post } = await serve()
    const openai = JSON.parse((await post(OPENAI, chat('Why?', { model: 'mock-reasoner' }))).text) as {
      choices: { message: { reasoning_content: string } }[]
      usage: { completion_tokens_details: { reasoning_tokens: number } }
    }
    const thought = openai.choices[0]?.message.reasoning_content ?? ''
    expect(openai.usage.completion_tokens_details.reasoning_tokens).toBe(Math.ceil(thought.length / 4))
    const anthropic = await post(ANTHROPIC, message('Why?', { model: 'mock-reasoner' }))
    expect(JSON.parse(anthropic.text)).toMatchObject({ content: [{ type: 'thinking' }, { type: 'text' }] })
  })

  test('log-probabilities of every piece, the alternatives less likely', async () => {
    const { post } = await serve()
    const sent = await post(OPENAI, chat('Why?', { logprobs: true, top_logprobs: 2 }))
    const { choices } = JSON.parse(sent.text) as {
      choices: {
        logprobs: { content: { token: string; logprob: number; top_logprobs: { logprob: number }[] }[] }
      }[]
    }
    const tokens = choices[0]?.logprobs.content ?? []
    expect(tokens.map(({ token }) => token).join('')).toBe(textOf(sent))
    expect(tokens.every(({ logprob, top_logprobs: top }) => logprob <= 0 && top.length === 2)).toBe(true)
  })

  test('a stop word ends the text before it', async () => {
    const { post } = await serve()
    const whole = textOf(await post(OPENAI, chat('Why do rivers bend?')))
    const stopped = textOf(await post(OPENAI, chat('Why do rivers bend?', { stop: ['.'] })))
    expect(stopped).toBe(whole.slice(0, whole.indexOf('.')))
  })
})

describe('streams', () => {
  test('the pieces of a chat completion are its text; usage comes when asked for', async () => {
    const { post } = await serve()
    const whole = textOf(await post(OPENAI, chat('Why do rivers bend?')))
    const sent = await post(
      OPENAI,
      chat('Why do rivers bend?', { stream: true, stream_options: { include_usage: true } }),
    )
    const events = eventsOf(sent) as { choices: { delta: { content?: string } }[]; usage: unknown }[]
    expect(events.map((event) => event.choices[0]?.delta.content ?? '').join('')).toBe(whole)
    expect(events.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 5 } })
    expect(sent.text.endsWith('data: [DONE]\n\n')).toBe(true)
  })

  test('the pieces of a message are its text, at a rate', async () => {
    const { post } = await serve({ tokensPerSecond: 5000 })
    const whole = messageText(await post(ANTHROPIC, message('Why do rivers bend?')))
    const events = eventsOf(await post(ANTHROPIC, message('Why do rivers bend?', { stream: true }))) as {
      type: string
      delta?: { text?: string }
    }[]
    expect(events.map(({ delta }) => delta?.text ?? '').join('')).toBe(whole)
    expect([events[0]?.type, events.at(-1)?.type]).toEqual(['message_start', 'message_stop'])
  })
})

describe('embeddings', () => {
  test('are unit vectors, near where words are shared', async () => {
    const { post } = await serve()
    const input = ['the river bends in the valley', 'in the valley bends a river', 'quarterly tax receipts']
    const sent = JSON.parse((await post('/v1/embeddings', { model: 'm', input })).text) as {
      data: { embedding: number[] }[]
    }
    const [a = [], b = [], c = []] = sent.data.map(({ embedding }) => embedding)
    const dot = (x: number[], y: number[]): number =>
      x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0)
    expect([a.length, Math.abs(dot(a, a) - 1) < 1e-5]).toEqual([256, true])
    expect(dot(a, b)).toBeGreaterThan(0.8)
    expect(Math.abs(dot(a, c))).toBeLessThan(0.4)
  })

  test('come as base64 and in other dimensions', async () => {
    const { post } = await serve()
    const body = { model: 'm', input: 'river', dimensions: 8 }
    const plain = JSON.parse((await post('/v1/embeddings', body)).text) as { data: { embedding: number[] }[] }
    const coded = JSON.parse((await post('/v1/embeddings', { ...body, encoding_format: 'base64' })).text) as {
      data: { embedding: string }[]
    }
    const bytes = Buffer.from(coded.data[0]?.embedding ?? '', 'base64')
    const floats = Array.from({ length: 8 }, (_, i) => Number(bytes.readFloatLE(i * 4).toFixed(5)))
    expect(floats).toEqual(plain.data[0]?.embedding.map((value) => Number(value.toFixed(5))))
  })
})

describe('bad requests', () => {
  test.each([
    [OPENAI, 'no json', 400, 'The body is not JSON.'],
    [OPENAI, {}, 400, '"model" is missing or no text.'],
    [OPENAI, { model: 'm', messages: [] }, 400, '"messages" is missing, empty, or not a list of objects.'],
    [ANTHROPIC, chat('Why?'), 400, '"max_tokens" is missing.'],
    ['/v1/embeddings', { model: 'm' }, 400, '"input" is missing or empty.'],
    ['/v1/nothing', {}, 404, 'Not found: POST /v1/nothing'],
  ])('%s %j: %d', async (path, body, status, said) => {
    const { post } = await serve()
    const sent = await post(path, body)
    const { error } = JSON.parse(sent.text) as { error: { message: string } }
    expect([sent.status, error.message]).toEqual([status, said])
  })

  test('a wrong key is 401, the right one passes in either header', async () => {
    const { post } = await serve({ key: 'sesame' })
    expect((await post(OPENAI, chat('Why?'))).status).toBe(401)
    expect((await post(OPENAI, chat('Why?'), { authorization: 'Bearer sesame' })).status).toBe(200)
    expect((await post(ANTHROPIC, message('Why?'), { 'x-api-key': 'sesame' })).status).toBe(200)
  })
})
