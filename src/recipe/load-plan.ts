/** From a recipe file to a plan, in one call: read, override, check, resolve. */

import { relative } from 'node:path'
import type { JsonObject } from '../base/canonical-json.js'
import { applyOverrides, parseOverride } from './overrides.js'
import { readRecipeDocument, type RecipeDocument } from './document.js'
import { checkRecipe, makePlan } from './make-plan.js'
import type { Plan } from './plan.js'
import { createRegistry, type Registry } from './registry.js'
import type { Recipe } from './schema.js'

/** What a plan is loaded with. */
export interface LoadOptions {
  /** `--set` texts, in order. */
  readonly set: readonly string[]
  /** Folder that file paths in `--set` are relative to. */
  readonly workingFolder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly registry?: Registry
  /** Whether nobody will be asked (replay, explain): variables that keys come from may then be absent. */
  readonly isOffline?: boolean
}

/** A plan with the document that it was made of. */
export interface LoadedPlan {
  readonly plan: Plan
  readonly document: RecipeDocument
  readonly overrides: readonly string[]
}

/** Loads a recipe file into a plan. Throws RecipeError with every problem and its place. */
export async function loadPlan(path: string, options: LoadOptions): Promise<LoadedPlan> {
  const overrides = options.set.map((text) => parseOverride(text, options.workingFolder))
  const document = applyOverrides(await readRecipeDocument(path), overrides)
  return resolvePlan(document, options)
}

/** Resolves a document that is already read, e.g. the one kept in a run folder. */
export async function resolvePlan(document: RecipeDocument, options: LoadOptions): Promise<LoadedPlan> {
  const recipe: Recipe = checkRecipe(document, options.environment, options.isOffline)
  const plan = await makePlan(recipe, document, options.registry ?? createRegistry())
  return { plan, document, overrides: options.set }
}

/** What a run folder keeps of a loaded plan. */
export function planDocument(loaded: LoadedPlan, folder: string, cupel: string, openedAt: string) {
  const { plan, document, overrides } = loaded
  return {
    cupel,
    digest: plan.digest,
    policyDigest: plan.policyDigest,
    recipe: JSON.parse(JSON.stringify(document.value)) as JsonObject,
    recipeFile: document.file,
    recipeText: document.text,
    overrides,
    recipeFolder: relative(folder, document.folder) || '.',
    openedAt,
  }
}
