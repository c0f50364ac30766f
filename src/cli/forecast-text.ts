/** The forecast of a plan in words: who is asked how often, for how many tokens, at what cost. */

import type { Plan } from '../recipe/plan.js'
import type { Forecast, ModelForecast, Range } from '../run/forecast.js'
import { roughUsdText, tokenText } from './spent-text.js'

/** Hosts that the plan may contact: those of the models that it asks. */
export function hostsOf({ models, steps, verifiers }: Plan): string[] {
  const asked = new Set([...steps, ...verifiers].flatMap((use) => use.models.asked))
  const urls = [...models.values()].flatMap(({ alias, url }) =>
    asked.has(alias) && url !== undefined ? [url] : [],
  )
  return [...new Set(urls.map((url) => (URL.canParse(url) ? new URL(url).host : url)))]
}

/** Lines for each model, and the sum where there is more than one. */
export function forecastLines(plan: Plan, { rehearsed, models }: Forecast): string[] {
  if (models.length === 0) return []
  const words = `  forecast  from a rehearsal of ${rehearsed} candidates; nobody was asked. From the candidates wanted with short answers, to the whole budget of candidates with answers of full length:`
  return [words, ...models.flatMap((one) => modelLines(plan, one)), ...sumLines(models)]
}

function modelLines(plan: Plan, one: ModelForecast): string[] {
  const binding = plan.models.get(one.alias)
  const { model = '', endpoint = '', family = '', price } = binding ?? {}
  const cost =
    one.usd === undefined
      ? `no price known; set models.${one.alias}.price to see the cost`
      : `${rangeText(one.usd, roughUsdText)} (${price?.from ?? ''})`
  return [
    `    ${one.alias}: ${model} at ${endpoint}, family ${family}`,
    `      calls ${rangeText(one.calls, (value) => value.toLocaleString('en'))}; tokens in ${rangeText(one.inputTokens, tokenText)}, out ${rangeText(one.outputTokens, tokenText)}`,
    `      cost  ${cost}`,
  ]
}

function sumLines(models: readonly ModelForecast[]): string[] {
  if (models.length < 2) return []
  const usd = models.map((one) => one.usd)
  if (usd.some((range) => range === undefined)) return []
  const least = usd.reduce((sum, range) => sum + (range?.least ?? 0), 0)
  const isBounded = usd.every((range) => range?.most !== undefined)
  const most = isBounded ? usd.reduce((sum, range) => sum + (range?.most ?? 0), 0) : undefined
  return [`    all: ${rangeText({ least, most }, roughUsdText)}`]
}

function rangeText({ least, most }: Range, show: (value: number) => string): string {
  if (most === undefined) return `at least ${show(least)}`
  return show(least) === show(most) ? show(least) : `${show(least)} to ${show(most)}`
}
