/** A secret that cannot be printed: keys and passwords live in it until the moment of use. */

import { inspect } from 'node:util'

const HIDDEN = '[secret]'

/** Holds a text that no log, JSON, template or inspection shows. Only `reveal` gives it. */
export class Secret {
  readonly #value: string
  /** Where it came from, e.g. the name of the environment variable. */
  readonly origin: string

  constructor(value: string, origin: string) {
    this.#value = value
    this.origin = origin
  }

  /** The secret itself: to be called only where it goes out on the wire. */
  reveal(): string {
    return this.#value
  }

  /** Always `[secret]`. */
  toString(): string {
    return HIDDEN
  }

  /** Always `[secret]`. */
  toJSON(): string {
    return HIDDEN
  }

  /** Always `[secret]`. */
  [Symbol.toPrimitive](): string {
    return HIDDEN
  }

  /** Always `[secret]`. */
  [inspect.custom](): string {
    return HIDDEN
  }
}
