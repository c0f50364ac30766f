/** How long to wait before the next try. */

import type { Random } from '../../base/random.js'

const FIRST_MS = 250
const LONGEST_MS = 30_000
const MOST_RETRY_AFTER_JITTER_MS = 250

/**
 * Milliseconds before try number `failures` + 1: uniform in [0, min(30 s, 0.25 s × 2^failures)).
 *
 * Source: "full jitter" of M. Brooker, Exponential Backoff and Jitter, AWS Architecture Blog 2015.
 */
export function backOffMs(failures: number, random: Random): number {
  return random.float() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures)
}

/** Milliseconds before the next try where the endpoint named some: never fewer, up to 10 % or 0.25 s more. */
export function retryAfterWaitMs(retryAfterMs: number, random: Random): number {
  return retryAfterMs + random.float() * Math.min(MOST_RETRY_AFTER_JITTER_MS, retryAfterMs * 0.1)
}
