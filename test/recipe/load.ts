/** Plans of recipes that tests write: in a folder of their own, with their files. */

import { join } from 'node:path'
import type { RecipeDocument } from '../../src/recipe/document.js'
import { type LoadedPlan, type LoadOptions, loadPlan } from '../../src/recipe/load-plan.js'
import { pathText } from '../../src/recipe/problems.js'
import { type Files, folderWith } from '../cli/run-cli.js'

/** Loads `recipe.yaml` (or another file of `files`) of a new folder. */
export async function loaded(
  recipe: string,
  files: Files = {},
  options: Partial<LoadOptions> & { readonly name?: string } = {},
): Promise<LoadedPlan> {
  const { name = 'recipe.yaml', ...rest } = options
  const folder = folderWith({ [name]: recipe, ...files })
  return loadPlan(join(folder, name), { set: [], workingFolder: folder, environment: {}, ...rest })
}

/** A document of a value, whose places are its paths. */
export function documentOf(value: unknown): RecipeDocument {
  return {
    value,
    file: 'recipe.yaml',
    folder: '.',
    text: JSON.stringify(value),
    locate: (path) => `recipe.yaml at ${pathText(path)}`,
  }
}
