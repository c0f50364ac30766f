/** Which models a step or verifier asks: its own, and those that its options name. */

import { nameHint } from '../base/nearest.js'
import type { ModelNeeds } from '../contract/plug-in.js'
import type { ModelBinding } from '../model/binding.js'
import type { Problem, RecipePath } from './problems.js'

/** Which models a use asks: its own, and those that its options name. */
export interface UseModels {
  readonly own: string | undefined
  /** All aliases asked, each once. */
  readonly asked: readonly string[]
}

/** Resolves who a use asks: `model:` of the use, else the only model of the recipe. */
export function modelsOfUse(
  needs: ModelNeeds,
  given: string | undefined,
  models: ReadonlyMap<string, ModelBinding>,
  place: { readonly path: RecipePath; readonly optionsPath: RecipePath; readonly what: string },
  problems: Problem[],
): UseModels {
  const known = [...models.keys()]
  const only = known.length === 1 ? known[0] : undefined
  const own = given ?? (needs.isOwnUsed ? only : undefined)
  const unknown = (alias: string, path: RecipePath): Problem => {
    const hint = known.length === 0 ? 'Name it under `models:`.' : nameHint(alias, known)
    return { code: 'unknown-model', path, message: `there is no model "${alias}".`, hint }
  }
  if (given !== undefined && !models.has(given)) problems.push(unknown(given, [...place.path, 'model']))
  else if (given !== undefined && !needs.isOwnUsed) {
    const message = `${place.what} asks no model of its own with these options.`
    problems.push({
      code: 'model-not-used',
      path: [...place.path, 'model'],
      message,
      hint: 'Remove `model`.',
    })
  }
  if (needs.isOwnUsed && own === undefined) {
    const hint =
      known.length === 0
        ? 'Describe one under `models:`, e.g. writer: { provider: ollama, model: llama3.1 }.'
        : `Add \`model: ${known[0]}\`; the recipe has ${known.join(', ')}.`
    problems.push({ code: 'model-missing', path: place.path, message: `${place.what} needs a model.`, hint })
  }
  for (const alias of needs.named) if (!models.has(alias)) problems.push(unknown(alias, place.optionsPath))
  const used = needs.isOwnUsed && own !== undefined ? [own] : []
  return { own, asked: [...new Set([...used, ...needs.named])].filter((alias) => models.has(alias)) }
}
