/** Finds the Arrow files of a data set that `save_to_disk` of the `datasets` library wrote. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DataError, messageOf } from '../../base/errors.js'
import { choose } from './choose.js'
import type { DataFile } from './hub-layout.js'
import { issueWords } from './issue-words.js'

const fileName = z.string().regex(/^[^/\\]+$/, 'a name without folders')

const state = z.object({
  _data_files: z.array(z.object({ filename: fileName })),
  _split: z.string().nullish(),
})

const dictionary = z.object({ splits: z.array(fileName) })

/** Whether a folder was written by `save_to_disk`: of one data set, or of a dictionary of splits. */
export function isSavedDataset(folder: string): boolean {
  const isDictionary = existsSync(join(folder, 'dataset_dict.json'))
  const isDataset = existsSync(join(folder, 'state.json')) && existsSync(join(folder, 'dataset_info.json'))
  return isDictionary || isDataset
}

/**
 * The Arrow files of one split, in reading order.
 *
 * Throws: DataError `bad-saved-dataset` when its JSON files cannot be understood; RecipeError `split-needed`,
 *         `unknown-split`.
 * Source: `datasets` 5.2, arrow_dataset.py. Not covered: its display format (`_format_columns`): all columns
 *         are read.
 */
export async function savedFiles(folder: string, split: string | undefined): Promise<readonly DataFile[]> {
  if (!existsSync(join(folder, 'dataset_dict.json'))) return shardFiles(folder, '', split)
  const { splits } = await readJson(join(folder, 'dataset_dict.json'), dictionary)
  const name = choose({ kind: 'split', folder, names: splits, asked: split })
  return shardFiles(folder, `${name}/`, undefined)
}

async function shardFiles(
  folder: string,
  below: string,
  split: string | undefined,
): Promise<readonly DataFile[]> {
  const saved = await readJson(join(folder, below, 'state.json'), state)
  if (split !== undefined) {
    choose({ kind: 'split', folder, names: saved._split == null ? [] : [saved._split], asked: split })
  }
  return saved._data_files.map(({ filename }) => ({
    path: `${below}${filename}`,
    format: 'arrow',
    delimiter: undefined,
  }))
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? issueWords(cause) : messageOf(cause)
    throw new DataError('bad-saved-dataset', {
      message: `${path} cannot be understood: ${why}.`,
      hint: 'Write the data set again with `save_to_disk`.',
      details: { path },
      cause,
    })
  }
}
