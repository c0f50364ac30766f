/** Resolves the models of a recipe: presets to addresses, defaults, families and prices. */

import type { BatchSettings, Budget, ModelBinding } from '../model/binding.js'
import type { ChatParameters } from '../model/chat.js'
import { familyOf } from '../model/families.js'
import { priceOf } from '../model/prices.js'
import type { Binder } from './bind.js'
import type { RecipeModel } from './model-schema.js'
import { splitModule } from './model-module.js'
import { presets } from './model-presets.js'
import {
  addressProblems,
  batchProblems,
  familyProblems,
  moduleProblems,
  sharedBatchProblems,
} from './model-problems.js'
import type { Recipe } from './schema.js'

/** Most tokens of an answer where the recipe names none; ours: enough for a page, little enough to budget with. */
export const DEFAULT_MAX_TOKENS = 1024

/** Resolves all models; problems go to the binder. `raw` is the recipe before its environment was filled in. */
export function planModels(
  recipe: Recipe,
  raw: unknown,
  folder: string,
  binder: Binder,
): Map<string, ModelBinding> {
  const models = new Map<string, ModelBinding>()
  for (const [alias, model] of Object.entries(recipe.models)) {
    const path = ['models', alias]
    binder.problems.push(
      ...addressProblems(model, raw, path),
      ...moduleProblems(model, path),
      ...batchProblems(model, path),
    )
    models.set(alias, bindingOf(alias, model, folder))
  }
  for (const [alias, { differsFrom }] of Object.entries(recipe.models)) {
    binder.problems.push(...familyProblems(alias, differsFrom, models))
  }
  binder.problems.push(...sharedBatchProblems(models))
  return models
}

function bindingOf(alias: string, model: RecipeModel, folder: string): ModelBinding {
  const { protocol, url: presetUrl, family: presetFamily } = presets[model.provider]
  const url = (model.url ?? presetUrl)?.replace(/\/+$/, '')
  const recognised = presetFamily ?? familyOf(model.model)
  return {
    alias,
    protocol,
    url,
    endpoint:
      model.endpoint ?? (model.provider === 'mock' || url === undefined ? model.provider : hostOf(url)),
    key: model.key,
    headers: model.headers,
    model: model.model,
    family: model.family ?? recognised,
    isFamilyDeclared: (model.family ?? presetFamily) !== undefined,
    parameters: parametersOf(model),
    structured: model.structured ?? (protocol === 'anthropic' ? 'tool' : 'schema'),
    sendsSeed: model.sendSeed ?? protocol !== 'anthropic',
    isStreamed: model.stream,
    batch: batchOf(model.batch),
    concurrency: model.concurrency,
    timeoutMs: model.timeoutSeconds * 1000,
    idleMs: model.idleSeconds * 1000,
    stallMs: model.stallSeconds * 1000,
    attempts: model.attempts,
    rates: withoutUndefined(model.limits ?? {}),
    price:
      model.price === undefined
        ? priceOf(model.provider, model.model)
        : { ...withoutUndefined(model.price), from: 'recipe' },
    budget: budgetOf(model.budget),
    module: model.module === undefined ? undefined : splitModule(model.module, folder),
  }
}

function parametersOf(model: RecipeModel): ChatParameters {
  const { temperature, topP, maxTokens = DEFAULT_MAX_TOKENS, stop, presencePenalty, frequencyPenalty } = model
  const { reasoningEffort, extra } = model
  return withoutUndefined({
    temperature,
    topP,
    maxTokens,
    stop,
    presencePenalty,
    frequencyPenalty,
    reasoningEffort,
    extra,
  }) as ChatParameters
}

function batchOf(batch: RecipeModel['batch']): BatchSettings | undefined {
  if (batch === false) return undefined
  return batch === true ? { requests: 5000, gatherSeconds: 5, pollSeconds: 30 } : batch
}

/** Bounds of spending as the recipe gives them, without what it leaves open. */
export function budgetOf(budget: RecipeModel['budget']): Budget {
  const { usd, tokens, calls, minutes } = budget ?? {}
  return withoutUndefined({ usd, tokens, calls, minutes }) as Budget
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
