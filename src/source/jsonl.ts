/** The source reader `jsonl`: JSON Lines, one object a line. */

import { z } from 'zod'
import { defineSource } from '../contract/source.js'
import { DEFAULT_MAX_LINE_BYTES, jsonlRows } from './rows/jsonl-rows.js'
import { streamRows } from './rows/row-stream.js'

const options = z.strictObject({
  maxLineBytes: z
    .int()
    .min(1)
    .max(256 * 1024 * 1024)
    .default(DEFAULT_MAX_LINE_BYTES)
    .describe('Longest line that is read, in bytes; longer ones become bad rows. Default 16 MiB, ours.'),
})

/**
 * Reads JSON Lines, also gzipped: what a row is and which rows are bad says `jsonlRows`.
 *
 * Source: https://jsonlines.org, RFC 8259. Deviation: blank lines are skipped; each line must hold an object.
 */
export const jsonl = defineSource({
  id: 'jsonl',
  version: 1,
  summary: 'JSON Lines (.jsonl, .ndjson), also gzipped: one object a line.',
  source: {
    title: 'JSON Lines; RFC 8259',
    reference: 'https://jsonlines.org',
    deviation: 'Each line must hold an object; blank lines are skipped; integers beyond 2^53 become strings.',
  },
  needs: [],
  options,
  endings: ['.jsonl', '.ndjson', '.jsonl.gz', '.ndjson.gz'],
  start: ({ maxLineBytes }) => ({
    read: (path) => streamRows(jsonlRows(path, { maxLineBytes })),
    files: async (path) => [path],
  }),
})
