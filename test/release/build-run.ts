/** Facts and streams of a finished run for tests of the release, consistent with each other: the facts are counted from the rows. */

import { isCupelError } from '../../src/base/errors.js'
import { sha256 } from '../../src/base/ids.js'
import type { DataRecord } from '../../src/record/data-record.js'
import type { Conservation } from '../../src/record/disposition.js'
import { type Recipe, recipeSchema } from '../../src/recipe/schema.js'
import type {
  DispositionCount,
  ReleaseStreams,
  RowStory,
  RunFacts,
  VerdictCount,
} from '../../src/release/facts.js'
import { buildStories } from './build-rows.js'
import { plugIns, readings, rulings, sources } from './run-parts.js'

export const recipeText = `cupel: 1
name: bakery-sums
description: Sums about a bakery, varied from forty seeds.
intent: { purpose: fine-tuning, audience: pupils of ten, risk: low, license: CC-BY-4.0, languages: [en] }
seed: 7
goal: { accepted: 20 }
sources:
  seeds: { path: seeds.jsonl, license: CC-BY-4.0 }
generate:
  - { id: vary, method: number-variation, from: seeds }
verify: [ equation ]
refine:
  - { use: near-duplicates }
  - { use: mix, with: { source: seeds, synthetic: 0.8 } }
measure: [ lengths, contamination ]
gates:
  - { rule: 'reading("contamination").upper <= 0.2', name: contamination, why: The benchmark stays unseen. }
release: { formats: [jsonl], exports: [sft] }
`

/** The recipe of the run; `changes` overrides top-level keys. */
export function buildRecipe(changes: object = {}): Recipe {
  return recipeSchema.parse({
    cupel: 1,
    name: 'bakery-sums',
    description: 'Sums about a bakery, varied from forty seeds.',
    intent: { purpose: 'fine-tuning', audience: 'pupils of ten', license: 'CC-BY-4.0', languages: ['en'] },
    seed: 7,
    goal: { accepted: 20 },
    sources: { seeds: { path: 'seeds.jsonl', license: 'CC-BY-4.0' } },
    generate: [{ id: 'vary', method: 'number-variation', from: 'seeds' }],
    verify: ['equation'],
    refine: ['near-duplicates', { use: 'mix', with: { source: 'seeds', synthetic: 0.8 } }],
    measure: ['lengths', { use: 'contamination', against: 'bench.jsonl' }],
    gates: ['reading("contamination").upper <= 0.2'],
    release: { formats: ['jsonl'], exports: ['sft'] },
    ...changes,
  })
}

/** A run of 40 candidates, 20 of them accepted, and 5 rows mixed in; `changes` overrides parts of its facts. */
export function buildRun(
  changes: Partial<RunFacts> = {},
  stories: readonly RowStory[] = buildStories(40, 5),
) {
  const facts: RunFacts = { ...factsOf(stories), ...changes }
  return { facts, streams: streamsOf(stories) }
}

/** Streams over stories that are held in memory. */
export function streamsOf(stories: readonly RowStory[]): ReleaseStreams {
  return {
    async *batches() {
      const released = stories.filter(({ isReleased }) => isReleased).map(({ record }) => record)
      for (let start = 0; start < released.length; start += 7) yield released.slice(start, start + 7)
    },
    async *rejected() {
      for (const { record, disposition } of stories) {
        if (disposition.by?.startsWith('verify/') === true) yield { record, reason: disposition.reason ?? '' }
      }
    },
    async *stories(limit) {
      yield* stories.slice(0, limit)
    },
  }
}

function factsOf(stories: readonly RowStory[]): RunFacts {
  const candidates = stories.filter(({ record }) => record.lineage.origin === 'synthetic')
  const released = stories.filter(({ isReleased }) => isReleased).map(({ record }) => record)
  return {
    cupel: '0.1.0',
    status: 'released',
    stopped: undefined,
    recipe: buildRecipe(),
    recipeFile: 'recipe.yaml',
    recipeText,
    overrides: [],
    planDigest: sha256('plan'),
    policyDigest: sha256('policy'),
    epoch: 1,
    startedAt: '2026-11-21T06:00:00.000Z',
    endedAt: '2026-11-21T06:03:12.000Z',
    counts: countStates(candidates),
    dispositions: countDispositions(candidates),
    verdicts: countVerdicts(candidates),
    sources,
    intakes: [{ step: 'vary', source: 'seeds', taken: 38, refused: { 'no-numbers': 2 } }],
    cells: [],
    notes: [{ refiner: 'mix', reason: 'mixed', evidence: { added: 5, wanted: 5, reached: 0.8 } }],
    readings,
    rulings,
    members: countMembers(released),
    released: released.length,
    resultDigest: sha256('result'),
    plugIns,
    effects: { asked: 0, reused: 0 },
    models: [],
    hosts: [],
  }
}

function countStates(stories: readonly RowStory[]): Conservation {
  const count = (state: string): number =>
    stories.filter(({ disposition }) => disposition.state === state).length
  return {
    planned: stories.length,
    accepted: count('accepted'),
    rejected: count('rejected'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    pending: count('pending'),
  }
}

function countDispositions(stories: readonly RowStory[]): DispositionCount[] {
  return tally(stories.map(({ record, disposition }) => ({ step: record.step, ...disposition })))
}

function countVerdicts(stories: readonly RowStory[]): VerdictCount[] {
  const all = stories.flatMap(({ verdicts }) => verdicts)
  return tally(all.map(({ verifier, verdict, reason }) => ({ verifier, verdict, reason })))
}

function countMembers(records: readonly DataRecord[]): Record<string, number> {
  const members: Record<string, number> = {}
  for (const { step, lineage } of records) {
    for (const name of [step, lineage.origin]) members[name] = (members[name] ?? 0) + 1
  }
  return members
}

function tally<T extends object>(items: readonly T[]): (T & { count: number })[] {
  const found = new Map<string, T & { count: number }>()
  for (const item of items) {
    const key = JSON.stringify(item)
    found.set(key, { ...item, count: (found.get(key)?.count ?? 0) + 1 })
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count)
}

/** The error that work throws, as people see it: its code and words. */
export async function failureOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
  } catch (thrown) {
    return isCupelError(thrown)
      ? `${thrown.code}: ${thrown.message} ${thrown.hint ?? ''}`.trim()
      : String(thrown)
  }
  return 'nothing was thrown'
}
