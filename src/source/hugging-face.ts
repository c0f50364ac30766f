/** The source reader `hugging-face`: a data set on disk, cloned from the Hub or written by `save_to_disk`. */

import { join } from 'node:path'
import { z } from 'zod'
import { defineSource, type SourceRow } from '../contract/source.js'
import { checkFolder } from './bytes/check-path.js'
import { dataRows } from './layout/data-format.js'
import { type DataFile, type DatasetPart, hasDataFiles, hubFiles } from './layout/hub-layout.js'
import { isSavedDataset, savedFiles } from './layout/saved-layout.js'
import { type RowBlocks, streamRows } from './rows/row-stream.js'

const options = z.strictObject({
  split: z
    .string()
    .min(1)
    .optional()
    .describe('Split to read, e.g. train. Needed when there are several; none is left out silently.'),
  config: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Configuration of the data set card to read. Default: the default one of the card, or the only one.',
    ),
})

/**
 * Reads a folder in one of two layouts: a clone of a Hub repository (`hubFiles`) or `save_to_disk`
 * (`savedFiles`).
 *
 * Out:    rows of all files of the split, numbered through; the place begins with the file:
 *         `train.parquet row 7`.
 * Throws: what the layouts throw, and DataError for a file of which nothing can be read; rows of earlier
 *         files stay read.
 */
export const huggingFace = defineSource({
  id: 'hugging-face',
  version: 1,
  summary: 'A Hugging Face data set on disk: a clone from the Hub, or written by save_to_disk.',
  source: {
    title: 'Hugging Face Hub: Structure your repository; datasets: save_to_disk',
    reference: 'https://huggingface.co/docs/hub/datasets-data-files-configuration',
    deviation:
      'Several splits and none named is an error; nothing is downloaded and no loading script is run.',
  },
  needs: ['duckdb'],
  options,
  endings: [],
  recognisesFolder: async (path) => isSavedDataset(path) || (await hasDataFiles(path)),
  start: (chosen) => {
    const part = { split: chosen.split, config: chosen.config }
    return {
      read: (path) => streamRows(datasetRows(path, part)),
      files: async (path) => (await datasetFiles(path, part)).map((file) => join(path, file.path)),
    }
  },
})

async function datasetFiles(folder: string, part: DatasetPart): Promise<readonly DataFile[]> {
  await checkFolder(folder)
  return isSavedDataset(folder) ? savedFiles(folder, part.split) : hubFiles(folder, part)
}

async function* datasetRows(folder: string, part: DatasetPart): RowBlocks {
  let before = 0
  for (const { path, format, delimiter } of await datasetFiles(folder, part)) {
    let inFile = 0
    for await (const block of dataRows(join(folder, path), format, delimiter)) {
      inFile = block.at(-1)?.row ?? inFile
      yield block.map((row) => placed(row, path, before))
    }
    before += inFile
  }
}

function placed(row: SourceRow, path: string, before: number): SourceRow {
  return { ...row, row: before + row.row, place: `${path} ${row.place}` }
}
