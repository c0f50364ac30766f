/** Refused rows name the field, whatever its kind, and a planted fault is caught whoever makes it. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { ChatAnswer, ChatRequest } from '../../../src/model/chat.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { type Asking, askRows } from './ask-rows.js'

const answers = { repairs: 0, raises: 0, samples: 0 }
const topic: JsonObject = { sample: { kind: 'constant', value: 'tides' }, hidden: true }
const schema = { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] }
const kinds: Readonly<Record<string, JsonObject>> = {
  text: { text: { prompt: 'Of {{topic}}', answers } },
  json: { json: { prompt: 'Of {{topic}}', schema, answers } },
  code: { code: { prompt: 'Of {{topic}}', language: 'python', answers } },
  messages: { messages: { user: 'Of {{topic}}', answers } },
}

async function refusal(field: JsonObject, asking: Asking = {}): Promise<string> {
  const [outcome] = (await askRows({ topic, value: field }, asking)).outcomes
  if (outcome === undefined || 'data' in outcome) throw new TypeError(`made ${JSON.stringify(outcome)}`)
  return `${outcome.refused} | ${outcome.detail ?? ''}`
}

const answering = (answer: string | Partial<ChatAnswer>): Asking => ({ script: { chat: () => answer } })

describe.each(Object.entries(kinds))('%s', (kind, field) => {
  test.each<[string, string | Partial<ChatAnswer>, string]>([
    ['nothing', '', 'empty-answer'],
    ['white space', ' \n ', 'empty-answer'],
    ['a refusal in words', "I'm sorry, but I can't help with that.", 'refused'],
    ['a refusal of the endpoint', { refusal: 'no', finish: 'refusal' }, 'refused'],
    ['a filtered answer', { text: 'x', finish: 'content-filter' }, 'content-filtered'],
    ['an answer cut short', { text: 'It is', finish: 'length' }, 'truncated'],
    ['a rejected request', { fault: 'request-refused', detail: 'too long' }, 'request-refused'],
    ['none of the protocol', { fault: 'bad-answer', detail: 'HTML' }, 'bad-answer'],
  ])('%s', async (_, answer, reason) => {
    const turn = kind === 'messages' ? 'turn 1: ' : ''
    const said = await refusal(field, answering(answer))
    expect(said.startsWith(`${reason} | fields.value: ${turn}`)).toBe(true)
    expect(said.length).toBeGreaterThan(`${reason} | fields.value: ${turn}`.length)
  })
})

describe('what only one kind asks for', () => {
  test.each<[string, string, string]>([
    ['json', 'It is 3.', 'bad-json'],
    ['json', '{"n": "three"}', 'schema-miss'],
    ['json', '{"m": 3}', 'schema-miss'],
    ['code', '```c\nint a;\n```\n```c\nint b;\n```', 'no-code-block'],
  ])('%s: %j', async (kind, answer, reason) => {
    expect(await refusal(kinds[kind] ?? {}, answering(answer))).toMatch(
      new RegExp(`^${reason} \\| fields\\.value: .`),
    )
  })
})

describe('fields that are looked up', () => {
  const docs = buildSourceRecords([{ title: 'a' }], 'docs')
  const near = { from: 'docs', query: 'topic', by: 'embeddings' }

  test('an embedding, a search by embeddings', async () => {
    const embed = ({ texts }: { readonly texts: readonly string[] }) =>
      texts.map((text) => (text === 'tides' ? [] : [1]))
    expect(await refusal({ embed: { text: 'topic' } }, { script: { embed } })).toBe(
      'bad-answer | fields.value: the endpoint gave 1 vectors of 0 numbers for 1 texts',
    )
    expect(await refusal({ retrieve: near }, { sources: { docs }, script: { embed } })).toBe(
      'bad-answer | fields.value: the endpoint gave 1 vectors of 0 numbers for 1 texts',
    )
  })

  test('vectors of several lengths, too few vectors', async () => {
    const two = { from: 'docs', query: 'topic', by: 'embeddings' }
    const uneven = {
      embed: ({ texts }: { readonly texts: readonly string[] }) =>
        texts.map((_, at) => [1, ...Array.from({ length: at }, () => 1)]),
    }
    const many = buildSourceRecords([{ title: 'a' }, { title: 'b' }], 'docs')
    await expect(refusal({ retrieve: two }, { sources: { docs: many }, script: uneven })).rejects.toThrow(
      'Rows 1 to 2 of the source "docs" could not be embedded: the endpoint gave 2 vectors of 1, 2 numbers for 2 texts.',
    )
  })
})

describe('values that are not there', () => {
  const records = buildSourceRecords([{ title: 'only this' }])

  test.each<[string, JsonObject]>([
    ['a prompt', { text: 'Of {{source.body}}' }],
    ['a system prompt', { text: { prompt: 'x', system: '{{source.body}}' } }],
    ['the first turn', { messages: { user: '{{source.body}}' } }],
    ['an embedding', { embed: { text: 'source.body' } }],
    ['a query', { retrieve: { from: 'docs', query: 'source.body' } }],
    ['an image', { text: { prompt: 'x', images: ['source.body'] } }],
    [
      'a query for examples',
      {
        text: {
          prompt: 'x',
          fewShots: { source: 'docs', template: '{{title}}', pick: 'nearest', query: '{{source.body}}' },
        },
      },
    ],
  ])('%s', async (_, field) => {
    const asking = { records, sources: { docs: records } }
    expect(await refusal(field, asking)).toBe('missing-value | fields.value: {{source.body}} has no value')
    expect((await askRows({ topic, value: field }, asking)).requests).toEqual([])
  })

  test('a later turn is refused by its number, after the turns before it', async () => {
    const field = { messages: { user: 'Hi', turns: 2, followUp: '{{source.body}}' } }
    expect(await refusal(field, { records })).toBe(
      'missing-value | fields.value: turn 2: {{source.body}} has no value',
    )
  })
})

test('a refused field ends the row, and what reads it is not asked for', async () => {
  const asked: string[] = []
  const chat = ({ messages }: ChatRequest) => {
    asked.push(String(messages[0]?.content))
    return ''
  }
  const { outcomes } = await askRows(
    { first: { text: { prompt: 'One', answers } }, second: { text: 'Two {{first}}' } },
    { script: { chat } },
  )
  expect(outcomes).toEqual([{ refused: 'empty-answer', detail: 'fields.first: The answer is empty.' }])
  expect(asked).toEqual(['One'])
})

test('the user whom a model plays may refuse as well', async () => {
  const persona = scriptedPort({ chat: () => '' })
  const messages = { user: 'Hi', turns: 3, userModel: 'persona', answers }
  expect(await refusal({ messages }, { models: { persona } })).toBe(
    'empty-answer | fields.value: turn 2: The answer is empty.',
  )
})
