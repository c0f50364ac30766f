/** Resolves the steps of a recipe: method, input, and that each of them ends. */

import { nameHint } from '../base/nearest.js'
import type { Method } from '../contract/method.js'
import type { ModelBinding } from '../model/binding.js'
import type { Binder } from './bind.js'
import type { PlannedGoal, PlannedStep } from './plan.js'
import type { Problem, RecipePath } from './problems.js'
import type { Registry } from './registry.js'
import type { Recipe } from './schema.js'
import { modelsOfUse } from './use-models.js'

/** Resolves all steps in order; a step may read from sources and earlier steps only. */
export function planSteps(
  recipe: Recipe,
  models: ReadonlyMap<string, ModelBinding>,
  registry: Registry,
  binder: Binder,
): PlannedStep[] {
  const earlier = new Set<string>()
  return recipe.generate.flatMap((step, index) => {
    const path = ['generate', index]
    const use = binder.bind({
      kind: 'method',
      known: registry.methods,
      use: step.method,
      id: step.id,
      options: step.with,
      path: [...path, 'method'],
      optionsPath: [...path, 'with'],
    })
    const from = fromOf(step.from, recipe, earlier, [...path, 'from'], binder.problems)
    if (earlier.has(step.id) || Object.hasOwn(recipe.sources, step.id)) {
      const other = earlier.has(step.id) ? 'an earlier step' : 'a source'
      binder.problems.push({
        code: 'duplicate-id',
        path: [...path, 'id'],
        message: `${other} is called "${step.id}" already.`,
        hint: 'Give every source and step an id of its own.',
      })
    }
    earlier.add(step.id)
    if (use !== undefined) checkInput(use.plugIn, step.from, recipe, path, binder.problems)
    if (use === undefined) return []
    const place = { path, optionsPath: [...path, 'with'], what: use.plugIn.id }
    const asked = modelsOfUse(use.bound.models, step.model, models, place, binder.problems)
    return [{ ...use, index, from, candidates: step.candidates, models: asked }]
  })
}

function fromOf(
  from: string | undefined,
  recipe: Recipe,
  earlier: ReadonlySet<string>,
  path: RecipePath,
  problems: Problem[],
): PlannedStep['from'] {
  if (from === undefined) return undefined
  if (Object.hasOwn(recipe.sources, from)) return { kind: 'source', id: from }
  if (earlier.has(from)) return { kind: 'step', id: from }
  const known = [...Object.keys(recipe.sources), ...earlier]
  const isLater = recipe.generate.some((step) => step.id === from)
  const hint = known.length === 0 ? 'Name it under `sources:`.' : nameHint(from, known)
  problems.push({
    code: 'unknown-source',
    path,
    message: `there is no source or earlier step "${from}".`,
    hint: isLater ? 'A step reads from steps above it: change their order.' : hint,
  })
  return undefined
}

function checkInput(
  method: Method,
  from: string | undefined,
  recipe: Recipe,
  path: RecipePath,
  problems: Problem[],
): void {
  if (method.input === 'records' && from === undefined) {
    const [source = '<source>'] = Object.keys(recipe.sources)
    const hint = `Add \`from: ${source}\`: the id of a source or of an earlier step.`
    problems.push({ code: 'from-missing', path, message: `${method.id} needs records to work on.`, hint })
  }
  if (method.input === 'nothing' && from !== undefined) {
    problems.push({
      code: 'from-not-used',
      path: [...path, 'from'],
      message: `${method.id} takes no records.`,
      hint: 'Remove `from`.',
    })
  }
}

/** Index of the step that is released: `output`, else the last. */
export function outputOf(recipe: Recipe, binder: Binder): number {
  if (recipe.output === undefined) return recipe.generate.length - 1
  const ids = recipe.generate.map((step) => step.id)
  const output = ids.indexOf(recipe.output)
  if (output >= 0) return output
  const hint = nameHint(recipe.output, ids)
  binder.problems.push({
    code: 'unknown-step',
    path: ['output'],
    message: `there is no step "${recipe.output}".`,
    hint,
  })
  return recipe.generate.length - 1
}

/** No step may come after the output step: it would never run. */
export function checkUsed(steps: readonly PlannedStep[], output: number, binder: Binder): void {
  for (const step of steps.filter(({ index }) => index > output)) {
    binder.problems.push({
      code: 'step-not-used',
      path: ['generate', step.index],
      message: `"${step.id}" comes after the output step and would never run.`,
      hint: 'Remove the step, or name it as `output:`.',
    })
  }
}

/** Every step must end: by its input, by itself, by a number of candidates, or (the output step) by the goal. */
export function checkEnds(
  steps: readonly PlannedStep[],
  output: number,
  goal: PlannedGoal,
  binder: Binder,
): void {
  for (const step of steps) {
    const isBounded =
      step.candidates !== undefined || step.from !== undefined || step.bound.instance.isEndless !== true
    if (isBounded || (step.index === output && goal.candidates !== undefined)) continue
    const isOutput = step.index === output
    const hint = `Add \`${isOutput ? 'goal: { accepted: 1000 }' : 'candidates: 1000'}\`${isOutput ? '' : ' to the step'}, with the number you need.`
    binder.problems.push({
      code: 'endless',
      path: ['generate', step.index],
      message: `${step.plugIn.id} never ends by itself.`,
      hint,
    })
  }
}
