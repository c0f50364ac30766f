/** What comes of asking: a value with its answer, or why there is none. */

import type { ChatAnswer } from '../chat.js'
import type { Recorded } from '../port.js'

/** No usable answer came; the shape of a method's refusal, with the calls that were made. */
export interface Refused {
  /**
   * Reason code: `refused`, `content-filtered`, `truncated`, `empty-answer`, `request-refused`, `bad-answer`, or a
   * reader's own, such as `bad-json`, `schema-miss` and `no-code-block`.
   */
  readonly refused: string
  readonly detail: string
  /** Keys of all calls in the order in which they were made, at least one. */
  readonly effects: readonly string[]
}

/** An answer that could be read. */
export interface Answered<Value> {
  readonly value: Value
  /** The call that gave the value. */
  readonly answer: Recorded<ChatAnswer>
  /** Keys of all calls in the order in which they were made; the answer's own is the last. */
  readonly effects: readonly string[]
}

/** What a reader made of a text. */
export type Reading<Value> =
  | { readonly value: Value }
  | {
      /** Kebab-case reason code; `refused` and `content-filtered` end the asking at once. */
      readonly fault: string
      /** What is wrong, as a sentence or more that a model can mend its answer by. */
      readonly detail: string
    }

/** Reads a text, well-formed and not blank unless tools were called. Pure: the same text gives the same reading. */
export type Reader<Value> = (text: string) => Reading<Value>
