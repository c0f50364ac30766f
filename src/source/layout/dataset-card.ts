/** Reads the `configs` of a data set card: the YAML atop README.md that says which files are which split. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { DataError, messageOf } from '../../base/errors.js'
import { issueWords } from './issue-words.js'

/** One configuration of a data set. */
export interface CardConfig {
  readonly name: string
  readonly isDefault: boolean
  /** Folder that the file names start from, relative to the data set. */
  readonly dataDir: string
  /** Patterns by split; undefined: splits by file name. */
  readonly patterns: ReadonlyMap<string, readonly string[]> | undefined
  /** Field separator of CSV files. */
  readonly delimiter: string | undefined
}

const paths = z.union([z.string().transform((path) => [path]), z.array(z.string())])

const dataFiles = z.union([
  z.array(z.object({ split: z.union([z.string(), z.number()]).transform(String), path: paths })),
  paths.transform((path) => [{ split: 'train', path }]),
])

const config = z.object({
  config_name: z.string(),
  default: z.boolean().optional(),
  data_dir: z.string().optional(),
  data_files: dataFiles.optional(),
  sep: z.string().length(1).optional(),
  delimiter: z.string().length(1).optional(),
})

const card = z.object({ configs: z.array(config).optional() })

/**
 * The configurations in the README.md of a data set; none without a README, without YAML or without
 * `configs`.
 *
 * Throws: DataError `bad-dataset-card` when the YAML or its `configs` cannot be understood.
 * Source: Hugging Face Hub, "Manual configuration". Not covered: builder parameters other than `sep` and
 *         `delimiter`.
 */
export async function readDatasetCard(folder: string): Promise<readonly CardConfig[]> {
  const path = join(folder, 'README.md')
  const yaml = frontMatter(await textOrEmpty(path))
  if (yaml === undefined) return []
  const parsed = card.safeParse(parseYaml(path, yaml) ?? {})
  if (!parsed.success) throw badCard(path, issueWords(parsed.error))
  const configs = parsed.data.configs ?? []
  return configs.map((entry) => ({
    name: entry.config_name,
    isDefault: configs.length === 1 || entry.config_name === 'default' || entry.default === true,
    dataDir: (entry.data_dir ?? '').replace(/^(?:\.?\/)+|\/+$/g, ''),
    patterns: entry.data_files && new Map(entry.data_files.map(({ split, path: files }) => [split, files])),
    delimiter: entry.delimiter ?? entry.sep,
  }))
}

function frontMatter(text: string): string | undefined {
  return /^\uFEFF?---\r?\n([^]*?)(?<=\n)---\r?(?:\n|$)/.exec(text)?.[1]
}

function parseYaml(path: string, yaml: string): unknown {
  try {
    return parse(yaml)
  } catch (cause) {
    throw badCard(path, (messageOf(cause).split('\n')[0] ?? '').replace(/:$/, ''))
  }
}

async function textOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return ''
  }
}

function badCard(path: string, detail: string): DataError {
  return new DataError('bad-dataset-card', {
    message: `The YAML at the top of ${path} cannot be understood: ${detail}.`,
    hint: 'Mend it, or name the data files themselves as the source.',
    details: { path },
  })
}
