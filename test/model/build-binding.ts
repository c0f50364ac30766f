/** A model binding for tests, as a recipe would give it. */

import type { ModelBinding } from '../../src/model/binding.js'

/** The binding `writer` of a model on this machine; `over` replaces parts of it. */
export function buildBinding(over: Partial<ModelBinding> = {}): ModelBinding {
  return {
    alias: 'writer',
    protocol: 'openai-compatible',
    url: 'http://127.0.0.1:9/v1',
    endpoint: 'local',
    key: undefined,
    headers: {},
    model: 'mock-8b',
    family: 'mock',
    isFamilyDeclared: false,
    parameters: { maxTokens: 200 },
    structured: 'schema',
    sendsSeed: true,
    isStreamed: false,
    batch: undefined,
    concurrency: 4,
    timeoutMs: 5000,
    idleMs: 5000,
    stallMs: 20_000,
    attempts: 2,
    rates: {},
    price: undefined,
    budget: {},
    module: undefined,
    ...over,
  }
}

/** Bindings by their aliases. */
export function bindingsOf(...bindings: readonly ModelBinding[]): Map<string, ModelBinding> {
  return new Map(bindings.map((binding) => [binding.alias, binding]))
}
