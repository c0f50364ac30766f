/** Resolves gates and goal: rules compiled and their names checked, cells laid out. */

import { isCupelError, messageOf } from '../base/errors.js'
import { nameHint } from '../base/nearest.js'
import type { KnownNames } from '../contract/quantity.js'
import { compileRule } from '../govern/rule.js'
import type { Binder } from './bind.js'
import { cellsOf, countCells } from './cells.js'
import { DEFAULT_CANDIDATES_PER_RECORD, type PlannedGate, type PlannedGoal } from './plan.js'
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
    const spec =
      typeof mention === 'string'
        ? { rule: mention, level: 'block' as const, name: undefined, why: undefined }
        : mention
    const path = typeof mention === 'string' ? ['gates', index] : ['gates', index, 'rule']
    try {
      const rule = compileRule(spec.rule, quantities)
      for (const call of rule.calls) {
        const names = registry.quantities.get(call.quantity)?.bind({}).instance.names(known) ?? []
        if (names.includes(call.name)) continue
        const hint = nameHint(call.name, names, `Known: ${names.join(', ')}.`)
        const message = `${call.quantity}("${call.name}") names nothing in this recipe.`
        binder.problems.push({ code: 'unknown-quantity', path, message, hint })
      }
      return [{ name: spec.name ?? spec.rule, rule, level: spec.level, why: spec.why }]
    } catch (thrown) {
      const hint = isCupelError(thrown) && thrown.hint !== undefined ? { hint: thrown.hint } : {}
      binder.problems.push({ code: 'bad-rule', path, message: messageOf(thrown), ...hint })
      return []
    }
  })
}

/** Resolves the goal: cells, and the budget of candidates with its default. */
export function planGoal(recipe: Recipe, binder: Binder): PlannedGoal {
  const { goal } = recipe
  const isTooMany = goal?.cells !== undefined && countCells(goal.cells) > MOST_CELLS
  if (isTooMany) {
    const message = `gives more than ${MOST_CELLS} cells.`
    binder.problems.push({
      code: 'too-many-cells',
      path: ['goal', 'cells'],
      message,
      hint: 'Lower `strength` or name fewer values.',
    })
  }
  const cells = goal?.cells === undefined || isTooMany ? [] : cellsOf(goal.cells)
  const wanted = goal?.accepted ?? cells.reduce((sum, cell) => sum + cell.count, 0)
  const candidates =
    goal?.budget?.candidates ?? (wanted > 0 ? wanted * DEFAULT_CANDIDATES_PER_RECORD : undefined)
  return { accepted: goal?.accepted, cells, candidates, minutes: goal?.budget?.minutes }
}
