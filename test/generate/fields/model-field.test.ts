/** Fields that a model answers: values, settings, refusals, wrong options. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { CallFailed } from '../../../src/base/errors.js'
import { fields } from '../../../src/generate/fields.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { faultOf, folderWith } from '../prompting/folder.js'
import { askRow, askRows, lineOf } from './ask-rows.js'

const topic: JsonObject = { sample: { kind: 'constant', value: 'ponds' } }
const person = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] }
const folder = folderWith({
  'person.json': JSON.stringify(person),
  'list.json': '[]',
  'broken.json': '{',
  'ask.txt': 'Name a fish of {{topic}}.\n',
  'pond.gif': 'GIF89a',
})

describe('text', () => {
  test('a prompt alone', async () => {
    const { outcomes, requests } = await askRows({ topic, story: { text: 'Tell of {{topic}}.' } })
    expect(outcomes).toEqual([{ data: { topic: 'ponds', story: 'answer 0' } }])
    expect(requests.map(lineOf)).toEqual(['[0] user: Tell of ponds.'])
  })

  test('all that can be said', async () => {
    const text = {
      prompt: { file: 'ask.txt' },
      system: 'You fish in {{topic}}.',
      temperature: 0.7,
      maxTokens: 50,
      images: ['pond.gif'],
    }
    const { requests } = await askRows({ topic, fish: { text } }, { folder })
    expect(requests).toEqual([
      {
        messages: [
          { role: 'system', content: 'You fish in ponds.' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'Name a fish of ponds.' },
              expect.objectContaining({ mediaType: 'image/gif' }),
            ],
          },
        ],
        sample: 0,
        temperature: 0.7,
        maxTokens: 50,
      },
    ])
  })

  test('another model by its alias', async () => {
    const models = { judge: scriptedPort({ chat: () => 'good' }) }
    const row = await askRow({ a: { text: 'A' }, b: { text: { prompt: 'B', model: 'judge' } } }, { models })
    expect(row).toEqual({ a: 'answer 0', b: 'good' })
  })

  test('examples of a source, never the own row', async () => {
    const seeds = buildSourceRecords([{ q: 'one' }, { q: 'two' }])
    const text = { prompt: '{{few}}, {{source.q}} and?', fewShots: { source: 'seeds', template: '{{q}}' } }
    const asking = { sources: { seeds }, records: seeds, rows: 2 }
    const { requests } = await askRows({ next: { text } }, asking)
    expect(requests.map(lineOf)).toEqual(['[0] user: two, one and?', '[0] user: one, two and?'])
  })
})

describe('samples', () => {
  test('a list of answers, each asked under its own name', async () => {
    const { outcomes, requests } = await askRows({ ideas: { text: { prompt: 'An idea!', samples: 3 } } })
    expect(outcomes).toEqual([{ data: { ideas: ['answer 0/0', 'answer 0/1', 'answer 0/2'] } }])
    expect(requests.map(({ sample }) => sample)).toEqual(['0/0', '0/1', '0/2'])
  })

  test('fields with the same options ask for different samples', async () => {
    const row = await askRow({ a: { text: 'An idea!' }, b: { text: 'An idea!' }, c: { text: 'Another!' } })
    expect(row).toEqual({ a: 'answer 0', b: 'answer 0#1', c: 'answer 0' })
  })
})

describe('json and code', () => {
  test('a value that follows the schema; the schema goes along under the name of the field', async () => {
    const script = { chat: () => 'Here: {"name": "Ada"}' }
    const { outcomes, requests } = await askRows(
      { who: { json: { prompt: 'Who?', schema: person } } },
      { script },
    )
    expect(outcomes).toEqual([{ data: { who: { name: 'Ada' } } }])
    expect(requests[0]?.schema).toEqual({ name: 'who', schema: person })
  })

  test('a schema in a file; parts of the value are read by other fields', async () => {
    const who = { json: { prompt: 'Who?', schema: 'person.json' }, hidden: true }
    const row = await askRow(
      {
        line: { sample: { kind: 'template', text: 'By {{who.name}}' } },
        who,
        size: { expr: 'who.name.size()' },
      },
      { folder, script: { chat: () => '{"name":"Ada"}' } },
    )
    expect(row).toEqual({ line: 'By Ada', size: 3 })
  })

  test('code is what the fence holds', async () => {
    const script = { chat: () => 'So:\n```python\nprint(1)\n```\nDone.' }
    expect(await askRow({ run: { code: { prompt: 'Print 1.', language: 'python' } } }, { script })).toEqual({
      run: 'print(1)',
    })
  })
})

describe('refusals name the field and keep the reason of the answer', () => {
  const answers = { repairs: 0, samples: 0, raises: 0 }

  test.each<[string, JsonObject, Parameters<typeof askRows>[1], JsonObject]>([
    [
      'an answer that the endpoint filters',
      { a: { text: { prompt: 'A', answers } } },
      { script: { chat: () => ({ finish: 'content-filter', refusal: 'no' }) } },
      { refused: 'content-filtered', detail: 'fields.a: no' },
    ],
    [
      'the second of two samples',
      { a: { text: { prompt: 'A', answers, samples: 2 } } },
      { script: { chat: ({ sample }) => (sample === '0/1' ? '' : 'x') } },
      { refused: 'empty-answer', detail: expect.stringMatching(/^fields\.a: sample 2: /) },
    ],
    [
      'JSON that breaks its schema',
      { a: { json: { prompt: 'A', schema: person, answers } } },
      { script: { chat: () => '{"name": 1}' } },
      { refused: 'schema-miss', detail: expect.stringMatching(/^fields\.a: .*name/s) },
    ],
    [
      'a prompt without its value',
      { a: { text: '{{source.x}}' } },
      { records: buildSourceRecords([{ y: 1 }]) },
      { refused: 'missing-value', detail: 'fields.a: {{source.x}} has no value' },
    ],
    [
      'an image that is not there',
      { a: { text: { prompt: 'A', images: ['{{source.y}}.png'] } } },
      { records: buildSourceRecords([{ y: 'gone' }]) },
      { refused: 'missing-image', detail: 'fields.a: the image gone.png cannot be read' },
    ],
  ])('%s', async (_, options, asking, refusal) => {
    expect((await askRows(options, asking)).outcomes).toEqual([refusal])
  })

  test('what the port throws is not a refusal', async () => {
    const chat = () => {
      throw new CallFailed('call-failed', { message: 'reset' })
    }
    await expect(askRows({ a: { text: 'A' } }, { script: { chat } })).rejects.toMatchObject({
      code: 'call-failed',
    })
  })
})

describe('wrong options have a place', () => {
  const fault = (given: JsonObject) => faultOf(() => fields.bind({ fields: given }, folder))

  test('names', () => {
    expect(fault({ topic, a: { text: 'Of {{topik}}' } })).toMatchInlineSnapshot(
      `"fields.a.text [unknown-field] fields.a.text reads "topik", which is no field. → Did you mean "topic"?"`,
    )
    expect(fault({ a: { text: { prompt: 'A', system: '{{b.c}}' } } })).toMatchInlineSnapshot(
      `"fields.a.text.system [unknown-field] fields.a.text.system reads "b", which is no field. → Did you mean "a"?"`,
    )
    expect(fault({ a: { text: '{{b}}' }, b: { text: '{{a}}' } })).toContain('a → b → a')
  })

  test('schemas', () => {
    const json = (schema: string | JsonObject) => fault({ a: { json: { prompt: 'A', schema } } })
    expect(json({ type: 'strnig' })).toMatchInlineSnapshot(
      `"fields.a.json.schema [bad-schema] fields.a.json.schema: The schema cannot be used: schema is invalid: data/type must be equal to one of the allowed values, data/type must be array, data/type must match a schema in anyOf. → JSON Schema 2020-12: https://json-schema.org."`,
    )
    expect(json('list.json')).toMatchInlineSnapshot(
      `"fields.a.json.schema [bad-schema] fields.a.json.schema: The file holds no JSON object. → JSON Schema 2020-12: https://json-schema.org."`,
    )
    expect(json('broken.json')).toContain('fields.a.json.schema [invalid-json]')
    expect(json('gone.json')).toContain('fields.a.json.schema [missing-file]')
  })
})
