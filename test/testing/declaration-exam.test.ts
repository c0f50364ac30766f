/** The exam of declarations finds each planted fault, and nothing in a sound plug-in. */

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Declaration, definePlugIn } from '../../src/contract/plug-in.js'
import { examineDeclaration } from '../../src/testing/declaration-exam.js'
import { createFindings, describeFindings } from '../../src/testing/finding.js'
import { brokenRules, soundDeclaration } from './planted-fault.js'

const described = z.strictObject({
  limit: z.int().default(3).describe('Most words kept; 3 is our own choice.'),
})

function examine(changes: Partial<Declaration<unknown>>, given?: unknown) {
  const declaration: Declaration<unknown> = { ...soundDeclaration, options: described, ...changes }
  const plugIn = definePlugIn('verifier', declaration, () => null)
  const findings = createFindings(plugIn)
  examineDeclaration(plugIn, given, findings)
  return findings.list
}

test('a sound declaration has no findings', () => {
  expect(describeFindings(examine({}))).toBe('')
  expect(describeFindings(examine({ options: z.strictObject({}) }))).toBe('')
})

describe('each planted fault is found', () => {
  test.each<[string, Partial<Declaration<unknown>>]>([
    ['version', { version: 0 }],
    ['version', { version: 1.5 }],
    ['summary', { summary: 'No full stop at the end of this' }],
    ['summary', { summary: 'One sentence too many. This is the second.' }],
    ['summary', { summary: 'Short.' }],
    ['citation', { source: { title: ' ' } }],
    ['needs', { needs: ['magic' as 'model'] }],
    ['option-description', { options: z.strictObject({ limit: z.int().default(3) }) }],
    [
      'option-description',
      {
        options: z.strictObject({
          inner: z
            .strictObject({ a: z.int().default(1) })
            .prefault({})
            .describe('Inner options.'),
        }),
      },
    ],
    ['options-bind', { options: z.strictObject({ limit: z.int().describe('Most words kept, required.') }) }],
    ['unknown-option', { options: z.object({}) }],
    ['unknown-option', { options: z.custom((given) => Object.keys(Object(given)).length === 0, 'Bad') }],
  ])('%s', (rule, changes) => {
    expect(brokenRules(examine(changes))).toEqual([rule])
  })
})

test('required options are fine when the sample gives them', () => {
  const options = z.strictObject({ limit: z.int().describe('Most words kept, required.') })
  expect(examine({ options }, { limit: 1 })).toEqual([])
})

test('a finding reads as plug-in, rule, fault and way out', () => {
  expect(describeFindings(examine({ options: z.object({}) }))).toMatchInlineSnapshot(
    `"verifier planted: unknown-option: An unknown option is accepted. Mend: use z.strictObject, whose message names the key."`,
  )
})
