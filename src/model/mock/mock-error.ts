/** The bodies of errors, in the words of each protocol. */

/** Which protocol's words a body is written in. */
export type ErrorStyle = 'openai' | 'anthropic'

const TYPES: Readonly<Record<number, readonly [openai: string, anthropic: string]>> = {
  400: ['invalid_request_error', 'invalid_request_error'],
  401: ['invalid_request_error', 'authentication_error'],
  404: ['invalid_request_error', 'not_found_error'],
  429: ['rate_limit_exceeded', 'rate_limit_error'],
  500: ['server_error', 'api_error'],
  529: ['server_error', 'overloaded_error'],
}

/** The error as a JSON value. */
export function errorBody(style: ErrorStyle, status: number, message: string) {
  const [openai, anthropic] = TYPES[status] ?? ['server_error', 'api_error']
  if (style === 'anthropic') return { type: 'error', error: { type: anthropic, message } }
  return { error: { message, type: openai, param: null, code: status === 401 ? 'invalid_api_key' : null } }
}
