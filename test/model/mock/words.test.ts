/** The mock server's own words: no two answers alike, words of the prompt taken up, code that compiles. */

import { spawnSync } from 'node:child_process'
import { Script } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { codeAnswer, codeAsked } from '../../../src/model/mock/words/code.js'
import { paragraph, topicsOf } from '../../../src/model/mock/words/prose.js'

const answers = Array.from({ length: 1000 }, (_, i) =>
  paragraph(createRandom('words', i), topicsOf('Explain why rivers bend and valleys widen.'), 80),
)

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`))
}

test('a thousand answers to one prompt have no two that share a third of their word triples', () => {
  const sets = answers.map(shingles)
  const holders = new Map<string, number[]>()
  const shared = new Map<number, number>()
  sets.forEach((set, i) => {
    for (const triple of set) {
      const others = holders.get(triple) ?? []
      for (const other of others) shared.set(other * 1000 + i, (shared.get(other * 1000 + i) ?? 0) + 1)
      holders.set(triple, [...others, i])
    }
  })
  let most = 0
  for (const [pair, both] of shared) {
    const [a = new Set(), b = new Set()] = [sets[Math.floor(pair / 1000)], sets[pair % 1000]]
    most = Math.max(most, both / (a.size + b.size - both))
  }
  expect(most).toBeLessThan(1 / 3)
})

test('an answer has at least 40 words of four letters or more, some of the prompt', () => {
  for (const answer of answers.slice(0, 200)) {
    expect((answer.match(/[A-Za-z]{4,}/g) ?? []).length).toBeGreaterThan(40)
    expect(answer).toMatch(/rivers|bend|valleys|widen/)
  }
})

describe('topics', () => {
  test('are the content words of the prompt, each once', () => {
    expect(topicsOf('Explain why the rivers bend; write about rivers and valleys.')).toEqual([
      'explain',
      'rivers',
      'bend',
      'valleys',
    ])
  })
})

describe('code', () => {
  test.each([
    ['Write a Python function that sorts.', 'python'],
    ['Implement the class in TypeScript.', 'javascript'],
    ['Write a SQL query that counts.', 'sql'],
    ['Write a function that sorts.', 'python'],
    ['Why do rivers bend?', undefined],
    ['Describe the code of conduct.', undefined],
  ])('%s: %s', (prompt, language) => {
    expect(codeAsked(prompt)).toBe(language)
  })

  const blocks = (language: 'python' | 'javascript'): string[] =>
    Array.from({ length: 60 }, (_, i) => {
      const text = codeAnswer(createRandom('code', i), ['rivers', 'delete', 'None'], language)
      return new RegExp(`\`\`\`${language}\\n([^]*?)\\n\`\`\``).exec(text)?.[1] ?? '('
    })

  test('JavaScript compiles', () => {
    for (const block of blocks('javascript')) expect(() => new Script(block)).not.toThrow()
  })

  const hasPython = spawnSync('python3', ['--version']).status === 0
  test.skipIf(!hasPython)('Python compiles', () => {
    const program = 'import json, sys\nfor block in json.load(sys.stdin): compile(block, "block", "exec")'
    const { status, stderr } = spawnSync('python3', ['-c', program], {
      input: JSON.stringify(blocks('python')),
    })
    expect([status, stderr.toString()]).toEqual([0, ''])
  })
})
