/** Asking a model until its answer can be used. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CallFailed } from '../../../src/base/errors.js'
import { ask, askText, type Reader } from '../../../src/model/answer/ask.js'
import { defaultAnswerPolicy } from '../../../src/model/answer/policy.js'
import type { ChatAnswer, FinishReason } from '../../../src/model/chat.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { briefly, question, saying } from './said.js'

const readNumber: Reader<number> = (text) =>
  /^\d+$/.test(text) ? { value: Number(text) } : { fault: 'no-number', detail: `"${text}" is no number.` }

describe('an answer', () => {
  test('that reads well is taken at once', async () => {
    const { model, asked } = saying(['42'])
    const end = await ask(model, question(), readNumber)
    expect(end).toMatchObject({ value: 42, answer: { text: '42' } })
    expect(asked).toEqual([question()])
    expect(end.effects).toHaveLength(1)
    expect('answer' in end && end.answer.effect).toBe(end.effects[0])
  })

  test('that the reader takes is not searched for refusals', async () => {
    const { model } = saying(["I'm sorry, but I can't help with that."])
    expect(await ask(model, question(), (text) => ({ value: text.length }))).toMatchObject({ value: 38 })
  })

  test('that only calls tools goes to the reader', async () => {
    const { model } = saying([
      { finish: 'tool-calls', toolCalls: [{ id: 'c1', name: 'add', arguments: '{}' }] },
    ])
    expect(await ask(model, question(), (text) => ({ value: text }))).toMatchObject({ value: '' })
  })

  test('with half of a surrogate pair is mended before it is read or sent back', async () => {
    const { model, asked } = saying(['x\ud83d', '1'])
    expect(await ask(model, question(), readNumber)).toMatchObject({ value: 1 })
    expect(asked[1]?.messages[1]?.content).toBe('x\ufffd')
  })
})

describe('repair turns', () => {
  test('keep the question and show the last bad answer only', async () => {
    const { model, asked } = saying(['four', 'five', '6'])
    const end = await ask(model, question(), readNumber)
    expect(end).toMatchObject({ value: 6 })
    expect(asked.map(briefly)).toMatchInlineSnapshot(`
      [
        "#0 user: How many cups?",
        "#0 user: How many cups? | assistant: four | user: Your last answer could not be used: "four" is no number.",
        "#0 user: How many cups? | assistant: five | user: Your last answer could not be used: "five" is no number.",
      ]
    `)
    expect(new Set(end.effects).size).toBe(3)
  })

  test('never ask the same question twice: an answer that comes again is told in a longer conversation', async () => {
    const { model, asked } = saying(['four', 'four', 'five', 'four', '6'])
    const end = await ask(model, question(), readNumber, { ...defaultAnswerPolicy, repairs: 4 })
    expect(end).toMatchObject({ value: 6 })
    const said = asked.map(({ messages }) => messages.filter(({ role }) => role === 'assistant'))
    expect(said.map((turns) => turns.map(({ content }) => content).join(' '))).toEqual([
      '',
      'four',
      'four four',
      'five',
      'five four',
    ])
    expect(new Set(end.effects).size).toBe(5)
  })

  test('are followed by a fresh sample, then by the last reason', async () => {
    const { model, asked } = saying(['four', 'five', 'six', 'seven', 'eight', 'nine'])
    const end = await ask(model, question('How many?', { sample: 'row 7' }), readNumber)
    expect(asked.map(({ sample, messages }) => `${sample}: ${messages.length}`)).toEqual([
      'row 7: 1',
      'row 7: 3',
      'row 7: 3',
      'row 7+1: 1',
      'row 7+1: 3',
      'row 7+1: 3',
    ])
    expect(end).toMatchObject({ refused: 'no-number', detail: '"nine" is no number.' })
    expect(end.effects).toHaveLength(6)
  })

  test('do not happen where the policy has none', async () => {
    const { model, asked } = saying(['four'])
    const policy = { ...defaultAnswerPolicy, repairs: 0, samples: 2 }
    expect(await ask(model, question(), readNumber, policy)).toMatchObject({ refused: 'no-number' })
    expect(asked.map(({ sample }) => sample)).toEqual([0, '0+1', '0+2'])
  })

  test('that the endpoint rejects lead to a fresh sample', async () => {
    const { model, asked } = saying(['four', { fault: 'request-refused', detail: 'Too long.' }, '5'])
    expect(await ask(model, question(), readNumber)).toMatchObject({ value: 5 })
    expect(asked.map(({ sample }) => sample)).toEqual([0, 0, '0+1'])
  })
})

describe('ends at once', () => {
  test.each<[string, string | Partial<ChatAnswer>, string, string]>([
    [
      'a request that is rejected',
      { fault: 'request-refused', detail: 'No image.' },
      'request-refused',
      'No image.',
    ],
    [
      'a filter',
      { text: '4', finish: 'content-filter' },
      'content-filtered',
      'The endpoint filtered the answer.',
    ],
    ['a refusal by finish', { finish: 'refusal' }, 'refused', 'The endpoint says that the model refused.'],
    ['a refusal by field', { text: '4', refusal: 'No.' }, 'refused', 'No.'],
    ['a refusal by rule', "I can't help with that.", 'refused', 'By rule cannot-serve.'],
  ])('%s', async (_, said, refused, detail) => {
    const { model, asked } = saying([said])
    const end = await ask(model, question(), readNumber)
    expect(end).toMatchObject({ refused, detail })
    expect([asked.length, end.effects.length]).toEqual([1, 1])
  })

  test("a reader's own word of refusal", async () => {
    const { model, asked } = saying(['no'])
    const end = await ask(model, question(), () => ({ fault: 'refused', detail: 'It says no.' }))
    expect(end).toMatchObject({ refused: 'refused', detail: 'It says no.' })
    expect(asked).toHaveLength(1)
  })

  test('what the port throws', async () => {
    const failing = new CallFailed('call-failed', { message: 'No answer.' })
    const model = { ...scriptedPort({}), chat: () => Promise.reject(failing) }
    await expect(ask(model, question(), readNumber)).rejects.toBe(failing)
  })
})

describe('a fresh sample without repair', () => {
  test.each<[string, string | Partial<ChatAnswer>, string]>([
    ['an answer of no protocol', { fault: 'bad-answer', detail: 'HTML.' }, 'bad-answer'],
    ['an empty answer', ' \n', 'empty-answer'],
  ])('%s', async (_, said, refused) => {
    const once = saying([said, '7'])
    expect(await ask(once.model, question(), readNumber)).toMatchObject({ value: 7 })
    expect(once.asked.map(({ sample }) => sample)).toEqual([0, '0+1'])
    expect(await ask(saying([said]).model, question(), readNumber)).toMatchObject({ refused })
  })
})

describe('text', () => {
  test('comes without white space at its ends', async () => {
    expect(await askText(saying([' Tea for two.\n']).model, question())).toMatchObject({
      value: 'Tea for two.',
    })
  })

  test.each(['I cannot assist with that.', 'I cannot assist with that. Still:\n1. Tea\n2. Milk\n3. Sugar'])(
    'that refuses, in full or in part, is refused: %j',
    async (text) => {
      expect(await askText(saying([text]).model, question())).toMatchObject({
        refused: 'refused',
        detail: 'By rule cannot-serve.',
      })
    },
  )
})

test('law: calls are bounded, all are in `effects`, and the same answers give the same end', async () => {
  const finish = fc.constantFrom<FinishReason>(
    'stop',
    'stop',
    'length',
    'refusal',
    'content-filter',
    'unknown',
  )
  const fault = fc.constantFrom(
    undefined,
    undefined,
    undefined,
    'request-refused' as const,
    'bad-answer' as const,
  )
  const said = fc.record({
    text: fc.constantFrom('', 'four', '4', 'I cannot help you with it.'),
    finish,
    fault,
  })
  const bound = fc.integer({ min: 0, max: 3 })
  const policies = fc.record({
    repairs: bound,
    raises: bound,
    samples: bound,
    mostTokens: fc.integer({ min: 1, max: 1000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 12 }), policies, async (things, policy) => {
      const { model, asked } = saying(things, { maxTokens: 100 })
      const end = await ask(model, question(), readNumber, policy)
      const { repairs, raises, samples } = policy
      expect(asked.length).toBeLessThanOrEqual((1 + samples) * (1 + repairs) + raises)
      expect(end.effects).toHaveLength(asked.length)
      expect('answer' in end ? end.answer.effect : end.effects.at(-1)).toBe(end.effects.at(-1))
      expect(asked.every(({ maxTokens = 0 }) => maxTokens <= Math.max(100, policy.mostTokens))).toBe(true)
      expect(await ask(saying(things, { maxTokens: 100 }).model, question(), readNumber, policy)).toEqual(end)
    }),
  )
})
