/** The source reader `text-directory`: a folder of text files, one record a file. */

import { join } from 'node:path'
import { z } from 'zod'
import { DataError } from '../base/errors.js'
import { defineSource } from '../contract/source.js'
import { checkFolder } from './bytes/check-path.js'
import { listFiles } from './bytes/list-files.js'
import { formatOf } from './layout/data-format.js'
import { streamRows } from './rows/row-stream.js'
import { textRows } from './rows/text-rows.js'

const DEFAULT_ENDINGS = ['.txt', '.md']

const options = z.strictObject({
  endings: z
    .array(z.string().regex(/^\.[^/]+$/, 'an ending such as .txt'))
    .min(1)
    .default(DEFAULT_ENDINGS)
    .describe('Endings of the files that are read, case ignored. Default .txt and .md.'),
  maxFileBytes: z
    .int()
    .min(1)
    .max(256 * 1024 * 1024)
    .default(16 * 1024 * 1024)
    .describe('Largest file that is read, in bytes; larger ones become bad rows. Default 16 MiB, ours.'),
})

/**
 * Reads all text files of a folder and of the folders in it as `{ path, text }`, sorted by path.
 *
 * Edge:   names that begin with a dot or `__` are left out. What is a bad row says `textRows`.
 * Throws: DataError `no-text-files`, and those of a missing folder.
 */
export const textDirectory = defineSource({
  id: 'text-directory',
  version: 1,
  summary: 'A folder of .txt and .md files: one record { path, text } a file, sorted by path.',
  source: { title: "Cupel's own" },
  needs: [],
  options,
  endings: [],
  recognisesFolder: async (path) => holdsOnlyText(await listFiles(path)),
  start: ({ endings, maxFileBytes }) => {
    const names = async (folder: string) => textFiles(folder, endings)
    return {
      read: (folder) =>
        streamRows(
          (async function* () {
            yield* textRows(folder, await names(folder), maxFileBytes)
          })(),
        ),
      files: async (folder) => (await names(folder)).map((name) => join(folder, name)),
    }
  },
})

function holdsOnlyText(files: readonly string[]): boolean {
  return (
    files.some((file) => hasEnding(file, DEFAULT_ENDINGS)) &&
    !files.some((file) => formatOf(file) !== undefined)
  )
}

async function textFiles(folder: string, endings: readonly string[]): Promise<readonly string[]> {
  await checkFolder(folder)
  const files = (await listFiles(folder)).filter((file) => hasEnding(file, endings))
  if (files.length > 0) return files
  throw new DataError('no-text-files', {
    message: `${folder} holds no file that ends in ${endings.join(' or ')}.`,
    hint: 'Name other endings in the option `endings`, or another folder.',
    details: { folder, endings },
  })
}

function hasEnding(file: string, endings: readonly string[]): boolean {
  return endings.some((ending) => file.toLowerCase().endsWith(ending.toLowerCase()))
}
