/** The registry: every list, by id, in its order; two of a kind with one id are a bug. */

import { describe, expect, test } from 'vitest'
import { builtInPlugIns, createRegistry, type PlugInLists } from '../../src/recipe/registry.js'

const registry = createRegistry()
const kinds = Object.keys(builtInPlugIns) as (keyof PlugInLists)[]

test.each(kinds)('holds all %s in the order of their list', (kind) => {
  expect([...registry[kind].keys()]).toEqual(builtInPlugIns[kind].map(({ id }) => id))
  expect(registry[kind].size).toBeGreaterThan(0)
})

describe('two plug-ins of a kind with one id', () => {
  test('are refused, with kind and id', () => {
    const [first] = builtInPlugIns.verifiers
    const twice = { ...builtInPlugIns, verifiers: first === undefined ? [] : [first, first] }
    expect(() => createRegistry(twice)).toThrow(`Two plug-ins of kind verifier are called "${first?.id}".`)
  })

  test('of different kinds are none', () => {
    expect(registry.metrics.has('near-duplicates') && registry.refiners.has('near-duplicates')).toBe(true)
  })
})
