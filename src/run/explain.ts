/** Explains a record: its whole life, its parents, and its rejected siblings. */

import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type JsonObject } from '../base/canonical-json.js'
import { ID_LENGTH } from '../base/ids.js'
import { RecipeError } from '../base/errors.js'
import { type LoadOptions, resolvePlan } from '../recipe/load-plan.js'
import type { DataRecord } from '../record/data-record.js'
import type { PlannedSource } from '../recipe/plan.js'
import type { RowStory, RunFacts } from '../release/facts.js'
import { sourceRecords } from './source-records.js'
import { type CallStory, callsOf } from './recorded-calls.js'
import { openStories, readStoredRun, storedDocument, type StoredRun } from './stored-run.js'
import { storiesAt, type StorySource, storyOf } from './stories.js'

/** A parent with its content, when its source can still be read. */
export interface ParentStory {
  readonly id: string
  readonly from: string
  readonly row: number | undefined
  readonly data: JsonObject | undefined
  /** Why the content is not shown. */
  readonly unavailable: string | undefined
}

/** Everything about one record. */
export interface Explanation {
  readonly story: RowStory
  readonly parents: readonly ParentStory[]
  /** Questions and answers that the row was made of and judged by, in the order of their beginning. */
  readonly calls: readonly CallStory[]
  /** Other candidates of the same family (same seed), with how they ended. */
  readonly siblings: readonly RowStory[]
  readonly epoch: number
  /** How the epoch ended: what is in its result is released only when this is `released`. Undefined before its end. */
  readonly status: RunFacts['status'] | undefined
}

const MOST_SIBLINGS = 20

/**
 * Explains a record of a run folder by id. Throws RecipeError `refused-at-intake` and `source-row` for rows of sources that
 * are no candidates, `unknown-record` for other ids.
 * Cost: one scan of the ledger and the segments, plus one pass over the parents' source.
 */
export async function explain(
  folder: string,
  id: string,
  options: LoadOptions,
  epoch?: number,
): Promise<Explanation> {
  const stored = await readStoredRun(folder, epoch)
  const source = await openStories(stored)
  try {
    const story = id.length === ID_LENGTH ? await storyOf(source, id) : undefined
    if (story === undefined) throw await unknownRecord(stored, source, id, options)
    const siblings = await storiesAt(source, await familyOf(source, story.record.lineage.root, id))
    const parents = await parentsOf(stored, source, story.record, options)
    const calls = await callsOf(folder, story)
    return { story, parents, calls, siblings, epoch: stored.epoch, status: stored.facts?.status }
  } finally {
    await source.ledger.close()
  }
}

/** Ordinals of the first candidates that go back to a root, without `id`. */
async function familyOf(source: StorySource, root: string, id: string): Promise<number[]> {
  const siblings: number[] = []
  const family = `"root":${JSON.stringify(root)}`
  const { index } = source.ledger
  const own = index.ordinalOf(id)
  for (let ordinal = 0; ordinal < index.size && siblings.length < MOST_SIBLINGS; ordinal += 1) {
    if (ordinal === own) continue
    const line = await source.ledger.read(index.refAt(ordinal))
    if (line.includes(family)) siblings.push(ordinal)
  }
  return siblings
}

async function parentsOf(
  stored: StoredRun,
  source: StorySource,
  record: DataRecord,
  options: LoadOptions,
): Promise<ParentStory[]> {
  const parents: ParentStory[] = []
  for (const { id, from, row } of record.lineage.parents) {
    const made = await storyOf(source, id)
    const found = made?.record.data ?? (await sourceRow(stored, from, id, options))
    const [data, unavailable] = typeof found === 'string' ? [undefined, found] : [found, undefined]
    parents.push({ id, from, row, data, unavailable })
  }
  return parents
}

async function sourceRow(
  stored: StoredRun,
  from: string,
  id: string,
  options: LoadOptions,
): Promise<JsonObject | string> {
  try {
    const { plan } = await resolvePlan(storedDocument(stored), { ...options, isOffline: true })
    const source = plan.sources.get(from)
    if (source === undefined) return `the recipe has no source "${from}"`
    return (await rowOf(source, id))?.data ?? 'the source no longer holds this row'
  } catch {
    return 'the source cannot be read any more'
  }
}

async function rowOf(source: PlannedSource, id: string): Promise<DataRecord | undefined> {
  for await (const record of sourceRecords(source)) if (record.id === id) return record
  return undefined
}

async function unknownRecord(
  stored: StoredRun,
  source: StorySource,
  id: string,
  options: LoadOptions,
): Promise<RecipeError> {
  const refusal = await intakeRefusal(stored, id)
  if (refusal !== undefined) {
    return new RecipeError('refused-at-intake', {
      message: `${id} is a source row (${refusal.place}) that the method refused: ${refusal.reason}. ${refusal.detail}`,
      hint: 'It has no candidates. The report shows all refusals by reason.',
    })
  }
  const row = await takenRow(stored, id, options)
  if (row !== undefined) {
    const made = (await familyOf(source, id, id)).map((ordinal) => source.ledger.index.entry(ordinal).id)
    return new RecipeError('source-row', {
      message: `${id} is a row of the source "${row.step}" (${row.lineage.task}); it is no candidate and was not mixed in.`,
      hint:
        made.length === 0
          ? 'Nothing was made from it.'
          : `Explain what was made from it: ${made.join(', ')}.`,
    })
  }
  return new RecipeError('unknown-record', {
    message: `Epoch ${stored.epoch} of ${stored.folder} has no record "${id}".`,
    hint: `Ids have ${ID_LENGTH} characters and stand in the field _cupel of each released row and in report.html.`,
  })
}

/** The row of a source that an id names; undefined when there is none, or the sources cannot be read any more. */
async function takenRow(
  stored: StoredRun,
  id: string,
  options: LoadOptions,
): Promise<DataRecord | undefined> {
  if (id.length !== ID_LENGTH) return undefined
  try {
    const { plan } = await resolvePlan(storedDocument(stored), { ...options, isOffline: true })
    for (const source of plan.sources.values()) {
      const row = await rowOf(source, id)
      if (row !== undefined) return row
    }
  } catch {
    return undefined
  }
  return undefined
}

interface IntakeLine {
  readonly id: string
  readonly place: string
  readonly reason: string
  readonly detail: string
}

async function intakeRefusal(stored: StoredRun, id: string): Promise<IntakeLine | undefined> {
  const steps = stored.facts?.intakes.map((intake) => intake.step) ?? []
  for (const step of steps) {
    const path = join(stored.folder, 'index', `refused-${step}.jsonl`)
    if (!existsSync(path)) continue
    for await (const line of createInterface({ input: createReadStream(path) })) {
      if (line.includes(id)) return JSON.parse(line) as IntakeLine
    }
  }
  return undefined
}
