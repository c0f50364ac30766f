/** A stored run, opened for reading: explain, compare and replay look through it. */

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { isJsonObject, type Json, type JsonObject } from '../base/canonical-json.js'
import { RecipeError } from '../base/errors.js'
import type { RecipeDocument } from '../recipe/document.js'
import type { RunFacts } from '../release/facts.js'
import { type LedgerView, openLedgerView } from '../store/ledger-view.js'
import { countEpochs, readJson, readPlan, requireRun } from '../store/run-folder.js'
import { factsPath, type PlanDocument } from './open-run.js'
import type { StorySource } from './stories.js'

/** An epoch of a run folder. */
export interface StoredRun {
  readonly folder: string
  readonly epoch: number
  readonly document: PlanDocument
  /** Undefined while the epoch never came to an end. */
  readonly facts: RunFacts | undefined
}

/** Reads what an epoch (default the newest) keeps about itself. Throws RecipeError `no-run`, `no-epoch`. */
export async function readStoredRun(folder: string, epoch?: number): Promise<StoredRun> {
  await requireRun(folder)
  const epochs = await countEpochs(folder)
  const chosen = epoch ?? epochs
  if (chosen < 1 || chosen > epochs) {
    throw new RecipeError('no-epoch', {
      message: epochs === 0 ? `${folder} has no epoch yet.` : `${folder} has no epoch ${chosen}.`,
      hint:
        epochs === 0
          ? 'Its first run never began. `cupel run RECIPE --out FOLDER` begins it.'
          : `It has ${epochs}: give a number from 1 to ${epochs}.`,
    })
  }
  const document = (await readPlan(folder, chosen)) as unknown as PlanDocument
  const path = factsPath(folder, chosen)
  const facts = existsSync(path) ? ((await readJson(path)) as unknown as RunFacts) : undefined
  return { folder, epoch: chosen, document, facts }
}

/** Opens the ledger of a stored run for reading; the caller closes it. */
export async function openStories(run: StoredRun): Promise<StorySource & { readonly ledger: LedgerView }> {
  const { folder, epoch, document } = run
  const { recipe } = document
  const verifierIds = listAt(recipe, 'verify').map((one) =>
    String(isJsonObject(one) ? (one.id ?? one.use) : one),
  )
  const steps = listAt(recipe, 'generate').map((one) => (isJsonObject(one) ? String(one.id) : ''))
  const outputStep = typeof recipe.output === 'string' ? recipe.output : (steps.at(-1) ?? '')
  return { ledger: await openLedgerView({ folder, epoch }), folder, epoch, verifierIds, outputStep }
}

function listAt(recipe: JsonObject, key: string): readonly Json[] {
  const value = recipe[key]
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

/** The recipe of a stored run as a document, with paths relative to where the recipe lay. */
export function storedDocument(run: StoredRun): RecipeDocument {
  const { recipe, recipeFile, recipeText, recipeFolder } = run.document
  return {
    value: recipe,
    file: recipeFile,
    text: recipeText,
    folder: resolve(run.folder, recipeFolder),
    locate: () => `${recipeFile} (as kept in the run folder)`,
  }
}
