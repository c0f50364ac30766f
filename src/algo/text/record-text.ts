/** Which text of a record is compared: the option that names it, and the views that turn it into words once a batch. */

import { z } from 'zod'
import { type DataRecord, textOf } from '../../record/data-record.js'
import { type TokenHashes, tokensOf } from './token-hashes.js'
import type { PlainTextOptions } from './words.js'

/** One field, several that are joined, or (undefined) all top-level strings. */
export type TextFields = string | readonly string[] | undefined

/** The option `field` of plug-ins that read text. */
export const textFieldOption = z
  .union([z.string(), z.array(z.string()).min(1)])
  .optional()
  .describe(
    'Field name or dotted path, or a list that is joined; by default all top-level text fields but `id`.',
  )

/** The option `digits` of plug-ins that compare text. */
export const digitsOption = z
  .enum(['keep', 'zero'])
  .describe('`keep` tells 3 apples from 4 apples; `zero` takes every number for the same.')

/** A view of the text of a record: same fields, same view. */
export function textView(fields: TextFields): { id: string; compute(record: DataRecord): string } {
  return { id: `text(${nameOf(fields)})`, compute: (record) => textOf(record, fields) }
}

/** A view of the words of a record's text as hashes; plug-ins with the same fields and options share it. */
export function wordView(
  fields: TextFields,
  options: PlainTextOptions = {},
): { id: string; compute(record: DataRecord): TokenHashes } {
  return tokenView(fields, { ...options, unit: 'word' })
}

/** A view of the words or characters of a record's text as hashes. */
export function tokenView(
  fields: TextFields,
  { unit, digits = 'keep', marks = 'drop' }: PlainTextOptions & { readonly unit: 'word' | 'character' },
): { id: string; compute(record: DataRecord): TokenHashes } {
  return {
    id: `${unit}s(${nameOf(fields)}; digits ${digits}; marks ${marks})`,
    compute: (record) => tokensOf(textOf(record, fields), { unit, digits, marks }),
  }
}

function nameOf(fields: TextFields): string {
  return fields === undefined ? 'all' : JSON.stringify(fields)
}
