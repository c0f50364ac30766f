/** The scripted model: the first pattern that fits answers, the seed draws, a function may answer instead. */

import { describe, expect, test } from 'vitest'
import { scripted, scriptedTransport } from '../../../src/model/local/scripted.js'
import { buildBinding } from '../build-binding.js'
import { moduleFile } from './sdk-module.js'

const binding = buildBinding({ protocol: 'scripted' })
const limits = { timeoutMs: 5000, idleMs: 5000 }

function asked(words: string, seed?: number, schema?: object) {
  const request = { messages: [{ role: 'user' as const, content: words }], sample: 0 }
  const shape =
    schema === undefined ? {} : { schema: { name: 'a', schema: JSON.parse(JSON.stringify(schema)) } }
  return scripted.encodeChat(binding, { ...request, ...shape }, seed)
}

async function said(path: string, words: string, seed = 1, name = 'model'): Promise<string> {
  const answer = await scriptedTransport({ path, name }).send(asked(words, seed), limits)
  return scripted.decodeChat(answer).text
}

function script(...lines: readonly object[]): string {
  return moduleFile(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`, 'answers.jsonl')
}

describe('a script', () => {
  test('answers by the first line whose pattern is in the prompt', async () => {
    const path = script(
      { match: 'tide', answer: 'Ebb.' },
      { match: 'ti.e', answer: 'Later.' },
      { answer: 'Else.' },
    )
    expect(await said(path, 'What is a tide?')).toBe('Ebb.')
    expect(await said(path, 'What is time?')).toBe('Later.')
    expect(await said(path, 'What is bread?')).toBe('Else.')
  })

  test('says nothing where nothing fits', async () => {
    expect(await said(script({ match: 'tide', answer: 'Ebb.' }), 'Bread?')).toBe('')
  })

  test('draws from a list by the seed: the same seed, the same answer', async () => {
    const path = script({ answer: ['a', 'b', 'c', 'd'] })
    const drawn = await Promise.all(Array.from({ length: 40 }, (_, seed) => said(path, 'x', seed)))
    expect(new Set(drawn)).toEqual(new Set(['a', 'b', 'c', 'd']))
    expect(await said(path, 'x', 7)).toBe(drawn[7])
  })

  test('gives values as JSON, and patterns reach over lines', async () => {
    const path = script({ match: 'one.*two', answer: { colour: 'red' } })
    expect(await said(path, 'one\nand two')).toBe('{"colour":"red"}')
  })

  test('with a bad line says which', async () => {
    const path = moduleFile('{"answer": "fine"}\n\n{"match": "(", "answer": "x"}\n', 'answers.jsonl')
    const thrown = await said(path, 'x').catch((error: unknown) => error as Error & { hint: string })
    expect(String(thrown).replace(path, 'answers.jsonl')).toMatchInlineSnapshot(
      `"DataError: answers.jsonl:3: Invalid regular expression: /(/s: Unterminated group."`,
    )
    expect(thrown).toMatchObject({ code: 'bad-script' })
  })
})

test.each(['answers.jsonl', 'answers.mjs'])('a script that is not there: %s', async (name) => {
  const thrown = await said(`/nowhere/at-all/${name}`, 'x').catch((error: unknown) => error)
  expect(thrown).toMatchObject({ name: 'DataError', code: 'bad-script' })
  expect(String(thrown)).toMatch(/^DataError: \/nowhere\/at-all\/answers\.\w+: cannot be (read|loaded): /)
})

describe('a function', () => {
  test('sees prompt, schema and seed; what is no text is JSON', async () => {
    const path = moduleFile(`export function echo(question) { return question }
export const shout = async ({ prompt }) => prompt.toUpperCase()`)
    const schema = { type: 'object' }
    const answer = await scriptedTransport({ path, name: 'echo' }).send(asked('Hi', 5, schema), limits)
    expect(JSON.parse(scripted.decodeChat(answer).text)).toEqual({ prompt: 'Hi', schema, seed: 5 })
    expect(await said(path, 'hi', 1, 'shout')).toBe('HI')
  })

  test('that is not there', async () => {
    const path = moduleFile('export const model = 7')
    const thrown = await said(path, 'x').catch((error: unknown) => error)
    expect(String(thrown).replace(path, 'own.mjs')).toMatchInlineSnapshot(
      `"DataError: own.mjs: exports no function "model"."`,
    )
  })
})

test('the answer names itself what it is, costs nothing and has no vectors', () => {
  expect(scripted.decodeChat({ status: 200, body: '{"text":"Hi"}' })).toMatchObject({
    text: 'Hi',
    model: 'scripted',
    finish: 'stop',
  })
  expect(scripted.decodeChat({ status: 200, body: '{}' })).toMatchObject({
    fault: 'bad-answer',
    detail: 'The script gave no text.',
  })
  expect(scripted.usageOf({ status: 200, body: '{}' })).toBeUndefined()
  expect(scripted.encodeEmbedding(binding, { texts: ['a'] })).toBeUndefined()
  expect(scripted.decodeEmbedding({ status: 200, body: '{}' }).detail).toBe(
    'A scripted model has no embeddings.',
  )
})
