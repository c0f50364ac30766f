/** The options of every refiner after defaults, and the words with which bad ones are refused. */

import { describe, expect, test } from 'vitest'
import { refiners } from '../../src/refine/index.js'

const needed: Readonly<Record<string, object>> = {
  mix: { source: 'seeds', synthetic: 0.5 },
  sample: { n: 5 },
}

test('defaults', () => {
  const table = refiners.map((refiner) => [
    refiner.id,
    refiner.scope,
    refiner.bind(needed[refiner.id]).options,
  ])
  expect(table).toEqual([
    ['exact-duplicates', 'prefix', { compare: 'normalised' }],
    ['near-duplicates', 'prefix', { preset: 'word-5', ignore: 'own-parent' }],
    ['novelty', 'prefix', { threshold: 0.7, ignore: 'own-task' }],
    ['decontaminate', 'prefix', { n: 13, coverage: 0.7, shortItemWords: 5, digits: 'keep' }],
    ['mix', 'set', { source: 'seeds', synthetic: 0.5, leaveOut: 'none' }],
    ['sample', 'set', { n: 5 }],
  ])
})

describe('refused', () => {
  test.each([
    ['exact-duplicates', { compare: 'fuzzy' }, 'compare'],
    ['exact-duplicates', { field: [] }, 'field'],
    ['near-duplicates', { threshold: 0 }, 'threshold'],
    ['near-duplicates', { ignore: 'siblings' }, 'ignore'],
    ['novelty', { threshold: 1.1 }, 'threshold'],
    ['novelty', { ignore: 'own-parent' }, 'ignore'],
    ['decontaminate', { n: 1 }, 'n'],
    ['decontaminate', { coverage: 0 }, 'coverage'],
    ['decontaminate', { digits: 'no' }, 'digits'],
    ['mix', { synthetic: 0.5 }, 'source'],
    ['mix', { source: 'seeds', synthetic: 0 }, 'synthetic'],
    ['sample', { n: 0 }, 'n'],
    ['sample', { share: 1 }, 'share'],
  ])('%s %j', (id, options, name) => {
    const refiner = refiners.find((one) => one.id === id)
    expect(() => refiner?.bind(options)).toThrow(`"${name}"`)
  })
})
