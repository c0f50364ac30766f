/** Names of samples: answers of rows are never shared by accident, and a re-ordered source asks nothing again. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { createSampleNamer, type SourceShare, sampleAt } from '../../../src/generate/fields/sample-names.js'
import { fields } from '../../../src/generate/fields.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { planWith } from '../perform-with.js'
import { askRows, lineOf } from './ask-rows.js'

const records = buildSourceRecords([
  { topic: 'art', id: 1 },
  { topic: 'sea', id: 2 },
  { topic: 'art', id: 3 },
])

async function payloads(options: JsonObject, rows?: number, given = records) {
  const tasks = await planWith(fields, { fields: options, ...(rows === undefined ? {} : { rows }) }, 6, {
    records: given,
  })
  return tasks.map(({ payload }) => payload)
}

describe('in the plan', () => {
  test('nothing when no model is asked: such tasks are as ever', async () => {
    expect(await payloads({ a: { expr: 'source.topic' } })).toEqual([undefined, undefined, undefined])
    expect(await payloads({ a: { retrieve: { from: 'x', query: 'source.topic' } } })).toEqual(
      Array.from({ length: 3 }),
    )
  })

  test('without a source, the number of the row', async () => {
    expect(await payloads({ a: { text: 'A' } }, 3, [])).toEqual([[0], [1], [2]])
  })

  test('a prompt that shows values of the source: the earlier rows with the same values', async () => {
    expect(await payloads({ a: { text: 'Of {{source.topic}}' } })).toEqual([[0], [0], [1]])
    expect(await payloads({ a: { text: 'Of {{source.id}}' } }, 2)).toEqual([[0], [1], [0], [1], [0], [1]])
  })

  test('a prompt that shows none: the number of the row', async () => {
    expect(await payloads({ a: { text: 'A' } })).toEqual([[0], [1], [2]])
  })

  test('a prompt that depends on the source by way of other fields: a digest of what they read', async () => {
    const mood = { text: 'Mood of {{source.topic}}, {{source.id}}?' }
    const [first, second, third] = await payloads({ mood, a: { text: 'Write in a {{mood}} mood.' } })
    expect(first).toEqual([0, expect.stringMatching(/^[0-9a-v]{12}$/)])
    expect(new Set([first, second, third].map((names) => JSON.stringify(names))).size).toBe(3)
    const level = { expr: 'source.id > 1 ? "hard" : "easy"' }
    const names = await payloads({ level, a: { text: 'A {{level}} sum.' } })
    expect(new Set(names.map((name) => JSON.stringify(name))).size).toBe(3)
  })

  test('later rounds go on where earlier ones ended', async () => {
    const options = { fields: { a: { text: 'Of {{source.topic}}' } } }
    const [task] = await planWith(fields, options, 1, { records, round: 1, planned: 2 })
    expect(task).toMatchObject({ key: 'row-2', payload: [1] })
  })
})

describe('in the questions', () => {
  test('rows of the same prompt get answers of their own', async () => {
    const { requests } = await askRows({ a: { text: 'Of {{source.topic}}' } }, { records, rows: 3 })
    expect(requests.map(lineOf)).toEqual(['[0] user: Of art', '[0] user: Of sea', '[1] user: Of art'])
  })

  const options: JsonObject = {
    a: { text: 'Of {{source.topic}}' },
    kind: { expr: 'source.id > 1 ? "late" : "early"' },
    b: { text: 'A {{kind}} sum' },
    c: { json: { prompt: '{{a}} and {{b}}?', schema: {}, samples: 2 } },
  }

  test('a source in another order asks the same questions', async () => {
    const script = { chat: () => '1' }
    const ask = async (given: typeof records) =>
      (await askRows(options, { records: given, rows: 3, script })).requests.map(lineOf).sort()
    const forwards = await ask(records)
    expect(await ask(records.toReversed())).toEqual(forwards)
    expect(new Set(forwards).size).toBe(forwards.length)
  })
})

describe('laws', () => {
  const row = fc.record({
    a: fc.constantFrom('x', 'y'),
    b: fc.constantFrom(1, 2),
    c: fc.constantFrom('\ud800', ''),
  })
  const share = fc.record({
    paths: fc.constantFrom(undefined, [], ['source.a'], ['source.a', 'source.b']),
    isShown: fc.boolean(),
  })

  test('rows that agree in what a prompt shows differ in their names', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), share, (rows, given: SourceShare) => {
        const name = createSampleNamer([given])
        const asked = rows.map((source, index) => {
          const shown = given.isShown
            ? (given.paths ?? ['all']).map((path) =>
                path === 'all' ? source : source[path.slice(7) as 'a' | 'b'],
              )
            : []
          return JSON.stringify([name(index, source), shown])
        })
        expect(new Set(asked).size).toBe(rows.length)
      }),
    )
  })
})

test('a payload that names nothing stands for 0', () => {
  expect([sampleAt(undefined, 0), sampleAt([3, 'x'], 1), sampleAt([3], 4), sampleAt({}, 0)]).toEqual([
    0,
    'x',
    0,
    0,
  ])
})
