/** Facts about the models of a run: who was asked by whom, what they reported, what they cost. */

import { isJsonObject } from '../base/canonical-json.js'
import type { Plan } from '../recipe/plan.js'
import type { ModelFacts } from '../release/facts.js'
import type { RunContext } from './context.js'

/** Models that the plan asks, in the order of the recipe. */
export function modelFacts({ plan, ledger, models }: RunContext): ModelFacts[] {
  const reports = ledger.state.valuesOf('model-reported').filter(isJsonObject)
  return [...plan.models.values()].flatMap((binding) => {
    const askedBy = askersOf(plan, binding.alias)
    if (askedBy.length === 0) return []
    const { alias, protocol, endpoint, model, family, isFamilyDeclared, price } = binding
    const own = reports.filter((report) => report.alias === alias)
    const reported = own.map(({ model: name, fingerprint }) =>
      typeof fingerprint === 'string' ? `${String(name)} (${fingerprint})` : String(name),
    )
    const spent = models.spending.of(alias)
    const who = { alias, protocol, endpoint, model, reported, family, isFamilyDeclared, askedBy }
    return [{ ...who, ...spent, priceFrom: price?.from }]
  })
}

/** Names of steps and verifiers that ask a model. */
function askersOf(plan: Plan, alias: string): string[] {
  const steps = plan.steps.filter((step) => step.models.asked.includes(alias))
  const verifiers = plan.verifiers.filter((use) => use.models.asked.includes(alias))
  return [...steps, ...verifiers].map((use) => use.id)
}
