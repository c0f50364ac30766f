/** Answers to the prompts of `self-instruct`, in the shapes in which models give them. */

import { describe, expect, test } from 'vitest'
import {
  labelFirstReader,
  readInputFirst,
  readInstructions,
  readKind,
} from '../../../src/generate/self-instruct/read-answers.js'

describe('kinds', () => {
  const no = { isClassification: false, labels: [] }
  const yes = { isClassification: true, labels: ['kind', 'unkind'] }

  test.each([
    ['No', no],
    ['No.', no],
    ['**No**', no],
    ['no\n', no],
    ['Answer: No', no],
    ['"No"', no],
    ['No. This task asks for a poem, so there is no yes or no about it.', no],
    ['Yes: kind; unkind', yes],
    ['Yes: kind; unkind.', yes],
    ['**Yes:** kind; unkind', yes],
    ['**Yes**: "kind"; "unkind"', yes],
    ['yes - kind, unkind', yes],
    ['Yes: kind or unkind', yes],
    ['Yes:\n- kind\n- unkind', yes],
    ['Yes, labels: kind; unkind', yes],
    ['Yes. The possible labels are: kind; unkind', yes],
    ['Task: Say whether it is kind.\nYes: kind; unkind', yes],
    ['Yes: kind; unkind\n\nThe message is judged by its tone.', yes],
    ['Yes', { isClassification: true, labels: [] }],
    [
      'Yes: any label that the text may suggest to the person who happens to read it',
      { isClassification: true, labels: [] },
    ],
  ])('%j', (text, value) => {
    expect(readKind(text)).toEqual({ value })
  })

  test('neither', () => {
    expect(readKind('Perhaps.')).toEqual({ fault: 'no-verdict', detail: 'Begin with Yes or No.' })
  })
})

describe('the input first', () => {
  test.each([
    ['Input: none\nOutput: Blue.', [{ input: '', output: 'Blue.' }]],
    ['Input: None needed.\nOutput: Blue.', [{ input: 'None needed.', output: 'Blue.' }]],
    ['Input: (no input)\nOutput: Blue.', [{ input: '', output: 'Blue.' }]],
    ['Input: N/A\nOutput: Blue.', [{ input: '', output: 'Blue.' }]],
    ['Output: Blue.', [{ input: '', output: 'Blue.' }]],
    ['**Input:**\n> Rain.\n\n**Output:**\nBlue.', [{ input: '> Rain.', output: 'Blue.' }]],
    [
      'Example 1\nInput: a\nOutput: b\n\nExample 2\nInput: c\nOutput: d',
      [
        { input: 'a', output: 'b' },
        { input: 'c', output: 'd' },
      ],
    ],
    ['Input: a\nOutput:', [{ input: 'a', output: '' }]],
  ])('%j', (text, value) => {
    expect(readInputFirst(text)).toEqual({ value })
  })

  test('no output', () => {
    expect(readInputFirst('Blue.')).toMatchObject({ fault: 'no-output' })
    expect(readInputFirst('Input: a')).toMatchObject({ fault: 'no-output' })
  })
})

describe('the label first', () => {
  const read = labelFirstReader(['Kind', 'Cannot tell'])

  test.each([
    ['Label: Kind\nInput: Well done.', [{ input: 'Well done.', output: 'Kind' }]],
    ['**Label:** "kind".\n**Input:** Well done.', [{ input: 'Well done.', output: 'Kind' }]],
    ['Class label: KIND\nInput: Well done.', [{ input: 'Well done.', output: 'Kind' }]],
    [
      'Label: Cannot tell\nInput: Hm.\n\nLabel: Kind\nInput: Well done.',
      [
        { input: 'Hm.', output: 'Cannot tell' },
        { input: 'Well done.', output: 'Kind' },
      ],
    ],
  ])('%j', (text, value) => {
    expect(read(text)).toEqual({ value })
  })

  test('another label, none, or any where none was given', () => {
    expect(read('Label: Rude\nInput: Go.')).toEqual({
      fault: 'other-label',
      detail: '"Rude" was not asked for. The labels are: Kind; Cannot tell.',
    })
    expect(read('Well done.')).toMatchObject({ fault: 'no-label' })
    expect(labelFirstReader([])('Label: Rude\nInput: Go.')).toEqual({
      value: [{ input: 'Go.', output: 'Rude' }],
    })
  })
})

test('instructions', () => {
  expect(readInstructions('9. Name a river.\n10. Name a town.')).toEqual({
    value: ['Name a river.', 'Name a town.'],
  })
  expect(readInstructions('Name a river.')).toMatchObject({ fault: 'no-list' })
})
