/** Recipes with models for tests of their planning: one step of own prompts, one judge. */

import type { ModelBinding } from '../../src/model/binding.js'
import { type LoadOptions } from '../../src/recipe/load-plan.js'
import type { Plan } from '../../src/recipe/plan.js'
import { RecipeError } from '../../src/base/errors.js'
import type { Files } from '../cli/run-cli.js'
import { loaded } from './load.js'

/** What varies: the lines under `models:`, the rest of the step, the lines of the verifiers. */
export interface ModelRecipe {
  readonly models: readonly string[]
  readonly step?: string
  readonly fields?: string
  readonly verify?: string
}

/** The text of a recipe whose step asks a model. */
export function modelRecipe({ models, step = '', fields = '', verify = '' }: ModelRecipe): string {
  return [
    'cupel: 1',
    'name: demo',
    ...(models.length === 0 ? [] : ['models:', ...models.map((line) => `  ${line}`)]),
    'goal: { accepted: 5, budget: { candidates: 9 } }',
    'generate:',
    `  - id: write`,
    `    method: fields`,
    ...(step === '' ? [] : [`    ${step}`]),
    `    with: { fields: { poem: ${fields === '' ? '{ text: "Write a short poem." }' : fields} } }`,
    ...(verify === '' ? [] : [`verify: [${verify}]`]),
    '',
  ].join('\n')
}

/** A judge with a rubric of two points; `rest` goes beside its options. */
export function judgeUse(rest = ''): string {
  const scale = 'scale: { 1: bad, 2: good }'
  return `{ use: judge${rest}, with: { rubric: { name: fit, question: "Is it good?", ${scale}, pass: 2 } } }`
}

/** Variables that the recipes of these tests name. */
export const environment = { WRITER_KEY: 'sk-very-private', WRITER_URL: 'http://team.example:8000/v1' }

/** The plan of a recipe. */
export async function planOf(
  recipe: ModelRecipe,
  options: Partial<LoadOptions> = {},
  files: Files = {},
): Promise<Plan> {
  return (await loaded(modelRecipe(recipe), files, { environment, ...options })).plan
}

/** The resolved model `writer` of a recipe that describes it in one line. */
export async function writerOf(description: string): Promise<ModelBinding> {
  const binding = (await planOf({ models: [`writer: { ${description} }`] })).models.get('writer')
  if (binding === undefined) throw new RecipeError('unknown-model', { message: 'The recipe has no writer.' })
  return binding
}

/** What the planning complains of, without the folder of the test. */
export async function complaintOf(
  recipe: ModelRecipe,
  options: Partial<LoadOptions> = {},
): Promise<string | undefined> {
  try {
    await planOf(recipe, options)
  } catch (thrown) {
    if (!(thrown instanceof RecipeError)) throw thrown
    const { message, hint, code } = thrown
    return [message, ...(hint === undefined ? [] : [`→ ${hint}`]), `(${code})`]
      .join('\n')
      .replace(/\S*?recipe\.yaml/g, 'recipe.yaml')
  }
  return undefined
}
