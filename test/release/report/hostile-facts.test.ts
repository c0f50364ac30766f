/** Laws of card and page: no text of a record, plug-in, source or recipe changes their shape. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { card } from '../../../src/release/card.js'
import type { ReleaseContents } from '../../../src/release/contents.js'
import type { RowStory, RunFacts } from '../../../src/release/facts.js'
import { encodeRows } from '../../../src/release/report/explorer/row-data.js'
import { pageOf } from '../../../src/release/report/page.js'
import { buildReading } from '../../../src/testing/builders.js'
import { candidateStory } from '../build-rows.js'
import { buildRecipe, buildRun, streamsOf } from '../build-run.js'
import { plugIns, rulings, sources } from '../run-parts.js'

/** Pieces that mean something to HTML, Markdown, YAML or a template, joined at random with any other text. */
const piece = fc.oneof(
  fc.constantFrom(
    '</script>',
    '<!--',
    '-->',
    ']]>',
    '<img src=x>',
    '"',
    "'",
    '&lt;',
    '`',
    '```',
    '|',
    '\\',
    '\n',
  ),
  fc.constantFrom(
    '---',
    '# ',
    '- ',
    '1. ',
    '${x}',
    '$&',
    '\u2028',
    '\u0000',
    '\r\n',
    '](javascript:a)',
    '~~~',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
const json = fc.dictionary(text, fc.oneof(text, fc.double(), fc.array(text, { maxLength: 3 })), {
  maxKeys: 3,
})

function storyOf(data: JsonObject, word: string): RowStory {
  const story = candidateStory(2)
  const verdict = { verifier: word, verdict: 'fail', reason: word, evidence: data } as const
  return {
    ...story,
    record: { ...story.record, data, lineage: { ...story.record.lineage, task: word, notes: data } },
    disposition: { state: 'rejected', reason: word, by: word },
    evidence: data,
    verdicts: [verdict],
    refusal: { refused: word, detail: word },
  }
}

/** Facts in which every text that comes from outside is the same word. */
function factsOf(word: string): RunFacts {
  const reading = { id: word, metric: word, summary: word }
  const measured = buildReading(1, {
    unit: word,
    method: word,
    warnings: [word],
    examples: [{ records: [word], note: word }],
    details: { [word]: word },
    parts: [{ label: word, value: 1, n: 1, interval: { lower: 0, upper: 2, level: 0.9, method: word } }],
  })
  return buildRun({
    recipe: buildRecipe({ description: word, intent: { purpose: word, license: word } }),
    recipeText: word,
    overrides: [word],
    dispositions: [{ step: 'vary', state: 'rejected', by: `verify/${word}`, reason: word, count: 3 }],
    verdicts: [{ verifier: word, verdict: 'fail', reason: word, count: 3 }],
    sources: sources.map((one) => ({
      ...one,
      license: word,
      file: word,
      leftOut: { [word]: 1 },
      examples: [word],
    })),
    intakes: [{ step: word, source: word, taken: 1, refused: { [word]: 2 } }],
    cells: [{ attributes: { [word]: word, other: word }, wanted: 2, got: 1, why: [word] }],
    notes: [{ refiner: word, reason: word, evidence: { [word]: word } }],
    readings: [
      { ...reading, reading: measured },
      { ...reading, reading: { status: 'unavailable', reason: word, detail: word } },
    ],
    rulings: rulings.map((one) => ({
      ...one,
      name: word,
      rule: word,
      reason: word,
      why: word,
      counterExamples: [word],
    })),
    plugIns: plugIns.map((one) => ({ ...one, summary: word, citation: word, options: { [word]: word } })),
    hosts: [word],
  }).facts
}

async function pageFor(facts: RunFacts, stories: readonly RowStory[]): Promise<string> {
  let page = ''
  const rows = await encodeRows(streamsOf(stories))
  for await (const part of pageOf({ facts, rows, contents: undefined })) page += part
  return page
}

/** Names of the tags in order, outside style and script. */
function tagsOf(page: string): string[] {
  const visible = page.replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '')
  return [...visible.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, name]) => name ?? '')
}

function embedded(page: string): { words: string[]; rows: Record<string, unknown>[] } {
  const found = /<script type="application\/json" id="row-data">([\s\S]*?)<\/script>/.exec(page)
  return JSON.parse(found?.[1] ?? '')
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the page', () => {
  test('holds every record as it was, whatever its texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(json, text), { minLength: 1, maxLength: 3 }), async (given) => {
        const stories = given.map(([data, word]) => storyOf(data as JsonObject, word))
        const { rows, words } = embedded(await pageFor(buildRun({ readings: [] }).facts, stories))
        expect(rows.map(({ d }) => d)).toEqual(stories.map(({ record }) => plain(record.data)))
        expect(rows.map(({ y }) => words[Number(y)])).toEqual(given.map(([, word]) => plain(word)))
      }),
      { numRuns: 60 },
    )
  })

  test('has the same elements whatever the texts in its facts', async () => {
    const usual = tagsOf(await pageFor(factsOf('word'), []))
    await fc.assert(
      fc.asyncProperty(text, async (word) => {
        expect(tagsOf(await pageFor(factsOf(`x${word}`), []))).toEqual(usual)
      }),
      { numRuns: 60 },
    )
  })
})

const contents = (word: string): ReleaseContents => ({
  files: [
    { path: 'data/x.jsonl', kind: 'data', mediaType: '', bytes: 1, sha256: 'a'.repeat(64), rows: 1 },
    {
      path: 'exports/sft.jsonl',
      kind: 'export',
      mediaType: '',
      bytes: 1,
      sha256: 'b'.repeat(64),
      rows: 1,
      skipped: { [word]: 1 },
    },
  ],
  fields: [{ name: word, types: ['string'], rows: 1 }],
  isFieldListCut: false,
  example: { line: JSON.stringify({ [word]: word }), origin: 'synthetic' },
})

/** Lines outside fences, as a reader of Markdown sees blocks. */
function linesOutsideFences(markdown: string): string[] {
  let fence: string | undefined
  return markdown.split('\n').filter((line) => {
    const [, mark] = /^(`{3,})/.exec(line) ?? []
    if (fence === undefined && mark !== undefined) fence = mark
    else if (fence !== undefined && line === fence) fence = undefined
    else return fence === undefined
    return false
  })
}

/** Cells of a table row as GitHub parts them: a bar behind a backslash that is not itself escaped is text. */
function cellsOf(line: string): number {
  return line.replaceAll(/\\[\s\S]/g, '').split('|').length - 2
}

/** The shape of a card: its headings, and columns of each table row. */
function shapeOf(markdown: string): string[] {
  const end = markdown.indexOf('\n---\n', 4)
  expect(markdown.slice(0, 4)).toBe('---\n')
  expect(Object.keys(parse(markdown.slice(4, end)))).toContain('pretty_name')
  return linesOutsideFences(markdown.slice(end + 5)).flatMap((line) => {
    if (/^#{1,6} /.test(line)) return [line.replace(/word.*/, 'word')]
    return line.startsWith('|') ? [`row of ${cellsOf(line)}`] : line.startsWith('- ') ? ['item'] : []
  })
}

describe('the card', () => {
  test('has the same headings, items and columns whatever the texts in its facts', () => {
    const usual = shapeOf(card(factsOf('word'), contents('word')))
    fc.assert(
      fc.property(text, (word) => {
        expect(shapeOf(card(factsOf(`x${word}`), contents(`x${word}`)))).toEqual(usual)
      }),
      { numRuns: 200 },
    )
  })

  test('shows the recipe and the example row as they are', () => {
    fc.assert(
      fc.property(text, (word) => {
        const made = card(factsOf(word), contents(word))
        expect(made).toContain(word.replace(/\n$/, ''))
        const [, example] = /row:\n\n(`{3,}json\n[\s\S]*?\n`{3,})\n/.exec(made) ?? []
        const inner = example?.replaceAll(/^`+json\n|\n`+$/g, '') ?? ''
        expect(JSON.parse(inner)).toEqual(plain({ [word]: word }))
      }),
      { numRuns: 100 },
    )
  })
})
