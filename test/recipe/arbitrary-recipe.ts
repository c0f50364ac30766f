/** Random recipes that are valid, and plans of them in a folder that holds the files they name. */

import * as fc from 'fast-check'
import { parseRecipeText } from '../../src/recipe/document.js'
import { resolvePlan } from '../../src/recipe/load-plan.js'
import type { Plan } from '../../src/recipe/plan.js'
import { createRegistry } from '../../src/recipe/registry.js'
import type { RecipeInput } from '../../src/recipe/schema.js'
import type { Files } from '../cli/run-cli.js'

/** The files that the recipes name. */
export const recipeFiles: Files = {
  'seeds.jsonl': '{"id": "a", "question": "x", "answer": "y"}\n',
  'bench.jsonl': '{"question": "z"}\n',
}

const registry = createRegistry()

/** The plan of a recipe's text, as if it stood in `folder`. Throws RecipeError with all problems. */
export async function planOfText(text: string, folder: string): Promise<Plan> {
  const document = { ...parseRecipeText(text, 'recipe.yaml'), folder, file: 'recipe.yaml', text }
  const options = { set: [], workingFolder: folder, environment: {}, registry }
  return (await resolvePlan(document, options)).plan
}

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,11}$/)
const words = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes('${env:'))
const few = fc.integer({ min: 1, max: 5 })
const scalar = fc.oneof(words, fc.integer(), fc.boolean())

/** Leaves keys out at random: all but those of `required`. */
function some<T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[] = []) {
  return fc.record(parts, { requiredKeys: required, noNullPrototype: true }) as fc.Arbitrary<Partial<T>>
}

const goal = fc.record(
  {
    accepted: few,
    cells: fc.record(
      {
        attributes: fc.dictionary(name, fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }), {
          minKeys: 1,
          maxKeys: 3,
          noNullPrototype: true,
        }),
        count: few,
        strength: fc.constant(1),
      },
      { requiredKeys: ['attributes'], noNullPrototype: true },
    ),
    budget: some({ candidates: fc.integer({ min: 10, max: 999 }), minutes: fc.integer({ min: 1, max: 9 }) }),
  },
  { requiredKeys: ['accepted'], noNullPrototype: true },
)

const verify = fc.subarray<unknown>([
  'equation',
  { use: 'equation', id: 'sums', abstain: 'hold' },
  { use: 'length', with: { field: 'question', max: 90 } },
  { use: 'adherence', error: 'reject' },
])
const refine = fc.subarray<unknown>([
  'exact-duplicates',
  { use: 'near-duplicates', with: { preset: 'datatrove' } },
  { use: 'decontaminate', against: 'bench.jsonl', with: { field: 'question' } },
])
const measure = fc.subarray<unknown>(['lengths', { use: 'distinct-n', id: 'trigrams', with: { n: 3 } }])
const gates = fc.subarray<unknown>([
  'count("accepted") >= 1',
  { rule: 'share("seeds") <= 0.5', level: 'warn', why: 'balance' },
  { rule: 'count("failed") == 0', name: 'no failures' },
])
const release = some({
  formats: fc.subarray(['jsonl', 'parquet'], { minLength: 1 }),
  exports: fc.subarray<unknown>(['sft', { use: 'chat' }]),
})

/** A recipe over the files of `recipeFiles` that has nothing wrong. */
export const arbitraryRecipe: fc.Arbitrary<RecipeInput> = fc.record(
  {
    cupel: fc.constant(1),
    name,
    description: words,
    intent: fc.record(
      { purpose: words, risk: fc.constantFrom('low', 'high'), languages: fc.array(words, { maxLength: 2 }) },
      { requiredKeys: ['purpose'], noNullPrototype: true },
    ),
    seed: fc.nat(),
    goal,
    sources: fc.constant({ seeds: { path: 'seeds.jsonl', id: 'id', license: 'MIT' } }),
    generate: fc.constantFrom<unknown>(
      [{ id: 'make', method: 'arithmetic-program' }],
      [{ id: 'make', method: 'arithmetic-program', with: { difficulty: [1, 2] } }],
      [{ id: 'vary', method: 'number-variation', from: 'seeds', with: { maxPerSeed: 2 } }],
    ),
    verify,
    refine,
    measure,
    gates,
    release,
  },
  { requiredKeys: ['cupel', 'name', 'goal', 'sources', 'generate'], noNullPrototype: true },
) as fc.Arbitrary<RecipeInput>
