/** What a status and a reported error mean for the scheduler: try again, refuse the question, or stop. */

import type { WireVerdict } from '../protocol.js'
import type { EndpointError } from './endpoint-error.js'

/** The kinds of trouble (DESIGN §8). */
export type Trouble = Exclude<WireVerdict['kind'], 'answer'>

const CODES: Readonly<Record<Trouble, ReadonlySet<string>>> = {
  fatal: new Set([
    'insufficient_quota',
    'billing_error',
    'billing_hard_limit_reached',
    'billing_not_active',
    'invalid_api_key',
    'authentication_error',
    'unauthenticated',
    'permission_error',
    'permission_denied',
    'model_not_found',
    'not_found_error',
  ]),
  capacity: new Set([
    'rate_limit_exceeded',
    'rate_limit_error',
    'overloaded_error',
    'overloaded',
    'server_overloaded',
    'engine_overloaded',
    'resource_exhausted',
    'too_many_requests',
    'service_unavailable',
    'unavailable',
  ]),
  'request-refused': new Set([
    'invalid_request_error',
    'context_length_exceeded',
    'request_too_large',
    'invalid_argument',
    'badrequesterror',
  ]),
  transport: new Set([
    'server_error',
    'api_error',
    'internal_server_error',
    'internalservererror',
    'internal_error',
    'internal',
    'timeout',
    'timeout_error',
    'bad_gateway',
  ]),
}

/** Faults of the account that come as 400 with the code of a bad request (Anthropic, Google). */
const ACCOUNT_WORDS = /credit balance is too low|api key not valid/i

/**
 * What an answer outside 2xx means. The status decides, but for these: a content filter refuses the question, an account
 * without money or rights is fatal even as 400 or 429, and a 5xx that says "overloaded" is a matter of capacity.
 */
export function meaningOfStatus(status: number, error: EndpointError | undefined): Trouble {
  const plain = plainMeaning(status)
  if (error === undefined) return plain
  if (status >= 500) return hasCode(error, 'capacity') ? 'capacity' : plain
  if (error.isContentFilter) return 'request-refused'
  return hasCode(error, 'fatal') || ACCOUNT_WORDS.test(error.words) ? 'fatal' : plain
}

/** What an error inside a 2xx body means; undefined when its code is not a known one. */
export function meaningOfError(error: EndpointError): Trouble | undefined {
  if (error.isContentFilter) return 'request-refused'
  if (error.status !== undefined) return meaningOfStatus(error.status, error)
  const kinds = ['fatal', 'capacity', 'request-refused', 'transport'] as const
  return kinds.find((kind) => hasCode(error, kind))
}

function hasCode(error: EndpointError, kind: Trouble): boolean {
  return error.codes.some((code) => CODES[kind].has(code))
}

const REFUSED_STATUSES: ReadonlySet<number> = new Set([400, 413, 414, 422])
const CAPACITY_STATUSES: ReadonlySet<number> = new Set([429, 498, 503, 529])
const TRANSPORT_STATUSES: ReadonlySet<number> = new Set([408, 409, 425])

function plainMeaning(status: number): Trouble {
  if (REFUSED_STATUSES.has(status)) return 'request-refused'
  if (CAPACITY_STATUSES.has(status)) return 'capacity'
  if (TRANSPORT_STATUSES.has(status) || status >= 500 || status < 300) return 'transport'
  return 'fatal'
}
