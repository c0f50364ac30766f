/** What a plan's result depends on, as one JSON value: its hash decides whether a run goes on or opens a new epoch. */

import { readFileSync } from 'node:fs'
import type { Json } from '../base/canonical-json.js'
import { sha256 } from '../base/ids.js'
import { modelIdentity } from '../model/model-effect.js'
import type { Plan, Use } from './plan.js'
import type { UseModels } from './use-models.js'

type Parts = Omit<Plan, 'digest' | 'policyDigest'>

/**
 * The identity of a plan: plug-ins with versions and options after defaults, content hashes of sources, seed, goal, gates.
 * Not in it: paths, descriptions, concurrency, time budget, anything that may change without changing a byte.
 */
export function planIdentity(plan: Parts): Json {
  return toJson({
    seed: plan.seed,
    sources: [...plan.sources.values()]
      .filter(({ id }) => Object.hasOwn(plan.recipe.sources, id))
      .map((source) => ({
        ...identityOf(source),
        sha256: source.fingerprint.sha256,
        origin: source.origin,
        idField: source.idField ?? null,
      })),
    steps: plan.steps.map((step) => ({
      ...identityOf(step),
      from: step.from?.id ?? null,
      candidates: step.candidates ?? null,
      ...modelsIdentity(plan, step.models),
    })),
    output: plan.output,
    verifiers: plan.verifiers.map((use) => ({
      ...identityOf(use),
      step: use.step,
      ...modelsIdentity(plan, use.models),
      abstain: use.abstain,
      error: use.error,
    })),
    refiners: plan.refiners.map((use) => ({ ...identityOf(use), against: fingerprintOf(plan, use.against) })),
    metrics: plan.metrics.map((use) => ({ ...identityOf(use), against: fingerprintOf(plan, use.against) })),
    gates: plan.gates.map((gate) => [gate.rule.text, gate.level]),
    exporters: plan.exporters.map(identityOf),
    formats: plan.recipe.release.formats,
    goal: {
      accepted: plan.goal.accepted ?? null,
      cells: plan.goal.cells,
      candidates: plan.goal.candidates ?? null,
    },
  })
}

function identityOf(use: Use<{ readonly id: string; readonly version: number }, unknown>) {
  return {
    id: use.id,
    plugIn: `${use.plugIn.id}@${use.plugIn.version}`,
    options: use.bound.options,
    files: use.bound.files.map(hashOf),
  }
}

/** Who is asked, as far as it shapes a question: not the address, the key, rates or budgets. */
function modelsIdentity(plan: Parts, { own, asked }: UseModels): { readonly models?: Json } {
  if (asked.length === 0) return {}
  const models = asked.map((alias) => {
    const model = plan.models.get(alias)
    return [alias === own ? null : alias, model === undefined ? null : modelIdentity(model)]
  })
  return { models: toJson(models) }
}

function hashOf(file: string): string {
  return sha256(readFileSync(file))
}

function fingerprintOf(plan: Parts, against: string | undefined): string | null {
  return against === undefined ? null : (plan.sources.get(against)?.fingerprint.sha256 ?? null)
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
