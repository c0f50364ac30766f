/** A batch computes each view once, in the order of its records. */

import { expect, test } from 'vitest'
import { createBatch, type View } from '../../src/contract/batch.js'
import { type DataRecord, sourceRecordId } from '../../src/record/data-record.js'

function recordOf(row: number): DataRecord {
  const id = sourceRecordId('seeds', row)
  const lineage = {
    method: 'jsonl@1',
    origin: 'real',
    task: `line ${row}`,
    draft: 0,
    parents: [],
    root: id,
  } as const
  return { id, step: 'seeds', data: { row }, lineage }
}

function counted(id: string, factor: number): View<number> & { readonly seen: string[] } {
  const seen: string[] = []
  return {
    id,
    seen,
    compute: (record) => {
      seen.push(record.id)
      return Number(record.data.row) * factor
    },
  }
}

test('a view is computed at the first request, once for each record, in order', () => {
  const records = [3, 1, 2].map(recordOf)
  const batch = createBatch(records)
  const tens = counted('tens', 10)
  expect(tens.seen).toEqual([])
  expect(batch.view(tens)).toEqual([30, 10, 20])
  expect(batch.view(tens)).toBe(batch.view(tens))
  expect(tens.seen).toEqual(records.map(({ id }) => id))
  expect(batch.records).toBe(records)
})

test('views are known by their id: another object with the same id is the same view', () => {
  const batch = createBatch([1, 2].map(recordOf))
  const again = counted('tens', 10)
  expect(batch.view(counted('tens', 10))).toEqual([10, 20])
  expect(batch.view(again)).toEqual([10, 20])
  expect(again.seen).toEqual([])
  expect(batch.view(counted('hundreds', 100))).toEqual([100, 200])
})

test('batches share nothing', () => {
  const tens = counted('tens', 10)
  expect(createBatch([recordOf(1)]).view(tens)).toEqual([10])
  expect(createBatch([recordOf(2)]).view(tens)).toEqual([20])
})

test('an empty batch has empty views', () => {
  expect(createBatch([]).view(counted('tens', 10))).toEqual([])
})
