/** Embeddings: what goes out, the order of what comes back, and what is not accepted. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeEmbedding, encodeEmbedding } from '../../../src/model/openai/embedding.js'
import { openaiCompatible } from '../../../src/model/openai/openai-compatible.js'
import { bindingWith } from '../wire/binding.js'

function decode(value: unknown, status = 200): ReturnType<typeof decodeEmbedding> {
  return decodeEmbedding({ status, body: JSON.stringify(value) })
}

test('a request', () => {
  const binding = bindingWith({ model: 'embed-small', parameters: { temperature: 1 } })
  expect(encodeEmbedding(binding, { texts: ['a', 'b'], dimensions: 2 })).toMatchInlineSnapshot(`
    {
      "body": "{"model":"embed-small","input":["a","b"],"dimensions":2,"encoding_format":"float"}",
      "headers": {
        "content-type": "application/json",
      },
      "isStream": false,
      "method": "POST",
      "path": "/embeddings",
    }
  `)
})

describe('decodeEmbedding', () => {
  test('vectors stand in the order of the texts', () => {
    const body = {
      object: 'list',
      model: 'embed-small',
      data: [
        { object: 'embedding', index: 1, embedding: [3, 4] },
        { object: 'embedding', index: 0, embedding: [1, 2] },
      ],
      usage: { prompt_tokens: 6, total_tokens: 6 },
    }
    expect(decode(body)).toEqual({
      vectors: [
        [1, 2],
        [3, 4],
      ],
      usage: { inputTokens: 6, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 },
      model: 'embed-small',
      fault: undefined,
      detail: undefined,
    })
  })

  test('in any order that they come', () => {
    const entries = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 1, maxLength: 9 })
    const shuffled = entries.chain((vectors) =>
      fc.tuple(
        fc.constant(vectors),
        fc.shuffledSubarray([...vectors.keys()], { minLength: vectors.length, maxLength: vectors.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([vectors, order]) => {
        const data = order.map((index) => ({ index, embedding: vectors[index] }))
        expect(decode({ data }).vectors).toEqual(vectors)
      }),
    )
  })

  test('without numbers, their place counts', () => {
    expect(decode({ data: [{ embedding: [1] }, { embedding: [2] }] }).vectors).toEqual([[1], [2]])
  })

  test.each([
    [[], 'The body holds no `data` with vectors.'],
    [[{ index: 1, embedding: [1] }], 'The vectors are not numbered from 0 to 0, each once.'],
    [
      [
        { index: 0, embedding: [1] },
        { index: 0, embedding: [2] },
      ],
      'The vectors are not numbered from 0 to 1, each once.',
    ],
    [[{ index: 0, embedding: [] }], 'Vector 0 is no list of finite numbers.'],
    [[{ index: 0, embedding: 'AACAPw==' }], 'Vector 0 is no list of finite numbers.'],
    [[{ index: 0, embedding: [1, null] }], 'Vector 0 is no list of finite numbers.'],
    [
      [
        { index: 0, embedding: [1] },
        { index: 1, embedding: [1, 2] },
      ],
      'The vectors differ in length: 1, 2.',
    ],
  ])('%j is a bad answer', (data, detail) => {
    expect(decode({ data })).toMatchObject({ fault: 'bad-answer', detail, vectors: [] })
  })

  test('a refused request keeps the words of the endpoint', () => {
    const refused = { fault: 'request-refused', detail: 'Too many texts.' }
    expect(decode({ error: { message: 'Too many texts.' } }, 400)).toMatchObject(refused)
    expect(decode({ error: { message: 'Gone.' } }, 500)).toMatchObject({
      fault: 'bad-answer',
      detail: 'Gone.',
    })
    expect(decodeEmbedding({ status: 200, body: 'ok' })).toMatchObject({ fault: 'bad-answer' })
  })
})

test('the key goes out as a bearer, and rates are read from the headers', () => {
  expect(openaiCompatible.authorization('sk-1')).toEqual({ authorization: 'Bearer sk-1' })
  const headers = {
    'x-ratelimit-remaining-requests': '59',
    'x-ratelimit-remaining-tokens': '149984',
    'x-ratelimit-reset-requests': '1s',
    'x-ratelimit-reset-tokens': '6m0s',
  }
  expect(openaiCompatible.rates({ status: 200, headers, body: '' }, 0)).toEqual({
    remainingRequests: 59,
    remainingTokens: 149_984,
    requestsResetMs: 1000,
    tokensResetMs: 360_000,
  })
  expect(openaiCompatible.rates({ status: 200, headers: {}, body: '' }, 0)).toEqual({
    remainingRequests: undefined,
    remainingTokens: undefined,
    requestsResetMs: undefined,
    tokensResetMs: undefined,
  })
})
