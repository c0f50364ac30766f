/** The options of every metric after defaults, what each declares, and what bad options are refused with. */

import { describe, expect, test } from 'vitest'
import { metrics } from '../../src/measure/index.js'

test('defaults, units and directions', () => {
  const table = metrics.map((metric) => [metric.id, metric.unit, metric.better, metric.bind({}).options])
  expect(table).toEqual([
    ['lengths', 'words', 'neutral', {}],
    ['distinct-n', 'ratio', 'higher', { n: 2 }],
    ['compression-ratio', 'bytes/byte', 'lower', {}],
    ['near-duplicates', 'ratio', 'lower', { preset: 'word-5', ignore: 'own-parent' }],
    ['template-reuse', 'ratio', 'lower', { by: 'root' }],
    ['contamination', 'ratio', 'lower', { n: 13, coverage: 0.7, shortItemWords: 5, digits: 'keep' }],
    ['coverage', 'ratio', 'higher', { values: {}, strength: 2 }],
  ])
})

describe('refused', () => {
  test.each([
    ['lengths', { unit: 'characters' }, 'unit'],
    ['distinct-n', { n: 0 }, 'n'],
    ['distinct-n', { n: 2.5 }, 'n'],
    ['compression-ratio', { level: 6 }, 'level'],
    ['near-duplicates', { ignore: 'nobody' }, 'ignore'],
    ['template-reuse', { by: 'method' }, 'by'],
    ['template-reuse', { cap: 0 }, 'cap'],
    ['contamination', { n: 101 }, 'n'],
    ['coverage', { fields: [] }, 'fields'],
    ['coverage', { strength: 4 }, 'strength'],
    ['coverage', { values: { topic: [] } }, 'topic'],
  ])('%s %j', (id, options, name) => {
    const metric = metrics.find((one) => one.id === id)
    expect(() => metric?.bind(options)).toThrow(`"${name}"`)
  })
})
