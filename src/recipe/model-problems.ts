/** What can be wrong with a model of a recipe: its address, its module, its family. */

import { nameHint } from '../base/nearest.js'
import type { ModelBinding } from '../model/binding.js'
import { presets } from './model-presets.js'
import type { RecipeModel } from './model-schema.js'
import type { Problem, RecipePath } from './problems.js'

/** An address that is missing, is none, or comes from the environment without a name for the endpoint. */
export function addressProblems(model: RecipeModel, raw: unknown, path: RecipePath): Problem[] {
  const { protocol, url: presetUrl } = presets[model.provider]
  const isLocal = protocol === 'ai-sdk' || protocol === 'scripted'
  const url = model.url ?? presetUrl
  if (url === undefined && !isLocal) {
    const hint = 'For example: url: http://localhost:8000/v1'
    return [{ code: 'url-missing', path, message: `${model.provider} needs \`url\`.`, hint }]
  }
  if (url !== undefined && !isLocal && !URL.canParse(url)) {
    return [
      {
        code: 'bad-url',
        path: [...path, 'url'],
        message: 'is no address.',
        hint: 'Write http(s)://host:port/path.',
      },
    ]
  }
  const written = valueAt(raw, [...path, 'url'])
  if (typeof written !== 'string' || !written.includes('${env:') || model.endpoint !== undefined) return []
  return [
    {
      code: 'endpoint-missing',
      path,
      message: 'the address comes from the environment, so the endpoint needs a name.',
      hint: 'Add `endpoint: team-vllm` (any name): recorded answers are kept under it, wherever it lies.',
    },
  ]
}

/** A module that is missing, or has no use. */
export function moduleProblems(model: RecipeModel, path: RecipePath): Problem[] {
  const isNeeded = model.provider === 'ai-sdk' || model.provider === 'scripted'
  if (isNeeded === (model.module !== undefined)) return []
  const at = isNeeded ? path : [...path, 'module']
  const message = isNeeded ? `${model.provider} needs \`module\`.` : `${model.provider} takes no \`module\`.`
  const hint = isNeeded
    ? 'Name ./file.mjs#name that exports a language model of the AI SDK, or for scripted a JSONL of match and answer.'
    : 'Remove it.'
  return [{ code: isNeeded ? 'module-missing' : 'module-not-used', path: at, message, hint }]
}

/** Batches of a model that is called in this process. */
export function batchProblems(model: RecipeModel, path: RecipePath): Problem[] {
  const isLocal = model.provider === 'ai-sdk' || model.provider === 'scripted'
  if (!isLocal || model.batch === false) return []
  const message = `${model.provider} has no offline batches.`
  return [{ code: 'no-batches', path: [...path, 'batch'], message, hint: 'Remove it.' }]
}

/** A judge whose family is that of the model it must differ from, or is not known. */
export function familyProblems(
  alias: string,
  differsFrom: string | undefined,
  models: ReadonlyMap<string, ModelBinding>,
): Problem[] {
  if (differsFrom === undefined) return []
  const path = ['models', alias, 'differsFrom']
  const [own, other] = [models.get(alias), models.get(differsFrom)]
  if (other === undefined || own === undefined || differsFrom === alias) {
    const hint = nameHint(
      differsFrom,
      [...models.keys()].filter((one) => one !== alias),
    )
    return [{ code: 'unknown-model', path, message: `there is no other model "${differsFrom}".`, hint }]
  }
  if (own.family === 'unknown' || other.family === 'unknown') {
    const unknown = own.family === 'unknown' ? own : other
    const message = `the family of "${unknown.alias}" (${unknown.model}) is not known.`
    return [{ code: 'family-unknown', path, message, hint: `Declare it: models.${unknown.alias}.family.` }]
  }
  if (own.family !== other.family) return []
  const message = `"${alias}" and "${differsFrom}" are both of the family ${own.family}.`
  return [{ code: 'same-family', path, message, hint: 'Choose a model of another family.' }]
}

/**
 * Models that would send batches through one desk (same protocol, endpoint and model) but by another address, key or
 * header: the second would go out with what belongs to the first.
 */
export function sharedBatchProblems(models: ReadonlyMap<string, ModelBinding>): Problem[] {
  const first = new Map<string, ModelBinding>()
  return [...models.values()].flatMap((model) => {
    if (model.batch === undefined) return []
    const desk = JSON.stringify([model.protocol, model.endpoint, model.model])
    const other = first.get(desk)
    if (other === undefined) first.set(desk, model)
    if (other === undefined || accessOf(other) === accessOf(model)) return []
    return [
      {
        code: 'batch-shared',
        path: ['models', model.alias],
        message: `"${model.alias}" and "${other.alias}" send batches to the same endpoint and model with different addresses, keys or headers.`,
        hint: 'Give them the same, or name the second endpoint: `endpoint: other-account`.',
      },
    ]
  })
}

/** Where the access comes from, never what it is. */
function accessOf({ url, key, headers }: ModelBinding): string {
  const origins = Object.entries(headers).map(([name, { origin }]) => [name.toLowerCase(), origin])
  return JSON.stringify([url ?? null, key?.origin ?? null, origins.sort()])
}

function valueAt(value: unknown, path: RecipePath): unknown {
  return path.reduce<unknown>((at, part) => {
    return typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[String(part)] : undefined
  }, value)
}
