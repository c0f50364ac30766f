/** Plug-ins that answer nothing at all, as plain JavaScript may: an exam tells of them, and never throws itself. */

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineMethod } from '../../src/contract/method.js'
import { defineMetric } from '../../src/contract/metric.js'
import { defineQuantity } from '../../src/contract/quantity.js'
import { defineRefiner } from '../../src/contract/refiner.js'
import { defineVerifier } from '../../src/contract/verifier.js'
import { exactInterval } from '../../src/record/reading.js'
import { buildCandidates, buildFacts } from '../../src/testing/builders.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineMethod } from '../../src/testing/method-exam.js'
import { examineMetric } from '../../src/testing/metric-exam.js'
import { examineQuantity } from '../../src/testing/quantity-exam.js'
import { examineRefiner } from '../../src/testing/refiner-exam.js'
import { examineVerifier } from '../../src/testing/verifier-exam.js'
import { brokenRules, soundDeclaration } from './planted-fault.js'

const common = { ...soundDeclaration, options: z.strictObject({}) }
const records = buildCandidates([{ text: 'a' }, { text: 'b' }])

/** An answer that the types forbid. */
const forbidden = (value: unknown): never => value as never

describe('no answer', () => {
  test.each([undefined, null, 'pass', true])('a verifier that says %j', async (answer) => {
    const verifier = defineVerifier({ ...common, start: () => ({ verify: () => forbidden(answer) }) })
    const findings = await examineVerifier(verifier, { right: records, wrong: records })
    expect(brokenRules(findings)).toContain('verdict')
    expect(findings[0]?.what).toBe(`Record 1 of those that must pass: the verdict is ${answer}.`)
  })

  test('a metric whose reading is nothing', async () => {
    const run = { add: () => undefined, read: () => forbidden(undefined) }
    const metric = defineMetric({ ...common, unit: 'ratio', better: 'lower', start: () => run })
    expect(brokenRules(await examineMetric(metric, { records }))).toEqual(['not-json'])
  })

  test('a refiner whose decision is nothing', async () => {
    const run = { add: () => undefined, decide: () => forbidden(undefined) }
    const refiner = defineRefiner({ ...common, scope: 'set', start: () => run })
    expect(brokenRules(await examineRefiner(refiner, { records }))).toEqual(['throws'])
  })

  test('a method whose drafts are nothing', async () => {
    const run = {
      plan: () => [{ key: 'a', drafts: 1, parents: [] }],
      perform: async () => forbidden(undefined),
    }
    const method = defineMethod({ ...common, family: 'exam', input: 'nothing', start: () => run })
    expect(describeFindings(await examineMethod(method, {}))).toContain(
      'No task of the sample gives a draft.',
    )
  })

  test('a quantity that cannot name its names', async () => {
    const quantity = defineQuantity({
      ...common,
      compute: () => ({ value: 1, interval: exactInterval(1) }),
      names: ({ readings }) => forbidden(readings.map((one) => (one as unknown as { x: string[] }).x.join())),
    })
    const facts = buildFacts({
      readings: new Map([['lengths', { status: 'unavailable', reason: 'a', detail: 'b' }]]),
    })
    expect(brokenRules(await examineQuantity(quantity, { facts, names: ['x'] }))).toEqual(['names', 'throws'])
  })
})

test('a refiner may rank by any word, also by "none"', async () => {
  const run = { add: () => undefined, decide: () => [], rank: () => 'none' }
  const refiner = defineRefiner({ ...common, scope: 'set', start: () => run })
  expect(describeFindings(await examineRefiner(refiner, { records }))).toBe('')
})

test('options that do not bind end every exam at once, with that one finding', async () => {
  const options = z.strictObject({ limit: z.int().describe('Most words kept, required.') })
  const bad = { ...soundDeclaration, options }
  const run = { add: () => undefined, decide: () => [], read: () => forbidden(null), plan: () => [] }
  const found = [
    await examineVerifier(defineVerifier({ ...bad, start: () => forbidden(run) }), { right: [], wrong: [] }),
    await examineRefiner(defineRefiner({ ...bad, scope: 'set', start: () => run }), { records }),
    await examineMethod(
      defineMethod({
        ...bad,
        family: 'x',
        input: 'nothing',
        start: () => ({ ...run, perform: async () => [] }),
      }),
      {},
    ),
    await examineMetric(defineMetric({ ...bad, unit: 'x', better: 'lower', start: () => run }), { records }),
  ]
  expect(found.map(brokenRules)).toEqual(found.map(() => ['options-bind']))
})
