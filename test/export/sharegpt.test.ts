/** The exporter `sharegpt`. */

import { expect, test } from 'vitest'
import { sharegpt } from '../../src/export/sharegpt.js'
import { exported } from './export-all.js'

const data = { question: 'How many legs do two cats have?', answer: 'Eight.' }
const turn = [
  { from: 'human', value: data.question },
  { from: 'gpt', value: data.answer },
]

test('of prompt and completion', async () => {
  expect(await exported(sharegpt, [data])).toEqual([{ conversations: turn }])
})

test('with a system prompt', async () => {
  expect(await exported(sharegpt, [data], { system: 'Be brief.' })).toEqual([
    { conversations: [{ from: 'system', value: 'Be brief.' }, ...turn] },
  ])
})

test('of messages in either spelling', async () => {
  const messages = [
    { role: 'user', content: data.question },
    { role: 'assistant', content: data.answer },
  ]
  expect(await exported(sharegpt, [{ messages }, { conversations: turn }])).toEqual([
    { conversations: turn },
    { conversations: turn },
  ])
})

test.each([
  ['missing-completion', { question: 'x' }],
  [
    'has-tool-turns',
    {
      messages: [
        { role: 'user', content: 'x' },
        { role: 'tool', content: 'y' },
        { role: 'assistant', content: 'z' },
      ],
    },
  ],
])('left out: %s', async (reason, bad) => {
  expect(await exported(sharegpt, [bad])).toEqual([reason])
})
