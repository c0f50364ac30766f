/** Plans of recipe values with models, and a recipe of one question a row. */

import { type LoadedPlan, resolvePlan } from '../../../src/recipe/load-plan.js'
import type { Registry } from '../../../src/recipe/registry.js'
import type { ModelRecipe } from './run-models.js'

/** Resolves a recipe value; its paths are relative to `folder`. */
export async function planOfValue(
  recipe: ModelRecipe,
  folder = '.',
  registry?: Registry,
): Promise<LoadedPlan> {
  const value = { cupel: 1, name: 'test', ...recipe }
  const document = { value, folder, file: 'recipe.yaml', text: '', locate: () => 'recipe.yaml' }
  const chosen = registry === undefined ? {} : { registry }
  return resolvePlan(document, { set: [], workingFolder: folder, environment: {}, ...chosen })
}

/** Settings of a model. */
export type ModelSettings = NonNullable<ModelRecipe['models']>[string]

/** A model of the mock server at `url`. */
export function mockModel(url: string, settings: Partial<ModelSettings> = {}): ModelSettings {
  return { provider: 'mock', url: `${url}/v1`, model: 'mock-8b', ...settings }
}

/** A rubric of three points, and from which of them a poem passes. */
export function rubric(pass: 2 | 3) {
  return { name: 'fit', question: 'Is it a poem?', scale: { 1: 'no', 2: 'nearly', 3: 'yes' }, pass }
}

/** Poems: one call a row, and one more of the judge where there is one. */
export function poems(
  models: NonNullable<ModelRecipe['models']>,
  more: Partial<ModelRecipe> = {},
): ModelRecipe {
  return {
    models,
    goal: { accepted: 6, budget: { candidates: 60 } },
    generate: [
      {
        id: 'write',
        method: 'fields',
        model: 'writer',
        with: {
          fields: {
            number: { sample: { kind: 'integer', min: 1, max: 1_000_000 } },
            poem: { text: 'Write a poem.' },
          },
        },
      },
    ],
    ...more,
  }
}

/** A judge of poems as a verifier of the recipe. */
export function judging(pass: 2 | 3 = 2): NonNullable<ModelRecipe['verify']>[number] {
  return { use: 'judge', model: 'judge', with: { fields: ['poem'], rubric: rubric(pass) } }
}
