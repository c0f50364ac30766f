/** Finds the data files of a data set that is laid out as on the Hugging Face Hub. */

import { DataError } from '../../base/errors.js'
import { listFiles } from '../bytes/list-files.js'
import { choose } from './choose.js'
import { type DataFormat, formatOf, mainFormat } from './data-format.js'
import { type CardConfig, readDatasetCard } from './dataset-card.js'
import { defaultSplits, matchingFiles, type Splits } from './default-splits.js'

/** Which part of a data set is read. */
export interface DatasetPart {
  readonly split: string | undefined
  readonly config: string | undefined
}

/** A file to read. */
export interface DataFile {
  /** Relative to the data set, with `/`. */
  readonly path: string
  readonly format: DataFormat
  /** Field separator of CSV, when the card names one. */
  readonly delimiter: string | undefined
}

/**
 * The files of one split, in reading order.
 *
 * Out:    by the `configs` of README.md, else by file names (`defaultSplits`); of several formats the most
 *         frequent one.
 * Throws: DataError `no-data-files`, `remote-data-file`, `bad-dataset-card`; RecipeError `split-needed`,
 *         `unknown-split`, `config-needed`, `unknown-config`.
 * Source: Hugging Face Hub, "Structure your repository" and "Manual configuration". Not covered: files
 *         of other kinds (text, images, audio, WebDataset), which are as if not there; loading scripts are never
 *         run, and nothing is downloaded.
 */
export async function hubFiles(folder: string, part: DatasetPart): Promise<readonly DataFile[]> {
  const config = chooseConfig(folder, await readDatasetCard(folder), part.config)
  const all = (await listFiles(folder)).filter((file) => formatOf(file) !== undefined)
  const splits = config === undefined ? defaultSplits(all) : configSplits(folder, config, all)
  const format = mainFormat([...splits.values()].flat())
  if (format === undefined) throw noDataFiles(folder, config?.name)
  const split = choose({ kind: 'split', folder, names: [...splits.keys()], asked: part.split })
  const files = (splits.get(split) ?? []).filter((path) => formatOf(path) === format)
  if (files.length === 0) throw noDataFiles(folder, config?.name)
  return files.map((path) => ({ path, format, delimiter: config?.delimiter }))
}

/** Whether a folder holds data files anywhere below. */
export async function hasDataFiles(folder: string): Promise<boolean> {
  return (await listFiles(folder)).some((file) => formatOf(file) !== undefined)
}

function chooseConfig(
  folder: string,
  configs: readonly CardConfig[],
  asked: string | undefined,
): CardConfig | undefined {
  if (configs.length === 0 && asked === undefined) return undefined
  const standard = configs.find(({ isDefault }) => isDefault)
  const names = configs.map(({ name }) => name)
  const chosen = asked ?? standard?.name
  const name = choose({ kind: 'config', folder, names, asked: chosen })
  return configs.find((config) => config.name === name)
}

function configSplits(
  folder: string,
  { name, dataDir, patterns }: CardConfig,
  all: readonly string[],
): Splits {
  const base = dataDir === '' ? '' : `${dataDir}/`
  const within = all.filter((file) => file.startsWith(base)).map((file) => file.slice(base.length))
  const splits = patterns === undefined ? defaultSplits(within) : patternSplits(folder, patterns, within)
  const found = [...splits].filter(([, files]) => files.length > 0)
  if (found.length === 0) throw noDataFiles(folder, name)
  return new Map(found.map(([split, files]) => [split, files.map((file) => base + file)]))
}

function patternSplits(folder: string, patterns: Splits, files: readonly string[]): Splits {
  const remote = [...patterns.values()].flat().find((pattern) => pattern.includes('://'))
  if (remote !== undefined) {
    throw new DataError('remote-data-file', {
      message: `The card of ${folder} names a file elsewhere: ${remote.slice(0, 200)}.`,
      hint: 'Nothing is downloaded: fetch the file and name it as the source.',
      details: { folder, remote },
    })
  }
  return new Map([...patterns].map(([split, globs]) => [split, matchingFiles(files, globs)]))
}

function noDataFiles(folder: string, config: string | undefined): DataError {
  const where = config === undefined ? folder : `the config "${config}" of ${folder}`
  return new DataError('no-data-files', {
    message: `There are no data files in ${where}.`,
    hint: 'Parquet, Arrow, JSON Lines, JSON, CSV and TSV are read; `git lfs pull` fetches files that are missing.',
    details: { folder, config },
  })
}
