/** What a rewriting must keep. */

import { describe, expect, test } from 'vitest'
import { answerFault, nameFault, numberFault } from '../../../src/generate/wording/kept-facts.js'

describe('numbers', () => {
  const text = 'Nora buys 12 pens for $3.50 each, half of them blue, with 20% off.'

  test.each<[string, string | undefined]>([
    ['At $3.50 apiece and 20 percent off, Nora gets twelve pens, half of them blue.', undefined],
    [
      'Nora buys 12 pens, half of them blue, with 20% off.',
      'number-lost These numbers of the text are missing: 3.50.',
    ],
    [`${text} She has one brother.`, undefined],
    [`${text} She has 4 brothers.`, 'number-added These numbers are not in the text: 4.'],
    [
      'Nora buys 12 pens for $3.50 each, 6 of them blue, with 20% off.',
      'number-lost These numbers of the text are missing: half.',
    ],
    [
      'Nora buys 12 pens for $3.50 each, half of them blue, with 20 off.',
      'number-lost These numbers of the text are missing: 20 percent.',
    ],
    [`${text} Twice.`, 'number-added These numbers are not in the text: Twice.'],
  ])('%j', (rewriting, expected) => {
    const found = numberFault(text, rewriting)
    expect(found && `${found.fault} ${found.detail}`).toBe(expected)
  })

  test('inflections of double are the same', () => {
    expect(numberFault('It doubled.', 'It doubles.')).toBeUndefined()
  })
})

describe('names', () => {
  test.each<[string, string, string | undefined]>([
    ['The dog of Mira runs.', 'A dog that Mira owns runs.', undefined],
    ['The dog of Mira runs.', 'A dog runs.', 'These names of the text are missing: Mira.'],
    ['On Monday the train to Lisbon left.', 'The train to Lisbon left.', undefined],
    ['The train left. Yesterday it rained.', 'It rained and the train left.', undefined],
    ['Nadia runs.', 'She runs.', 'These names of the text are missing: Nadia.'],
    ['Tell Jean-Luc that it rained.', 'It rained.', 'These names of the text are missing: Jean-Luc.'],
  ])('%j to %j', (text, rewriting, expected) => {
    expect(nameFault(text, rewriting)?.detail).toBe(expected)
  })
})

describe('the final answer', () => {
  test.each<[string, string, string | undefined]>([
    ['6*8 = 48\n#### 48', 'Six times eight: 48\n#### 48', undefined],
    ['6*8 = 48\n#### 48', 'Six times eight\n#### 46', 'The text ends with the answer 48; it gives 46.'],
    ['The answer is 48.', 'None.', 'The text ends with the answer 48; it gives none.'],
    ['There are 48 rolls.', 'There are rolls.', undefined],
  ])('%j to %j', (text, rewriting, expected) => {
    expect(answerFault(text, rewriting)?.detail).toBe(expected)
  })
})
