/** Runs recipes with models against mock servers in this process, in folders that are gone when the test file has ended. */

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { builtInActors } from '../../../src/cli/commands/mock-server.js'
import type { MockServerOptions } from '../../../src/model/mock/mock-options.js'
import { type MockServer, startMockServer } from '../../../src/model/mock/mock-server.js'
import { planDocument, resolvePlan } from '../../../src/recipe/load-plan.js'
import type { Registry } from '../../../src/recipe/registry.js'
import type { RecipeInput } from '../../../src/recipe/schema.js'
import type { RunEvent } from '../../../src/run/events.js'
import { type RunResult, run } from '../../../src/run/run.js'

const made: string[] = []
const servers: MockServer[] = []

afterAll(async () => {
  for (const server of servers.splice(0)) await server.close()
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A recipe without the words that every recipe has. */
export type ModelRecipe = Omit<RecipeInput, 'cupel' | 'name'>

/** How to run. */
export interface ModelRun {
  /** Run folder. */
  readonly out: string
  readonly concurrency?: number
  readonly registry?: Registry
  readonly environment?: Readonly<Record<string, string>>
  /** Sees all events; may ask the run to stop by returning true. */
  readonly observe?: (event: RunEvent) => boolean | void
}

/** A mock server that ends with the test file, played by the actors of all plug-ins. */
export async function startModels(options: MockServerOptions = {}): Promise<MockServer> {
  const server = await startMockServer({ actors: builtInActors(), ...options })
  servers.push(server)
  return server
}

/** A new folder with files in it; gone when the test file has ended. */
export function modelFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-models-'))
  made.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** A copy of a run folder beside it. */
export function copyOfRun(out: string, name: string): string {
  const copy = `${out}-${name.replaceAll(/[^a-z0-9]+/gi, '-')}`
  cpSync(out, copy, { recursive: true })
  return copy
}

/** Runs a recipe value live (or goes on with it); paths in it are relative to `folder`. */
export async function runModels(recipe: ModelRecipe, folder: string, how: ModelRun): Promise<RunResult> {
  const value = { cupel: 1, name: 'test', ...recipe }
  const document = { value, folder, file: 'recipe.yaml', text: '', locate: () => 'recipe.yaml' }
  const { registry, environment = {}, out } = how
  const loaded = await resolvePlan(document, {
    set: [],
    workingFolder: folder,
    environment,
    ...(registry === undefined ? {} : { registry }),
  })
  const stop: { reason: 'interrupt' | undefined } = { reason: undefined }
  return run({
    plan: loaded.plan,
    document: planDocument(loaded, out, '0', '2026-01-01T00:00:00Z'),
    folder: out,
    concurrency: how.concurrency ?? 64,
    observe(event) {
      if (how.observe?.(event) === true) stop.reason = 'interrupt'
    },
    stop,
    now: () => performance.now(),
    timeOfDay: () => '2026-01-01T00:00:00Z',
    isLive: true,
  })
}

/** The bytes of the released data of a run folder. */
export function releasedData(out: string): string {
  return readFileSync(join(out, 'release/data/test.jsonl'), 'utf8')
}

/** Requests that a server was sent at its chat routes. */
export function chatRequests(server: MockServer): number {
  const { requests } = server.stats()
  return (requests['POST /v1/chat/completions'] ?? 0) + (requests['POST /v1/messages'] ?? 0)
}

/** Keys of the answers that a run folder has recorded, in their order; none before it has a log. */
export function recordedKeys(out: string): string[] {
  const path = join(out, 'ledger/effects.log')
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
  return lines.filter((line) => line.startsWith('M ')).map((line) => line.split(' ')[1] ?? '')
}
