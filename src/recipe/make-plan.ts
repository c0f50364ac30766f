/** Makes a plan of a recipe document: checks everything that can be checked before the first record. */

import { canonicalJson } from '../base/canonical-json.js'
import { sha256 } from '../base/ids.js'
import { type Binder, createBinder } from './bind.js'
import type { RecipeDocument } from './document.js'
import { environmentPlaces, resolveEnvironment } from './environment.js'
import type { Plan, PlannedSource } from './plan.js'
import { planGates, planGoal } from './plan-goal.js'
import { planIdentity } from './plan-identity.js'
import { planModels } from './plan-models.js'
import { planSource } from './plan-sources.js'
import { checkEnds, checkUsed, outputOf, planSteps } from './plan-steps.js'
import { planExporters, planVerifiers, planWholeSet, sharedReference } from './plan-uses.js'
import { throwProblems } from './problems.js'
import type { Registry } from './registry.js'
import { type Recipe, recipeSchema } from './schema.js'
import { problemsOf } from './schema-problems.js'

/** Checks the form of a recipe: environment, schema, defaults. Throws RecipeError with all problems and their places. */
export function checkRecipe(
  document: RecipeDocument,
  environment: Readonly<Record<string, string | undefined>>,
  isOffline = false,
): Recipe {
  const { value, problems } = resolveEnvironment(document.value, environment, environmentPlaces, isOffline)
  throwProblems(problems, document.locate)
  const parsed = recipeSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throwProblems(problemsOf(parsed.error, { schema: recipeSchema, input: value, under: [] }), document.locate)
  throw parsed.error
}

/** Resolves a checked recipe into a plan. Reads and hashes every source. Throws RecipeError with all problems. */
export async function makePlan(recipe: Recipe, document: RecipeDocument, registry: Registry): Promise<Plan> {
  const binder = createBinder(Object.keys(recipe.sources), document.folder)
  const sources = await planSources(recipe, document.folder, registry, binder)
  const models = planModels(recipe, document.value, document.folder, binder)
  const steps = planSteps(recipe, models, registry, binder)
  const output = outputOf(recipe, binder)
  const verifiers = planVerifiers(recipe, output, models, registry, binder)
  const wholeSet = { recipe, folder: document.folder, registry, binder, sources }
  const refiners = await planWholeSet('refiner', registry.refiners, recipe.refine, ['refine'], wholeSet)
  const reference = sharedReference(refiners)
  const metrics = await planWholeSet(
    'metric',
    registry.metrics,
    recipe.measure,
    ['measure'],
    wholeSet,
    reference,
  )
  const exporters = planExporters(recipe, registry, binder)
  const origins = [
    'real',
    'synthetic',
    ...Object.keys(recipe.sources),
    ...recipe.generate.map((step) => step.id),
  ]
  const readings = recipe.measure.map((one) => (typeof one === 'string' ? one : (one.id ?? one.use)))
  const gates = planGates(recipe, { readings, origins }, registry, binder)
  const goal = planGoal(recipe, binder)
  checkEnds(steps, output, goal, binder)
  checkUsed(steps, output, binder)
  throwProblems(binder.problems, document.locate)
  const parts = {
    recipe,
    seed: recipe.seed,
    sources,
    models,
    steps,
    output,
    verifiers,
    refiners,
    metrics,
    gates,
    exporters,
    goal,
  }
  const policyDigest = sha256(canonicalJson(gates.map((gate) => [gate.rule.text, gate.level])))
  return { ...parts, policyDigest, digest: sha256(canonicalJson(planIdentity(parts))) }
}

async function planSources(
  recipe: Recipe,
  folder: string,
  registry: Registry,
  binder: Binder,
): Promise<Map<string, PlannedSource>> {
  const sources = new Map<string, PlannedSource>()
  for (const [id, spec] of Object.entries(recipe.sources)) {
    const specPath = ['sources', id]
    const source = await planSource(
      { id, spec, folder, specPath, pathPath: [...specPath, 'path'] },
      registry,
      binder,
    )
    if (source !== undefined) sources.set(id, source)
  }
  return sources
}
