/** What JSON a prompt asks for in words: known prompts, and laws over schemas that are written out. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { isJsonAsked, schemaInPrompt } from '../../../src/model/mock/schema-in-prompt.js'

const keysOf = (prompt: string): unknown => schemaInPrompt(prompt)?.['required']

describe('whether JSON is asked for', () => {
  test.each([
    ['Answer as JSON.', true],
    ['Give a JSON object', true],
    ['Tell me about json files.', false],
    ['Write JSONL.', false],
    ['Why do rivers bend?', false],
  ])('%s: %s', (prompt, isAsked) => {
    expect(isJsonAsked(prompt)).toBe(isAsked)
    expect(schemaInPrompt(prompt) !== undefined).toBe(isAsked)
  })
})

describe('a schema that is written out', () => {
  test('is taken as it is, also over several lines and with braces in its texts', () => {
    const schema = {
      type: 'object',
      description: 'a } in a "text" {',
      properties: { a: { type: 'integer' } },
    }
    expect(schemaInPrompt(`Answer as JSON:\n${JSON.stringify(schema, null, 2)}\nThank you.`)).toEqual(schema)
  })

  test('comes before names of keys; the last of several counts', () => {
    const [first, last] = [{ type: 'string' }, { anyOf: [{ type: 'null' }] }]
    expect(schemaInPrompt(`JSON with "a": ${JSON.stringify(first)} or ${JSON.stringify(last)}`)).toEqual(last)
  })

  test('an example of an answer is no schema: its keys are taken', () => {
    expect(keysOf('As JSON like {"city": 1, "people": 3}')).toEqual(['city', 'people'])
  })

  test('a brace that is never closed does not hide the schema after it', () => {
    const prompt = 'In JSON, unlike {this, with {"type":"boolean"} as schema'
    expect(schemaInPrompt(prompt)).toEqual({ type: 'boolean' })
  })

  test('is found whatever stands around it', () => {
    const prose = fc.string({ unit: fc.constantFrom(...'ab c.,:}\n'), maxLength: 30 })
    const schemas = fc.record({
      type: fc.constant('object'),
      title: fc.string({ maxLength: 10 }),
      properties: fc.dictionary(fc.string({ maxLength: 6 }), fc.constant({ type: 'string' }), { maxKeys: 3 }),
    })
    fc.assert(
      fc.property(prose, schemas, prose, (before, schema, after) => {
        const text = JSON.stringify(schema)
        expect(schemaInPrompt(`JSON ${before}${text}${after}`)).toEqual(JSON.parse(text))
      }),
      { numRuns: 300 },
    )
  })
})

describe('names of keys', () => {
  test('in any quotes, each once, in their order', () => {
    expect(keysOf('JSON with "title", \'body\', `tags` and "title" again')).toEqual(['title', 'body', 'tags'])
  })

  test('names of types are none, nor are sentences', () => {
    expect(keysOf('JSON: "name" is a "string", "age" an "integer"; say "two words", "9lives"')).toEqual([
      'name',
      'age',
    ])
  })

  test('at most twelve are taken', () => {
    const names = Array.from({ length: 20 }, (_, i) => `key${i}`)
    expect(keysOf(`JSON with ${names.map((name) => `"${name}"`).join(', ')}`)).toEqual(names.slice(0, 12))
  })

  test('without any, an answer with its reason', () => {
    const expected: JsonObject = {
      type: 'object',
      properties: { answer: { type: 'string' }, reason: { type: 'string' } },
      required: ['answer', 'reason'],
    }
    expect(schemaInPrompt('Answer in JSON.')).toEqual(expected)
  })
})
