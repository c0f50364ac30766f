/** `${env:NAME}`: where it may stand, what it becomes, and that a secret never becomes text. */

import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.js'
import { resolveEnvironment } from '../../src/recipe/environment.js'
import { loaded } from './load.js'

const environment = { DATA: '/data', EMPTY: '', KEY: 'sk-private', _x1: 'y' }
const places = [
  { path: 'sources.*.path', isSecret: false },
  { path: 'models.*.key', isSecret: true },
  { path: 'list.*', isSecret: false },
]

function resolved(value: unknown) {
  return resolveEnvironment(value, environment, places)
}

describe('a reference', () => {
  test.each([
    ['${env:DATA}', '/data'],
    ['${env:DATA}/seeds.jsonl', '/data/seeds.jsonl'],
    ['${env:DATA}-${env:_x1}', '/data-y'],
    ['${env:EMPTY}x', 'x'],
    ['$DATA ${DATA} env:DATA', '$DATA ${DATA} env:DATA'],
  ])('%j becomes %j', (text, expected) => {
    expect(resolved({ sources: { a: { path: text } } })).toEqual({
      value: { sources: { a: { path: expected } } },
      problems: [],
    })
  })

  test('is found in lists too', () => {
    expect(resolved({ list: ['${env:DATA}'] }).value).toEqual({ list: ['/data'] })
  })

  test('is not looked for within what a variable holds', () => {
    const { value } = resolveEnvironment({ list: ['${env:A}'] }, { A: '${env:B}', B: 'b' }, places)
    expect(value).toEqual({ list: ['${env:B}'] })
  })

  test.each([
    [{ name: '${env:DATA}' }, 'environment-not-allowed', ['name']],
    [{ sources: { a: { license: '${env:DATA}' } } }, 'environment-not-allowed', ['sources', 'a', 'license']],
    [
      { sources: { a: { path: { deep: '${env:DATA}' } } } },
      'environment-not-allowed',
      ['sources', 'a', 'path', 'deep'],
    ],
    [{ sources: { a: { path: '${env:NONE}' } } }, 'environment-not-set', ['sources', 'a', 'path']],
    [{ list: ['x', '${env:NONE}'] }, 'environment-not-set', ['list', 1]],
    [{ list: ['${env:}'] }, 'environment-malformed', ['list', 0]],
    [{ list: ['${env:1A}'] }, 'environment-malformed', ['list', 0]],
    [{ list: ['${env:DATA'] }, 'environment-malformed', ['list', 0]],
  ])('%j is a problem', (value, code, path) => {
    expect(resolved(value).problems).toMatchObject([{ code, path }])
  })

  test('every problem is told, not the first alone', () => {
    const { problems } = resolved({ a: '${env:A}', list: ['${env:B} ${env:C}'] })
    expect(problems.map(({ message }) => message)).toEqual([
      '${env:…} may not stand here.',
      'the environment variable B is not set.',
      'the environment variable C is not set.',
    ])
  })
})

describe('a secret place', () => {
  const { value } = resolved({ models: { writer: { key: 'Bearer ${env:KEY}' } } })
  const secret = (value as { models: { writer: { key: Secret } } }).models.writer.key

  test('holds a secret that knows where it came from', () => {
    expect(secret).toBeInstanceOf(Secret)
    expect(secret.reveal()).toBe('Bearer sk-private')
    expect(secret.origin).toBe('Bearer ${env:KEY}')
  })

  test('is never printed with the value that it is part of', () => {
    const printed = [JSON.stringify(value), inspect(value, { depth: 9 }), `${secret}`].join()
    expect(printed).not.toContain('sk-private')
    expect(printed).toContain('[secret]')
  })
})

test('the recipe that a run keeps holds the reference, not what it became', async () => {
  const recipe = `cupel: 1
name: demo
sources: { seeds: { path: "\${env:FOLDER}/seeds.jsonl" } }
generate: [{ id: vary, method: number-variation, from: seeds }]
`
  const { document, plan } = await loaded(
    recipe,
    { 'data/seeds.jsonl': '{"question": "x"}\n' },
    { environment: { FOLDER: 'data' } },
  )
  expect(JSON.stringify(document.value)).toContain('${env:FOLDER}/seeds.jsonl')
  expect(plan.sources.get('seeds')?.fingerprint.bytes).toBe(18)
})

describe('where nobody is asked (replay, explain)', () => {
  const offline = (value: unknown, known: Readonly<Record<string, string>> = {}) =>
    resolveEnvironment(value, known, undefined, true)

  test('the variables of models may be missing: an address is one that leads nowhere', () => {
    const { value, problems } = offline({ models: { writer: { url: '${env:URL}/v1', key: '${env:KEY}' } } })
    expect(problems).toEqual([])
    expect(value).toMatchObject({ models: { writer: { url: 'http://not-set.invalid/v1' } } })
    const { key } = (value as { models: { writer: { key: Secret } } }).models.writer
    expect(key.origin).toBe('${env:KEY}')
  })

  test('one that is set is used', () => {
    const given = { models: { writer: { url: '${env:URL}' } } }
    expect(offline(given, { URL: 'http://here/v1' }).value).toEqual({
      models: { writer: { url: 'http://here/v1' } },
    })
  })

  test('those of sources are still needed', () => {
    const { problems } = offline({ sources: { a: { path: '${env:DATA}' } } })
    expect(problems).toMatchObject([{ code: 'environment-not-set', path: ['sources', 'a', 'path'] }])
  })

  test('a recipe loads without its variables, and its plan is the same', async () => {
    const recipe = `cupel: 1
name: demo
models: { writer: { provider: vllm, model: m, endpoint: team, url: "\${env:URL}", key: "\${env:KEY}" } }
goal: { accepted: 3 }
generate: [{ id: write, method: fields, with: { fields: { poem: { text: A poem. } } } }]
`
    const environment = { URL: 'http://team:8000/v1', KEY: 'sk-private' }
    const online = await loaded(recipe, {}, { environment })
    const replayed = await loaded(recipe, {}, { isOffline: true })
    expect(replayed.plan.digest).toBe(online.plan.digest)
    await expect(loaded(recipe)).rejects.toMatchObject({ code: 'environment-not-set' })
  })
})
