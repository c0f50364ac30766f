/** The exporter `pretrain`. */

import { describe, expect, test } from 'vitest'
import { pretrain } from '../../src/export/pretrain.js'
import { exported } from './export-all.js'

describe('text', () => {
  test.each([
    ['a field text', { text: ' A story.\n', title: 'x' }, { text: ' A story.\n' }],
    ['a field content', { content: 'A story.' }, { text: 'A story.' }],
    ['text before content', { content: 'no', text: 'yes' }, { text: 'yes' }],
    ['prompt and completion', { question: 'Why?', answer: 'Because.' }, { text: 'Why?\n\nBecause.' }],
    [
      'a conversation of one turn',
      {
        messages: [
          { role: 'user', content: 'Why?' },
          { role: 'assistant', content: 'Because.' },
        ],
      },
      { text: 'Why?\n\nBecause.' },
    ],
  ])('%s', async (_, data, row) => {
    expect(await exported(pretrain, [data])).toEqual([row])
  })

  test('a field by name', async () => {
    expect(await exported(pretrain, [{ body: { de: 'Hallo.' } }], { text: 'body.de' })).toEqual([
      { text: 'Hallo.' },
    ])
  })

  test('with a system prompt before the prompt', async () => {
    expect(await exported(pretrain, [{ question: 'Why?', answer: 'So.' }], { system: 'Be brief.' })).toEqual([
      { text: 'Be brief.\n\nWhy?\n\nSo.' },
    ])
  })
})

test('meta: the fields named, null where absent', async () => {
  const data = { text: 'A story.', url: 'a.txt', tags: ['x'], author: { name: 'Ann' } }
  expect(await exported(pretrain, [data], { meta: ['url', 'tags', 'author.name', 'year'] })).toEqual([
    { text: 'A story.', meta: { url: 'a.txt', tags: ['x'], 'author.name': 'Ann', year: null } },
  ])
})

test.each([
  ['empty-text', { text: ' ' }],
  ['text-not-text', { text: ['a'] }],
  ['missing-prompt', { title: 'x' }],
])('left out: %s', async (reason, data) => {
  expect(await exported(pretrain, [data])).toEqual([reason])
})

test('a field that is named must be there', async () => {
  expect(await exported(pretrain, [{ text: 'x' }], { text: 'body' })).toEqual(['missing-text'])
})
