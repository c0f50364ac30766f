/** The card on files, provenance and the recipe. */

import type { ReleaseContents } from '../contents.js'
import type { RunFacts } from '../facts.js'
import { MANIFEST_FILE, type ManifestFile } from '../manifest.js'
import { bytesText, countOf, countText, timeText } from '../summary/number-text.js'
import { code, codeBlock, escaped, list, section, table } from './markdown.js'

/** The section *Files*. The card cannot hold its own hash: the manifest does. */
export function fileSection({ files }: ReleaseContents): string {
  const rows = files.map((file) => [
    code(file.path),
    file.kind,
    file.rows === null ? '–' : countText(file.rows),
    bytesText(file.bytes),
    code(file.sha256),
  ])
  const skipped = files.flatMap(skippedLines)
  return section(
    'Files',
    table(['file', 'what', 'rows', 'size', 'SHA-256'], rows, [2, 3]),
    skipped.length === 0 ? '' : `Rows that an export could not hold:\n\n${list(skipped)}`,
    `${code(MANIFEST_FILE)} lists every file with its hash, this card and ${code('report.html')} too; ${code('cupel audit <folder>')} checks them.`,
  )
}

function skippedLines({ path, skipped = {} }: ManifestFile): string[] {
  return Object.entries(skipped).map(
    ([reason, count]) => `${code(path)}: ${countOf(count, 'row')}, ${code(reason)}`,
  )
}

/** The section *Provenance*: digests, versions, times and hosts. */
export function provenanceSection(facts: RunFacts): string {
  const producers = [...new Set(facts.plugIns.map(({ producer }) => producer))]
  const rows = [
    ['plan digest', code(facts.planDigest)],
    ['policy digest', code(facts.policyDigest)],
    ['result digest', facts.resultDigest === undefined ? 'none' : code(facts.resultDigest)],
    ['seed', String(facts.recipe.seed)],
    ['epoch', String(facts.epoch)],
    ['Cupel', escaped(facts.cupel)],
    ['plug-ins', producers.map(code).join(', ') || 'none'],
    ['run', `${timeText(facts.startedAt)} to ${timeText(facts.endedAt)}`],
    [
      'answers from outside',
      `${countText(facts.effects.asked)} asked, ${countText(facts.effects.reused)} reused`,
    ],
    ['hosts contacted', facts.hosts.length === 0 ? 'none' : facts.hosts.map(code).join(', ')],
    ...(facts.overrides.length === 0 ? [] : [['overrides', facts.overrides.map(code).join(', ')]]),
  ]
  const meaning =
    'The result digest is the SHA-256 over the canonical JSON Lines (RFC 8785) of released and rejected rows: two runs of one plan give the same.'
  return section('Provenance', table(['what', 'value'], rows), meaning)
}

/** The section *Recipe*: the text as written. */
export function recipeSection({ recipeFile, recipeText }: RunFacts): string {
  const ending = recipeFile.slice(recipeFile.lastIndexOf('.') + 1)
  return section('Recipe', codeBlock(recipeText, /^[a-z]{1,5}$/.test(ending) ? ending : ''))
}
