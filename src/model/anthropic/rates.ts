/** The rate headers of Anthropic. */

import type { Protocol } from '../protocol.js'
import { remainingIn, resetIn } from '../wire/rate-headers.js'

const PREFIX = 'anthropic-ratelimit'

/**
 * Reads `anthropic-ratelimit-requests-*` and `-tokens-*` (the tightest bound on tokens that is in force), or the bound on
 * input tokens where that is all there is. Resets are dates. Source: Anthropic, rate limits, "response headers".
 */
export const rates: Protocol['rates'] = ({ headers }, nowMs) => ({
  remainingRequests: remainingIn(headers, [`${PREFIX}-requests-remaining`]),
  remainingTokens: remainingIn(headers, [`${PREFIX}-tokens-remaining`, `${PREFIX}-input-tokens-remaining`]),
  requestsResetMs: resetIn(headers, [`${PREFIX}-requests-reset`], nowMs),
  tokensResetMs: resetIn(headers, [`${PREFIX}-tokens-reset`, `${PREFIX}-input-tokens-reset`], nowMs),
})
