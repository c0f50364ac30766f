/** What an answer is kept under: which changes ask again, and which do not. */

import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/base/canonical-json.js'
import type { ModelBinding } from '../../src/model/binding.js'
import type { ChatRequest } from '../../src/model/chat.js'
import { chatEffect, embeddingEffect, sampleSeed, settledRequest } from '../../src/model/model-effect.js'

const binding = {
  alias: 'writer',
  protocol: 'openai-compatible',
  endpoint: 'team',
  url: 'http://one/v1',
  model: 'm',
  parameters: { temperature: 0.5, maxTokens: 100, extra: { top_k: 4 } },
  structured: 'schema',
} as unknown as ModelBinding
const request: ChatRequest = { messages: [{ role: 'user', content: 'Hello' }], sample: 0 }
const key = (over: Partial<ModelBinding> = {}, question: Partial<ChatRequest> = {}, seed = 1): string =>
  canonicalJson(chatEffect({ ...binding, ...over }, { ...request, ...question }, seed))

describe('chatEffect', () => {
  test.each<[string, Partial<ModelBinding>]>([
    ['alias', { alias: 'other' }],
    ['url', { url: 'http://two/v1' }],
    ['concurrency', { concurrency: 9 }],
    ['attempts', { attempts: 2 }],
    ['stream', { isStreamed: true }],
    ['batch', { batch: { requests: 1, gatherSeconds: 1, pollSeconds: 1 } }],
    ['family', { family: 'x' }],
    ['structured mode, without a schema', { structured: 'tool' }],
  ])('%s does not ask again', (_, over) => {
    expect(key(over)).toBe(key())
  })

  test.each<[string, Partial<ModelBinding>]>([
    ['endpoint', { endpoint: 'other' }],
    ['model', { model: 'n' }],
    ['protocol', { protocol: 'anthropic' }],
    ['temperature', { parameters: { ...binding.parameters, temperature: 0.6 } }],
  ])('another %s asks again', (_, over) => {
    expect(key(over)).not.toBe(key())
  })

  test.each<[string, Partial<ChatRequest>]>([
    ['message', { messages: [{ role: 'user', content: 'Hello!' }] }],
    ['system text', { messages: [{ role: 'system', content: 'Be kind.' }, ...request.messages] }],
    ['schema', { schema: { name: 'a', schema: { type: 'object' } } }],
    ['tools', { tools: [{ name: 't', parameters: {} }] }],
    ['token limit', { maxTokens: 7 }],
    ['sample', { sample: 1 }],
    ['fresh sample', { sample: '0+1' }],
    ['log-probabilities', { logprobs: 0 }],
  ])('another %s asks again', (_, question) => {
    expect(key({}, question)).not.toBe(key())
  })

  test('an image stands as its hash', () => {
    const image = { type: 'image' as const, mediaType: 'image/png', base64: 'QUJD', sha256: 'abc' }
    const text = key({}, { messages: [{ role: 'user', content: [image] }] })
    expect(text).toContain('"sha256":"abc"')
    expect(text).not.toContain('QUJD')
  })
})

describe('embeddingEffect', () => {
  test('texts, model and length of the vectors', () => {
    expect(embeddingEffect(binding, { texts: ['a'], dimensions: 3 })).toEqual({
      kind: 'embed',
      protocol: 'openai-compatible',
      endpoint: 'team',
      model: 'm',
      texts: ['a'],
      dimensions: 3,
    })
  })
})

describe('sampleSeed', () => {
  test('31 bits, of the recipe’s seed and the sample', () => {
    const seeds = [sampleSeed(0, 0), sampleSeed(0, 1), sampleSeed(1, 0), sampleSeed(0, '0+1')]
    expect(new Set(seeds).size).toBe(4)
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true)
    expect(sampleSeed(0, 0)).toBe(sampleSeed(0, 0))
  })
})

describe('settledRequest', () => {
  test('a question’s settings go over those of the model; extra keys are merged', () => {
    const settled = settledRequest(binding, { ...request, maxTokens: 7, extra: { min_p: 1 } })
    expect(settled).toMatchObject({ temperature: 0.5, maxTokens: 7, extra: { top_k: 4, min_p: 1 } })
  })
})
