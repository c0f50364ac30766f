/** Runs a recipe value in a folder: shared by the tests and by the processes that they kill. */

import { join } from 'node:path'
import { planDocument, resolvePlan } from '../../src/recipe/load-plan.js'
import { builtInPlugIns, createRegistry, type Registry } from '../../src/recipe/registry.js'
import type { StopRequest } from '../../src/run/events.js'
import { type RunResult, run } from '../../src/run/run.js'
import { type OutsideWorld, testPlugIns } from './plug-ins.js'
import type { How, Recipe } from './run-recipe.js'

/** All plug-ins that come with Cupel and those of the tests. */
export function testRegistry(world: OutsideWorld): Registry {
  const { methods, verifiers, refiners } = testPlugIns(world)
  return createRegistry({
    ...builtInPlugIns,
    methods: [...builtInPlugIns.methods, ...methods],
    verifiers: [...builtInPlugIns.verifiers, ...verifiers],
    refiners: [...builtInPlugIns.refiners, ...refiners],
  })
}

/** How recipes of the tests are loaded. */
export function loadOptions(folder: string, world: OutsideWorld) {
  return { set: [], workingFolder: folder, environment: {}, registry: testRegistry(world) }
}

/** Runs a recipe value; its paths are relative to `folder`. */
export async function runValue(
  recipe: Recipe,
  folder: string,
  world: OutsideWorld,
  how: How,
): Promise<RunResult> {
  const value = { cupel: 1, name: 'test', ...recipe }
  const document = { value, folder, file: 'recipe.yaml', text: '', locate: () => 'recipe.yaml' }
  const loaded = await resolvePlan(document, loadOptions(folder, world))
  const out = join(folder, how.out ?? 'out')
  const stop: StopRequest = { reason: undefined }
  return run({
    plan: loaded.plan,
    document: planDocument(loaded, out, '0', '2026-01-01T00:00:00Z'),
    folder: out,
    concurrency: how.concurrency ?? 4,
    observe(event) {
      if (how.observe?.(event) === true) stop.reason = 'interrupt'
    },
    stop,
    now: how.now ?? (() => performance.now()),
    timeOfDay: () => '2026-01-01T00:00:00Z',
    isLive: how.isLive ?? false,
  })
}
