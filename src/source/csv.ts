/** The source reader `csv`: comma- or tab-separated records. */

import { z } from 'zod'
import { defineSource } from '../contract/source.js'
import { csvRows, defaultCsvOptions } from './rows/csv-rows.js'
import { streamRows } from './rows/row-stream.js'

const options = z.strictObject({
  delimiter: z
    .string()
    .regex(/^[\t -~]$/, 'one ASCII character')
    .refine((value) => value !== '"', 'not a quote')
    .optional()
    .describe('One ASCII character between fields. Default: a tab for .tsv, else a comma.'),
  quotes: z
    .boolean()
    .default(defaultCsvOptions.quotes)
    .describe('Whether " at the start of a field quotes it. Default true, RFC 4180; false for raw TSV.'),
  header: z
    .boolean()
    .default(defaultCsvOptions.header)
    .describe('Whether the first record holds the column names. Default true; else column1, column2 …'),
  columns: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Names of all columns in order, instead of those of the file.'),
  numbers: z
    .boolean()
    .default(defaultCsvOptions.numbers)
    .describe(
      'Whether fields that are JSON numbers become numbers (007 and 1,5 stay strings). Default false.',
    ),
  maxRecordBytes: z
    .int()
    .min(1)
    .max(256 * 1024 * 1024)
    .default(defaultCsvOptions.maxRecordBytes)
    .describe('Longest record that is read, in bytes; longer ones become bad rows. Default 16 MiB, ours.'),
})

/** Reads CSV and TSV, also gzipped: what a row is and which rows are bad says `csvRows`. */
export const csv = defineSource({
  id: 'csv',
  version: 1,
  summary: 'CSV and TSV, also gzipped: one record a row, values as strings.',
  source: {
    title: 'RFC 4180, Common Format and MIME Type for CSV Files',
    reference: 'https://www.rfc-editor.org/rfc/rfc4180',
    deviation: 'A quote within an unquoted field is an ordinary character; blank lines are skipped.',
  },
  needs: [],
  options,
  endings: ['.csv', '.tsv', '.csv.gz', '.tsv.gz'],
  start: (chosen) => ({
    read: (path) => streamRows(csvRows(path, chosen)),
    files: async (path) => [path],
  }),
})
