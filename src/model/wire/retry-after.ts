/** How long an endpoint asks one to wait, from the headers of its answer. */

import type { WireAnswer } from '../protocol.js'

/**
 * Milliseconds to wait, at least 0; undefined when the answer does not say. `retry-after-ms` goes before `retry-after`,
 * which is seconds (fractions too) or an HTTP date.
 *
 * Source: RFC 9110, section 10.2.3; `retry-after-ms` is an addition of OpenAI and Azure.
 */
export function retryAfterMs(headers: WireAnswer['headers'], nowMs: number): number | undefined {
  const milliseconds = numberIn(headers['retry-after-ms'])
  if (milliseconds !== undefined) return Math.round(milliseconds)
  const text = headers['retry-after']
  const seconds = numberIn(text)
  if (seconds !== undefined) return Math.round(seconds * 1000)
  const date = text === undefined || !/[a-z]/i.test(text) ? Number.NaN : Date.parse(text)
  return Number.isFinite(date) ? Math.max(0, date - nowMs) : undefined
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined
}
