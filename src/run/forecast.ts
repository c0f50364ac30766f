/** What a plan will ask and cost, before it starts: its first tasks are rehearsed against nobody, and counted. */

import type { ModelBinding } from '../model/binding.js'
import { RehearsalModels, type RehearsedCalls } from '../model/rehearsal-port.js'
import { costOf } from '../model/spending.js'
import type { Plan } from '../recipe/plan.js'
import { rehearse } from './rehearse.js'

/** A least and a most; `most` is undefined where nothing bounds it. */
export interface Range {
  readonly least: number
  readonly most: number | undefined
}

/** What one model will be asked. */
export interface ModelForecast {
  readonly alias: string
  readonly calls: Range
  readonly inputTokens: Range
  readonly outputTokens: Range
  /** US dollars; undefined without a price. */
  readonly usd: Range | undefined
}

/** The forecast of a plan. */
export interface Forecast {
  /** Candidates of the output step that were rehearsed. */
  readonly rehearsed: number
  readonly models: readonly ModelForecast[]
}

/** Candidates to rehearse; ours: enough that prompts of differing length average out, little enough for a second. */
const REHEARSED = 24

/**
 * Rehearses the first candidates and scales to `candidates`.
 *
 * Least: as many candidates as are wanted, with answers as long as those of the mock server. Most: the whole budget of
 * candidates, every answer as long as it may be. Input tokens are estimated (see `estimateTokens`).
 * Not covered: repairs, raised limits and fresh samples (which add a few percent on a sound endpoint), rounds that see
 * what earlier ones accepted, what the endpoint serves from its cache. User functions are not called: their fields are null.
 */
export async function forecast(
  plan: Plan,
  candidates: { readonly least: number | undefined; readonly most: number | undefined },
): Promise<Forecast> {
  const models = new RehearsalModels(plan.models, actorsOf(plan))
  const rehearsed = await rehearseSome(plan, models)
  const each = Math.max(rehearsed, 1)
  const scale = { least: (candidates.least ?? rehearsed) / each, most: scaleOf(candidates.most, each) }
  const forecasts = [...plan.models.values()].flatMap((binding) => {
    const counted = models.counts.get(binding.alias)
    return counted === undefined ? [] : [forecastOf(binding, counted, scale)]
  })
  return { rehearsed, models: forecasts }
}

function scaleOf(most: number | undefined, each: number): number | undefined {
  return most === undefined ? undefined : most / each
}

async function rehearseSome(plan: Plan, models: RehearsalModels): Promise<number> {
  const step = plan.steps[plan.output]
  if (step === undefined) return 0
  const effects = { answer: async () => null }
  let rehearsed = 0
  for await (const _ of rehearse({ plan, effects, models }, step)) {
    rehearsed += 1
    if (rehearsed >= REHEARSED) break
  }
  return rehearsed
}

function forecastOf(
  { alias, price, batch }: ModelBinding,
  counted: RehearsedCalls,
  scale: Range,
): ModelForecast {
  const range = (least: number, most = least): Range => ({
    least: Math.ceil(least * scale.least),
    most: scale.most === undefined ? undefined : Math.ceil(most * scale.most),
  })
  const share = batch === undefined ? 1 : (price?.batchShare ?? 0.5)
  const usdOf = (outputTokens: number): number | undefined =>
    costOf(
      price,
      { inputTokens: counted.inputTokens, outputTokens, cachedInputTokens: 0, reasoningTokens: 0 },
      share,
    )
  const [least, most] = [usdOf(counted.outputTokens), usdOf(counted.mostOutputTokens)]
  const isPriced = least !== undefined && most !== undefined
  return {
    alias,
    calls: range(counted.calls),
    inputTokens: range(counted.inputTokens),
    outputTokens: range(counted.outputTokens, counted.mostOutputTokens),
    usd: isPriced
      ? { least: least * scale.least, most: scale.most === undefined ? undefined : most * scale.most }
      : undefined,
  }
}

/** Actors of the plug-ins in use: they know the prompts. */
function actorsOf(plan: Plan) {
  return [...plan.steps, ...plan.verifiers].flatMap((use) => [...use.plugIn.actors])
}
