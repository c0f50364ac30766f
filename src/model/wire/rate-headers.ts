/** Headers that say how much of a rate is left and when it is full again. */

import type { WireAnswer } from '../protocol.js'

/** The count in the first of the headers that holds one: digits only; undefined otherwise. */
export function remainingIn(headers: WireAnswer['headers'], names: readonly string[]): number | undefined {
  for (const name of names) {
    const text = headers[name]?.trim()
    if (text !== undefined && /^\d{1,15}$/.test(text)) return Number(text)
  }
  return undefined
}

/** Milliseconds until the time in the first of the headers that `resetMs` can read; undefined otherwise. */
export function resetIn(
  headers: WireAnswer['headers'],
  names: readonly string[],
  nowMs: number,
): number | undefined {
  for (const name of names) {
    const ms = resetMs(headers[name]?.trim() ?? '', nowMs)
    if (ms !== undefined) return ms
  }
  return undefined
}

const UNITS_MS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 1e-6,
}
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|us|µs|ns|h|m|s))+$/
const DURATION_PART = /(\d+(?:\.\d+)?)(ms|us|µs|ns|h|m|s)/g
const EPOCH_SECONDS_FROM = 1e9
const EPOCH_MS_FROM = 1e12

/**
 * Milliseconds until a moment, rounded up, at least 0. Read are durations as Go writes them (`6m0s`, `1.5s`, `20ms`;
 * OpenAI, Groq), dates (RFC 3339; Anthropic), bare numbers as seconds, and large ones as a time since 1970 in seconds
 * or milliseconds. Undefined for anything else.
 */
export function resetMs(text: string, nowMs: number): number | undefined {
  if (DURATION.test(text)) {
    let total = 0
    for (const [, number, unit] of text.matchAll(DURATION_PART))
      total += Number(number) * (UNITS_MS[unit ?? ''] ?? 0)
    return Math.ceil(total)
  }
  if (/^\d+(\.\d+)?$/.test(text)) return waitOf(Number(text), nowMs)
  const date = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(date) ? Math.max(0, date - nowMs) : undefined
}

function waitOf(number: number, nowMs: number): number {
  if (number >= EPOCH_MS_FROM) return Math.max(0, Math.ceil(number - nowMs))
  if (number >= EPOCH_SECONDS_FROM) return Math.max(0, Math.ceil(number * 1000 - nowMs))
  return Math.ceil(number * 1000)
}
