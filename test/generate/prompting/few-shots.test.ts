/** Few-shot examples: which rows, in which order, never the row's own. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { createRandom } from '../../../src/base/random.js'
import { compileFewShots, fewShotsSchema } from '../../../src/generate/prompting/few-shots.js'
import { createShelf } from '../../../src/generate/prompting/shelf.js'
import type { DataRecord } from '../../../src/record/data-record.js'
import { buildChild, buildSourceRecords } from '../../../src/testing/builders.js'
import { createExamPorts, stream } from '../../../src/testing/exam-ports.js'
import { faultOf, placeOf } from './folder.js'

const rows = buildSourceRecords([
  { q: 'red apples', a: 1 },
  { q: 'green pears', a: 2 },
  { q: 'no answer' },
  { q: 'red pears', a: 4 },
  { q: 'plums', a: 5 },
])

const shotsOf = (options: JsonObject, names: readonly string[] = ['topic']) =>
  compileFewShots(
    fewShotsSchema.parse({ source: 'seeds', template: '{{q}}={{a}}', separator: ' | ', ...options }),
    placeOf(names),
    createShelf(),
  )

async function draw(options: JsonObject, prompt = '', seed = 0, parents: readonly DataRecord[] = []) {
  const ports = createExamPorts({ sources: { seeds: rows } })
  const context = { values: { topic: 'plums' }, random: createRandom('shots', seed), ports, parents }
  return shotsOf(options).draw(context, prompt)
}

describe('first', () => {
  test('rows without a value for the template are passed over', async () => {
    expect(await draw({ pick: 'first', count: 3 })).toEqual({
      text: 'red apples=1 | green pears=2 | red pears=4',
    })
  })

  test('all there are when fewer', async () => {
    expect(await draw({ pick: 'first', count: 99, template: '{{a}}' })).toEqual({ text: '1 | 2 | 4 | 5' })
  })
})

describe('nearest', () => {
  // Words: [red apples 1], [green pears 2], [red pears 4], [plums 5]. "red pears" has two words of row 3, one of
  // rows 0 and 1, whose scores are equal: the earlier comes first.
  test('by the words of the prompt', async () => {
    expect(await draw({ pick: 'nearest', count: 3 }, 'Two red pears?')).toEqual({
      text: 'red pears=4 | red apples=1 | green pears=2',
    })
  })

  test('by a query of one’s own; filled up from the start where too few share a word', async () => {
    expect(await draw({ pick: 'nearest', count: 2, query: 'About {{topic}}' }, 'red')).toEqual({
      text: 'plums=5 | red apples=1',
    })
  })

  test('a query that lacks a value', async () => {
    expect(await draw({ pick: 'nearest', query: '{{topic.x}}' })).toMatchObject({ refused: 'missing-value' })
  })
})

describe('random', () => {
  test('another seed, other rows; the same seed, the same', async () => {
    const texts = await Promise.all(Array.from({ length: 20 }, (_, seed) => draw({ count: 2 }, '', seed)))
    expect(new Set(texts.map((shots) => JSON.stringify(shots))).size).toBeGreaterThan(5)
    expect(await draw({ count: 2 }, '', 7)).toEqual(texts[7])
  })

  // 4 rows, 2 drawn without replacement: each row comes in half of the draws; 600 draws, deviation 12, bound 5 of it.
  test('every row as often as any other, none twice', async () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 600; seed += 1) {
      const drawn = await draw({ count: 2, template: '{{a}}' }, '', seed)
      const shots = 'text' in drawn ? drawn.text.split(' | ') : []
      expect(new Set(shots).size).toBe(2)
      for (const shot of shots) counts.set(shot, (counts.get(shot) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['1', '2', '4', '5'])
    for (const count of counts.values()) expect(Math.abs(count - 300)).toBeLessThan(61)
  })
})

describe('never the row’s own parent', () => {
  const [first] = rows
  if (first === undefined) throw new TypeError('no rows')

  test.each(['random', 'first', 'nearest'])('%s', async (pick) => {
    const drawn = await draw({ pick, count: 9, template: '{{a}}' }, 'red apples', 0, [first])
    expect('text' in drawn ? drawn.text.split(' | ').sort() : drawn).toEqual(['2', '4', '5'])
  })

  test('nor what the parent was made from', async () => {
    const child = buildChild(first, { q: 'changed' }, 'row-1')
    expect(await draw({ pick: 'first', count: 1, template: '{{a}}' }, '', 0, [child])).toEqual({ text: '2' })
  })
})

test('the source is read once', async () => {
  let reads = 0
  const source = () => {
    reads += 1
    return stream(rows)
  }
  const ports = { ...createExamPorts(), source }
  const shots = shotsOf({ pick: 'first', count: 1 })
  const context = { values: {}, random: createRandom('x'), ports, parents: [] }
  await Promise.all([shots.draw(context, ''), shots.draw(context, ''), shots.draw(context, '')])
  expect(reads).toBe(1)
})

describe('what is wrong with the options', () => {
  test('a source without the fields', async () => {
    await expect(draw({ template: '{{question}}' })).rejects.toMatchObject({
      code: 'no-few-shots',
      message: 'fields.answer.text: no row of the source "seeds" has question.',
    })
  })

  test('a query that reads no field, a query without nearest', () => {
    expect(faultOf(() => shotsOf({ pick: 'nearest', query: '{{topics}}' }))).toMatchInlineSnapshot(
      `"fields.answer.text.query [unknown-field] fields.answer.text.query reads "topics", which is no field. → Did you mean "topic"?"`,
    )
    expect(() => shotsOf({ query: '{{topic}}' })).toThrow('`query` belongs to pick: nearest.')
  })
})
