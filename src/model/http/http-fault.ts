/** Errors of the HTTP client in our words: what happened, without headers, keys or bodies. */

import { RecipeError } from '../../base/errors.js'
import { type FaultKind, TransportFault } from '../endpoint/transport.js'

const KINDS: Readonly<Record<string, FaultKind>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EMFILE: 'unreachable',
  ENFILE: 'unreachable',
  ETIMEDOUT: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CLOSED: 'reset',
  UND_ERR_DESTROYED: 'reset',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'idle',
}

const WORDS: Readonly<Record<FaultKind, string>> = {
  refused: 'the connection was refused',
  unreachable: 'the host could not be reached',
  reset: 'the connection broke before the whole answer came',
  timeout: 'no answer in time',
  idle: 'the answer stopped coming',
  'too-large': 'the answer is too large',
}

/**
 * The fault that an error of the client or of a socket stands for: by its code, or by that of its cause. Words are ours, with
 * the host and the code; the error's own message is never used, as it may quote what was sent. A request that cannot be
 * written as HTTP is a RecipeError `bad-model-header`.
 */
export function httpFault(thrown: unknown, host: string): TransportFault | RecipeError {
  if (thrown instanceof TransportFault) return thrown
  const code = codeOf(thrown)
  if (code === 'UND_ERR_INVALID_ARG') return badHeader(host)
  const kind = kindOf(code)
  return new TransportFault(kind, `${WORDS[kind]} (${host}${code === '' ? '' : `, ${code}`}).`)
}

function badHeader(host: string): RecipeError {
  return new RecipeError('bad-model-header', {
    message: `A request to ${host} cannot be sent: a header or the key holds characters that HTTP does not allow.`,
    hint: 'Look at the `key` and the `headers` of the model: a line break at the end of a key is a frequent cause.',
  })
}

function kindOf(code: string): FaultKind {
  const isOfCertificate = /^(CERT|ERR_TLS|ERR_SSL|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/.test(code)
  return KINDS[code] ?? (isOfCertificate ? 'unreachable' : 'reset')
}

function codeOf(thrown: unknown, depth = 0): string {
  if (typeof thrown !== 'object' || thrown === null || depth > 3) return ''
  const { code, cause, errors } = thrown as { code?: unknown; cause?: unknown; errors?: unknown }
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code)) return code
  return codeOf(Array.isArray(errors) ? errors[0] : cause, depth + 1)
}
