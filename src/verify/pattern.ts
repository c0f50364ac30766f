/** The verifier `pattern`: a field matches a regular expression, or does not. */

import { z } from 'zod'
import { messageOf } from '../base/errors.js'
import { defineVerifier } from '../contract/verifier.js'
import { fieldText } from '../record/data-record.js'
import { fail, pass } from '../record/verdict.js'

const expression = z.string().refine((source) => faultOf(source) === undefined, {
  error: (issue) => `No regular expression: ${faultOf(String(issue.input))}.`,
})

const options = z
  .strictObject({
    field: z.string().describe('Name or dotted path of the field.'),
    must: z.array(expression).default([]).describe('Each must match somewhere in the field.'),
    mustNot: z.array(expression).default([]).describe('None may match anywhere in the field.'),
    ignoreCase: z.boolean().default(false).describe('Whether capital and small letters are the same.'),
  })
  .refine(({ must, mustNot }) => must.length + mustNot.length > 0, 'Give must, mustNot or both.')

const EVIDENCE_CHARACTERS = 80

/**
 * Fails a record whose field lacks a required match (`pattern-missing`) or has a forbidden one (`pattern-found`, with
 * the match and its place in evidence).
 *
 * Regular expressions are JavaScript's with the flag `u`. `^` and `$` mean the ends of the field. They run without a
 * time limit: one with nested repetition can take very long on some text.
 */
export const pattern = defineVerifier({
  id: 'pattern',
  version: 1,
  summary: 'A field matches regular expressions, or does not.',
  source: { title: 'Own work' },
  needs: [],
  options,
  reads: ({ field }) => [field],
  start({ field, must, mustNot, ignoreCase }) {
    const flags = ignoreCase ? 'iu' : 'u'
    const required = must.map((source) => compile(source, flags))
    const forbidden = mustNot.map((source) => compile(source, flags))
    return {
      verify(record) {
        const text = fieldText(record.data, field)
        const missing = required.find((one) => !one.test(text))
        if (missing !== undefined) return fail('pattern-missing', { field, pattern: missing.source })
        for (const one of forbidden) {
          const match = one.exec(text)
          if (match === null) continue
          const found = match[0].slice(0, EVIDENCE_CHARACTERS)
          return fail('pattern-found', { field, pattern: one.source, found, start: match.index })
        }
        return pass()
      },
    }
  },
})

function faultOf(source: string): string | undefined {
  try {
    compile(source, 'u')
    return undefined
  } catch (thrown) {
    return messageOf(thrown)
  }
}

function compile(source: string, flags: string): RegExp {
  return new RegExp(source, flags)
}
