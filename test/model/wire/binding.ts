/** A binding for tests of protocols: nothing set but what a test sets. */

import type { ModelBinding } from '../../../src/model/binding.js'

/** A binding with the given parts. */
export function bindingWith(parts: Partial<ModelBinding> = {}): ModelBinding {
  return {
    alias: 'writer',
    protocol: 'openai-compatible',
    endpoint: 'lab',
    url: 'http://localhost:8000/v1',
    key: undefined,
    headers: {},
    model: 'some-8b',
    family: 'some',
    isFamilyDeclared: true,
    parameters: {},
    structured: 'schema',
    sendsSeed: false,
    isStreamed: false,
    batch: undefined,
    concurrency: 4,
    timeoutMs: 60_000,
    idleMs: 30_000,
    stallMs: 60_000,
    attempts: 3,
    rates: {},
    price: undefined,
    budget: {},
    module: undefined,
    ...parts,
  }
}
