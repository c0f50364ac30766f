/** Builders of records, candidates and facts for tests and samples. */

import type { JsonObject } from '../base/canonical-json.js'
import type { Facts } from '../contract/quantity.js'
import { type DataRecord, type Lineage, candidateId, sourceRecordId } from '../record/data-record.js'
import type { MeasuredReading } from '../record/reading.js'
import { exactInterval } from '../record/reading.js'
import { deepFreeze } from './frozen.js'

/** A frozen row of a real source: row `row` (1-based) of source `seeds`. */
export function buildSourceRecord(data: JsonObject, row = 1, source = 'seeds'): DataRecord {
  const id = sourceRecordId(source, row)
  const lineage: Lineage = {
    method: 'jsonl@1',
    origin: 'real',
    task: `line ${row}`,
    draft: 0,
    parents: [],
    root: id,
  }
  return deepFreeze({ id, step: source, data, lineage })
}

/** Frozen rows of a real source, in order. */
export function buildSourceRecords(rows: readonly JsonObject[], source = 'seeds'): DataRecord[] {
  return rows.map((data, index) => buildSourceRecord(data, index + 1, source))
}

/** A frozen synthetic record of step `step`, made by the exam's own method; `lineage` overrides parts of it. */
export function buildCandidate(
  data: JsonObject,
  task = 'task-1',
  lineage: Partial<Lineage> = {},
): DataRecord {
  const id = candidateId('step', task, lineage.draft ?? 0)
  const made: Lineage = {
    method: 'exam@1',
    origin: 'synthetic',
    task,
    draft: 0,
    parents: [],
    root: lineage.parents?.[0]?.id ?? id,
    ...lineage,
  }
  return deepFreeze({ id, step: 'step', data, lineage: made })
}

/** Frozen synthetic records, one task each. */
export function buildCandidates(rows: readonly JsonObject[]): DataRecord[] {
  return rows.map((data, index) => buildCandidate(data, `task-${index + 1}`))
}

/** A frozen synthetic record made from `parent`, with the parent's root. */
export function buildChild(
  parent: DataRecord,
  data: JsonObject,
  task: string,
  notes: JsonObject = {},
): DataRecord {
  const link = { id: parent.id, from: parent.step, ...(parent.lineage.origin === 'real' ? { row: 1 } : {}) }
  return buildCandidate(data, task, { parents: [link], root: parent.lineage.root, notes })
}

/** A measured reading with an exact interval; `changes` overrides parts of it. */
export function buildReading(value: number, changes: Partial<MeasuredReading> = {}): MeasuredReading {
  return deepFreeze({
    status: 'measured',
    value,
    n: 100,
    interval: exactInterval(value),
    unit: 'ratio',
    better: 'neutral',
    nullValue: null,
    method: 'given by the test',
    warnings: [],
    ...changes,
  })
}

/** Facts of a run that planned ten candidates, accepted eight and rejected two; `changes` overrides parts of it. */
export function buildFacts(changes: Partial<Facts> = {}): Facts {
  return {
    counts: { planned: 10, accepted: 8, rejected: 2, failed: 0, cancelled: 0, pending: 0 },
    readings: new Map(),
    members: new Map(),
    released: 8,
    ...changes,
  }
}
