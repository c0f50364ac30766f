/** Lists in the shapes in which models write them. */

import { expect, test } from 'vitest'
import { readList } from '../../../src/generate/wording/read-list.js'

const two = ['Name three rivers of Asia.', 'Write a riddle about snow.']

test.each<[string, string]>([
  ['dots', '9. Name three rivers of Asia.\n10. Write a riddle about snow.'],
  ['brackets', '1) Name three rivers of Asia.\n2) Write a riddle about snow.'],
  ['bold numbers', '**9.** Name three rivers of Asia.\n**10.** Write a riddle about snow.'],
  ['bold lines', '**9. Name three rivers of Asia.**\n**10. Write a riddle about snow.**'],
  ['bold items', '1. **Name three rivers of Asia.**\n2. **Write a riddle about snow.**'],
  ['quoted items', '1. "Name three rivers of Asia."\n2. “Write a riddle about snow.”'],
  ['words before numbers', 'Task 9: Name three rivers of Asia.\nTask 10: Write a riddle about snow.'],
  ['headings', '### 1. Name three rivers of Asia.\n\n### 2. Write a riddle about snow.'],
  ['titles', '### Task 9\n\nName three rivers of Asia.\n\n**Task 10**\nWrite a riddle about snow.'],
  ['bullets', '- Name three rivers of Asia.\n- Write a riddle about snow.'],
  ['round bullets', '• Name three rivers of Asia.\n• Write a riddle about snow.'],
  ['numbers in bullets', '- 1. Name three rivers of Asia.\n- 2. Write a riddle about snow.'],
  [
    'a preamble',
    'Sure! Here are 2 more tasks:\n\n9. Name three rivers of Asia.\n10. Write a riddle about snow.',
  ],
  [
    'a remark',
    '9. Name three rivers of Asia.\n10. Write a riddle about snow.\n\nLet me know if you want more!',
  ],
  ['empty lines', '9. Name three rivers of Asia.\n\n\n10. Write a riddle about snow.\n'],
  ['lines broken', '9. Name three rivers\nof Asia.\n10. Write a riddle\n    about snow.'],
  ['a fence', '```\n9. Name three rivers of Asia.\n10. Write a riddle about snow.\n```'],
  ['JSON', '["Name three rivers of Asia.", "Write a riddle about snow."]'],
  ['fenced JSON', '```json\n["Name three rivers of Asia.", "Write a riddle about snow."]\n```'],
  ['Windows lines', '9. Name three rivers of Asia.\r\n10. Write a riddle about snow.\r\n'],
  ['an empty item', '9. Name three rivers of Asia.\n10.\n11. Write a riddle about snow.'],
])('%s', (_, text) => {
  expect(readList(text)).toEqual(two)
})

test('a bold title inside an item stays, without its stars', () => {
  expect(readList('1. **Look again:** what is asked?\n2. **Start** with the boxes.')).toEqual([
    'Look again: what is asked?',
    'Start with the boxes.',
  ])
})

test('a list inside an item belongs to it', () => {
  expect(readList('1. Choose a form:\n   1) a poem\n   2) a letter\n2. Write it.')).toEqual([
    'Choose a form: 1) a poem 2) a letter',
    'Write it.',
  ])
})

test('numbers inside an item begin no item', () => {
  expect(readList('1. Add 3.5 and 2.\n2. Take 2019 as the year.')).toEqual([
    'Add 3.5 and 2.',
    'Take 2019 as the year.',
  ])
})

test('text without marks is no list', () => {
  expect(readList('First hint.\nSecond hint.')).toEqual([])
  expect(readList('[1, 2]')).toEqual([])
  expect(readList('')).toEqual([])
})
