/** The order of the house, over the real tree. `test/architecture/rules.test.ts` shows that each rule can fail. */

import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readTree } from '../scripts/measure-code/source-tree.js'
import { layers } from '../src/layers.js'
import { report } from './architecture/rule.js'
import { rules } from './architecture/rules/index.js'

const folder = fileURLToPath(new URL('../src', import.meta.url))
const tree = readTree(folder)

describe('src', () => {
  test('is really read', () => {
    expect(tree.size).toBeGreaterThan(20)
  })

  test.each(rules)('$says', (rule) => {
    expect(report(rule.find(tree))).toBe('')
  })

  test('has every folder in src/layers.ts once', () => {
    const named = layers.flat().map(({ name }) => name)
    const present = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(new Set(named).size).toBe(named.length)
    expect(present.filter((name) => !named.includes(name))).toEqual([])
  })
})
