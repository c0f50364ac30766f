/** The verifier `not-empty`: named fields are present and hold something. */

import { z } from 'zod'
import { isJsonObject } from '../base/canonical-json.js'
import { defineVerifier } from '../contract/verifier.js'
import { fieldValue } from '../record/data-record.js'
import { fail, pass } from '../record/verdict.js'

const options = z.strictObject({
  fields: z
    .array(z.string())
    .min(1)
    .describe('Names or dotted paths of the fields that must hold something.'),
})

/**
 * Fails a record one of whose fields is missing (`missing-field`) or holds nothing (`empty-field`): null, text of
 * white space only, an empty list or object, or a list of nothing but such values. 0 and false are something.
 */
export const notEmpty = defineVerifier({
  id: 'not-empty',
  version: 1,
  summary: 'Named fields are present and hold something.',
  source: { title: 'Own work' },
  needs: [],
  options,
  reads: ({ fields }) => fields,
  start: ({ fields }) => ({
    verify(record) {
      for (const field of fields) {
        const value = fieldValue(record.data, field)
        if (value === undefined) return fail('missing-field', { field })
        if (isEmpty(value)) return fail('empty-field', { field })
      }
      return pass()
    },
  }),
})

function isEmpty(value: unknown): boolean {
  if (value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.every(isEmpty)
  return isJsonObject(value) && Object.keys(value).length === 0
}
