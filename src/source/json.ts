/** The source reader `json`: one file that holds one array of objects. */

import { z } from 'zod'
import { defineSource } from '../contract/source.js'
import { jsonRows } from './rows/json-rows.js'
import { streamRows } from './rows/row-stream.js'

const options = z.strictObject({
  field: z
    .string()
    .min(1)
    .optional()
    .describe('Field that holds the array, as a dotted path. Default: the file itself is the array.'),
})

/** Reads a JSON array of objects, also gzipped, up to 256 MiB: what a row is says `jsonRows`. */
export const json = defineSource({
  id: 'json',
  version: 1,
  summary: 'A JSON file that holds one array of objects, up to 256 MiB.',
  source: {
    title: 'RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format',
    reference: 'https://www.rfc-editor.org/rfc/rfc8259',
    deviation: 'Integers beyond 2^53 become strings.',
  },
  needs: [],
  options,
  endings: ['.json', '.json.gz'],
  start: ({ field }) => ({
    read: (path) => streamRows(jsonRows(path, field)),
    files: async (path) => [path],
  }),
})
