/** Programs, variations and checks on 7,473 public worked solutions, where the shared data folder is present. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { checkProgramText } from '../../../src/algo/worked-solution/check-program-text.js'
import { parseWorkedSolution } from '../../../src/algo/worked-solution/parse-worked-solution.js'
import { renderProgram } from '../../../src/algo/worked-solution/render-program.js'
import { skeleton } from '../../../src/algo/worked-solution/skeleton.js'
import { createVariationSearch } from '../../../src/algo/worked-solution/vary-program.js'
import { sharedData } from '../../shared-data.js'
import type { Problem } from './problems.js'

const path = sharedData('maths_gsm8k_train.jsonl')

const rows =
  path === undefined
    ? []
    : readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Problem)

describe.skipIf(path === undefined)('GSM8K train', () => {
  const programs = rows.flatMap(({ question, answer }) => {
    const program = parseWorkedSolution(question, answer)
    return 'refused' in program ? [] : [program]
  })

  test('at least 55 % become programs, in thousands of different shapes', () => {
    expect(rows).toHaveLength(7473)
    expect(programs.length / rows.length).toBeGreaterThan(0.55)
    expect(new Set(programs.map(skeleton)).size).toBeGreaterThan(2500)
  })

  test('every program renders to its own bytes, and passes the independent check', () => {
    const faults = programs.flatMap((program) => {
      const values = program.literals.map((literal) => literal.value)
      const same = renderProgram(program, values)
      const isSame =
        'question' in same && same.question === program.question && same.answer === program.answer
      return isSame && checkProgramText(program.question, program.answer).isRight ? [] : [program.question]
    })
    expect(faults).toHaveLength(0)
  })

  const variations = programs.flatMap((program, index) => {
    const variation = createVariationSearch(program).draw(createRandom('gsm8k', index))
    return 'refused' in variation ? [] : [variation]
  })

  test('at least half of the rows vary, and every variation passes the independent check', () => {
    expect(variations.length / rows.length).toBeGreaterThan(0.5)
    const wrong = variations.filter(({ question, answer }) => !checkProgramText(question, answer).isRight)
    expect(wrong).toHaveLength(0)
  })

  test('98 % of single wrong digits in a varied solution are caught', () => {
    const random = createRandom('gsm8k', 'corruption')
    let caught = 0
    for (const { question, answer } of variations) {
      const place = random.pick([...answer.matchAll(/\d/g)]).index
      const digit = (Number(answer.charAt(place)) + random.integer(1, 9)) % 10
      const corrupted = answer.slice(0, place) + String(digit) + answer.slice(place + 1)
      if (!checkProgramText(question, corrupted).isRight) caught += 1
    }
    expect(caught / variations.length).toBeGreaterThan(0.98)
  })
})
