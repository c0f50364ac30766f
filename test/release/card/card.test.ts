/** The card: one snapshot to be read by a person, and what must hold for every card. */

import { describe, expect, test } from 'vitest'
import { card } from '../../../src/release/card.js'
import type { ReleaseContents } from '../../../src/release/contents.js'
import { buildRecipe, buildRun, recipeText } from '../build-run.js'
import { sources } from '../run-parts.js'

const contents: ReleaseContents = {
  files: [
    {
      path: 'data/bakery-sums.jsonl',
      kind: 'data',
      mediaType: '',
      bytes: 4303,
      sha256: 'f'.repeat(64),
      rows: 25,
    },
    {
      path: 'exports/sft.jsonl',
      kind: 'export',
      mediaType: '',
      bytes: 2175,
      sha256: 'e'.repeat(64),
      rows: 20,
      skipped: { 'no-prompt': 5 },
    },
  ],
  fields: [
    { name: 'question', types: ['string'], rows: 25 },
    { name: 'price', types: ['number', 'null'], rows: 24 },
  ],
  isFieldListCut: false,
  example: { line: '{"question":"Why?"}', origin: 'synthetic' },
}

function sectionOf(text: string, title: string): string {
  return text.split('\n## ').find((part) => part.startsWith(title)) ?? ''
}

describe('card', () => {
  test('what it is, and what for', () => {
    const text = card(buildRun().facts, contents)
    expect(sectionOf(text, 'What it is') + sectionOf(text, 'Intent')).toMatchInlineSnapshot(`
      "What it is

      25 rows: 20 synthetic and 5 real; 5 of the rows were mixed in from existing data. 40 candidates were planned and 20 accepted.

      | field | type | in |
      | --- | --- | --- |
      | \`question\` | string | every row |
      | \`price\` | number, null | 24 rows |

      The first synthetic row:

      \`\`\`json
      {
        "question": "Why?"
      }
      \`\`\`
      Intent

      - purpose: fine-tuning
      - audience: pupils of ten
      - risk: low
      - licence: CC-BY-4.0
      - languages: en
      "
    `)
  })

  test('what was rejected, with the conservation line', () => {
    expect(sectionOf(card(buildRun().facts, contents), 'What was rejected')).toMatchInlineSnapshot(`
      "What was rejected

      Every candidate ended as exactly one: 40 planned = 20 accepted + 16 rejected + 0 failed + 4 cancelled + 0 pending.

      | step | state | by | reason | candidates | of planned |
      | --- | --- | --- | --- | ---: | ---: |
      | vary | accepted | – | – | 20 | 50.0 % |
      | vary | rejected | \`verify/equation\` | \`wrong-result\` | 4 | 10.0 % |
      | vary | rejected | \`refine/near-duplicates\` | \`near-duplicate\` | 4 | 10.0 % |
      | vary | rejected | \`generate/vary\` | \`no-solution-found\` | 4 | 10.0 % |
      | vary | rejected | \`verify/equation\` | \`not-a-number\` | 4 | 10.0 % |
      | vary | cancelled | \`goal\` | \`goal-met\` | 4 | 10.0 % |

      What the verifiers said:

      | verifier | verdict | reason | candidates |
      | --- | --- | --- | ---: |
      | equation | pass | – | 28 |
      | equation | fail | \`wrong-result\` | 4 |
      | equation | fail | \`not-a-number\` | 4 |
      "
    `)
  })

  test('measurements with their intervals, and gates with what they saw', () => {
    const text = card(buildRun().facts, contents)
    expect(sectionOf(text, 'Measurements') + sectionOf(text, 'Gates')).toMatchInlineSnapshot(`
      "Measurements

      | reading | value | interval | level and method | n | unit | better | when nothing is wrong |
      | --- | ---: | --- | --- | ---: | --- | --- | --- |
      | lengths | 17.25 | \\[16.5, 18\\] | 95 % cluster-t | 25 | words | neither way is better | – |
      | contamination | 0 | \\[0, 0.1332\\] | 95 % wilson | 25 | ratio | lower is better | 0 (no row of the benchmark in the data) |
      | fluency | not measured: \`no-model\` | – | – | – | – | – | – |

      - **lengths** (\`lengths\`): Words in a row. Method: mean of words by white space, clusters by root. Warning: only 25 rows, so the interval is wide
      - **contamination** (\`contamination\`): Share of rows found in a benchmark. Method: 13-gram or exact.
      - **fluency** (\`fluency\`): How fluent rows are. Not measured: no model is named by the recipe
      Gates

      | rule | ruling | reason | saw | why it stands |
      | --- | --- | --- | --- | --- |
      | contamination: \`reading("contamination").upper <= 0.2\` | **allow** | the rule holds | \`reading("contamination")\` = 0 \\[0, 0.1332\\] 95 % wilson | The benchmark stays unseen. |
      "
    `)
  })

  test('the making: sources, intakes, every plug-in with its citation', () => {
    const making = sectionOf(card(buildRun().facts, contents), 'How it was made')
    expect(making.replaceAll(/[0-9a-f]{64}/g, '<hash>')).toMatchInlineSnapshot(`
      "How it was made

      ### Sources

      | source | file | origin | licence | use | rows read | taken | left out | size | SHA-256 |
      | --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | --- |
      | seeds | \`seeds.jsonl\` | real | CC-BY-4.0 | input of vary | 42 | 40 | 2 | 5.0 KiB | \`<hash>\` |
      | bench.jsonl | \`bench.jsonl\` | real | not stated | reference of contamination | 10 | 10 | 0 | 900 B | \`<hash>\` |

      Rows that were left out:

      | source | reason | rows |
      | --- | --- | ---: |
      | seeds | \`bad-json\` | 1 |
      | seeds | \`duplicate-id\` | 1 |

      What each step could use of its source (a refused row is not an error: the step made nothing from it):

      | step | source | intake | rows |
      | --- | --- | --- | ---: |
      | vary | seeds | taken | 38 |
      | vary | seeds | refused: \`no-numbers\` | 2 |

      ### Steps

      - **vary**: \`number-variation@1\`. Varies the numbers of a worked sum. Source: Own work.

      ### Verifiers (each judges one row)

      - **equation**: \`equation@1\`. Checks written calculations. Source: Own work.

      ### Refiners (keep, drop or mix in)

      - **near-duplicates**: \`near-duplicates@1\`. Drops near copies. Options: \`{"threshold":0.8}\`. Source: Broder 1997.
      - **mix**: \`mix@1\`. Mixes in existing rows. Options: \`{"source":"seeds","synthetic":0.8}\`. Source: Own work.

      What the refiners noted:

      - mix: \`mixed\`, \`{"added":5,"wanted":5,"reached":0.8}\`
      "
    `)
  })

  test('files, provenance and limits', () => {
    const { facts } = buildRun({ overrides: ['seed=8'] })
    const text = card(facts, contents)
    const parts = ['Files', 'Provenance', 'Limits']
      .map((title) => sectionOf(text, title))
      .join('\n')
      .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
    expect(parts).toMatchInlineSnapshot(`
      "Files

      | file | what | rows | size | SHA-256 |
      | --- | --- | ---: | ---: | --- |
      | \`data/bakery-sums.jsonl\` | data | 25 | 4.2 KiB | \`<hash>\` |
      | \`exports/sft.jsonl\` | export | 20 | 2.1 KiB | \`<hash>\` |

      Rows that an export could not hold:

      - \`exports/sft.jsonl\`: 5 rows, \`no-prompt\`

      \`manifest.json\` lists every file with its hash, this card and \`report.html\` too; \`cupel audit <folder>\` checks them.

      Provenance

      | what | value |
      | --- | --- |
      | plan digest | \`<hash>\` |
      | policy digest | \`<hash>\` |
      | result digest | \`<hash>\` |
      | seed | 7 |
      | epoch | 1 |
      | Cupel | 0.1.0 |
      | plug-ins | \`jsonl@1\`, \`number-variation@1\`, \`equation@1\`, \`near-duplicates@1\`, \`mix@1\`, \`lengths@1\`, \`contamination@1\` |
      | run | 2026-11-21 06:00 UTC to 2026-11-21 06:03 UTC |
      | answers from outside | 0 asked, 0 reused |
      | hosts contacted | none |
      | overrides | \`seed=8\` |

      The result digest is the SHA-256 over the canonical JSON Lines (RFC 8785) of released and rejected rows: two runs of one plan give the same.

      Limits

      - lengths: only 25 rows, so the interval is wide.
      - fluency could not be measured (no-model): no model is named by the recipe.
      - Source seeds: 2 of 42 rows were left out.
      - Step vary could not use 2 of 40 rows of seeds, so it made nothing from them.
      - The recipe states no licence for bench.jsonl.
      - The run overrode the recipe as written: seed=8.

      This card is generated from the records of the run. What it does not mention was not checked by the run.
      "
    `)
  })

  test('an example of a high-risk data set is not shown, nor one that is too long', () => {
    const risky = buildRun({ recipe: buildRecipe({ intent: { purpose: 'x', risk: 'high' } }) })
    expect(card(risky.facts, contents)).not.toContain('Why?')
    const long = {
      ...contents,
      example: { line: JSON.stringify({ question: 'y'.repeat(3000) }), origin: 'real' as const },
    }
    expect(card(buildRun().facts, long)).not.toContain('yyy')
  })

  test('a cap on fields is said', () => {
    const text = card(buildRun().facts, { ...contents, isFieldListCut: true })
    expect(text).toContain('The rows have more fields; the first 200 are shown.')
  })

  test('the recipe stands in it as written', () => {
    expect(card(buildRun().facts, contents)).toContain(`\`\`\`yaml\n${recipeText}\`\`\``)
  })

  test('names and reasons from outside stay text', () => {
    const [seeds] = sources
    if (seeds === undefined) expect.fail('the builder has a source')
    const evil = '<img src=x onerror=alert(1)> | # `x` [a](javascript:b)'
    const { facts } = buildRun({
      sources: [{ ...seeds, license: evil, file: `${evil}.jsonl`, leftOut: { [evil]: 1 } }],
      recipe: buildRecipe({ description: evil }),
    })
    const text = card(facts, contents)
    const outsideCode = text.replaceAll(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, '')
    expect(outsideCode).not.toMatch(/(?<!\\)<img/)
    const columns = sectionOf(text, 'How it was made')
      .split('\n')
      .filter((line) => line.startsWith('| seeds'))
      .map((line) => line.replaceAll('\\|', '').split('|').length)
    expect(columns).toEqual([12, 5])
  })

  test('a recipe without intent and a run without readings or gates say so', () => {
    const recipe = buildRecipe({ intent: undefined, measure: [], gates: [] })
    const text = card(buildRun({ recipe, readings: [], rulings: [] }).facts, contents)
    expect(text).toContain('The recipe states no intent.')
    expect(text).toContain('Nothing was measured.')
    expect(text).toContain('The recipe has no gates.')
  })
})
