/** The card: `README.md` of a release, in which every statement is a fact of the run. */

import { fileSection, provenanceSection, recipeSection } from './card/provenance.js'
import { frontMatter } from './card/front-matter.js'
import { makingSection } from './card/making.js'
import { code, codeBlock, escaped, list, section, table } from './card/markdown.js'
import { gateSection, measurementSection, rejectedSection } from './card/outcome.js'
import type { ReleaseContents } from './contents.js'
import type { RunFacts } from './facts.js'
import { MOST_FIELDS } from './files/field-tally.js'
import { TextWriter } from './files/text-writer.js'
import { limitsOf } from './summary/limits.js'
import { countOf, countText } from './summary/number-text.js'
import { membersOf, mixedIn } from './summary/result-size.js'

/** Longest example row that a card shows, in characters. */
const LONGEST_EXAMPLE = 2000

/** Writes the card of a release. Throws what the file system throws. */
export async function writeCard(path: string, facts: RunFacts, contents: ReleaseContents): Promise<void> {
  await TextWriter.write(path, (writer) => writer.add(card(facts, contents)))
}

/**
 * The card as Markdown with front matter for data hubs.
 *
 * Edge: what the facts do not hold is left out or named as not stated; an example row is shown unless the recipe calls
 *       the data high risk or the row is longer than 2,000 characters.
 */
export function card(facts: RunFacts, contents: ReleaseContents): string {
  const sections = [
    `# ${escaped(facts.recipe.name)}`,
    facts.recipe.description === undefined ? '' : escaped(facts.recipe.description),
    whatSection(facts, contents),
    intentSection(facts),
    makingSection(facts),
    rejectedSection(facts),
    measurementSection(facts),
    gateSection(facts),
    fileSection(contents),
    provenanceSection(facts),
    section('Limits', list(limitsOf(facts).map(escaped)), ONLY_FACTS),
    recipeSection(facts),
  ]
  return `${frontMatter(facts, contents)}\n${sections.filter((part) => part !== '').join('\n\n')}\n`
}

const ONLY_FACTS =
  'This card is generated from the records of the run. What it does not mention was not checked by the run.'

function whatSection(facts: RunFacts, { fields, isFieldListCut, example }: ReleaseContents): string {
  const { released, counts } = facts
  const [synthetic, real, mixed] = [membersOf(facts, 'synthetic'), membersOf(facts, 'real'), mixedIn(facts)]
  const added = mixed > 0 ? `; ${countText(mixed)} of the rows were mixed in from existing data` : ''
  const isShown =
    facts.recipe.intent?.risk !== 'high' && example !== undefined && example.line.length <= LONGEST_EXAMPLE
  return section(
    'What it is',
    `${countOf(released, 'row')}: ${countText(synthetic)} synthetic and ${countText(real)} real${added}. ` +
      `${countOf(counts.planned, 'candidate was', 'candidates were')} planned and ${countText(counts.accepted)} accepted.`,
    fields.length === 0 ? '' : fieldTable(facts, fields),
    isFieldListCut ? `The rows have more fields; the first ${MOST_FIELDS} are shown.` : '',
    isShown
      ? `The first ${example.origin} row:\n\n${codeBlock(JSON.stringify(JSON.parse(example.line), null, 2), 'json')}`
      : '',
  )
}

function fieldTable({ released }: RunFacts, fields: ReleaseContents['fields']): string {
  const rows = fields.map(({ name, types, rows }) => [
    code(name),
    types.join(', '),
    rows === released ? 'every row' : countOf(rows, 'row'),
  ])
  return table(['field', 'type', 'in'], rows)
}

function intentSection({ recipe: { intent } }: RunFacts): string {
  if (intent === undefined) return section('Intent', 'The recipe states no intent.')
  const { purpose, audience, domain, risk, license, languages } = intent
  const stated = { purpose, audience, domain, risk, licence: license, languages: languages?.join(', ') }
  const lines = Object.entries(stated).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${escaped(value)}`],
  )
  return section('Intent', list(lines))
}
