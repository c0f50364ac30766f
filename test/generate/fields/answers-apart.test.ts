/** Answers of rows stay apart: no two rows ask the same question under the same name of a sample. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { folderWith } from '../prompting/folder.js'
import { type Asking, askRows, lineOf } from './ask-rows.js'

const topics = buildSourceRecords([{ topic: 'art' }, { topic: 'sea' }, { topic: 'art' }])
const shots = buildSourceRecords([{ q: 'one' }, { q: 'two' }], 'shots')
const fewShots = { source: 'shots', template: '{{q}}', pick: 'nearest', query: '{{source.topic}}' }

async function lines(options: JsonObject, asking: Asking = {}): Promise<string[]> {
  const given = { records: topics, sources: { shots }, rows: 3, ...asking }
  return (await askRows(options, given)).requests.map(lineOf)
}

const distinct = (asked: readonly string[]) => new Set(asked).size

describe('values that the question does not show', () => {
  test('a query for examples: rows of other topics that find the same examples', async () => {
    const asked = await lines({ riddle: { text: { prompt: 'Write a riddle.', fewShots } } })
    expect(asked.map((line) => line.replace(/^\[.*?\] /, ''))).toEqual(
      Array.from({ length: 3 }, () => 'user: one\n\ntwo\n\nWrite a riddle.'),
    )
    expect(distinct(asked)).toBe(3)
  })

  test('a later turn of a conversation: first turns that are alike', async () => {
    const talk = { messages: { user: 'Tell a joke.', turns: 2, followUp: 'Now of {{source.topic}}.' } }
    const asked = await lines({ talk })
    const first = asked.filter((line) => line.endsWith('user: Tell a joke.'))
    expect(first).toHaveLength(3)
    expect(distinct(first)).toBe(3)
  })

  test('an image under two names', async () => {
    const folder = folderWith({ 'art.gif': 'GIF89a', 'sea.gif': 'GIF89a' })
    const look = { text: { prompt: 'What is it?', images: ['{{source.topic}}.gif'] } }
    const asked = await lines({ look }, { folder })
    expect(distinct(asked)).toBe(3)
  })

  test('a source in another order asks the same questions', async () => {
    const options = { riddle: { text: { prompt: 'Write a riddle.', fewShots } } }
    const forwards = await lines(options)
    const backwards = await lines(options, { records: topics.toReversed() })
    expect(backwards.sort()).toEqual(forwards.sort())
  })
})

describe('within a row', () => {
  test('fields of the same options ask for other samples', async () => {
    const asked = await lines({ a: { text: 'Hi' }, b: { text: 'Hi' }, c: { text: 'Hi' } }, { rows: 1 })
    expect(asked).toEqual(['[0] user: Hi', '[0#1] user: Hi', '[0#2] user: Hi'])
  })

  test('the model that plays the user is asked anew in each turn, though its question is the same', async () => {
    const asked: string[] = []
    const persona = scriptedPort({
      chat(request) {
        asked.push(lineOf(request))
        return `doubt ${String(request.sample)}`
      },
    })
    const messages = { user: 'Hi', turns: 4, userModel: 'persona', followUp: 'Doubt something.' }
    const { outcomes } = await askRows({ talk: { messages } }, { models: { persona } })
    expect(asked).toEqual([
      '[0] user: Doubt something.',
      '[0@3] user: Doubt something.',
      '[0@4] user: Doubt something.',
    ])
    const [row] = outcomes
    const said = row !== undefined && 'data' in row ? (row.data.talk as JsonObject[]) : []
    expect(said.filter(({ role }) => role === 'user').map(({ content }) => content)).toEqual([
      'Hi',
      'doubt 0',
      'doubt 0@3',
      'doubt 0@4',
    ])
  })

  test('several answers and fresh ones after bad answers have names of their own', async () => {
    const asked = await lines(
      { a: { text: { prompt: 'Hi', samples: 2, answers: { repairs: 0, samples: 1 } } } },
      { rows: 1, script: { chat: ({ sample }) => (sample === '0/1' ? '' : 'fine') } },
    )
    expect(asked.sort()).toEqual(['[0/0] user: Hi', '[0/1+1] user: Hi', '[0/1] user: Hi'])
  })
})

describe('law', () => {
  const prompt = fc.constantFrom('Write.', 'Of {{source.a}}.', 'Of {{kind}}.', '{{source.a}} and {{kind}}')
  const query = fc.constantFrom(undefined, '{{source.b}}', '{{kind}}', 'fixed')
  const kind = fc.constantFrom('source.b', 'source.a + source.b', '"same"')
  const rows = fc.array(
    fc.record({ a: fc.constantFrom('x', 'y'), b: fc.constantFrom('one', 'none', 'nil') }),
    { minLength: 1, maxLength: 8 },
  )

  test('whatever prompts, examples and fields read, rows ask questions of their own', async () => {
    await fc.assert(
      fc.asyncProperty(prompt, query, kind, rows, async (words, near, expr, data) => {
        const examples = { source: 'shots', template: '{{q}}', pick: 'nearest', count: 1 }
        const text = {
          prompt: words,
          ...(near === undefined ? {} : { fewShots: { ...examples, query: near } }),
        }
        const records = buildSourceRecords(data)
        const asked = await lines({ kind: { expr }, a: { text } }, { records, rows: data.length })
        expect(asked).toHaveLength(data.length)
        expect(distinct(asked)).toBe(data.length)
      }),
      { numRuns: 60 },
    )
  })
})
