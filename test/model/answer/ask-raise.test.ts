/** Answers cut short are asked for again with more tokens. */

import { describe, expect, test } from 'vitest'
import { ask, type Reader } from '../../../src/model/answer/ask.js'
import { defaultAnswerPolicy } from '../../../src/model/answer/policy.js'
import type { ChatAnswer } from '../../../src/model/chat.js'
import { briefly, question, saying } from './said.js'

const readNumber: Reader<number> = (text) =>
  /^\d+$/.test(text) ? { value: Number(text) } : { fault: 'no-number', detail: `"${text}" is no number.` }

const usage = { inputTokens: 9, outputTokens: 300, cachedInputTokens: 0, reasoningTokens: 0 }
const cut: Partial<ChatAnswer> = { text: '4', finish: 'length' }

describe('an answer cut short', () => {
  test.each<[string, number | undefined, number | undefined, boolean, number[]]>([
    // The limit of the question, else the model's, else the tokens used, else nothing is known: the most at once.
    ['by the limit of the question', 100, 64, true, [200, 400]],
    ['by the limit of the model', undefined, 64, true, [128, 256]],
    ['after the tokens used', undefined, undefined, true, [600, 1200]],
    ['at no known limit', undefined, undefined, false, [16_384]],
    ['near the most', 10_000, undefined, true, [16_384]],
    ['above the most', 20_000, undefined, true, []],
  ])('%s', async (_, maxTokens, modelTokens, isCounted, raised) => {
    const script = modelTokens === undefined ? {} : { maxTokens: modelTokens }
    const { model, asked } = saying([{ ...cut, ...(isCounted ? { usage } : {}) }], script)
    const request = question('How many?', maxTokens === undefined ? {} : { maxTokens })
    const end = await ask(model, request, readNumber, { ...defaultAnswerPolicy, samples: 0 })
    expect(asked.slice(1).map((one) => one.maxTokens)).toEqual(raised)
    expect(end).toMatchObject({ refused: 'truncated' })
  })

  test('is asked for again under the same name, and the limit stays raised', async () => {
    const { model, asked } = saying([cut, 'four', 'five', 'six', '7'], { maxTokens: 50 })
    expect(await ask(model, question(), readNumber)).toMatchObject({ value: 7 })
    expect(asked.map(briefly)).toMatchInlineSnapshot(`
      [
        "#0 user: How many cups?",
        "#0 ≤100 user: How many cups?",
        "#0 ≤100 user: How many cups? | assistant: four | user: Your last answer could not be used: "four" is no number.",
        "#0 ≤100 user: How many cups? | assistant: five | user: Your last answer could not be used: "five" is no number.",
        "#0+1 ≤100 user: How many cups?",
      ]
    `)
  })

  test('counts its raises over all samples', async () => {
    const { model, asked } = saying([cut], { maxTokens: 50 })
    await ask(model, question(), readNumber)
    expect(asked.map(({ sample, maxTokens }) => `${sample} ${maxTokens}`)).toEqual([
      '0 undefined',
      '0 100',
      '0 200',
      '0+1 200',
    ])
  })

  test('is truncated, not rejected, where the endpoint rejects the raised limit', async () => {
    const { model, asked } = saying([cut, { fault: 'request-refused' }, '8'], { maxTokens: 50 })
    expect(await ask(model, question(), readNumber)).toMatchObject({ value: 8 })
    expect(asked.map(({ sample, maxTokens }) => `${sample} ${maxTokens}`)).toEqual([
      '0 undefined',
      '0 100',
      '0+1 undefined',
    ])
    const last = saying([cut, { fault: 'request-refused' }, cut], { maxTokens: 50 })
    expect(await ask(last.model, question(), readNumber)).toMatchObject({ refused: 'truncated' })
  })
})
