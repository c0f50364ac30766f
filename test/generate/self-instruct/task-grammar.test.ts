/** The grammar of invented tasks: labels and topics read back from what was invented, and tasks mostly unlike each other. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RougeIndex } from '../../../src/algo/text/rouge-l.js'
import { createRandom } from '../../../src/base/random.js'
import { instructionFault } from '../../../src/generate/self-instruct/filters.js'
import { UNSUITABLE_WORDS } from '../../../src/generate/self-instruct/options.js'
import { inventTask, labelsOf, topicOf } from '../../../src/generate/self-instruct/task-grammar.js'

const invent = (seed: number) => inventTask(createRandom('grammar', seed), ['Name three rivers.'])
const invented = Array.from({ length: 1000 }, (_, seed) => invent(seed))

describe('a thousand tasks', () => {
  // Shares: 5 % repetitions, 4 % flaws, 15 % labels. Deviations of 1,000: 6.9, 6.2, 11.3; bounds 5 of them.
  test('repeat examples, have flaws and name labels as often as is said', () => {
    const repeated = invented.filter((task) => task === 'Name three rivers.').length
    expect(Math.abs(repeated - 50)).toBeLessThan(35)
    const rules = { minWords: 4, maxWords: 150, unsuitable: [...UNSUITABLE_WORDS] }
    const own = invented.filter((task) => task !== 'Name three rivers.')
    const flawed = own.filter((task) => instructionFault(task, rules) !== undefined).length
    expect(Math.abs(flawed - 40)).toBeLessThan(32)
    expect(Math.abs(own.filter((task) => labelsOf(task) !== undefined).length - 150)).toBeLessThan(57)
  })

  test('are mostly new by the measure of the method', () => {
    const index = new RougeIndex(0.7)
    let known = 0
    for (const task of invented) {
      if (index.nearest(task) === undefined) index.keep(task)
      else known += 1
    }
    // 50 repetitions but the first, and those that share most words by chance.
    expect(known).toBeGreaterThan(10)
    expect(known).toBeLessThan(150)
  })

  test('name a topic each, but for the repeated one and some that are answered with a label', () => {
    const without = invented.filter((task) => topicOf(task) === 'everyday life')
    const unlabelled = without.filter((task) => labelsOf(task) === undefined)
    expect(new Set(unlabelled)).toEqual(new Set(['Name three rivers.']))
  })
})

describe('labels', () => {
  test.each<[string, readonly string[] | undefined]>([
    ['Say in one word whether the given tip is fact or opinion.', ['fact', 'opinion']],
    ['Urgent, normal or trivial? Judge the given post.', ['urgent', 'normal', 'trivial']],
    ['Write a poem about goats.', undefined],
  ])('%j', (task, labels) => {
    expect(labelsOf(task)).toEqual(labels)
  })

  test('are two at least, each once', () => {
    for (const task of invented) {
      const labels = labelsOf(task) ?? ['a', 'b']
      expect(labels.length).toBeGreaterThanOrEqual(2)
      expect(new Set(labels).size).toBe(labels.length)
    }
  })
})

test('law: the same stream invents the same task', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(invent(seed)).toBe(invent(seed))
    }),
  )
})

// Flawed tasks, 8 of 200, are of 300 compositions only: some may meet.
test('without examples hardly any task comes twice', () => {
  const without = Array.from({ length: 200 }, (_, seed) => inventTask(createRandom('grammar', seed), []))
  expect(new Set(without).size).toBeGreaterThan(195)
})
