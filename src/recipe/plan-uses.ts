/** Resolves verifiers, refiners, metrics and exporters of a recipe. */

import { nameHint } from '../base/nearest.js'
import type { AnyPlugIn, Binder, InstanceOf, Mention } from './bind.js'
import { readMention } from './bind.js'
import type { PlannedSource, PlannedVerifier, Use, WithReference } from './plan.js'
import { planSource } from './plan-sources.js'
import type { RecipePath } from './problems.js'
import type { Registry } from './registry.js'
import type { Recipe } from './schema.js'

/** Resolves the verifiers, each bound to the step whose candidates it judges. */
export function planVerifiers(
  recipe: Recipe,
  output: number,
  registry: Registry,
  binder: Binder,
): PlannedVerifier[] {
  const ids = recipe.generate.map((step) => step.id)
  return recipe.verify.flatMap((mention, index) => {
    const path = ['verify', index]
    const use = binder.bind({ kind: 'verifier', known: registry.verifiers, ...readMention(mention, path) })
    const stepId = typeof mention === 'string' ? undefined : mention.step
    const step = stepId === undefined ? output : ids.indexOf(stepId)
    if (step < 0) {
      const hint = nameHint(stepId ?? '', ids, '')
      binder.problems.push({
        code: 'unknown-step',
        path: [...path, 'step'],
        message: `there is no step "${stepId}".`,
        hint,
      })
    }
    const { abstain, error } =
      typeof mention === 'string' ? { abstain: 'keep' as const, error: 'hold' as const } : mention
    return use === undefined ? [] : [{ ...use, index, step, abstain, error }]
  })
}

/** What refiners and metrics are resolved with; reference files become sources of the plan. */
export interface WholeSet {
  readonly recipe: Recipe
  readonly folder: string
  readonly registry: Registry
  readonly binder: Binder
  readonly sources: Map<string, PlannedSource>
}

type ReferenceMention = string | (Exclude<Mention, string> & { readonly against?: string | undefined })

/** Resolves refiners or metrics; `against` is a source id or a path. */
export async function planWholeSet<P extends AnyPlugIn>(
  kind: string,
  known: ReadonlyMap<string, P>,
  mentions: readonly ReferenceMention[],
  under: RecipePath,
  context: WholeSet,
): Promise<(Use<P, InstanceOf<P>> & WithReference)[]> {
  const uses: (Use<P, InstanceOf<P>> & WithReference)[] = []
  for (const [index, mention] of mentions.entries()) {
    const path = [...under, index]
    const use = context.binder.bind({ kind, known, ...readMention(mention, path) })
    const against = typeof mention === 'string' ? undefined : mention.against
    await planReference(against, [...path, 'against'], context)
    if (use === undefined) continue
    if (uses.some((other) => other.id === use.id)) {
      const hint = 'Give this use a name of its own with `id:`.'
      context.binder.problems.push({
        code: 'duplicate-id',
        path,
        message: `"${use.id}" is used twice.`,
        hint,
      })
    }
    uses.push({ ...use, against })
  }
  return uses
}

async function planReference(
  against: string | undefined,
  path: RecipePath,
  context: WholeSet,
): Promise<void> {
  if (against === undefined || against in context.recipe.sources || context.sources.has(against)) return
  const spec = { path: against, kind: 'real' as const }
  const request = { id: against, spec, folder: context.folder, pathPath: path, specPath: path }
  const source = await planSource(request, context.registry, context.binder)
  if (source !== undefined) context.sources.set(against, source)
}

/** Resolves the exporters of the release. */
export function planExporters(recipe: Recipe, registry: Registry, binder: Binder) {
  return recipe.release.exports.flatMap((mention, index) => {
    const path = ['release', 'exports', index]
    const use = binder.bind({ kind: 'exporter', known: registry.exporters, ...readMention(mention, path) })
    return use === undefined ? [] : [use]
  })
}
