/** Rehearsals: nobody is asked, every call is counted, answers have the form that was asked for. */

import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/model/actor.js'
import { RehearsalModels } from '../../src/model/rehearsal-port.js'
import { estimateRequestTokens, estimateTokens } from '../../src/model/tokens.js'
import { bindingsOf, buildBinding } from './build-binding.js'

const question = { messages: [{ role: 'user' as const, content: 'Say something of boats.' }], sample: 0 }
const schema = {
  name: 'colour',
  schema: { type: 'object', properties: { colour: { enum: ['red', 'blue'] } }, required: ['colour'] },
}

function rehearsal(actors: readonly Actor[] = []) {
  return new RehearsalModels(bindingsOf(buildBinding({ family: 'own', structured: 'tool' })), actors)
}

describe('a call', () => {
  test('counts its tokens by estimate, and as many as the model may answer', async () => {
    const models = rehearsal()
    const { text, effect } = await models.port('writer').chat(question)
    expect(effect).not.toBe('')
    expect(models.counts.get('writer')).toEqual({
      calls: 1,
      inputTokens: estimateRequestTokens(question),
      outputTokens: Math.min(estimateTokens(text), 200),
      mostOutputTokens: 200,
    })
  })

  test('counts the limit of the question over that of the model, and no answer as longer', async () => {
    const models = rehearsal()
    await models.port('writer').chat({ ...question, maxTokens: 3 })
    expect(models.counts.get('writer')).toMatchObject({ outputTokens: 3, mostOutputTokens: 3 })
  })

  test('adds up', async () => {
    const models = rehearsal()
    const port = models.port('writer')
    for (let sample = 0; sample < 5; sample += 1) await port.chat({ ...question, sample })
    await port.embed({ texts: ['boat', 'ship'] })
    expect(models.counts.get('writer')).toMatchObject({ calls: 6, mostOutputTokens: 1000 })
    expect(models.counts.has('judge')).toBe(false)
  })
})

describe('an answer', () => {
  test('follows the schema', async () => {
    const { text } = await rehearsal()
      .port('writer')
      .chat({ ...question, schema })
    expect(['red', 'blue']).toContain((JSON.parse(text) as { colour: string }).colour)
  })

  test('is that of the actor who knows the prompt', async () => {
    const actor: Actor = {
      id: 'boatman',
      recognises: ({ user }) => user.includes('boats'),
      answer: () => 'Ahoy.',
    }
    expect((await rehearsal([actor]).port('writer').chat(question)).text).toBe('Ahoy.')
  })

  test('is the same for the same question, and another for another sample', async () => {
    const port = rehearsal().port('writer')
    const texts = await Promise.all(
      [0, 0, 1].map(async (sample) => (await port.chat({ ...question, sample })).text),
    )
    expect(texts[0]).toBe(texts[1])
    expect(texts[0]).not.toBe(texts[2])
  })

  test('of embeddings has a vector of length one for each text', async () => {
    const { vectors } = await rehearsal()
      .port('writer')
      .embed({ texts: ['a', 'bb'], dimensions: 4 })
    expect(vectors).toEqual([
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ])
  })
})

test('a port shows the model of the recipe, and of an unknown alias the alias', () => {
  const models = rehearsal()
  expect(models.port('writer')).toMatchObject({
    model: 'mock-8b',
    family: 'own',
    structured: 'tool',
    maxTokens: 200,
  })
  expect(models.port('ghost')).toMatchObject({ model: 'ghost', family: 'unknown', structured: 'schema' })
})
