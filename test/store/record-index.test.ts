/** The index of candidates: states, places, counts and tallies. */

import { describe, expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import type { LedgerEvent } from '../../src/store/ledger-event.js'
import { RecordIndex } from '../../src/store/record-index.js'
import { complaintOf } from './complaint.js'
import { idOf } from './script.js'

const hash = 'x'.repeat(43)

function came(number: number, step = 0): LedgerEvent {
  return {
    type: 'candidate',
    id: idOf(number),
    step,
    ref: { segment: 1, offset: number * 10, length: 9 },
    hash,
  }
}

function ended(
  number: number,
  state: 'pending' | 'accepted' | 'rejected' | 'failed' | 'cancelled',
  reason: string | null = null,
  by: string | null = null,
): LedgerEvent {
  return { type: 'disposition', id: idOf(number), state, reason, by, evidence: null }
}

function indexOf(...events: readonly LedgerEvent[]): RecordIndex {
  const index = new RecordIndex()
  for (const event of events) index.apply(event)
  return index
}

describe('counts', () => {
  test('of an empty index are 0', () => {
    const index = new RecordIndex()
    expect(index.counts()).toEqual({
      planned: 0,
      accepted: 0,
      rejected: 0,
      failed: 0,
      cancelled: 0,
      pending: 0,
    })
    expect([index.size, index.outstanding, index.plannedOf(3), index.sizeOf(3)]).toEqual([0, 0, 0, 0])
    expect([index.tallies(), index.verdictTallies(), index.overdrawnStep()]).toEqual([[], [], undefined])
  })

  test('follow plan, drafts and dispositions', () => {
    const index = indexOf(
      { type: 'planned', step: 0, tasks: 2, drafts: 4 },
      { type: 'planned', step: 1, tasks: 1, drafts: 1 },
      came(0),
      came(1),
      came(2, 1),
      ended(0, 'accepted'),
      ended(1, 'rejected', 'wrong', 'equation'),
    )
    // 5 planned, 3 came, 2 ended: pending = 1 that came + 2 outstanding
    expect(index.counts()).toEqual({
      planned: 5,
      accepted: 1,
      rejected: 1,
      failed: 0,
      cancelled: 0,
      pending: 3,
    })
    expect(index.outstanding).toBe(2)
    expect([index.plannedOf(0), index.sizeOf(0), index.plannedOf(1), index.sizeOf(1)]).toEqual([4, 2, 1, 1])
  })

  test('move when a disposition changes: held, then accepted, then rejected by a refiner', () => {
    const index = indexOf({ type: 'planned', step: 0, tasks: 1, drafts: 1 }, came(0))
    const seen = (['pending', 'accepted', 'rejected'] as const).map((state) => {
      index.apply(ended(0, state, state === 'accepted' ? null : 'why', 'who'))
      const { accepted, rejected, pending } = index.counts()
      return [accepted, rejected, pending]
    })
    expect(seen).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ])
  })

  test('show a step with more candidates than planned drafts', () => {
    const plan: LedgerEvent = { type: 'planned', step: 1, tasks: 1, drafts: 1 }
    expect(indexOf(plan, came(0, 1)).overdrawnStep()).toBeUndefined()
    expect(indexOf(plan, came(0, 1), came(1, 1)).overdrawnStep()).toBe(1)
    // two planned in all, but not for this step
    expect(indexOf(plan, { ...plan, step: 0 }, came(0, 1), came(1, 1)).overdrawnStep()).toBe(1)
  })
})

describe('a candidate', () => {
  test('is known by id and by its place in order', () => {
    const index = indexOf(came(0), came(1, 2), ended(1, 'failed', 'time-out', 'writer'))
    expect(index.ordinalOf(idOf(1))).toBe(1)
    expect(index.ordinalOf(makeId('other'))).toBe(-1)
    expect(index.ordinalOf('no id at all')).toBe(-1)
    expect(index.entry(0)).toEqual({
      id: idOf(0),
      step: 0,
      state: 'pending',
      reason: null,
      by: null,
      ref: { segment: 1, offset: 0, length: 9 },
    })
    expect(index.entry(1)).toEqual({
      id: idOf(1),
      step: 2,
      state: 'failed',
      reason: 'time-out',
      by: 'writer',
      ref: { segment: 1, offset: 10, length: 9 },
    })
    expect([index.stateAt(1), index.stepAt(1)]).toEqual(['failed', 2])
  })

  test('that comes again keeps its place in order and its state, and has a new payload', () => {
    const index = indexOf(came(0), came(1), ended(0, 'failed', 'user-code', 'fields'))
    index.apply({ type: 'candidate', id: idOf(0), step: 0, ref: { segment: 3, offset: 7, length: 8 }, hash })
    expect(index.size).toBe(2)
    expect(index.entry(0)).toMatchObject({ state: 'failed', ref: { segment: 3, offset: 7, length: 8 } })
    expect(index.sizeOf(0)).toBe(2)
  })

  test('beyond the first thousand is kept like the others', () => {
    const index = new RecordIndex()
    for (let number = 0; number < 5000; number += 1) {
      index.apply(came(number, number % 3))
      index.apply(ended(number, number % 2 === 0 ? 'accepted' : 'rejected', `reason-${number % 7}`, 'x'))
    }
    for (const number of [0, 1023, 1024, 4999]) {
      expect(index.entry(number)).toMatchObject({
        id: idOf(number),
        step: number % 3,
        state: number % 2 === 0 ? 'accepted' : 'rejected',
        reason: `reason-${number % 7}`,
      })
    }
    // 8192 entries: 16 + 10 + 7 bytes each, and 16,384 slots of 4
    expect(index.bytes).toBe(8192 * 33 + 16_384 * 4)
  })

  test('that never came cannot end', async () => {
    expect(await complaintOf(() => indexOf(ended(0, 'accepted')))).toMatchInlineSnapshot(
      `"InternalError unknown-candidate: A disposition names a candidate that never came."`,
    )
    expect(
      await complaintOf(() => indexOf({ ...came(0), id: 'record 7' } as LedgerEvent)),
    ).toMatchInlineSnapshot(`"InternalError bad-id: "record 7" is not an id of 24 characters of base32hex."`)
  })
})

describe('tallies', () => {
  test('of dispositions: by step, state, decider and reason, commonest first', () => {
    const index = indexOf(...[0, 1, 2, 3, 4].map((number) => came(number, number === 4 ? 1 : 0)))
    index.apply(ended(0, 'rejected', 'wrong', 'equation'))
    index.apply(ended(1, 'accepted', null, 'goal'))
    index.apply(ended(2, 'accepted', null, 'goal'))
    index.apply(ended(4, 'accepted', null, 'goal'))
    expect(index.tallies()).toEqual([
      { step: 0, state: 'accepted', by: 'goal', reason: null, count: 2 },
      { step: 0, state: 'rejected', by: 'equation', reason: 'wrong', count: 1 },
      { step: 0, state: 'pending', by: null, reason: null, count: 1 },
      { step: 1, state: 'accepted', by: 'goal', reason: null, count: 1 },
    ])
  })

  test('of verdicts: by verifier, commonest first', () => {
    const index = new RecordIndex()
    for (const verdict of ['pass', 'fail', 'pass'] as const) {
      const reason = verdict === 'fail' ? 'wrong' : null
      index.apply({ type: 'verdict', id: idOf(0), verifier: 1, verdict, reason, evidence: null })
    }
    expect(index.verdictTallies()).toEqual([
      { verifier: 1, verdict: 'pass', reason: null, count: 2 },
      { verifier: 1, verdict: 'fail', reason: 'wrong', count: 1 },
    ])
  })
})
