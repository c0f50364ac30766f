/** Nearest names: distances reckoned by hand, the limit, and the words of hints. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameHint, nearestFile, nearestName } from '../../src/base/nearest.js'

describe('the nearest name', () => {
  test.each([
    // given          known                                distance by hand
    ['equations', ['equation', 'adherence'], 'equation'], // one deletion
    ['equatoin', ['equation', 'adherence'], 'equation'], // one swap of neighbours
    ['lenghts', ['lengths', 'language'], 'lengths'], // one swap; language is far
    ['Verify', ['verify'], 'verify'], // case does not count
    ['distinct', ['distinct-n'], 'distinct-n'], // two insertions
    ['ab', ['abc', 'b'], 'abc'], // both at 1: the first
    ['abcd', ['wxyz'], undefined], // 4 substitutions, limit floor(4 / 2) = 2
    ['abcd', ['abxy'], 'abxy'], // 2 substitutions, just within
    ['abcdefghijkl', ['abcdefgh'], 'abcdefgh'], // 4 deletions, the most allowed
    ['abcdefghijkl', ['abcdefg'], undefined], // 5 deletions
    ['', ['a'], 'a'], // limit is at least 1
    ['x', [], undefined],
  ])('of %j among %j is %j', (given, known, expected) => {
    expect(nearestName(given, known)).toBe(expected)
  })

  test('law: a known name is nearest to itself, and one edit away from a long name still finds it', () => {
    const name = fc.string({ minLength: 4, maxLength: 12, unit: fc.constantFrom(...'abcdef-') })
    fc.assert(
      fc.property(name, fc.array(name), fc.nat(), (target, others, seed) => {
        expect(nearestName(target, [...others, target])).toBe(
          others.find((other) => other === target) ?? target,
        )
        const position = seed % target.length
        const shorter = target.slice(0, position) + target.slice(position + 1)
        expect(nearestName(shorter, [target])).toBe(target)
      }),
    )
  })
})

describe('the nearest file', () => {
  test.each([
    ['seeds.jsonl', ['seed.jsonl', 'a.jsonl'], 'seed.jsonl'],
    ['seeds.jsonl', ['a.jsonl', 'b.jsonl'], undefined], // the ending alone makes nothing alike
    ['recipe.yml', ['recipe.yaml', 'recipe.ts'], 'recipe.yaml'], // same stem: the nearer ending
    ['seeds.jsonl', ['seeds.csv'], 'seeds.csv'], // same stem, other ending
    ['train.jsonl.gz', ['trian.jsonl.gz'], 'trian.jsonl.gz'],
    ['.gitignor', ['.gitignore'], '.gitignore'], // a dot at the beginning is no ending
  ])('to %j among %j is %j', (given, names, expected) => {
    expect(nearestFile(given, names)).toBe(expected)
  })
})

describe('the hint for an unknown name', () => {
  const many = Array.from({ length: 15 }, (_, index) => `metric-${String.fromCharCode(97 + index)}`)

  test.each([
    [
      nameHint('equations', ['equation'], '`cupel list` shows all 8.'),
      'Did you mean "equation"? `cupel list` shows all 8.',
    ],
    [nameHint('equations', ['equation']), 'Did you mean "equation"?'],
    [nameHint('judge', ['equation', 'pattern'], '`cupel list` shows all 2.'), 'Known: equation, pattern.'],
    [nameHint('judge', []), 'Known: none.'],
    [nameHint('x', many, '`cupel list` shows all 15.'), '`cupel list` shows all 15.'],
    [
      nameHint('x', many),
      'Known: metric-a, metric-b, metric-c, metric-d, metric-e, metric-f, metric-g, metric-h, metric-i, metric-j, metric-k, metric-l and 3 more.',
    ],
  ])('is %j', (hint, expected) => {
    expect(hint).toBe(expected)
  })
})
