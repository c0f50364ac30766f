/** What recorded answers and planted defects changed in readers and checks, each in its smallest form. */

import { describe, expect, test } from 'vitest'
import { instructionFault } from '../../src/generate/self-instruct/filters.js'
import { UNSUITABLE_WORDS } from '../../src/generate/self-instruct/options.js'
import { labelFirstReader } from '../../src/generate/self-instruct/read-answers.js'
import { nameFault } from '../../src/generate/wording/kept-facts.js'
import { readSections } from '../../src/generate/wording/read-sections.js'

describe('bold marks belong to the label only where they begin with it', () => {
  test.each<[string, string]>([
    ['Output: **Quiz** for two', '**Quiz** for two'],
    ['**Output:** **Quiz** for two', '**Quiz** for two'],
    ['**Output**: **Quiz** for two', '**Quiz** for two'],
    ['### **Output:**\n**Quiz** for two', '**Quiz** for two'],
    ['__Output:__ Quiz', 'Quiz'],
    ['**Output 2:** Quiz', 'Quiz'],
    ['**Output**\nQuiz', 'Quiz'],
  ])('%j', (text, output) => {
    expect(readSections(text, ['Input', 'Output']).map((part) => part.get('output'))).toEqual([output])
  })
})

describe('drawing without a pencil', () => {
  const rules = { minWords: 3, maxWords: 50, unsuitable: UNSUITABLE_WORDS.slice() }
  test.each<[string, string | undefined]>([
    ['Draw up a weekly plan for a runner.', undefined],
    ['Which conclusion can one draw? Draw a conclusion from the given text.', 'unsuitable-word'],
    ['Draw a conclusion from the given text.', undefined],
    ['Write a poster that draws attention to noise.', undefined],
    ['Draw the coast of Chile.', 'unsuitable-word'],
    ['Draw up a map of the park.', 'unsuitable-word'],
    ['Draw attention lines on the given sketch.', 'unsuitable-word'],
  ])('%j', (instruction, reason) => {
    expect(instructionFault(instruction, rules)?.refused).toBe(reason)
  })
})

describe('labels come no more often than they were asked for', () => {
  const answer = (...labels: string[]) => labels.map((label) => `Label: ${label}\nInput: Text.`).join('\n\n')

  test('one twice and the other not at all', () => {
    expect(labelFirstReader(['kind', 'unkind'])(answer('kind', 'Kind'))).toMatchInlineSnapshot(`
      {
        "detail": "The label "kind" comes 2 times and was asked for once. The labels are, in this order: kind; unkind.",
        "fault": "repeated-label",
      }
    `)
  })

  test('as often as asked for, in any order, fewer, or more than are used', () => {
    for (const labels of [
      ['a', 'b', 'a'],
      ['b', 'a', 'a'],
      ['a', 'b'],
      ['a', 'b', 'a', 'a'],
    ]) {
      expect(labelFirstReader(['a', 'b', 'a'])(answer(...labels))).toHaveProperty(
        'value.length',
        labels.length,
      )
    }
  })

  test('labels that differ in case alone are not told apart', () => {
    expect(labelFirstReader(['Yes', 'yes'])(answer('yes', 'Yes'))).toHaveProperty('value.length', 2)
  })
})

test('names of our own problems are kept where they only begin sentences, words that are names too need not be', () => {
  const text = 'Florence brings nineteen pears. Étienne eats two.'
  expect(nameFault(text, 'Somebody brings nineteen pears, and Étienne eats two.')?.detail).toContain(
    'Florence',
  )
  expect(nameFault(text, 'Florence brings nineteen pears, and somebody eats two.')?.detail).toContain(
    'Étienne',
  )
  expect(nameFault('Long ago there were two pears.', 'Once there were two pears.')).toBeUndefined()
})
