/** The table of list prices and the providers, as `cupel list` shows them. */

import { familyOf } from '../model/families.js'
import { listPrices } from '../model/prices.js'
import { presets } from '../recipe/model-presets.js'

/** What has to be said of the figures wherever they are shown. */
const ORIGIN =
  'List prices as third parties quoted them on the dates given; not read at the providers. Check before a budget\ndepends on them, or set models.<alias>.price. Own hardware (ollama, vllm, mock, scripted) counts as free of charge.'

/** Rows of the table of prices: US dollars for a million tokens. */
export function priceRows() {
  return listPrices.map(({ provider, model, input, output, cachedInput, asOf }) => ({
    provider,
    model,
    family: familyOf(model),
    input,
    output,
    cachedInput: cachedInput ?? input,
    asOf,
  }))
}

/** The table of prices. */
export function priceText(): string {
  const rows = priceRows().map((row) => [
    row.provider,
    row.model,
    row.family,
    dollars(row.input),
    dollars(row.cachedInput),
    dollars(row.output),
    row.asOf,
  ])
  const head = ['provider', 'model', 'family', 'input', 'cached', 'output', 'as of']
  return [`prices (${rows.length}), US dollars for a million tokens`, ...table([head, ...rows]), ORIGIN].join(
    '\n',
  )
}

/** Rows of the providers: protocol and address of each. */
export function providerRows() {
  return Object.entries(presets).map(([provider, { protocol, url }]) => ({
    provider,
    protocol,
    url: url ?? null,
  }))
}

/** The providers. */
export function providerText(): string {
  const rows = providerRows().map(({ provider, protocol, url }) => {
    const isByModule = provider === 'ai-sdk' || provider === 'scripted'
    return [provider, protocol, url ?? (isByModule ? 'needs `module`' : 'needs `url`')]
  })
  return [`providers (${rows.length})`, ...table(rows)].join('\n')
}

function dollars(value: number): string {
  return value.toFixed(3)
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    `  ${row.map((cell, column) => (/^\d+\.\d+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  )
}
