/** Runs recipes given as values, with the plug-ins of the tests, in folders that are gone when the test has ended. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import type { DataRecord } from '../../src/record/data-record.js'
import type { RecipeInput } from '../../src/recipe/schema.js'
import type { RunEvent } from '../../src/run/events.js'
import type { RunResult } from '../../src/run/run.js'
import { openLedgerView } from '../../src/store/ledger-view.js'
import { readCandidate } from '../../src/run/candidates.js'
import { createWorld, type OutsideWorld } from './plug-ins.js'
import { runValue } from './run-value.js'

const made: string[] = []

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A workshop: a folder with files, a world, and runs in it. */
export interface Workshop {
  readonly folder: string
  readonly world: OutsideWorld
  /** Runs (or goes on with) a recipe in `out`. */
  run(recipe: Recipe, how?: How): Promise<RunResult>
}

/** A recipe without the words that every recipe has. */
export type Recipe = Omit<RecipeInput, 'cupel' | 'name'>

/** How to run. */
export interface How {
  readonly out?: string
  readonly concurrency?: number
  /** Live runs publish and know the time budget; default false. */
  readonly isLive?: boolean
  /** Sees all events; may ask the run to stop by returning true. */
  readonly observe?: (event: RunEvent) => boolean | void
  readonly now?: () => number
}

/** A new workshop with these files. */
export function workshop(files: Readonly<Record<string, string>> = {}): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-run-'))
  made.push(folder)
  mkdirSync(join(folder, 'out'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const world = createWorld()
  return {
    folder,
    world,
    run: (recipe, how = {}) => runValue(recipe, folder, world, how),
  }
}

/** JSON Lines of values. */
export function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('')
}

/** A candidate as a test looks at it. */
export interface SeenCandidate {
  readonly id: string
  readonly state: string
  readonly reason: string | null
  readonly by: string | null
  readonly data: JsonObject
  readonly lineage: DataRecord['lineage']
}

/** All candidates of a run folder, in candidate order. */
export async function candidatesIn(out: string, epoch = 1): Promise<SeenCandidate[]> {
  const view = await openLedgerView({ folder: out, epoch })
  const seen: SeenCandidate[] = []
  for (let ordinal = 0; ordinal < view.index.size; ordinal += 1) {
    const { id, state, reason, by } = view.index.entry(ordinal)
    const { record } = await readCandidate(view, ordinal)
    seen.push({ id, state, reason, by, data: record.data, lineage: record.lineage })
  }
  await view.close()
  return seen
}

/** Numbers of the candidates in a state, in candidate order. */
export async function numbersIn(out: string, state: string, epoch = 1): Promise<unknown[]> {
  return (await candidatesIn(out, epoch)).filter((one) => one.state === state).map(({ data }) => data.n)
}

/** `3 × rejected: too-large (verify/up-to)` for each way to end. */
export function endings({ facts }: RunResult): string[] {
  return facts.dispositions
    .map(({ step, state, reason, by, count }) => {
      const why = reason === null ? '' : `: ${reason} (${by ?? ''})`
      return `${step} ${count} × ${state}${why}`
    })
    .sort()
}

/** A step of the method `counting`. */
export function counting(options: JsonObject = {}): Recipe['generate'][number] {
  return { id: 'count', method: 'counting', with: options }
}
