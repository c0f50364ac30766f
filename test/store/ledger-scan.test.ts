/** Scanning a ledger as bytes gives what applying its events gives; damage is named with its place. */

import * as fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import { formatEvent, type LedgerEvent } from '../../src/store/ledger-event.js'
import { eventsOf, findLedgerEnd, scanLedger } from '../../src/store/ledger-scan.js'
import { RecordIndex } from '../../src/store/record-index.js'
import { anyEvent, anyId } from './arbitrary-events.js'
import { complaintOf } from './complaint.js'
import { emptyFolder } from './temporary-folder.js'

const id = makeId('candidate', 1)
const hash = 'x'.repeat(43)
const counts = { planned: 0, accepted: 0, rejected: 0, failed: 0, cancelled: 0, pending: 0 }
const commit: LedgerEvent = { type: 'commit', counts, segment: 1, length: 5 }
const draft: LedgerEvent = { type: 'candidate', id, step: 0, ref: { segment: 1, offset: 0, length: 4 }, hash }

function logOf(events: readonly LedgerEvent[], tail = ''): string {
  const path = join(emptyFolder(), 'epoch-1.log')
  writeFileSync(path, events.map((event) => `${formatEvent(event)}\n`).join('') + tail)
  return path
}

/** Everything that two indexes can differ in. */
function everythingIn(index: RecordIndex): unknown {
  const steps = Array.from({ length: 8 }, (_, step) => [index.plannedOf(step), index.sizeOf(step)])
  const entries = Array.from({ length: index.size }, (_, ordinal) => index.entry(ordinal))
  return [index.counts(), index.outstanding, index.tallies(), index.verdictTallies(), steps, entries]
}

describe('scanning', () => {
  test('any events gives the index that they give when applied, and the rare ones', async () => {
    const fitting = fc
      .array(fc.oneof(anyEvent, anyId), { maxLength: 40, size: 'max' })
      .map((items) => sensible(items))
    await fc.assert(
      fc.asyncProperty(fitting, async (events) => {
        const live = new RecordIndex()
        for (const event of events) live.apply(event)
        const scanned = new RecordIndex()
        const rare: LedgerEvent[] = []
        await scanLedger(logOf(events), Number.POSITIVE_INFINITY, scanned, (event) => rare.push(event))
        expect(everythingIn(scanned)).toEqual(everythingIn(live))
        expect(rare).toEqual(
          events.filter(({ type }) => !['candidate', 'verdict', 'disposition'].includes(type)),
        )
      }),
      { numRuns: 200 },
    )
  })

  test('tells words apart whose sums are the same', async () => {
    // the sum is 31 · first + second: A a = 31 · 65 + 97 = 2112 = 31 · 66 + 66 = B B
    const reasons = ['Aa', 'BB', 'Aa', 'BB', 'BB']
    const verdicts = reasons.map((reason): LedgerEvent => {
      return { type: 'verdict', id, verifier: 0, verdict: 'fail', reason, evidence: null }
    })
    const index = new RecordIndex()
    await scanLedger(logOf(verdicts), Number.POSITIVE_INFINITY, index, () => {})
    expect(index.verdictTallies().map(({ reason, count }) => [reason, count])).toEqual([
      ['BB', 3],
      ['Aa', 2],
    ])
  })

  test('stops at the length given', async () => {
    const index = new RecordIndex()
    const path = logOf([draft, { ...draft, id: makeId('candidate', 2) }])
    await scanLedger(path, formatEvent(draft).length + 1, index, () => {})
    expect(index.size).toBe(1)
  })
})

/** Events that a ledger could hold: numbers that fit the columns, dispositions of candidates that came. */
function sensible(items: readonly (LedgerEvent | string)[]): LedgerEvent[] {
  const came: string[] = []
  return items.flatMap((item, at): LedgerEvent[] => {
    if (typeof item === 'string') {
      came.push(item)
      return [
        {
          ...draft,
          id: item,
          step: at % 8,
          ref: { segment: 1 + (at % 3), offset: at * 100, length: at },
        } as LedgerEvent,
      ]
    }
    if (item.type === 'candidate') return []
    if (item.type === 'planned') return [{ ...item, step: item.step % 8, drafts: item.drafts % 1000 }]
    if (item.type === 'verdict') return [{ ...item, verifier: item.verifier % 4 }]
    const someone = came[at % Math.max(came.length, 1)]
    if (item.type === 'disposition') return someone === undefined ? [] : [{ ...item, id: someone }]
    return [item]
  })
}

describe('the end of a ledger', () => {
  test.each([
    ['an empty file', [], '', 0],
    ['no commit', [draft], '', 0],
    ['one commit', [draft, commit], '', 2],
    ['events after it', [draft, commit, draft], 'D torn', 2],
    ['a torn commit', [draft, commit, draft], 'K 0 0 0 0 0 0 1 9', 2],
    ['two commits', [commit, draft, commit], '\u0000\u0000\u0000', 3],
  ] as const)('with %s', async (_, events, tail, kept) => {
    const length = events.slice(0, kept).reduce((sum, event) => sum + formatEvent(event).length + 1, 0)
    expect(await findLedgerEnd(logOf(events, tail))).toEqual({ length, commit: kept === 0 ? null : commit })
  })
})

describe('what a ledger says of an id', () => {
  const verdict: LedgerEvent = {
    type: 'verdict',
    id,
    verifier: 0,
    verdict: 'pass',
    reason: null,
    evidence: null,
  }
  const other = { ...verdict, id: makeId('candidate', 2) } as LedgerEvent
  const fact: LedgerEvent = { type: 'fact', name: id, value: { about: id } }

  test('is told in order, up to the length given', async () => {
    const path = logOf([draft, other, verdict, commit, fact, verdict])
    const length = [draft, other, verdict].reduce((sum, event) => sum + formatEvent(event).length + 1, 0)
    expect(await eventsOf(path, length, id)).toEqual([draft, verdict])
  })

  test.each(['', 'x', `${id}0`, 'ä'.repeat(24), 'not an id of 24 letters.'])(
    '%j is nothing',
    async (text) => {
      expect(await eventsOf(logOf([draft, commit]), Number.POSITIVE_INFINITY, text)).toEqual([])
    },
  )
})

describe('a damaged line', () => {
  const scan = (path: string): Promise<void> =>
    scanLedger(path, Number.POSITIVE_INFINITY, new RecordIndex(), () => {})

  test('is named with file and byte', async () => {
    const lines = [
      'C 1 2',
      `C ${id} x 1:2:3 ${hash}`,
      `C ${id} 0 - ${hash}`,
      `D ${id} x - -`,
      `D ${makeId('nobody')} a - - -`,
      `V ${id} 0 p`,
      'J fact {"cut":',
      'Hello, world.',
    ]
    const said: string[] = []
    for (const line of lines) {
      const path = logOf([draft], `${line}\n`)
      said.push(await complaintOf(() => scan(path), path))
    }
    expect(said.map((text) => text.split(' → ')[0])).toMatchInlineSnapshot(`
      [
        "StorageError ledger-damaged: RUN holds a line at byte 79 that does not belong there: "C 1 2".",
        "StorageError ledger-damaged: RUN holds a line at byte 79 that does not belong there: "C t7i9vn1tu10s042ru021qrl7 x 1:2:3 xxxxx".",
        "StorageError ledger-damaged: RUN holds a line at byte 79 that does not belong there: "C t7i9vn1tu10s042ru021qrl7 0 - xxxxxxxxx".",
        "StorageError ledger-damaged: RUN holds a line at byte 79 that does not belong there: "D t7i9vn1tu10s042ru021qrl7 x - -".",
        "StorageError ledger-damaged: RUN holds a line at byte 79 that does not belong there: "D e6j3almo0bbo60f2i7fouqkm a - - -".",
        "StorageError ledger-damaged: RUN holds a line at byte 79 that does not belong there: "V t7i9vn1tu10s042ru021qrl7 0 p".",
        "StorageError ledger-damaged: RUN holds a line at byte 79 that does not belong there: "J fact {"cut":".",
        "StorageError ledger-damaged: RUN holds a line at byte 79 that does not belong there: "Hello, world.".",
      ]
    `)
    expect(await complaintOf(() => scan(logOf([], 'x\n')))).toContain('Restore the run folder from a copy')
  })

  test('is found by whoever reads it', async () => {
    const path = logOf([draft, commit], 'K 1 2\n')
    expect(await complaintOf(() => findLedgerEnd(path), path)).toContain(
      'ledger-damaged: RUN holds a line at byte',
    )
    const about = logOf([draft], `V ${id} ?\n`)
    expect(await complaintOf(() => eventsOf(about, 1000, id), about)).toContain('ledger-damaged')
  })

  test('of any kind is an error of ours, never a wrong reading of the lines before it', async () => {
    const lines = [draft, { ...draft, id: makeId('candidate', 2) } as LedgerEvent, commit]
    const text = lines.map((event) => `${formatEvent(event)}\n`).join('')
    const change = fc.tuple(fc.nat({ max: text.length - 1 }), fc.nat({ max: 255 }))
    await fc.assert(
      fc.asyncProperty(change, async ([at, byte]) => {
        const path = logOf([])
        const bytes = Buffer.from(text)
        bytes[at] = byte
        writeFileSync(path, bytes)
        expect(await complaintOf(() => scan(path), path)).toMatch(
          /^(no complaint|StorageError ledger-damaged)/,
        )
      }),
      { numRuns: 200 },
    )
  })
})
