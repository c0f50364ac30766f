/** Asking for JSON by a schema. */

import { describe, expect, test } from 'vitest'
import { askJson } from '../../../src/model/answer/ask.js'
import { SCHEMA_MARK } from '../../../src/model/answer/schema-words.js'
import type { ChatRequest } from '../../../src/model/chat.js'
import { contentText } from '../../../src/model/chat.js'
import { question, saying } from './said.js'

const schema = {
  name: 'order',
  schema: {
    type: 'object',
    properties: { size: { enum: ['small', 'large'] }, count: { type: 'integer' } },
    required: ['size', 'count'],
    additionalProperties: false,
  },
}

function repairOf(request: ChatRequest | undefined): string {
  return contentText(request?.messages.at(-1)?.content ?? '')
}

describe('the question', () => {
  test.each(['schema', 'tool'] as const)('carries the schema in mode %s', async (structured) => {
    const { model, asked } = saying(['{"size": "small", "count": 2}'], { structured })
    const end = await askJson(model, question(), schema)
    expect(end).toMatchObject({ value: { size: 'small', count: 2 } })
    expect(asked).toEqual([{ ...question(), schema }])
  })

  test('carries its words in mode instruction', async () => {
    const { model, asked } = saying(['{"size": "small", "count": 2}'], { structured: 'instruction' })
    await askJson(model, question(), schema)
    expect(asked[0]).not.toHaveProperty('schema')
    expect(asked[0]?.messages).toMatchInlineSnapshot(`
      [
        {
          "content": "How many cups?

      Answer with one JSON value that follows this JSON Schema, and with nothing else:
      {"additionalProperties":false,"properties":{"count":{"type":"integer"},"size":{"enum":["small","large"]}},"required":["size","count"],"type":"object"}",
          "role": "user",
        },
      ]
    `)
  })

  test('has the words in the last message of the user, behind its images, or in a message of their own', async () => {
    const image = { type: 'image', mediaType: 'image/png', base64: '', sha256: '' } as const
    const messages = [
      { role: 'user', content: [image] },
      { role: 'assistant', content: 'Yes?' },
    ] as const
    const { model, asked } = saying(['{"size": "small", "count": 2}'], { structured: 'instruction' })
    await askJson(model, question('', { messages }), schema)
    await askJson(model, question('', { messages: [{ role: 'system', content: 'Be brief.' }] }), schema)
    expect(asked[0]?.messages[0]?.content).toEqual([
      image,
      { type: 'text', text: expect.stringContaining(SCHEMA_MARK) },
    ])
    expect(asked[0]?.messages[1]?.content).toBe('Yes?')
    expect(asked[1]?.messages.map(({ role }) => role)).toEqual(['system', 'user'])
  })
})

describe('the answer', () => {
  test.each([
    ['in a block', 'Gladly.\n```json\n{"size": "large", "count": 1}\n```'],
    ['in prose', 'As in [1]: {"size": "large", "count": 1,}'],
  ])('is found %s in every mode', async (_, text) => {
    expect(await askJson(saying([text]).model, question(), schema)).toMatchObject({
      value: { size: 'large', count: 1 },
    })
  })

  test('that breaks the schema is sent back with the places', async () => {
    const { model, asked } = saying(['{"size": "big", "cups": 1}', '{"size": "small", "count": 1}'])
    expect(await askJson(model, question(), schema)).toMatchObject({ value: { count: 1 } })
    expect(repairOf(asked[1])).toMatchInlineSnapshot(`
      "Your last answer could not be used: The JSON does not follow the schema. By place:
      - /: must have required property 'count'
      - /: must NOT have additional properties: "cups"
      - /size: must be one of "small", "large"
      Give the whole answer again with this put right, in the form first asked for, and nothing else."
    `)
    expect(asked[1]?.schema).toEqual(schema)
  })

  test('that is no JSON is sent back with the place', async () => {
    const { model, asked } = saying(["{'size': 'small'}", '{"size": "small", "count": 1}'])
    expect(await askJson(model, question(), schema)).toMatchObject({ value: { count: 1 } })
    expect(repairOf(asked[1])).toMatchInlineSnapshot(`
      "Your last answer could not be used: Its JSON breaks at line 1, column 2: JSON needs straight double quotes (at "'size': 'small'}").
      Give the whole answer again with this put right, in the form first asked for, and nothing else."
    `)
  })

  test('that is never right is dropped with its reason', async () => {
    expect(await askJson(saying(['Four cups.']).model, question(), schema)).toMatchObject({
      refused: 'bad-json',
      detail: 'It holds no JSON object.',
    })
    expect(await askJson(saying(['{"size": "small"}']).model, question(), schema)).toMatchObject({
      refused: 'schema-miss',
    })
  })

  test('of many faults shows five', async () => {
    const many = { name: 'many', schema: { type: 'array', items: { type: 'string' } } }
    const end = await askJson(saying(['[1, 2, 3, 4, 5, 6, 7]']).model, question(), many)
    expect('refused' in end && end.detail.split('\n').slice(-2)).toEqual([
      '- /4: must be string',
      '- and 2 more',
    ])
  })

  test('that refuses in prose is refused; JSON with such words is none', async () => {
    const refusal = "I'm sorry, but I can't help with that."
    const end = await askJson(saying([refusal]).model, question(), schema)
    expect(end).toMatchObject({ refused: 'refused', effects: [expect.any(String)] })
    const text = { name: 'line', schema: { type: 'object', properties: { line: { type: 'string' } } } }
    const line = JSON.stringify({ line: refusal })
    expect(await askJson(saying([line]).model, question(), text)).toMatchObject({ value: { line: refusal } })
  })
})

test('a schema that cannot be used is refused before anything is asked', async () => {
  const { model, asked } = saying(['{}'])
  const bad = { name: 'bad', schema: { type: 'nothing' } }
  await expect(askJson(model, question(), bad)).rejects.toMatchObject({ code: 'bad-schema' })
  expect(asked).toHaveLength(0)
})
