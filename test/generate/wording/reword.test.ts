/** Mechanical rewording: numbers and names stay, and the text changes. */

import { expect, test } from 'vitest'
import { rougeL } from '../../../src/algo/text/rouge-l.js'
import { createRandom } from '../../../src/base/random.js'
import { arithmeticProgram } from '../../../src/generate/arithmetic-program.js'
import { nameFault, numberFault } from '../../../src/generate/wording/kept-facts.js'
import { reword } from '../../../src/generate/wording/reword.js'
import { generateWith } from '../perform-with.js'

test('of 200 problems', async () => {
  const problems = await generateWith(arithmeticProgram, {}, 200)
  let similarity = 0
  for (const [at, { question }] of problems.entries()) {
    const text = String(question)
    const reworded = reword(text, createRandom('reword', at))
    expect(reworded).toBe(reword(text, createRandom('reword', at)))
    expect([numberFault(text, reworded), nameFault(text, reworded)]).toEqual([undefined, undefined])
    similarity += rougeL(reworded, text).f / problems.length
  }
  expect(similarity).toBeLessThan(0.9)
  expect(similarity).toBeGreaterThan(0.6)
})
