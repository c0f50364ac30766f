/** Resolves gates and goal: rules compiled and their names checked, cells laid out. */

import { RecipeError } from '../base/errors.js'
import { nameHint } from '../base/nearest.js'
import type { KnownNames } from '../contract/quantity.js'
import { compileRule, type QuantityCall } from '../govern/rule.js'
import type { Binder } from './bind.js'
import { type CellGoal, cellsOf, countCells } from './cells.js'
import { DEFAULT_CANDIDATES_PER_RECORD, type PlannedGate, type PlannedGoal } from './plan.js'
import { budgetOf } from './plan-models.js'
import { shown } from './problem-words.js'
import type { Problem, RecipePath } from './problems.js'
import type { Registry } from './registry.js'
import type { Recipe } from './schema.js'

const MOST_CELLS = 100_000

/** Compiles the gates of a recipe; a rule that names an unknown reading or origin is a problem now, not after the run. */
export function planGates(
  recipe: Recipe,
  known: KnownNames,
  registry: Registry,
  binder: Binder,
): PlannedGate[] {
  const quantities = [...registry.quantities.values()]
  return recipe.gates.flatMap((mention, index) => {
    const path = ['gates', index]
    const spec =
      typeof mention === 'string'
        ? { rule: mention, level: 'block' as const, name: undefined, why: undefined }
        : mention
    const rulePath = typeof mention === 'string' ? path : [...path, 'rule']
    try {
      const rule = compileRule(spec.rule, quantities)
      const unknown = rule.calls.flatMap((call) => unknownQuantity(call, known, registry, rulePath))
      binder.problems.push(...unknown)
      return [{ name: spec.name ?? spec.rule, rule, level: spec.level, why: spec.why }]
    } catch (thrown) {
      if (!(thrown instanceof RecipeError)) throw thrown
      const { code, message, hint } = thrown
      binder.problems.push({ code, path: rulePath, message, ...(hint === undefined ? {} : { hint }) })
      return []
    }
  })
}

function unknownQuantity(
  { quantity, name }: QuantityCall,
  known: KnownNames,
  registry: Registry,
  path: RecipePath,
): Problem[] {
  const names = registry.quantities.get(quantity)?.bind({}).instance.names(known) ?? []
  if (names.includes(name)) return []
  const hint =
    names.length === 0 ? `This recipe has nothing that ${quantity} can name.` : nameHint(name, names)
  return [
    { code: 'unknown-quantity', path, message: `${quantity}("${name}") names nothing in this recipe.`, hint },
  ]
}

/** Resolves the goal: cells, and the budget of candidates with its default. */
export function planGoal(recipe: Recipe, binder: Binder): PlannedGoal {
  const { goal } = recipe
  const problems = goal?.cells === undefined ? [] : cellProblems(goal.cells)
  binder.problems.push(...problems)
  const cells = goal?.cells === undefined || problems.length > 0 ? [] : cellsOf(goal.cells)
  const inCells = cells.reduce((sum, cell) => sum + cell.count, 0)
  const wanted = problems.length > 0 ? 1 : Math.max(goal?.accepted ?? 0, inCells)
  const candidates =
    goal?.budget?.candidates ?? (wanted > 0 ? wanted * DEFAULT_CANDIDATES_PER_RECORD : undefined)
  const spending = budgetOf(goal?.budget)
  return { accepted: goal?.accepted, cells, candidates, minutes: goal?.budget?.minutes, spending }
}

function cellProblems(goal: CellGoal): Problem[] {
  const at = ['goal', 'cells']
  const names = Object.keys(goal.attributes)
  if (names.length === 0) {
    return [
      { code: 'out-of-range', path: [...at, 'attributes'], message: 'must name at least one attribute.' },
    ]
  }
  const { strength = 0 } = goal
  if (strength > names.length) {
    const message = `must be at most ${names.length}, the number of attributes, not ${strength}.`
    return [{ code: 'out-of-range', path: [...at, 'strength'], message }]
  }
  const twice = names.flatMap((name) => {
    const values = goal.attributes[name] ?? []
    const found = values.find((value, index) => values.indexOf(value) < index)
    if (found === undefined) return []
    const message = `names the value ${shown(found)} twice.`
    return [{ code: 'duplicate-value', path: [...at, 'attributes', name], message }]
  })
  const count = countCells(goal)
  if (twice.length > 0 || count <= MOST_CELLS) return twice
  const message = `gives ${count.toLocaleString('en')} cells; at most ${MOST_CELLS.toLocaleString('en')} are possible.`
  return [{ code: 'too-many-cells', path: at, message, hint: 'Lower `strength`, or name fewer values.' }]
}
