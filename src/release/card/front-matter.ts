/** The front matter of the card: what data hubs read, made from facts alone. */

import { stringify } from 'yaml'
import type { ReleaseContents } from '../contents.js'
import type { RunFacts } from '../facts.js'
import { membersOf } from '../summary/result-size.js'

/** Upper bounds of the hub's size categories. */
const sizes: readonly (readonly [number, string])[] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
  [1e8, '10M<n<100M'],
  [1e9, '100M<n<1B'],
  [1e10, '1B<n<10B'],
  [1e11, '10B<n<100B'],
  [1e12, '100B<n<1T'],
]

/** Licence identifiers that the hub knows (the common ones for data); others are written as `other` with their name. */
const knownLicences = new Set(
  (
    'apache-2.0 mit afl-3.0 bsd-2-clause bsd-3-clause cc cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 ' +
    'cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 ' +
    'cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cdla-sharing-1.0 cdla-permissive-1.0 cdla-permissive-2.0 ' +
    'c-uda odbl odc-by pddl gpl-3.0 lgpl-3.0 agpl-3.0 mpl-2.0 unlicense wtfpl gfdl'
  ).split(' '),
)

/**
 * YAML between two lines of `---`.
 *
 * Keys whose value the facts do not hold (licence, language, task) are left out, not guessed. Data is named once: as
 * Parquet if there is any, else as JSON Lines; every export is a configuration of its own.
 * Source: Hugging Face dataset card (`datasetcard.md` and `repositories-licenses.md` of huggingface/hub-docs).
 */
export function frontMatter(facts: RunFacts, { files }: ReleaseContents): string {
  const { intent, name } = facts.recipe
  const data = files.filter(({ kind }) => kind === 'data').map(({ path }) => path)
  const main = data.find((path) => path.endsWith('.parquet')) ?? data[0]
  const exports = files.filter(({ kind }) => kind === 'export').map(({ path }) => path)
  const fields = {
    ...licenceFields(intent?.license),
    ...languageFields(intent?.languages),
    pretty_name: name,
    size_categories: [sizeCategory(facts.released)],
    ...(membersOf(facts, 'synthetic') > 0 ? { tags: ['synthetic'] } : {}),
    configs: [
      ...(main === undefined ? [] : [{ config_name: 'default', data_files: main }]),
      ...exports.map((path) => ({
        config_name: path.slice('exports/'.length, -'.jsonl'.length),
        data_files: path,
      })),
    ],
  }
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n`
}

/** The hub's size category of a number of rows. */
export function sizeCategory(rows: number): string {
  return sizes.find(([bound]) => rows < bound)?.[1] ?? 'n>1T'
}

/** The hub's `language` takes codes without a region; tags with one go into `language_details`. */
function languageFields(languages: readonly string[] | undefined): Record<string, readonly string[]> {
  if (languages === undefined || languages.length === 0) return {}
  const language = [...new Set(languages.map((tag) => (tag.split('-')[0] ?? tag).toLowerCase()))]
  return languages.every((tag) => !tag.includes('-'))
    ? { language }
    : { language, language_details: languages }
}

function licenceFields(licence: string | undefined): Record<string, string> {
  if (licence === undefined) return {}
  const id = licence.toLowerCase()
  return knownLicences.has(id) ? { license: id } : { license: 'other', license_name: licence }
}
