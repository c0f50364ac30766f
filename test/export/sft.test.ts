/** The exporter `sft`. */

import { describe, expect, test } from 'vitest'
import { sft } from '../../src/export/sft.js'
import { buildCandidate } from '../../src/testing/builders.js'
import { exported, exportRows } from './export-all.js'

const question = 'How many legs do two cats have?'
const answer = 'Two cats have 8 legs.'
const row = { prompt: question, completion: answer }

describe('default fields', () => {
  test.each([
    ['question and answer', { question, answer }],
    ['prompt and completion', { prompt: question, completion: answer }],
    ['instruction and response', { instruction: question, response: answer }],
    ['input and output', { input: question, output: answer }],
    ['question and solution', { question, solution: answer }],
    ['the first of several', { prompt: 'no', question, answer, output: 'no' }],
    ['null is absent', { question: null, prompt: question, answer: null, output: answer }],
    [
      'a conversation of one turn',
      {
        messages: [
          { role: 'user', content: question },
          { role: 'assistant', content: answer },
        ],
      },
    ],
    [
      'the same in the ShareGPT spelling',
      {
        conversations: [
          { from: 'human', value: question },
          { from: 'gpt', value: answer },
        ],
      },
    ],
  ])('%s', async (_, data) => {
    expect(await exported(sft, [data])).toEqual([row])
  })

  test('an instruction with its input: both are the prompt', async () => {
    const data = { instruction: 'Translate into German.', input: 'Good morning.', output: 'Guten Morgen.' }
    expect(await exported(sft, [data, { ...data, input: '' }, { ...data, input: null }])).toEqual([
      { prompt: 'Translate into German.\n\nGood morning.', completion: 'Guten Morgen.' },
      { prompt: 'Translate into German.', completion: 'Guten Morgen.' },
      { prompt: 'Translate into German.', completion: 'Guten Morgen.' },
    ])
  })

  test('texts are kept to the letter; numbers and booleans are written out', async () => {
    const data = { question: '  Is 2 > 1?\n', answer: true }
    expect(await exported(sft, [data, { question, answer: 8 }])).toEqual([
      { prompt: '  Is 2 > 1?\n', completion: 'true' },
      { prompt: question, completion: '8' },
    ])
  })
})

describe('options', () => {
  test.each([
    ['fields', { prompt: 'q', completion: 'a' }, { q: question, a: answer, question: 'no' }, row],
    [
      'dotted paths',
      { prompt: 'turn.0.text', completion: 'turn.1.text' },
      { turn: [{ text: question }, { text: answer }] },
      row,
    ],
    [
      'an instruction by name leaves its input out',
      { prompt: 'instruction' },
      { instruction: question, input: 'x', output: answer },
      row,
    ],
    [
      'a system prompt',
      { system: 'Be brief.' },
      { question, answer },
      { prompt: `Be brief.\n\n${question}`, completion: answer },
    ],
    [
      'a system prompt of the record',
      { system: { field: 'rules' } },
      { question, answer, rules: 'Count.' },
      { prompt: `Count.\n\n${question}`, completion: answer },
    ],
    [
      'messages',
      { messages: 'chat' },
      {
        question: 'no',
        answer: 'no',
        chat: [
          { role: 'user', content: question },
          { role: 'assistant', content: answer },
        ],
      },
      row,
    ],
  ])('%s', async (_, options, data, expected) => {
    expect(await exported(sft, [data], options)).toEqual([expected])
  })

  test('an unknown option is refused by name', () => {
    expect(() => sft.bind({ promt: 'q' })).toThrow('promt')
  })
})

describe('records that cannot be exported', () => {
  test.each([
    ['missing-prompt', { answer }],
    ['missing-completion', { question }],
    ['empty-prompt', { question: ' \n', answer }],
    ['empty-completion', { question, answer: '' }],
    ['prompt-not-text', { question: ['a'], answer }],
    ['completion-not-text', { question, answer: { text: 'a' } }],
    [
      'multi-turn',
      { messages: ['user', 'assistant', 'user', 'assistant'].map((role) => ({ role, content: 'x' })) },
    ],
    [
      'has-tool-turns',
      {
        messages: [
          { role: 'user', content: 'x' },
          { role: 'tool', content: 'x' },
          { role: 'assistant', content: 'x' },
        ],
      },
    ],
  ])('%s', async (reason, data) => {
    expect(await exported(sft, [data, { question, answer }])).toEqual([reason, row])
  })

  test('are named by their id', async () => {
    expect(await exportRows(sft, [{ answer }])).toEqual([
      { skipped: 'missing-prompt', id: buildCandidate({}, 'task-1').id },
    ])
  })

  test('a system prompt that the record lacks', async () => {
    expect(await exported(sft, [{ question, answer }], { system: { field: 'rules' } })).toEqual([
      'missing-system',
    ])
  })
})
