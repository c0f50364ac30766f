/** Law: no row is shown itself as an example, however examples are picked and however far it is from its source. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { createRandom } from '../../../src/base/random.js'
import { compileFewShots, fewShotsSchema } from '../../../src/generate/prompting/few-shots.js'
import { createShelf } from '../../../src/generate/prompting/shelf.js'
import type { DataRecord } from '../../../src/record/data-record.js'
import { buildCandidate, buildChild, buildSourceRecords } from '../../../src/testing/builders.js'
import { createExamPorts } from '../../../src/testing/exam-ports.js'
import { askRows, lineOf } from '../fields/ask-rows.js'
import { placeOf } from './folder.js'

const words = ['ant', 'bee', 'cat', 'doe', 'elk', 'fox']
const rows = buildSourceRecords(words.map((q) => ({ q })))

async function shownTo(parents: readonly DataRecord[], options: JsonObject, seed = 0): Promise<string[]> {
  const shots = compileFewShots(
    fewShotsSchema.parse({ source: 'seeds', template: '{{q}}', separator: ' ', ...options }),
    placeOf([]),
    createShelf(),
  )
  const ports = createExamPorts({ sources: { seeds: rows } })
  const drawn = await shots.draw(
    { values: {}, random: createRandom('own', seed), ports, parents },
    words.join(' '),
  )
  if ('refused' in drawn) throw new TypeError(drawn.refused)
  return drawn.text.split(' ').filter((word) => word !== '')
}

const pick = fc.constantFrom('random', 'first', 'nearest')
const place = fc.nat(rows.length - 1)

/** A descendant of a row: the row itself, a child, a grandchild. */
function descendant(at: number, steps: number): DataRecord {
  let record = rows[at] ?? buildCandidate({})
  for (let step = 0; step < steps; step += 1) record = buildChild(record, { q: `${step}` }, `${at}-${step}`)
  return record
}

describe('laws', () => {
  test('the examples of a row are others than its own, as many as there are, each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        pick,
        place,
        fc.nat(2),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(99),
        async (how, at, steps, count, seed) => {
          const shown = await shownTo([descendant(at, steps)], { pick: how, count }, seed)
          expect(shown).not.toContain(words[at])
          expect(new Set(shown).size).toBe(shown.length)
          expect(shown).toHaveLength(Math.min(count, words.length - 1))
        },
      ),
    )
  })

  test('of several parents none is shown', async () => {
    await fc.assert(
      fc.asyncProperty(pick, fc.uniqueArray(place, { maxLength: 5 }), async (how, places) => {
        const shown = await shownTo(
          places.map((at) => descendant(at, 0)),
          { pick: how, count: 9 },
        )
        expect(shown.sort()).toEqual(words.filter((_, at) => !places.includes(at)))
      }),
    )
  })
})

test('when every row is its own, there are no examples', async () => {
  expect(await shownTo(rows, { count: 3 })).toEqual([])
})

describe('in whole rows of `fields`', () => {
  const fewShots = { source: 'seeds', template: '{{q}}', count: 9, separator: ' ' }

  test.each(['random', 'first', 'nearest'])('%s', async (how) => {
    const text = { prompt: 'Like these: {{few}}. Now {{source.q}}.', fewShots: { ...fewShots, pick: how } }
    const { requests } = await askRows({ a: { text } }, { sources: { seeds: rows }, records: rows, rows: 6 })
    expect(requests).toHaveLength(6)
    for (const [at, request] of requests.entries()) {
      const [, few = '', now] = /these: (.*)\. Now (.*)\.$/.exec(lineOf(request)) ?? []
      expect(now).toBe(words[at])
      expect(few.split(' ').sort()).toEqual(words.filter((word) => word !== now))
    }
  })

  test('a search leaves the own row out where that is asked for', async () => {
    const near = { retrieve: { from: 'seeds', query: 'source.q', leaveOutParents: true, as: 'text' } }
    const { outcomes } = await askRows({ near }, { sources: { seeds: rows }, records: rows, rows: 6 })
    expect(outcomes).toEqual(rows.map(() => ({ data: { near: '' } }))) // no two rows share a word
  })
})

test('ties of a search go to the earlier row of the source, in rows as in the index', async () => {
  const docs = buildSourceRecords(
    [{ t: 'sky' }, { t: 'sea sun' }, { t: 'sun sea' }, { t: 'sea sun' }],
    'docs',
  )
  const retrieve = { from: 'docs', query: 'source.q', count: 2 }
  const records = buildSourceRecords([{ q: 'sun and sea' }])
  const { outcomes } = await askRows({ near: { retrieve } }, { sources: { docs }, records })
  expect(outcomes).toEqual([{ data: { near: [docs[1]?.data, docs[2]?.data] } }])
})
