/** The exam of refiners finds each planted fault, and nothing in sound refiners of both scopes. */

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Batch } from '../../src/contract/batch.js'
import type { Ports } from '../../src/contract/ports.js'
import { defineRefiner, type RefinerRun } from '../../src/contract/refiner.js'
import type { DataRecord } from '../../src/record/data-record.js'
import type { DropReceipt, Receipt } from '../../src/record/receipt.js'
import { buildCandidates, buildSourceRecord } from '../../src/testing/builders.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineRefiner } from '../../src/testing/refiner-exam.js'
import { brokenRules, soundDeclaration } from './planted-fault.js'

const records = buildCandidates([
  { text: 'a' },
  { text: 'b' },
  { text: 'a' },
  { text: 'c' },
  { text: 'b' },
  { text: 'a' },
])

const textOf = (record: DataRecord): string => JSON.stringify(record.data.text ?? null)

/** Drops a record whose text came before. */
function dropRepeated(): RefinerRun {
  const first = new Map<string, string>()
  let waiting: DropReceipt[] = []
  return {
    add(batch) {
      for (const record of batch.records) {
        const partner = first.get(textOf(record))
        if (partner === undefined) first.set(textOf(record), record.id)
        else waiting.push({ action: 'drop', id: record.id, reason: 'repeated', partner })
      }
    },
    decide() {
      const receipts = waiting
      waiting = []
      return receipts
    },
  }
}

/** Collects everything and decides by a function of the whole. */
function decideBy(decide: (records: readonly DataRecord[], calls: number) => Receipt[]): () => RefinerRun {
  return () => {
    const all: DataRecord[] = []
    let calls = 0
    return {
      add: (batch: Batch) => void all.push(...batch.records),
      decide: () => decide(all, ++calls),
    }
  }
}

const drop = (record: DataRecord | undefined, changes: Partial<DropReceipt> = {}): Receipt[] =>
  record === undefined ? [] : [{ action: 'drop', id: record.id, reason: 'planted', ...changes }]

function examine(
  start: (options: object, ports: Ports) => RefinerRun,
  scope: 'prefix' | 'set' = 'set',
  given = records,
) {
  const refiner = defineRefiner({ ...soundDeclaration, options: z.strictObject({}), scope, start })
  return examineRefiner(refiner, { records: given })
}

describe('sound refiners have no findings', () => {
  test('one that drops by what came before', async () => {
    expect(describeFindings(await examine(dropRepeated, 'prefix'))).toBe('')
  })

  test('one that orders, one that adds, one that drops by chance', async () => {
    const order = () => ({ add: () => undefined, decide: () => [], rank: (id: string) => id })
    const extra = buildSourceRecord({ text: 'mixed in' })
    const add = decideBy(() => [{ action: 'add', record: extra, reason: 'mixed-in' }])
    const sample = (_: object, ports: Ports) =>
      decideBy((all) => drop(all[ports.random('pick').integer(0, 5)]))()
    for (const start of [order, add, sample]) expect(describeFindings(await examine(start))).toBe('')
  })
})

const noRank = undefined as unknown as string

describe('each planted fault is found', () => {
  let runs = 0
  test.each<[string, 'prefix' | 'set', () => RefinerRun]>([
    ['batch-dependent', 'set', () => dropFirstOfBatches()],
    [
      'mutates-input',
      'set',
      () => ({ ...dropRepeated(), add: (batch) => void Object.assign(batch.records[0] ?? {}, { x: 1 }) }),
    ],
    ['not-deterministic', 'set', () => decideBy((all) => drop(all[++runs % 2]))()],
    ['not-json', 'set', decideBy((all) => drop(all[0], { score: Number.NaN }))],
    ['not-prefix-stable', 'prefix', decideBy((all, calls) => (calls === 1 ? drop(all.at(-1)) : []))],
    ['not-prefix-stable', 'prefix', decideBy((all) => (all.length === 6 ? drop(all[0]) : []))],
    [
      'rank',
      'set',
      () => ({ ...dropRepeated(), rank: (id: string) => (id === records[0]?.id ? noRank : id) }),
    ],
    ['receipt', 'set', decideBy((all) => drop(all[0], { reason: 'No code' }))],
    ['receipt', 'set', decideBy((all) => drop(all[0], { id: 'unknown' }))],
    ['receipt', 'set', decideBy((all) => [...drop(all[0]), ...drop(all[0])])],
    ['receipt', 'set', decideBy((all) => drop(all[0], { partner: all[0]?.id ?? '' }))],
    [
      'receipt',
      'set',
      decideBy((all) => all.slice(0, 1).map((record) => ({ action: 'add', record, reason: 'again' }))),
    ],
    [
      'throws',
      'set',
      decideBy((all) =>
        all.filter(({ data }) => (data.text as string).trim() === 'none').flatMap((one) => drop(one)),
      ),
    ],
    ['weak-sample', 'set', decideBy(() => [])],
  ])('%s (%s)', async (rule, scope, start) => {
    expect(brokenRules(await examine(start, scope))).toContain(rule)
  })
})

function dropFirstOfBatches(): RefinerRun {
  const first: DataRecord[] = []
  return {
    add: (batch) => void first.push(...batch.records.slice(0, 1)),
    decide: () => first.flatMap((record) => drop(record)),
  }
}

test('a set refiner that declares prefix is told what to do', async () => {
  const keepLast = decideBy((all, calls) =>
    calls === 1 ? all.slice(0, -1).flatMap((record) => drop(record)) : [],
  )
  const findings = await examine(keepLast, 'prefix', records.slice(0, 2))
  expect(findings.find(({ rule }) => rule === 'not-prefix-stable')?.mend).toMatchInlineSnapshot(
    `"let what is said of a record depend on earlier records only, or declare the scope "set"."`,
  )
})
