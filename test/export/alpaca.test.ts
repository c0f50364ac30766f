/** The exporter `alpaca`. */

import { describe, expect, test } from 'vitest'
import { alpaca } from '../../src/export/alpaca.js'
import { exported } from './export-all.js'

const data = { instruction: 'Translate into German.', input: 'Good morning.', output: 'Guten Morgen.' }

describe('rows', () => {
  test('of the same three fields', async () => {
    expect(await exported(alpaca, [data])).toEqual([data])
  })

  test.each([
    ['no input', { question: 'What is 2 + 2?', answer: '4' }],
    ['an input of null', { question: 'What is 2 + 2?', input: null, answer: '4' }],
    ['an input of white space', { question: 'What is 2 + 2?', input: ' ', answer: '4' }],
  ])('%s is an empty text', async (_, record) => {
    expect(await exported(alpaca, [record])).toEqual([
      { instruction: 'What is 2 + 2?', input: '', output: '4' },
    ])
  })

  test('an input that is the prompt is not given twice', async () => {
    expect(await exported(alpaca, [{ input: 'Hello', output: 'Hi' }])).toEqual([
      { instruction: 'Hello', input: '', output: 'Hi' },
    ])
  })

  test('fields by name, and a system prompt as a column', async () => {
    const record = { ask: 'Sum up.', text: 'A long story.', short: 'A story.' }
    const options = { prompt: 'ask', input: 'text', completion: 'short', system: 'Be brief.' }
    expect(await exported(alpaca, [record], options)).toEqual([
      { instruction: 'Sum up.', input: 'A long story.', output: 'A story.', system: 'Be brief.' },
    ])
  })

  test('of a conversation of one turn', async () => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hi' },
    ]
    expect(await exported(alpaca, [{ messages }])).toEqual([
      { instruction: 'Hello', input: '', output: 'Hi', system: 'Be brief.' },
    ])
  })
})

test.each([
  ['missing-completion', { instruction: 'x' }],
  ['empty-prompt', { instruction: '', output: 'x' }],
  ['input-not-text', { instruction: 'x', input: ['y'], output: 'z' }],
  ['missing-prompt', { note: 'x' }],
  ['multi-turn', { messages: ['user', 'user', 'assistant'].map((role) => ({ role, content: 'x' })) }],
])('left out: %s', async (reason, record) => {
  expect(await exported(alpaca, [record])).toEqual([reason])
})
