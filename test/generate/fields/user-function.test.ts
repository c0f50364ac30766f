/** Functions of the user: called once for the same request, and what happens when they fail. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../src/base/canonical-json.js'
import { isCupelError } from '../../../src/base/errors.js'
import { createRandom } from '../../../src/base/random.js'
import type { Outcome } from '../../../src/generate/fields/producer.js'
import { compileFunction } from '../../../src/generate/fields/user-function.js'
import { createExamPorts, createExamTaskPorts } from '../../../src/testing/exam-ports.js'

const CODE = `
let calls = 0
export const count = () => { calls += 1; return calls }
export async function label({ n, source }) { return { label: 'n' + n, from: source?.name ?? null } }
export function fail({ n }) { if (n === 4) throw new TypeError('four is unlucky'); return n }
export const nothing = () => undefined
export const infinite = () => 1 / 0
export const constant = 3
`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cupel-function-'))
  writeFileSync(join(folder, 'mine.mjs'), CODE)
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Asked {
  readonly requests: JsonObject[]
  call(name: string, reads: readonly string[], values: JsonObject): Promise<Outcome>
}

/** Calls functions of the file, noting each request that was not answered from the record. */
function caller(): Asked {
  const requests: JsonObject[] = []
  const exam = createExamPorts()
  const ports = {
    ...exam,
    effect: (request: JsonObject, ask: () => Promise<Json>) =>
      exam.effect(request, () => {
        requests.push(request)
        return ask()
      }),
  }
  return {
    requests,
    async call(name, reads, values) {
      const producer = compileFunction('mine', `${join(folder, 'mine.mjs')}#${name}`, reads, {
        path: (name) => name,
        folder: '.',
      })
      const context = {
        values,
        random: createRandom('fn'),
        ports: createExamTaskPorts(ports, 'row-7'),
        task: 'row-7',
        parents: [],
        sample: 0,
      }
      return producer.produce(context)
    },
  }
}

async function failure(name: string, values: JsonObject = {}): Promise<string> {
  try {
    await caller().call(name, Object.keys(values), values)
  } catch (thrown) {
    if (isCupelError(thrown)) return `${thrown.name} ${thrown.code}: ${thrown.message} → ${thrown.hint ?? ''}`
    throw thrown
  }
  return 'no failure'
}

test('gets the fields that it reads, and returns any JSON', async () => {
  const values = { n: 5, other: 1, source: { name: 'seed' } }
  expect(await caller().call('label', ['n', 'source'], values)).toEqual({
    value: { label: 'n5', from: 'seed' },
  })
  expect(await caller().call('label', ['n'], values)).toEqual({ value: { label: 'n5', from: null } })
})

describe('the call is a recorded effect', () => {
  test('the request is the hash of the file, the export and the arguments', async () => {
    const { call, requests } = caller()
    await call('label', ['n'], { n: 5 })
    expect(requests).toEqual([
      {
        kind: 'user-function',
        file: expect.stringMatching(/^[0-9a-f]{64}$/),
        export: 'label',
        arguments: { n: 5 },
      },
    ])
  })

  test('the same request is not asked twice, another is', async () => {
    const { call, requests } = caller()
    const first = await call('count', [], {})
    expect(await call('count', [], { n: 1 })).toEqual(first)
    expect(requests).toHaveLength(1)
    await call('label', ['n'], { n: 1 })
    await call('label', ['n'], { n: 2 })
    expect(requests).toHaveLength(3)
  })
})

describe('what goes wrong', () => {
  test('a throw carries the record, the field and the stack', async () => {
    expect(await failure('fail', { n: 4 })).toMatchInlineSnapshot(
      `"StoppedError user-code: The function of field "mine" failed at record row-7: four is unlucky → Mend the function and run the same command again: an edited file opens a new epoch and is called for every record."`,
    )
    try {
      await caller().call('fail', ['n'], { n: 4 })
      expect.fail('It did not throw.')
    } catch (thrown) {
      if (!isCupelError(thrown)) throw thrown
      expect(thrown.details).toMatchObject({ record: 'row-7', field: 'mine' })
      expect(thrown.details.stack).toMatch(/TypeError: four is unlucky[\s\S]*mine\.mjs/)
    }
  })

  test('the same function goes on with other records', async () => {
    expect(await caller().call('fail', ['n'], { n: 5 })).toEqual({ value: 5 })
  })

  test('a value that JSON cannot hold', async () => {
    expect(await failure('nothing')).toContain('StoppedError user-code')
    expect(await failure('infinite')).toContain('StoppedError user-code')
  })

  test('an export that is no function is a fault of the recipe', async () => {
    expect(await failure('absent')).toMatchInlineSnapshot(
      `"RecipeError missing-export: fields.mine.fn names the export "absent", which is no function of that file. → Its exports are constant, count, fail, infinite, label, nothing."`,
    )
    expect(await failure('constant')).toContain('RecipeError missing-export')
  })

  test('a file that is not there is a fault of the recipe, found at once', () => {
    expect(() =>
      compileFunction('mine', './nowhere.mjs#f', [], { path: (name) => name, folder: '.' }),
    ).toThrow('fields.mine.fn names ./nowhere.mjs, which does not exist.')
  })
})
