/** Compares two runs, or two data files: what ended differently, and which rows they share. */

import { canonicalJson } from '../base/canonical-json.js'
import { makeId } from '../base/ids.js'
import type { Reading } from '../record/reading.js'
import { createBinder } from '../recipe/bind.js'
import { planSource } from '../recipe/plan-sources.js'
import { throwProblems } from '../recipe/problems.js'
import { createRegistry } from '../recipe/registry.js'
import type { RunFacts } from '../release/facts.js'
import { IdTable } from '../store/id-table.js'
import { resolve } from 'node:path'
import { sourceRecords } from './source-records.js'

/** A number of both sides. */
export interface ComparedNumber {
  readonly name: string
  readonly a: number | undefined
  readonly b: number | undefined
}

/** Readings of both sides, and whether their intervals overlap (undefined when one is missing). */
export interface ComparedReading {
  readonly id: string
  readonly a: Reading | undefined
  readonly b: Reading | undefined
  readonly overlap: boolean | undefined
}

/** Rows by content. */
export interface SharedRows {
  readonly a: number
  readonly b: number
  /** Different contents that both files hold. */
  readonly both: number
}

/** Counts and reasons of two runs side by side, largest difference first. */
export function compareCounts(a: RunFacts, b: RunFacts): ComparedNumber[] {
  const [left, right] = [countsOf(a), countsOf(b)]
  const names = [...new Set([...left.keys(), ...right.keys()])]
  const rows = names.map((name) => ({ name, a: left.get(name), b: right.get(name) }))
  return rows.sort((x, y) => Math.abs((y.a ?? 0) - (y.b ?? 0)) - Math.abs((x.a ?? 0) - (x.b ?? 0)))
}

/** Readings side by side. */
export function compareReadings(
  a: ReadonlyMap<string, Reading>,
  b: ReadonlyMap<string, Reading>,
): ComparedReading[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((id) => {
    const [left, right] = [a.get(id), b.get(id)]
    return { id, a: left, b: right, overlap: overlap(left, right) }
  })
}

/** How many different contents two files share (ids that Cupel gave are left aside). Memory: 24 bytes a row. */
export async function sharedRows(a: string, b: string): Promise<SharedRows> {
  const seen = new IdTable()
  for await (const id of contentIds(a)) seen.add(id)
  const size = seen.size
  const other = new IdTable()
  let both = 0
  for await (const id of contentIds(b)) {
    const before = other.size
    if (other.add(id) === before && seen.find(id) >= 0) both += 1
  }
  return { a: size, b: other.size, both }
}

async function* contentIds(path: string): AsyncGenerator<string> {
  const binder = createBinder()
  const spec = { path: resolve(path), kind: 'real' as const }
  const source = await planSource(
    { id: 'data', spec, folder: '.', pathPath: [path], specPath: [path] },
    createRegistry(),
    binder,
  )
  throwProblems(binder.problems, () => '')
  if (source === undefined) return
  for await (const record of sourceRecords(source)) yield makeId(canonicalJson(record.data))
}

function countsOf(facts: RunFacts): Map<string, number> {
  const counts = new Map<string, number>(Object.entries({ ...facts.counts, released: facts.released }))
  for (const { step, state, by, reason, count } of facts.dispositions) {
    if (reason !== null) counts.set(`${step} ${state}: ${reason} (${by ?? ''})`, count)
  }
  return counts
}

function overlap(a: Reading | undefined, b: Reading | undefined): boolean | undefined {
  if (a?.status !== 'measured' || b?.status !== 'measured') return undefined
  return a.interval.lower <= b.interval.upper && b.interval.lower <= a.interval.upper
}
