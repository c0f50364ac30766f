/** What each kind of plug-in becomes when it is defined and bound to options. */

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createRandom } from '../../src/base/random.js'
import { defineExporter } from '../../src/contract/exporter.js'
import { defineMethod } from '../../src/contract/method.js'
import { defineMetric } from '../../src/contract/metric.js'
import { definePlugIn, NO_MODELS } from '../../src/contract/plug-in.js'
import type { Ports } from '../../src/contract/ports.js'
import { defineQuantity } from '../../src/contract/quantity.js'
import { defineRefiner } from '../../src/contract/refiner.js'
import { defineSource, isBadRow } from '../../src/contract/source.js'
import { defineVerifier } from '../../src/contract/verifier.js'
import { scriptedPort } from '../../src/model/scripted-port.js'
import { exactInterval, unavailable } from '../../src/record/reading.js'
import { pass } from '../../src/record/verdict.js'
import { declaration } from './declaration.js'

const ports: Ports = {
  random: createRandom,
  source: async function* () {},
  against: undefined,
  verify: async () => pass(),
  model: () => scriptedPort({}),
  effect: (_, ask) => ask(),
}

describe('the id of a plug-in', () => {
  test.each(['a', 'distinct-n', 'word-5', 'p2p', 'n-gram-lm'])('may be %s', (id) => {
    expect(definePlugIn('metric', { ...declaration, id }, () => null).id).toBe(id)
  })

  test.each(['', 'Distinct', 'distinct_n', '5-words', 'a--b', 'a-', '-a', 'a b', 'ä', 'a\n'])(
    'may not be %j',
    (id) => {
      expect(() => definePlugIn('metric', { ...declaration, id }, () => null)).toThrow('is not kebab-case')
    },
  )

  test('that is refused is named', () => {
    expect(() =>
      definePlugIn('metric', { ...declaration, id: 'Distinct_N' }, () => null),
    ).toThrowErrorMatchingInlineSnapshot(`[InternalError: The plug-in id "Distinct_N" is not kebab-case.]`)
  })
})

describe('binding', () => {
  const plugIn = definePlugIn('method', declaration, (options) => ({ most: options.most }))

  test('fills in defaults and hands them to the instance', () => {
    const options = { most: 2, from: [] }
    const filled = { options, sources: [], models: NO_MODELS, files: [], instance: { most: 2 } }
    expect(plugIn.bind({})).toEqual(filled)
    expect(plugIn.bind(undefined)).toEqual(filled)
    expect(plugIn.bind(null)).toEqual(filled)
  })

  test('says which sources the options read', () => {
    expect(plugIn.bind({ most: 5, from: ['seeds'] })).toEqual({
      options: { most: 5, from: ['seeds'] },
      sources: ['seeds'],
      models: NO_MODELS,
      files: [],
      instance: { most: 5 },
    })
  })

  test('says which files the options name, relative to the folder of the recipe', () => {
    const reader = definePlugIn('method', declaration, (_, files) => files.path('lists/words.txt'))
    const { files, instance } = reader.bind({}, '/recipes')
    expect([files, instance]).toEqual([['/recipes/lists/words.txt'], '/recipes/lists/words.txt'])
  })

  test('says which models the options ask, and nobody where none are declared', () => {
    const asking = definePlugIn(
      'method',
      { ...declaration, asksModels: ({ from }) => ({ named: from, isOwnUsed: from.length === 0 }) },
      () => null,
    )
    expect(asking.bind({}).models).toEqual({ named: [], isOwnUsed: true })
    expect(asking.bind({ from: ['judge'] }).models).toEqual({ named: ['judge'], isOwnUsed: false })
    expect(plugIn.bind({}).models).toEqual({ named: [], isOwnUsed: false })
  })

  test('reads no sources where none are declared', () => {
    const { readsSources: _, ...plain } = declaration
    expect(definePlugIn('method', plain, () => null).bind({}).sources).toEqual([])
  })

  test.each([{ most: 0 }, { most: 1.5 }, { most: 'many' }, 'options', 7, []])('refuses %j', (options) => {
    expect(() => plugIn.bind(options)).toThrow(z.ZodError)
  })

  test('makes a new instance each time', () => {
    let started = 0
    const counted = definePlugIn('method', declaration, () => ({ number: (started += 1) }))
    expect(started).toBe(0)
    expect([counted.bind({}).instance, counted.bind({}).instance]).toEqual([{ number: 1 }, { number: 2 }])
  })
})

describe('each kind keeps what it declares and starts with its options', () => {
  const { id, version, summary, source, needs } = declaration
  const common = { id, version, summary, source, needs }

  test('method', () => {
    const run = { plan: () => [], perform: async () => [] }
    const method = defineMethod({ ...declaration, family: 'reasoning', input: 'either', start: () => run })
    expect(method).toMatchObject({
      ...common,
      kind: 'method',
      family: 'reasoning',
      input: 'either',
      rounds: false,
    })
    expect(method.bind({}).instance).toBe(run)
    const inRounds = {
      ...declaration,
      family: 'x',
      input: 'records',
      rounds: true,
      start: () => run,
    } as const
    expect(defineMethod(inRounds).rounds).toBe(true)
  })

  test('verifier', async () => {
    const verifier = defineVerifier({
      ...declaration,
      start: ({ most }) => ({ verify: () => pass({ most }) }),
    })
    const record = { id: 'x', step: 's', data: {}, lineage: lineage() }
    expect(verifier).toMatchObject({ ...common, kind: 'verifier' })
    expect(await verifier.bind({ most: 4 }).instance.verify(record, ports)).toEqual(pass({ most: 4 }))
  })

  test('metric', async () => {
    const metric = defineMetric({
      ...declaration,
      unit: 'ratio',
      better: 'higher',
      start: ({ most }) => ({ add: () => {}, read: () => unavailable('empty', `at most ${most}`) }),
    })
    expect(metric).toMatchObject({ ...common, kind: 'metric', unit: 'ratio', better: 'higher' })
    const run = await metric.bind({}).instance(ports)
    expect(await run.read(createRandom('x'))).toEqual(unavailable('empty', 'at most 2'))
  })

  test('refiner', async () => {
    const refiner = defineRefiner({
      ...declaration,
      scope: 'prefix',
      start: ({ most }) => ({ add: () => {}, decide: () => [], rank: () => most }),
    })
    expect(refiner).toMatchObject({ ...common, kind: 'refiner', scope: 'prefix' })
    const run = await refiner.bind({ most: 9 }).instance(ports)
    expect(run.rank?.('x')).toBe(9)
  })

  test('exporter', () => {
    const run = { rows: async function* () {} }
    const exporter = defineExporter({ ...declaration, start: () => run })
    expect(exporter).toMatchObject({ ...common, kind: 'exporter' })
    expect(exporter.bind({}).instance).toBe(run)
  })

  test('source, which recognises no folder unless it says so', async () => {
    const run = { read: async function* () {}, files: async () => [] }
    const reader = defineSource({ ...declaration, endings: ['.jsonl'], start: () => run })
    expect(reader).toMatchObject({ ...common, kind: 'source', endings: ['.jsonl'] })
    expect(await reader.recognisesFolder('data')).toBe(false)
    const recognisesFolder = async (path: string): Promise<boolean> => path === 'data'
    const folders = defineSource({ ...declaration, endings: [], recognisesFolder, start: () => run })
    expect(await folders.recognisesFolder('data')).toBe(true)
  })

  test('quantity, computed from facts and a name', () => {
    const quantity = defineQuantity({
      ...declaration,
      id: 'share',
      options: z.strictObject({}),
      readsSources: () => [],
      names: ({ origins }) => origins,
      compute: ({ released }, name) => ({ value: released, interval: exactInterval(name.length) }),
    })
    const counts = { planned: 0, accepted: 0, rejected: 0, failed: 0, cancelled: 0, pending: 0 }
    const facts = { counts, readings: new Map(), members: new Map(), released: 7 }
    const { instance } = quantity.bind({})
    expect(quantity.kind).toBe('quantity')
    expect(instance.compute(facts, 'real')).toEqual({ value: 7, interval: exactInterval(4) })
    expect(instance.names({ readings: [], origins: ['real'] })).toEqual(['real'])
  })
})

test('a row with a reason is a bad row', () => {
  expect(isBadRow({ row: 1, place: 'line 1', reason: 'invalid-json', detail: 'x' })).toBe(true)
  expect(isBadRow({ row: 1, place: 'line 1', data: { reason: 'a field of the user' } })).toBe(false)
})

function lineage() {
  return { method: 'jsonl@1', origin: 'real', task: 'line 1', draft: 0, parents: [], root: 'x' } as const
}
