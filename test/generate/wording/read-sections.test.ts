/** Labelled parts in the shapes in which models write them. */

import { describe, expect, test } from 'vitest'
import { readSections, readSingleText } from '../../../src/generate/wording/read-sections.js'

const plain = [{ input: 'Rain again.', output: 'negative' }]

const read = (text: string) =>
  readSections(text, ['Input', 'Output', 'Class label']).map((group) => Object.fromEntries(group))

describe('one pair', () => {
  test.each<[string, string]>([
    ['plain', 'Input: Rain again.\nOutput: negative'],
    ['bold', '**Input:** Rain again.\n**Output:** negative'],
    ['bold before the colon', '**Input**: Rain again.\n**Output**: negative'],
    ['headings', '### Input\nRain again.\n\n### Output\nnegative'],
    ['headings with colons', '## Input:\n\nRain again.\n\n## Output:\n\nnegative\n'],
    ['small letters', 'input: Rain again.\noutput: negative'],
    ['numbers', 'Input 1: Rain again.\nOutput 1: negative'],
    ['bullets', '- Input: Rain again.\n- Output: negative'],
    ['a preamble', 'Sure, here is an example:\n\nInput: Rain again.\nOutput: negative'],
    ['an example line', 'Example 1\nInput: Rain again.\nOutput: negative'],
    ['fences', 'Input:\n```\nRain again.\n```\nOutput:\n```text\nnegative\n```'],
    ['a rule at the end', 'Input: Rain again.\nOutput: negative\n\n---\n'],
    ['Windows lines', 'Input: Rain again.\r\nOutput: negative\r\n'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(plain)
  })
})

test('several pairs are groups, and what belongs to the next example does not', () => {
  const text =
    'Example 1\nInput: a\nOutput: b\n\n**Example 2**\nInput: c\nOutput: d\ne\n\nExample 3:\nInput: f'
  expect(read(text)).toEqual([{ input: 'a', output: 'b' }, { input: 'c', output: 'd\ne' }, { input: 'f' }])
})

test('labels inside a line are text, and a text without labels has no part', () => {
  expect(read('Output: The words Input: and Output: stay.')).toEqual([
    { output: 'The words Input: and Output: stay.' },
  ])
  expect(read('negative')).toEqual([])
})

test('labels of two words, and empty parts', () => {
  expect(read('Class label: polite\nInput:')).toEqual([{ 'class label': 'polite', input: '' }])
})

describe('a single text', () => {
  test.each<[string]>([
    ['Nora reads 12 pages.'],
    ['"Nora reads 12 pages."'],
    ["Sure! Here's the rewritten question:\n\nNora reads 12 pages."],
    ['Here is the rewritten text:\nNora reads 12 pages.\n\nLet me know if you need another one!'],
    ['**Rewritten question:** Nora reads 12 pages.'],
    ['Rephrased: Nora reads 12 pages.'],
    ['```\nNora reads 12 pages.\n```'],
    ['  Nora reads 12 pages.\n'],
  ])('%j', (answer) => {
    expect(readSingleText(answer)).toBe('Nora reads 12 pages.')
  })

  test('what belongs to it stays', () => {
    expect(readSingleText('Here is a sure thing: 3 apples.')).toBe('Here is a sure thing: 3 apples.')
    expect(readSingleText('First.\n\nSecond.')).toBe('First.\n\nSecond.')
  })
})
