/** Resolves verifiers, refiners, metrics and exporters of a recipe. */

import { nameHint } from '../base/nearest.js'
import type { ModelBinding } from '../model/binding.js'
import type { AnyPlugIn, Binder, InstanceOf, Mention } from './bind.js'
import { readMention } from './bind.js'
import type { PlannedSource, PlannedVerifier, Use, WithReference } from './plan.js'
import { planSource } from './plan-sources.js'
import type { RecipePath } from './problems.js'
import type { Registry } from './registry.js'
import type { Recipe } from './schema.js'
import { modelsOfUse } from './use-models.js'

/** Resolves the verifiers, each bound to the step whose candidates it judges. */
export function planVerifiers(
  recipe: Recipe,
  output: number,
  models: ReadonlyMap<string, ModelBinding>,
  registry: Registry,
  binder: Binder,
): PlannedVerifier[] {
  const ids = recipe.generate.map((step) => step.id)
  const seen = new Set<string>()
  return recipe.verify.flatMap((mention, index) => {
    const path = ['verify', index]
    const use = binder.bind({ kind: 'verifier', known: registry.verifiers, ...readMention(mention, path) })
    const stepId = typeof mention === 'string' ? undefined : mention.step
    const step = stepId === undefined ? output : ids.indexOf(stepId)
    if (step < 0) {
      const hint = nameHint(stepId ?? '', ids)
      binder.problems.push({
        code: 'unknown-step',
        path: [...path, 'step'],
        message: `there is no step "${stepId}".`,
        hint,
      })
    }
    const { abstain, error } =
      typeof mention === 'string' ? { abstain: 'keep' as const, error: 'hold' as const } : mention
    if (use === undefined) return []
    noteTwice(`${step}/${use.id}`, use.id, seen, path, binder)
    const place = { path, optionsPath: [...path, 'with'], what: use.plugIn.id }
    const given = typeof mention === 'string' ? undefined : mention.model
    const asked = modelsOfUse(use.bound.models, given, models, place, binder.problems)
    return [{ ...use, index, step, abstain, error, models: asked }]
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

/** A plug-in that may be used against reference rows. */
type ReferencePlugIn = AnyPlugIn & { readonly reference: 'required' | 'optional' }

type ReferenceMention = string | (Exclude<Mention, string> & { readonly against?: string | undefined })

/**
 * Resolves refiners or metrics; `against` is a source id or a path. A plug-in that cannot do without reference rows takes
 * `inherited` (what the recipe decontaminates against, say) when it names none.
 */
export async function planWholeSet<P extends ReferencePlugIn>(
  kind: string,
  known: ReadonlyMap<string, P>,
  mentions: readonly ReferenceMention[],
  under: RecipePath,
  context: WholeSet,
  inherited?: string,
): Promise<(Use<P, InstanceOf<P>> & WithReference)[]> {
  const uses: (Use<P, InstanceOf<P>> & WithReference)[] = []
  const seen = new Set<string>()
  for (const [index, mention] of mentions.entries()) {
    const path = [...under, index]
    const use = context.binder.bind({ kind, known, ...readMention(mention, path) })
    const named = typeof mention === 'string' ? undefined : mention.against
    await planReference(named, [...path, 'against'], context)
    if (use === undefined) continue
    const against = named ?? (use.plugIn.reference === 'required' ? inherited : undefined)
    if (against === undefined && use.plugIn.reference === 'required') {
      const hint = `Name the reference rows: { use: ${use.plugIn.id}, against: benchmark.jsonl }.`
      context.binder.problems.push({
        code: 'against-missing',
        path,
        message: `${use.plugIn.id} needs reference rows.`,
        hint,
      })
    }
    noteTwice(use.id, use.id, seen, path, context.binder)
    uses.push({ ...use, against })
  }
  return uses
}

/** The reference that all refiners which need one share; undefined when there is none, or more than one. */
export function sharedReference(
  uses: readonly (Use<ReferencePlugIn, unknown> & WithReference)[],
): string | undefined {
  const named = uses.filter((use) => use.plugIn.reference === 'required').map((use) => use.against)
  const [first, ...others] = [...new Set(named)]
  return others.length === 0 ? first : undefined
}

async function planReference(
  against: string | undefined,
  path: RecipePath,
  context: WholeSet,
): Promise<void> {
  if (against === undefined || Object.hasOwn(context.recipe.sources, against)) return
  if (context.sources.has(against)) return
  const spec = { path: against, kind: 'real' as const }
  const request = { id: against, spec, folder: context.folder, pathPath: path, specPath: path }
  const source = await planSource(request, context.registry, context.binder)
  if (source !== undefined) context.sources.set(against, source)
}

/** Resolves the exporters of the release. */
export function planExporters(recipe: Recipe, registry: Registry, binder: Binder) {
  const seen = new Set<string>()
  return recipe.release.exports.flatMap((mention, index) => {
    const path = ['release', 'exports', index]
    const use = binder.bind({ kind: 'exporter', known: registry.exporters, ...readMention(mention, path) })
    if (use === undefined) return []
    noteTwice(use.id, use.id, seen, path, binder)
    return [use]
  })
}

function noteTwice(key: string, id: string, seen: Set<string>, path: RecipePath, binder: Binder): void {
  if (seen.has(key)) {
    const hint = `Give this use a name of its own: { use: …, id: ${id}-2 }.`
    binder.problems.push({ code: 'duplicate-id', path, message: `"${id}" is used twice.`, hint })
  }
  seen.add(key)
}
