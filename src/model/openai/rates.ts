/** The rate headers of OpenAI and of those who follow it. */

import type { Protocol } from '../protocol.js'
import { remainingIn, resetIn } from '../wire/rate-headers.js'

/** Reads `x-ratelimit-remaining-*` and `x-ratelimit-reset-*`. Source: OpenAI, rate limits guide, "headers". */
export const rates: Protocol['rates'] = ({ headers }, nowMs) => ({
  remainingRequests: remainingIn(headers, ['x-ratelimit-remaining-requests']),
  remainingTokens: remainingIn(headers, ['x-ratelimit-remaining-tokens']),
  requestsResetMs: resetIn(headers, ['x-ratelimit-reset-requests'], nowMs),
  tokensResetMs: resetIn(headers, ['x-ratelimit-reset-tokens'], nowMs),
})
