/** What models cost, in words: calls, tokens, money. */

import type { Models } from '../model/models.js'
import type { Spent } from '../model/spending.js'

const THOUSAND = 1000
const MILLION = 1_000_000

/** `1,234 calls, 1.2 M tokens, $0.4200`; empty when nothing was asked. */
export function spentText(spent: Spent): string {
  if (spent.calls === 0) return ''
  const tokens = tokenText(spent.inputTokens + spent.outputTokens)
  const calls = `${spent.calls.toLocaleString('en')} call${spent.calls === 1 ? '' : 's'}`
  return `${calls}, ${tokens} tokens, ${usdText(spent.usd)}`
}

/** What is asked and spent at this moment, for the progress line. */
export function loadText(models: Pick<Models, 'load' | 'spending'>): string {
  const spent = models.spending.all()
  if (spent.calls === 0) return ''
  const { inFlight, waiting } = models.load()
  return `  ${spentText(spent)}, ${inFlight} in flight${waiting > 0 ? `, ${waiting} waiting` : ''}`
}

/** Tokens in few digits: `950`, `12.3 k`, `1.2 M`. */
export function tokenText(tokens: number): string {
  if (tokens < THOUSAND) return String(Math.round(tokens))
  if (tokens < MILLION) return `${Number((tokens / THOUSAND).toPrecision(3))} k`
  return `${Number((tokens / MILLION).toPrecision(3))} M`
}

/** Dollars in four digits at least; `price unknown` without a price. */
export function usdText(usd: number | undefined): string {
  if (usd === undefined) return 'price unknown'
  return `$${usd >= 100 ? usd.toFixed(2) : usd.toFixed(4)}`
}

/** Dollars of a forecast: two significant digits, as it is no better. */
export function roughUsdText(usd: number): string {
  return `$${usd >= 100 ? Math.round(usd).toLocaleString('en') : Number(usd.toPrecision(2))}`
}
