/** What card and report say of the models: who was asked, as what, at what cost. */

import type { ModelFacts } from '../facts.js'
import { countText } from './number-text.js'

/** Titles of the columns of `modelRow`. */
export const modelColumns = [
  'model',
  'asked for',
  'reported',
  'family',
  'endpoint',
  'asked by',
  'calls',
  'tokens in',
  'tokens out',
  'cost',
] as const

/** Columns that hold numbers, by their place in `modelColumns`. */
export const modelNumberColumns: readonly number[] = [6, 7, 8, 9]

/** One model as the texts of a row of a table. */
export function modelRow(facts: ModelFacts): string[] {
  const { alias, model, reported, family, isFamilyDeclared, endpoint, protocol, askedBy } = facts
  return [
    alias,
    model,
    reported.join(', ') || 'nothing',
    `${family} (${isFamilyDeclared ? 'declared' : 'recognised by name'})`,
    `${endpoint} (${protocol})`,
    askedBy.join(', '),
    countText(facts.calls),
    countText(facts.inputTokens),
    countText(facts.outputTokens),
    costText(facts),
  ]
}

function costText({ usd, priceFrom }: ModelFacts): string {
  return usd === undefined ? 'no price known' : `$${usd.toFixed(4)} (${priceFrom ?? 'price unknown'})`
}
