/** Embeddings and searches: values, what is shared, refusals. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { fields } from '../../../src/generate/fields.js'
import type { EmbeddingRequest } from '../../../src/model/chat.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { faultOf } from '../prompting/folder.js'
import { askRow, askRows } from './ask-rows.js'

const constant = (value: string): JsonObject => ({ sample: { kind: 'constant', value }, hidden: true })

/** Directions by first letter: a is east, b north, everything else south-west. */
const embed = ({ texts }: EmbeddingRequest) =>
  texts.map((text) => (text.startsWith('a') ? [1, 0] : text.startsWith('b') ? [0, 1] : [-1, -1]))

const docs = buildSourceRecords(
  [
    { title: 'apes', body: 'apes like fruit' },
    { title: 'bees', body: 'bees like flowers and fruit' },
    { title: 'cats', body: 'cats sleep' },
  ],
  'docs',
)
const sources = { docs }

describe('embed', () => {
  test('a field, a template', async () => {
    const row = await askRow(
      { word: constant('bark'), a: { embed: { text: 'word' } }, b: { embed: { text: 'a {{word}}' } } },
      { script: { embed } },
    )
    expect(row).toEqual({ a: [0, 1], b: [1, 0] })
  })

  test.each<[string, readonly (readonly number[])[], string]>([
    ['no vector', [], 'fields.a: the endpoint gave 0 vectors of no numbers for 1 texts'],
    ['an empty vector', [[]], 'fields.a: the endpoint gave 1 vectors of 0 numbers for 1 texts'],
  ])('%s is refused', async (_, vectors, detail) => {
    const { outcomes } = await askRows(
      { a: { embed: { text: 'x{{b}}' } }, b: constant('b') },
      { script: { embed: () => vectors } },
    )
    expect(outcomes).toEqual([{ refused: 'bad-answer', detail }])
  })

  test('a text that is no field and has no slot', () => {
    const make = () => fields.bind({ fields: { word: constant('x'), a: { embed: { text: 'wrod' } } } })
    expect(faultOf(make)).toMatchInlineSnapshot(
      `"fields.a.embed.text [unknown-field] fields.a.embed.text reads "wrod", which is no field. → Did you mean "word"?"`,
    )
  })
})

describe('retrieve by words', () => {
  const near = (options: JsonObject, query = 'fruit for bees') =>
    askRow({ q: constant(query), near: { retrieve: { from: 'docs', query: 'q', ...options } } }, { sources })

  // `bees` and `fruit` are in row 1, `fruit` alone in row 0.
  test('rows, the nearest first', async () => {
    expect(await near({ fields: 'body' })).toEqual({ near: [docs[1]?.data, docs[0]?.data] })
    expect(await near({ fields: 'body', count: 1 })).toEqual({ near: [docs[1]?.data] })
  })

  test('their searched text', async () => {
    expect(await near({ fields: 'body', as: 'text' })).toEqual({
      near: 'bees like flowers and fruit\n\napes like fruit',
    })
    expect(await near({ fields: ['title', 'body'], as: 'text', count: 1 }, 'cats')).toEqual({
      near: 'cats\ncats sleep',
    })
  })

  test('nothing is near', async () => {
    expect(await near({}, 'zebra')).toEqual({ near: [] })
    expect(await near({ as: 'text' }, 'zebra')).toEqual({ near: '' })
  })

  test('without the row’s own parent, where it is wanted', async () => {
    const titles = async (leaveOutParents: boolean) => {
      const retrieve = { from: 'docs', query: 'source.body', count: 1, leaveOutParents }
      const { outcomes } = await askRows({ near: { retrieve } }, { sources, records: docs })
      return outcomes
    }
    expect(await titles(false)).toEqual([{ data: { near: [docs[0]?.data] } }])
    expect(await titles(true)).toEqual([{ data: { near: [docs[1]?.data] } }])
  })
})

describe('retrieve by embeddings', () => {
  const retrieve = { from: 'docs', query: 'q', by: 'embeddings', fields: 'title', count: 2 }

  test('the nearest by angle', async () => {
    const row = await askRow({ q: constant('berry'), near: { retrieve } }, { sources, script: { embed } })
    expect(row).toEqual({ near: [docs[1]?.data, docs[0]?.data] }) // cosines 1, 0, -0.7071
  })

  test('rows of the source are embedded once for all rows and fields, 64 at a time; empty ones are not', async () => {
    const sizes: number[] = []
    const counting = (request: EmbeddingRequest) => {
      sizes.push(request.texts.length)
      return embed(request)
    }
    const many = buildSourceRecords(
      Array.from({ length: 151 }, (_, row) => ({ title: row === 5 ? ' ' : `a${row}` })),
      'docs',
    )
    await askRows(
      { q: constant('berry'), near: { retrieve }, again: { retrieve: { ...retrieve, as: 'text' } } },
      { sources: { docs: many }, script: { embed: counting }, rows: 3 },
    )
    expect(sizes.filter((size) => size > 1)).toEqual([64, 64, 22]) // 150 rows with text
    expect(sizes.filter((size) => size === 1)).toHaveLength(6) // a query for each row and field
  })

  test('a source that cannot be embedded stops the run', async () => {
    const none = ({ texts }: EmbeddingRequest) => (texts.length > 1 ? [] : [[1]])
    const asking = askRows({ q: constant('berry'), near: { retrieve } }, { sources, script: { embed: none } })
    await expect(asking).rejects.toMatchObject({
      code: 'not-embedded',
      message:
        'Rows 1 to 3 of the source "docs" could not be embedded: the endpoint gave 0 vectors of no numbers for 3 texts.',
    })
  })

  test('a query of another length is refused', async () => {
    const odd = ({ texts }: EmbeddingRequest) => texts.map(() => (texts.length > 1 ? [1, 0] : [1]))
    const { outcomes } = await askRows(
      { q: constant('b'), near: { retrieve } },
      { sources, script: { embed: odd } },
    )
    expect(outcomes).toEqual([
      {
        refused: 'bad-answer',
        detail: 'fields.near: the query has 1 numbers, the rows of the source 2',
      },
    ])
  })
})

test('a model belongs to embeddings', () => {
  const retrieve = { from: 'docs', query: 'source.q', model: 'writer' }
  expect(() => fields.bind({ fields: { near: { retrieve } } })).toThrow('`model` belongs to by: embeddings.')
})

describe('what is declared', () => {
  const needs = (options: JsonObject) => {
    const { models, sources: read } = fields.bind({ fields: options })
    return [models.named, models.isOwnUsed, read]
  }
  const fewShots = { source: 'shots', template: '{{q}}' }

  test.each<[string, JsonObject, unknown[]]>([
    ['nothing', { a: { expr: '1' } }, [[], false, []]],
    ['the own model by a prompt alone', { a: { text: 'A' } }, [[], true, []]],
    ['the own model by words in full', { a: { text: { prompt: 'A' } } }, [[], true, []]],
    [
      'named models and sources, each once',
      {
        a: { text: { prompt: 'A', model: 'writer', fewShots } },
        b: { code: { prompt: 'A', model: 'writer', language: 'c', fewShots } },
        c: { messages: { user: 'A', model: 'other', userModel: 'persona', turns: 2 } },
        d: { retrieve: { from: 'docs', query: 'source.q', by: 'embeddings', model: 'vectors' } },
      },
      [['writer', 'other', 'persona', 'vectors'], false, ['shots', 'docs']],
    ],
    [
      'a search by words asks nobody',
      { a: { retrieve: { from: 'docs', query: 'source.q' } } },
      [[], false, ['docs']],
    ],
    ['an embedding', { a: { embed: { text: 'source.q' } } }, [[], true, []]],
  ])('%s', (_, options, expected) => {
    expect(needs(options)).toEqual(expected)
  })
})
