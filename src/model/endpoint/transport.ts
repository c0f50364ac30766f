/** The contract of a transport: carries one request to one endpoint and brings the whole answer back. */

import type { WireAnswer, WireRequest } from '../protocol.js'

/** How long one request may take. */
export interface TransportLimits {
  /** Longest wait for the whole answer. */
  readonly timeoutMs: number
  /** Longest silence between two pieces of a streamed answer. */
  readonly idleMs: number
  /** Largest body to take, in bytes; the transport's own bound when absent. */
  readonly mostBytes?: number
}

/** Carries requests to one endpoint. Any status is an answer; only what brought no whole answer is a fault. */
export interface Transport {
  /** Throws TransportFault. */
  send(wire: WireRequest, limits: TransportLimits): Promise<WireAnswer>
  /** Lets what is on the wire end, then closes all connections. */
  close(): Promise<void>
}

/**
 * Why no whole answer came: `refused` and `unreachable` before anything was sent, `reset` when the connection broke,
 * `timeout` when the whole took too long, `idle` when a stream fell silent, `too-large` when the body passed its bound.
 */
export type FaultKind = 'reset' | 'timeout' | 'idle' | 'refused' | 'unreachable' | 'too-large'

/** A request that brought no whole answer. Its words never hold headers, keys or bodies. */
export class TransportFault extends Error {
  readonly kind: FaultKind

  constructor(kind: FaultKind, detail: string) {
    super(detail)
    this.name = 'TransportFault'
    this.kind = kind
  }
}
