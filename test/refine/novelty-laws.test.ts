/** The refiner `novelty`: laws against the plain rule, planted copies, and whose own task is whose. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rougeL } from '../../src/algo/text/rouge-l.js'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { createBatch } from '../../src/contract/batch.js'
import type { DataRecord } from '../../src/record/data-record.js'
import { novelty } from '../../src/refine/novelty.js'
import { buildCandidate, buildCandidates, buildSourceRecords } from '../../src/testing/builders.js'
import { createExamPorts } from '../../src/testing/exam-ports.js'

interface Drop {
  readonly id: string
  readonly reason: string
  readonly partner: string
}

/** What is dropped when the records come in these batches. */
async function dropped(
  batches: readonly (readonly DataRecord[])[],
  options: JsonObject = {},
  against?: readonly DataRecord[],
): Promise<Drop[]> {
  const run = await novelty.bind(options).instance(createExamPorts(against === undefined ? {} : { against }))
  const found: Drop[] = []
  const take = async (): Promise<void> => {
    for await (const receipt of run.decide()) {
      if (receipt.action !== 'drop') continue
      const { id, reason, partner = '' } = receipt
      found.push({ id, reason, partner })
    }
  }
  for (const batch of batches) {
    await run.add(createBatch(batch))
    await take()
  }
  await take()
  return found
}

const word = fc.constantFrom('red', 'green', 'blue', 'gold', 'grey')
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const texts = fc.array(text, { maxLength: 14 })
const recordsOf = (given: readonly string[]) => buildCandidates(given.map((one) => ({ text: one })))

/** The rule as it is written: each against all that were kept before it. */
function plainRule(given: readonly string[], threshold: number): number[] {
  const kept: string[] = []
  return given.flatMap((one, at) => {
    if (kept.some((other) => rougeL(one, other).f >= threshold)) return [at]
    kept.push(one)
    return []
  })
}

describe('laws', () => {
  test('drops what the plain rule drops', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(0.4, 0.7, 1), async (given, threshold) => {
        const records = recordsOf(given)
        const ids = (await dropped([records], { threshold })).map(({ id }) => id)
        expect(ids).toEqual(plainRule(given, threshold).map((at) => records[at]?.id))
      }),
    )
  })

  test('batches do not matter, nor what comes later', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(14), async (given, cut) => {
        const records = recordsOf(given)
        const whole = await dropped([records])
        expect(await dropped([records.slice(0, cut), records.slice(cut)])).toEqual(whole)
        const early = new Set(records.slice(0, cut).map(({ id }) => id))
        expect(await dropped([records.slice(0, cut)])).toEqual(whole.filter(({ id }) => early.has(id)))
      }),
    )
  })

  test('a partner is kept, stands before, and what is kept stays when refined again', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const records = recordsOf(given)
        const place = (id: string) => records.findIndex((record) => record.id === id)
        const drops = await dropped([records])
        const gone = new Set(drops.map(({ id }) => id))
        for (const { id, partner } of drops) {
          expect(gone.has(partner)).toBe(false)
          expect(place(partner)).toBeLessThan(place(id))
        }
        expect(await dropped([records.filter(({ id }) => !gone.has(id))])).toEqual([])
      }),
    )
  })

  test('a planted copy of any record is dropped, in other capitals and signs too', async () => {
    const full = fc.array(text, { minLength: 1, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(full, fc.nat(), async (given, place) => {
        const copy = `${(given[place % given.length] ?? '').toUpperCase()}!`
        const records = recordsOf([...given, copy])
        expect((await dropped([records])).map(({ id }) => id)).toContain(records.at(-1)?.id)
      }),
    )
  })
})

describe('one’s own task', () => {
  const data = { text: 'Name three rivers of Asia.' }

  test('a reference is never of it: the same line of two files is compared', async () => {
    const [own] = buildSourceRecords([data], 'data')
    const against = buildSourceRecords([data], 'reference')
    expect(own?.lineage.task).toBe(against[0]?.lineage.task)
    expect(await dropped([[own ?? buildCandidate(data)]], {}, against)).toEqual([
      { id: own?.id, reason: 'not-novel-to-reference', partner: against[0]?.id },
    ])
  })

  test('tasks of two steps that share a key are two tasks', async () => {
    const first = buildCandidate(data, 'row-0')
    const second = { ...first, id: 'other', step: 'second-step' }
    expect(await dropped([[first, second]])).toEqual([
      { id: 'other', reason: 'not-novel', partner: first.id },
    ])
  })

  test('so are tasks of two methods', async () => {
    const first = buildCandidate(data, 'row-0')
    const second = { ...first, id: 'other', lineage: { ...first.lineage, method: 'exam@2' } }
    expect(await dropped([[first, second]])).toHaveLength(1)
  })

  test('drafts of one task are compared with others all the same', async () => {
    const [a, b] = [0, 1].map((draft) => buildCandidate(data, 'row-0', { draft }))
    const other = buildCandidate(data, 'row-1')
    const records = [a, b, other].filter((record) => record !== undefined)
    expect((await dropped([records])).map(({ id }) => id)).toEqual([other.id])
    expect((await dropped([[other, ...records.slice(0, 2)]])).map(({ id }) => id)).toEqual([a?.id, b?.id])
  })
})

test('texts without words are never dropped', async () => {
  expect(await dropped([recordsOf(['', '…', '日本語', '日本語'])])).toEqual([])
})

test('of a named field alone', async () => {
  const records = buildCandidates([
    { question: 'How deep is the sea?', answer: 'Very.' },
    { question: 'How deep is the sea?', answer: 'It depends on where one looks.' },
  ])
  expect(await dropped([records], { field: 'answer' })).toEqual([])
  expect(await dropped([records], { field: 'question' })).toHaveLength(1)
})

test.each([0, -1, 1.1])('a threshold of %d is no share', (threshold) => {
  expect(novelty.options.safeParse({ threshold }).success).toBe(false)
})
