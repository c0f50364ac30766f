/** Ports, builders and odd records of the exams: as strict as those of a run. */

import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/base/canonical-json.js'
import { fail, pass } from '../../src/record/verdict.js'
import { isConserved } from '../../src/record/disposition.js'
import {
  buildCandidate,
  buildCandidates,
  buildChild,
  buildFacts,
  buildSourceRecord,
  buildSourceRecords,
} from '../../src/testing/builders.js'
import { createExamPorts, createExamTaskPorts } from '../../src/testing/exam-ports.js'
import { buildOddRecords, hugeLength } from '../../src/testing/odd-records.js'

const seeds = buildSourceRecords([{ text: 'one' }, { text: 'two' }])

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('createExamPorts', () => {
  test.each([null, 0, false, '', { answer: 12 }])(
    'an effect that gave %j is never asked again',
    async (answer) => {
      const ports = createExamPorts()
      let asked = 0
      const ask = async () => {
        asked += 1
        return answer
      }
      const given = [await ports.effect({ a: 1, b: 2 }, ask), await ports.effect({ b: 2, a: 1 }, ask)]
      expect([given, asked]).toEqual([[answer, answer], 1])
      await ports.effect({ a: 2 }, ask)
      expect(asked).toBe(2)
    },
  )

  test('a source can be read several times, and one that is not there is refused with a way out', async () => {
    const ports = createExamPorts({ sources: { seeds } })
    const source = ports.source('seeds')
    expect(await all(source)).toEqual(seeds)
    expect(await all(source)).toEqual(seeds)
    for (const id of ['other', 'constructor', '__proto__']) {
      expect(() => ports.source(id)).toThrow(`The exam's sample has nothing under the id "${id}".`)
    }
  })

  test('verifiers of the sample answer by id; an unknown one is refused', async () => {
    const [one = buildCandidate({})] = seeds
    const verifiers = { short: () => pass(), long: () => fail('too-short') }
    const ports = createExamPorts({ verifiers })
    expect([await ports.verify('short', one), await ports.verify('long', one)]).toEqual([
      pass(),
      fail('too-short'),
    ])
    await expect(ports.verify('none', one)).rejects.toMatchObject({ code: 'unknown-verifier' })
  })

  test('reference rows are there only when the sample has some, be it none of them', async () => {
    expect(createExamPorts().against).toBeUndefined()
    expect(await all(createExamPorts({ against: [] }).against?.() ?? createExamPorts().source('x'))).toEqual(
      [],
    )
  })

  test('chance is named by task and port, and the same in every exam', () => {
    const draw = (task: string) => createExamTaskPorts(createExamPorts(), task).chance.integer(1, 1_000_000)
    expect(draw('a')).toBe(draw('a'))
    expect(draw('a')).not.toBe(draw('b'))
    const { random } = createExamPorts()
    expect(random('x', 1).integer(1, 1_000_000)).not.toBe(random('x', 2).integer(1, 1_000_000))
  })
})

describe('builders', () => {
  test('a source row is its own root; a child goes back to the root of its parent', () => {
    const seed = buildSourceRecord({ text: 'one' }, 7)
    const child = buildChild(seed, { text: 'two' }, 'a', { changed: 1 })
    const grandchild = buildChild(child, { text: 'three' }, 'b')
    expect([seed.lineage.root, child.lineage.root, grandchild.lineage.root]).toEqual([
      seed.id,
      seed.id,
      seed.id,
    ])
    expect(grandchild.lineage.parents).toEqual([{ id: child.id, from: 'step' }]) // no row: it has no source
    expect([seed.lineage.task, child.lineage.notes]).toEqual(['line 7', { changed: 1 }])
  })

  test('ids are told apart by row, task and draft; records are frozen', () => {
    const records = [...seeds, ...buildCandidates([{}, {}]), buildCandidate({}, 'task-1', { draft: 1 })]
    expect(new Set(records.map(({ id }) => id)).size).toBe(5)
    expect(records.every((one) => Object.isFrozen(one.lineage) && Object.isFrozen(one.data))).toBe(true)
  })

  test('facts are conserved: 10 = 8 + 2', () => {
    expect(isConserved(buildFacts().counts)).toBe(true)
  })
})

describe('buildOddRecords', () => {
  const usual = [
    buildCandidate({ question: 'a' }, 'x', { asked: { ware: 'rolls' }, notes: { row: 1 } }),
    buildCandidate({ answer: 'b' }),
  ]
  const odd = buildOddRecords(usual)

  test('every one is valid, frozen, of its own id, and asked for what the first usual one was', () => {
    expect(new Set(odd.map(({ record }) => record.id)).size).toBe(odd.length)
    for (const { record } of odd) {
      expect(() => canonicalJson(record)).not.toThrow()
      expect(Object.isFrozen(record.data)).toBe(true)
      expect([record.lineage.asked, record.lineage.notes]).toEqual([{ ware: 'rolls' }, { row: 1 }])
    }
  })

  test('one has no fields; all others have the fields of all usual ones', () => {
    const without = odd.filter(({ record }) => !('question' in record.data && 'answer' in record.data))
    expect(without.map(({ oddity }) => oddity)).toEqual(['no fields at all'])
  })

  test('huge means huge: a quadratic pattern would be seen', () => {
    const lengths = odd.map(({ record }) => String(record.data.question).length)
    expect(lengths.filter((length) => length >= hugeLength)).toHaveLength(4)
  })

  test('of records without fields the field is called text', () => {
    expect(buildOddRecords([]).find(({ oddity }) => oddity === 'null')?.record.data).toEqual({ text: null })
  })
})
