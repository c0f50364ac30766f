/** The contract of an offline batch interface: pure functions between requests, batches and a provider's bytes. */

import type { WireAnswer, WireRequest } from '../protocol.js'

/** Sends one request over the wire: the transport of the endpoint. A rejection counts as a fault on the way. */
export interface BatchTransport {
  send(
    wire: WireRequest,
    limits: {
      readonly timeoutMs: number
      readonly idleMs: number
      /** Largest body to take, in bytes; files of results are larger than answers. */
      readonly mostBytes: number
    },
  ): Promise<WireAnswer>
}

/** Time, as an argument. */
export interface BatchClock {
  /** Milliseconds that never go back. */
  now(): number
  /** Milliseconds since 1970. */
  timeOfDay(): number
  /** Calls `then` after so many milliseconds; what it gives calls that off. */
  after(ms: number, then: () => void): () => void
}

/** What a batch is created from. */
export interface BatchDraft {
  /** Our own name for it: 24 characters. */
  readonly tag: string
  /** Path of the requests below the endpoint's URL, e.g. `/chat/completions`. */
  readonly path: string
  /** How many requests it holds. */
  readonly requests: number
  /** Id of the uploaded file, where the provider takes one. */
  readonly fileId: string | undefined
}

/** How a batch ended. */
export interface BatchEnd {
  /** `failed`: refused as a whole before any request was worked on. */
  readonly kind: 'completed' | 'expired' | 'cancelled' | 'failed'
  /** Paths of the results below the endpoint's URL; empty when there are none. */
  readonly outputs: readonly string[]
  /** The provider's words, if it had any. */
  readonly detail: string
  /** Whether it failed for the provider's bound on what may be queued at a time. */
  readonly isOverLimit: boolean
}

/** What the provider says of a batch. */
export interface BatchReport {
  readonly id: string
  /** Milliseconds since 1970; undefined when it does not say. */
  readonly createdAtMs: number | undefined
  /** Our own name, where the provider keeps it. */
  readonly tag: string | undefined
  readonly fileId: string | undefined
  /** How many requests it holds; undefined when it does not say. */
  readonly requests: number | undefined
  /** A text that differs when something has moved. */
  readonly progress: string
  /** Undefined while it is worked on. */
  readonly end: BatchEnd | undefined
}

/** One line of the results. `again`: may succeed in another batch. `fatal`: nothing will until somebody mends it. */
export interface ResultLine {
  readonly key: string
  readonly result:
    | { readonly kind: 'answer'; readonly status: number; readonly body: string }
    | { readonly kind: 'again' | 'fatal'; readonly detail: string }
}

/** A batch interface. All functions are pure; none throws on what a server sent: undefined is "not what was promised". */
export interface BatchProtocol {
  readonly id: 'openai-batches' | 'anthropic-batches'
  /** Most requests in one batch, and most bytes of its request file. */
  readonly limits: { readonly requests: number; readonly bytes: number }
  /** Whether requests are uploaded as a file before the batch is created. */
  readonly isUploaded: boolean
  /** Requests of the same group may share a batch. */
  groupOf(wire: WireRequest): string
  /** One line of the request file, without its line break. Undefined when the body is no JSON object. */
  encodeLine(key: string, wire: WireRequest): string | undefined
  /** The upload of a request file; only called when `isUploaded`. */
  upload(draft: BatchDraft, lines: string): WireRequest
  readFileId(body: string): string | undefined
  /** The creation; `lines` is the request file where it is not uploaded, else empty. */
  create(draft: BatchDraft, lines: string): WireRequest
  retrieve(path: string, id: string): WireRequest
  /** A page of at most 100 batches, newest first. */
  list(path: string, after: string | undefined): WireRequest
  readBatch(path: string, body: string): BatchReport | undefined
  /** A page; `next` is the cursor of the following one. */
  readList(
    path: string,
    body: string,
  ): { readonly batches: readonly BatchReport[]; readonly next: string | undefined } | undefined
  /** Fetches results. */
  fetch(output: string): WireRequest
  /** Whether a reported batch was created from a draft; `maybe`: only its results can tell. */
  match(report: BatchReport, draft: BatchDraft): 'yes' | 'no' | 'maybe'
  readLine(line: string): ResultLine | undefined
}
