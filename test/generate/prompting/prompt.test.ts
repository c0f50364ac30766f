/** Prompts as messages: system, examples, images. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { createRandom } from '../../../src/base/random.js'
import { fewShotsSchema } from '../../../src/generate/prompting/few-shots.js'
import { compilePrompt, messagesOf, type PromptParts } from '../../../src/generate/prompting/prompt.js'
import { createShelf } from '../../../src/generate/prompting/shelf.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { createExamPorts } from '../../../src/testing/exam-ports.js'
import { folderWith, placeOf } from './folder.js'

const seeds = buildSourceRecords([{ q: 'one' }, { q: 'two' }])
const fewShots = fewShotsSchema.parse({
  source: 'seeds',
  pick: 'first',
  template: '- {{q}}',
  separator: '\n',
})
const folder = folderWith({ 'a.gif': 'GIF89a' })

const compile = (parts: PromptParts) =>
  compilePrompt(parts, placeOf(['topic', 'few', 'source'], folder), createShelf())

async function messages(parts: PromptParts, values: JsonObject = { topic: 'art' }) {
  const ports = createExamPorts({ sources: { seeds } })
  const rendered = await compile(parts).render({ values, ports, random: createRandom('x'), parents: [] })
  return 'refused' in rendered ? rendered : messagesOf(rendered)
}

test('a prompt alone', async () => {
  expect(await messages({ prompt: 'Write of {{topic}}.' })).toEqual([
    { role: 'user', content: 'Write of art.' },
  ])
})

test('a system prompt', async () => {
  expect(await messages({ prompt: 'Write.', system: 'You know {{topic}}.' })).toEqual([
    { role: 'system', content: 'You know art.' },
    { role: 'user', content: 'Write.' },
  ])
})

describe('examples', () => {
  test('stand where {{few}} is', async () => {
    expect(await messages({ prompt: 'Like:\n{{few}}\nNow {{topic}}.', fewShots })).toEqual([
      { role: 'user', content: 'Like:\n- one\n- two\nNow art.' },
    ])
    expect(await messages({ prompt: 'Go.', system: '{{few}}', fewShots })).toEqual([
      { role: 'system', content: '- one\n- two' },
      { role: 'user', content: 'Go.' },
    ])
  })

  test('stand before the prompt without it', async () => {
    expect(await messages({ prompt: 'Now {{topic}}.', fewShots })).toEqual([
      { role: 'user', content: '- one\n- two\n\nNow art.' },
    ])
  })

  test('are not what is read of the row', () => {
    expect(compile({ prompt: '{{few}} {{topic}} {{source.a}}', fewShots })).toMatchObject({
      roots: ['topic', 'source'],
      paths: ['topic', 'source.a'],
    })
  })

  test('without them, `few` is a field like others', async () => {
    expect(await messages({ prompt: '{{few}}' }, { few: 'mine' })).toEqual([
      { role: 'user', content: 'mine' },
    ])
  })
})

test('images come after the text', async () => {
  expect(await messages({ prompt: 'What is this?', images: ['a.gif'] })).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        expect.objectContaining({ type: 'image', mediaType: 'image/gif' }),
      ],
    },
  ])
})

test.each<[string, PromptParts, string]>([
  ['the prompt', { prompt: '{{topic}}' }, 'missing-value'],
  ['the system prompt', { prompt: 'x', system: '{{topic}}' }, 'missing-value'],
  ['the prompt that examples shall be near to', { prompt: '{{topic}}', fewShots }, 'missing-value'],
  ['an image', { prompt: 'x', images: ['source.a'] }, 'missing-image'],
])('%s without its value is refused', async (_, parts, refused) => {
  expect(await messages(parts, { source: { a: 'b.gif' } })).toMatchObject({ refused })
})
