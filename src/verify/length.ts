/** The verifier `length`: a field has between so many and so many characters or words. */

import { z } from 'zod'
import { defineVerifier } from '../contract/verifier.js'
import { fieldText } from '../record/data-record.js'
import { fail, pass } from '../record/verdict.js'

const options = z
  .strictObject({
    field: z.string().describe('Name or dotted path of the field.'),
    unit: z.enum(['characters', 'words']).default('characters').describe('What is counted.'),
    min: z.int().nonnegative().optional().describe('Fewest allowed, included.'),
    max: z.int().nonnegative().optional().describe('Most allowed, included.'),
  })
  .refine(({ min, max }) => min !== undefined || max !== undefined, 'Give min, max or both.')
  .refine(({ min = 0, max = Number.POSITIVE_INFINITY }) => min <= max, {
    path: ['min'],
    message: 'min is above max.',
  })

/**
 * Fails a record whose field is `too-short` or `too-long`; evidence holds the count.
 *
 * Characters are Unicode code points, not UTF-16 units; words are runs of anything but white space, so that text
 * written without blanks (Chinese, Japanese, Thai) counts as one word a phrase. A missing field has length 0.
 */
export const length = defineVerifier({
  id: 'length',
  version: 1,
  summary: 'A field has between so many and so many characters or words.',
  source: { title: 'Own work' },
  needs: [],
  options,
  reads: ({ field }) => [field],
  start: ({ field, unit, min = 0, max = Number.POSITIVE_INFINITY }) => ({
    verify(record) {
      const text = fieldText(record.data, field)
      const count = unit === 'words' ? countWords(text) : countCharacters(text)
      if (count < min) return fail('too-short', { field, unit, count, min })
      return count > max ? fail('too-long', { field, unit, count, max }) : pass()
    },
  }),
})

function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0
}
