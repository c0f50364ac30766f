/** The way over HTTP: one pool of kept connections to one origin. */

import { type Dispatcher, Pool } from 'undici'
import { InternalError, RecipeError } from '../../base/errors.js'
import type { WireAnswer, WireRequest } from '../protocol.js'
import { type Clock, systemClock } from '../endpoint/clock.js'
import type { Transport, TransportLimits } from '../endpoint/transport.js'
import { Deadlines } from './deadlines.js'
import { Exchange, MOST_BODY_BYTES } from './exchange.js'

const CONNECT_TIMEOUT_MS = 10_000
const KEEP_ALIVE_MS = 30_000

/** What a transport is opened with. */
export interface HttpTransportSettings {
  /** Base of the address, `http:` or `https:`; its query goes with every request. */
  readonly url: string
  /** Headers with the secrets, revealed at each request. */
  readonly headers: () => Readonly<Record<string, string>>
  /** Most connections; one carries one request at a time. */
  readonly connections: number
  /** Told the host (`example.org:8080`) before the first request goes out. */
  readonly noteHost?: (host: string) => void
  readonly clock?: Clock
}

/**
 * A transport over HTTP/1.1 with kept connections.
 *
 * Nothing goes to another origin: no redirect is followed (its answer is given as it is), no proxy of the environment is
 * used. The whole of an answer has `timeoutMs`, connecting included (at most 10 s); a stream may be silent for `idleMs`
 * after its headers. Bodies are text in UTF-8 of at most 32 MiB, asked for uncompressed. The client's own timers, which
 * bound silence, are up to a second late. Throws RecipeError `bad-model-url` for an address that is none, that is not
 * `http(s)` or that holds a password.
 */
export function httpTransport(settings: HttpTransportSettings): Transport {
  const { headers, connections, clock = systemClock } = settings
  const url = checkedUrl(settings.url)
  const { host } = url
  const pool = new Pool(url.origin, {
    connections,
    pipelining: 1,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: KEEP_ALIVE_MS,
  })
  const deadlines = new Deadlines(clock)
  const done = (exchange: Exchange): void => deadlines.delete(exchange)
  let hasNoted = false
  let closing: Promise<void> | undefined
  return {
    send(wire, limits) {
      return new Promise<WireAnswer>((resolve, reject) => {
        const options = dispatchOptions(wire, limits, url, headers())
        if (!hasNoted) settings.noteHost?.(host)
        hasNoted = true
        const exchange = new Exchange(clock.now() + limits.timeoutMs, {
          host,
          mostBytes: limits.mostBytes ?? MOST_BODY_BYTES,
          resolve,
          reject,
          done,
        })
        deadlines.add(exchange)
        pool.dispatch(options, exchange)
      })
    },
    close() {
      closing ??= pool.close().then(() => deadlines.clear())
      return closing
    },
  }
}

function dispatchOptions(
  { method, path, body, headers, isStream }: WireRequest,
  { timeoutMs, idleMs }: TransportLimits,
  url: URL,
  secrets: Readonly<Record<string, string>>,
): Dispatcher.DispatchOptions {
  return {
    method,
    path: fullPath(url, path),
    headers: { 'accept-encoding': 'identity', ...headers, ...secrets },
    body: method === 'GET' ? null : body,
    headersTimeout: timeoutMs,
    bodyTimeout: isStream ? Math.min(idleMs, timeoutMs) : timeoutMs,
  }
}

function fullPath({ pathname, search }: URL, path: string): string {
  if (!path.startsWith('/')) {
    throw new InternalError('bad-wire-path', { message: `A protocol asks for the path "${path}".` })
  }
  const full = (pathname.endsWith('/') ? pathname.slice(0, -1) : pathname) + path
  if (search === '') return full
  return full.includes('?') ? `${full}&${search.slice(1)}` : full + search
}

function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url !== undefined && isHttp && url.username === '' && url.password === '') return url
  throw new RecipeError('bad-model-url', {
    message:
      'The `url` of a model is no address of the form http(s)://host/path without a user and a password.',
    hint: 'Write e.g. `url: https://api.example.org/v1`, and the key as `key: ${env:NAME}`.',
  })
}
