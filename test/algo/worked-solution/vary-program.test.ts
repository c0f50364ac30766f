/** Searching for variations. */

import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { checkProgramText } from '../../../src/algo/worked-solution/check-program-text.js'
import { parseWorkedSolution } from '../../../src/algo/worked-solution/parse-worked-solution.js'
import { variationLimits } from '../../../src/algo/worked-solution/variation-limits.js'
import { createVariationSearch } from '../../../src/algo/worked-solution/vary-program.js'
import { type Problem, problems, programOf } from './problems.js'

const vary = (problem: Problem, seed: string | number) => {
  const variation = createVariationSearch(programOf(problem)).draw(createRandom('test', seed))
  return 'refused' in variation ? expect.fail(variation.detail) : variation
}

const varied = (['bakery', 'ferry', 'orchard', 'paint', 'savings'] as const).map((name) => problems[name])

describe('laws of every variation', () => {
  const seeds = fc.tuple(fc.constantFrom(...varied), fc.integer())

  test('it differs in a number, keeps the limits, and its text checks out', () => {
    fc.assert(
      fc.property(seeds, ([problem, seed]) => {
        const program = programOf(problem)
        const variation = vary(problem, seed)
        const isRight = checkProgramText(variation.question, variation.answer).isRight
        const keepsLimits = variationLimits(program)(variation.values) === undefined
        return (
          variation.question !== problem.question && variation.changed.length > 0 && isRight && keepsLimits
        )
      }),
      { numRuns: 200 },
    )
  })

  test('only numbers change', () => {
    fc.assert(
      fc.property(seeds, ([problem, seed]) => {
        const words = (text: string): string =>
          text.replace(/[\d.,]+|\b[A-Z]?[a-z]+ty(?:-[a-z]+)?\b|\b[A-Z]?[a-z]+teen\b/g, '#')
        const variation = vary(problem, seed)
        return problem === problems.orchard || words(variation.answer) === words(problem.answer)
      }),
      { numRuns: 100 },
    )
  })
})

test('the same stream gives the same variation, another stream another one', () => {
  expect(vary(problems.ferry, 'a')).toEqual(vary(problems.ferry, 'a'))
  const texts = new Set(Array.from({ length: 12 }, (_, index) => vary(problems.ferry, index).question))
  expect(texts.size).toBeGreaterThan(6)
})

test('what cannot vary alone is left as it is, and says so', () => {
  const tight = {
    question: 'A cook has 3 pots with 5 eggs each. 7 pans hold 8 eggs. How many eggs are in 6 pots?',
    answer: 'There are 6*5 = <<6*5=30>>30 eggs.\n#### 30',
  }
  const search = createVariationSearch({ ...programOf(tight), variables: [] })
  expect(search.draw(createRandom('x'))).toEqual({
    refused: 'no-variation-found',
    detail: 'Proposals refused by limit: none made.',
  })
})

test('articles stay right', () => {
  const card = {
    question: 'Bea writes an 8-page letter to 14 friends. How many pages does she write?',
    answer: 'She writes 8*14 = <<8*14=112>>112 pages.\n#### 112',
  }
  for (let seed = 0; seed < 40; seed += 1) {
    expect(vary(card, seed).question).toMatch(/an (?:8|11)-page|a (?!8|11)\d/)
    expect(vary(card, seed).question).not.toMatch(/an (?!8|11)\d/)
  }
})

test('the shipped seeds: programs, and variations that check out', () => {
  const path = new URL('../../../examples/tutor-maths/seeds.jsonl', import.meta.url)
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Problem)
  const programs = rows.map((row) => parseWorkedSolution(row.question, row.answer))
  const parsed = programs.flatMap((program) => ('refused' in program ? [] : [program]))
  expect(parsed.length / rows.length).toBeGreaterThan(0.8)
  for (const [index, program] of parsed.entries()) {
    const variation = createVariationSearch(program).draw(createRandom('seeds', index))
    if (!('refused' in variation)) {
      expect(checkProgramText(variation.question, variation.answer)).toMatchObject({ isRight: true })
    }
  }
})
