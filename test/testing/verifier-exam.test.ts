/** The exam of verifiers finds each planted fault, and nothing in a sound verifier. */

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineVerifier, type VerifierRun } from '../../src/contract/verifier.js'
import type { DataRecord } from '../../src/record/data-record.js'
import { abstain, fail, pass, type Verdict, verifierError } from '../../src/record/verdict.js'
import { buildCandidates } from '../../src/testing/builders.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineVerifier } from '../../src/testing/verifier-exam.js'
import { brokenRules, soundDeclaration } from './planted-fault.js'

const right = buildCandidates([{ text: 'short' }, { text: 'also short' }])
const wrong = buildCandidates([{ text: 'much too long for anybody to read' }])

/** Texts of at most ten characters are right. */
function judge({ data }: DataRecord): Verdict {
  if (typeof data.text !== 'string') return abstain('no-text')
  return data.text.length <= 10 ? pass() : fail('too-long', { length: data.text.length })
}

function examine(verify: VerifierRun['verify'], sample = { right, wrong }) {
  const verifier = defineVerifier({
    ...soundDeclaration,
    options: z.strictObject({}),
    start: () => ({ verify }),
  })
  return examineVerifier(verifier, sample)
}

test('a sound verifier has no findings', async () => {
  expect(describeFindings(await examine(judge))).toBe('')
})

describe('each planted fault is found', () => {
  let calls = 0
  test.each<[string, VerifierRun['verify']]>([
    ['empty-passes', (record) => (record.data.text === undefined ? pass() : judge(record))],
    ['evidence-size', (record) => ({ ...judge(record), evidence: { text: record.data.text ?? '' } })],
    ['mutates-input', (record) => judge(Object.assign(record.data, { seen: true }) && record)],
    ['not-deterministic', (record) => ({ ...judge(record), evidence: { calls: ++calls } })],
    ['not-json', (record) => ({ ...judge(record), evidence: { score: Number.NaN } })],
    [
      'throws',
      (record) =>
        record.data.text === null ? fail((record.data.text as unknown as string).trim()) : judge(record),
    ],
    ['verdict', (record) => (judge(record).verdict === 'abstain' ? abstain('No Text!') : judge(record))],
    ['verdict', (record) => ({ ...judge(record), reason: 'always' })],
    ['wrong-verdict', (record) => (judge(record).verdict === 'fail' ? pass() : judge(record))],
  ])('%s', async (rule, verify) => {
    expect(brokenRules(await examine(verify))).toEqual([rule])
  })
})

test('a verifier may say that it failed itself, but not of a known record', async () => {
  const findings = await examine((record) =>
    record.data.text === 'short' ? verifierError('time-out') : judge(record),
  )
  expect(describeFindings(findings)).toMatchInlineSnapshot(
    `"verifier planted: wrong-verdict: Record 1 must pass, but gets error (time-out). Mend: mend the verifier, or the sample."`,
  )
})

test('a sample of one kind only proves nothing', async () => {
  expect(brokenRules(await examine(judge, { right, wrong: [] }))).toEqual(['weak-sample'])
})
