/** One request and its response: reading the body, sending JSON, errors and streams, and failing on purpose. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ErrorStyle, errorBody } from './mock-error.js'

/** A request that is being answered. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly path: string
  readonly query: URLSearchParams
  readonly style: ErrorStyle
  /** Headers that every answer carries. */
  readonly headers: Readonly<Record<string, string>>
}

const EVENTS_AT_ONCE = 64

/** The whole body of a request. */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () =>
      resolve(chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)),
    )
    request.on('error', reject)
  })
}

/** A header as text; empty when absent. */
export function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/** Sends a body as JSON; returns whether the connection still stood. */
export function sendText(
  { response, headers }: Exchange,
  status: number,
  text: string,
  type = 'application/json',
): boolean {
  if (response.destroyed) return false
  response.writeHead(status, {
    ...headers,
    'content-type': type,
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
  return true
}

/** Sends a value as JSON. */
export function sendJson(exchange: Exchange, value: unknown, status = 200): boolean {
  return sendText(exchange, status, JSON.stringify(value))
}

/** Sends an error in the words of the protocol. */
export function sendError(
  exchange: Exchange,
  status: number,
  message: string,
  retryAfterSeconds?: number,
): void {
  const retry = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  const headers = { ...exchange.headers, ...retry }
  sendJson({ ...exchange, headers }, errorBody(exchange.style, status, message), status)
}

/** Destroys the connection: at once, or in the middle of the body. */
export function reset({ response, headers }: Exchange, text: string, isInBody: boolean): void {
  if (!isInBody || response.destroyed) {
    response.socket?.destroy()
    return
  }
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy())
}

/** Sends events, all at once or at a rate; `done` is called with whether the connection still stood at the end. */
export function sendEvents(
  { response, headers }: Exchange,
  events: readonly string[],
  perSecond: number | undefined,
  done: (isWhole: boolean) => void,
): void {
  if (response.destroyed) return done(false)
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  if (perSecond === undefined) {
    for (let i = 0; i < events.length; i += EVENTS_AT_ONCE) {
      response.write(events.slice(i, i + EVENTS_AT_ONCE).join(''))
    }
    response.end()
    return done(!response.destroyed)
  }
  let sent = 0
  const everyMs = Math.max(4, 1000 / perSecond)
  const together = Math.max(1, Math.round((perSecond * everyMs) / 1000))
  const timer = setInterval(() => {
    if (response.destroyed || sent >= events.length) {
      clearInterval(timer)
      const isWhole = !response.destroyed
      if (isWhole) response.end()
      return done(isWhole)
    }
    response.write(events.slice(sent, sent + together).join(''))
    sent += together
  }, everyMs)
}
