/** One request on the wire: collects the whole answer, within its bounds. */

import type { Dispatcher } from 'undici'
import type { CupelError } from '../../base/errors.js'
import type { Timed } from './deadlines.js'
import type { WireAnswer } from '../protocol.js'
import { TransportFault } from '../endpoint/transport.js'
import { httpFault } from './http-fault.js'

/** Largest body that is taken where the request does not say otherwise. */
export const MOST_BODY_BYTES = 32 * 1024 * 1024

/** Who waits for the answer. */
export interface ExchangeEnd {
  readonly host: string
  readonly mostBytes: number
  readonly resolve: (answer: WireAnswer) => void
  readonly reject: (thrown: TransportFault | CupelError) => void
  readonly done: (exchange: Exchange) => void
}

/** A request with its answer so far; the client's handler of it. Ends exactly once. */
export class Exchange implements Dispatcher.DispatchHandler, Timed {
  readonly deadlineMs: number
  readonly #end: ExchangeEnd
  readonly #chunks: Buffer[] = []
  #bytes = 0
  #status = 0
  #headers: Readonly<Record<string, string>> = {}
  #controller: Dispatcher.DispatchController | undefined
  #hasEnded = false

  constructor(deadlineMs: number, end: ExchangeEnd) {
    this.deadlineMs = deadlineMs
    this.#end = end
  }

  /** The time for the whole is up. */
  expire(): void {
    this.#fail(new TransportFault('timeout', `no whole answer in time (${this.#end.host}).`))
  }

  /** The request goes out. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#hasEnded) controller.abort(ended)
  }

  /** Status and headers came; those of 1xx are passed over. */
  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return
    this.#status = status
    this.#headers = flat(headers)
    const announced = Number(this.#headers['content-length'])
    if (announced > this.#end.mostBytes) this.#fail(tooLarge(this.#end))
  }

  /** A piece of the body came. */
  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#hasEnded) return
    this.#bytes += chunk.length
    if (this.#bytes > this.#end.mostBytes) this.#fail(tooLarge(this.#end))
    else this.#chunks.push(chunk)
  }

  /** The body is whole. */
  onResponseEnd(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    const [first] = this.#chunks
    const isOne = first !== undefined && this.#chunks.length === 1
    const body = (isOne ? first : Buffer.concat(this.#chunks, this.#bytes)).toString('utf8')
    this.#end.done(this)
    this.#end.resolve({ status: this.#status, headers: this.#headers, body })
  }

  /** The connection failed. */
  onResponseError(_: Dispatcher.DispatchController | undefined, thrown: unknown): void {
    this.#fail(httpFault(thrown, this.#end.host))
  }

  #fail(fault: TransportFault | CupelError): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#chunks.length = 0
    this.#end.done(this)
    this.#end.reject(fault)
    this.#controller?.abort(fault)
  }
}

const ended = new TransportFault('timeout', 'the request had ended before it went out.')

function tooLarge({ host, mostBytes }: ExchangeEnd): TransportFault {
  return new TransportFault('too-large', `the answer has more than ${mostBytes} bytes (${host}).`)
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const all: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) all[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return all
}
