/** The card on what came of a run: hand-built facts whose every number can be reckoned in the head. */

import { describe, expect, test } from 'vitest'
import type { ReadingFacts, RulingFacts } from '../../../src/release/facts.js'
import { gateSection, measurementSection, rejectedSection } from '../../../src/release/card/outcome.js'
import { buildReading } from '../../../src/testing/builders.js'
import { buildRun } from '../build-run.js'

const wilson = { lower: 0.0123, upper: 0.0877, level: 0.99, method: 'wilson' }

function ruling(changes: Partial<RulingFacts>): RulingFacts {
  const rule = 'reading("leak").value <= 0.05'
  const seen = [{ call: 'reading("leak")', quantity: { value: 0.033, interval: wilson } }]
  return {
    name: rule,
    why: undefined,
    rule,
    ruling: 'allow',
    reason: 'the rule holds',
    seen,
    counterExamples: [],
    ...changes,
  }
}

describe('rejectedSection', () => {
  test('3,000 candidates: one of them is less than 0.1 %, all but one never 100 %', () => {
    const { facts } = buildRun({
      counts: { planned: 3000, accepted: 2999, rejected: 1, failed: 0, cancelled: 0, pending: 0 },
      dispositions: [
        { step: 'vary', state: 'accepted', by: null, reason: null, count: 2999 },
        { step: 'vary', state: 'rejected', by: 'verify/a|b', reason: 'odd', count: 1 },
      ],
      verdicts: [{ verifier: 'a|b', verdict: 'error', reason: 'time-out', count: 1 }],
    })
    expect(rejectedSection(facts)).toMatchInlineSnapshot(`
      "## What was rejected

      Every candidate ended as exactly one: 3,000 planned = 2,999 accepted + 1 rejected + 0 failed + 0 cancelled + 0 pending.

      | step | state | by | reason | candidates | of planned |
      | --- | --- | --- | --- | ---: | ---: |
      | vary | accepted | – | – | 2,999 | > 99.9 % |
      | vary | rejected | \`verify/a\\|b\` | \`odd\` | 1 | < 0.1 % |

      What the verifiers said:

      | verifier | verdict | reason | candidates |
      | --- | --- | --- | ---: |
      | a\\|b | error | \`time-out\` | 1 |"
    `)
  })

  test('a run that planned nothing has no table and no share of nothing', () => {
    const counts = { planned: 0, accepted: 0, rejected: 0, failed: 0, cancelled: 0, pending: 0 }
    expect(
      rejectedSection(buildRun({ counts, dispositions: [], verdicts: [] }).facts),
    ).toMatchInlineSnapshot(`
      "## What was rejected

      Every candidate ended as exactly one: 0 planned = 0 accepted + 0 rejected + 0 failed + 0 cancelled + 0 pending."
    `)
  })
})

describe('measurementSection', () => {
  test('an estimate, a full count and one that could not be made', () => {
    const readings: readonly ReadingFacts[] = [
      {
        id: 'leak',
        metric: 'contamination',
        summary: 'Share found elsewhere.',
        reading: buildReading(0.033, { n: 3000, interval: wilson, better: 'lower', warnings: ['a', 'b'] }),
      },
      {
        id: 'rows',
        metric: 'count',
        summary: 'Rows.',
        reading: buildReading(12345, { unit: 'rows', n: 12345 }),
      },
      {
        id: 'fluency',
        metric: 'perplexity',
        summary: 'How fluent.',
        reading: { status: 'unavailable', reason: 'no-model', detail: 'None is *named*.' },
      },
    ]
    expect(measurementSection(buildRun({ readings }).facts)).toMatchInlineSnapshot(`
      "## Measurements

      | reading | value | interval | level and method | n | unit | better | when nothing is wrong |
      | --- | ---: | --- | --- | ---: | --- | --- | --- |
      | leak | 0.033 | \\[0.0123, 0.0877\\] | 99 % wilson | 3,000 | ratio | lower is better | – |
      | rows | 12,345 | \\[12,345, 12,345\\] | exact | 12,345 | rows | neither way is better | – |
      | fluency | not measured: \`no-model\` | – | – | – | – | – | – |

      - **leak** (\`contamination\`): Share found elsewhere. Method: given by the test. Warning: a Warning: b
      - **rows** (\`count\`): Rows. Method: given by the test.
      - **fluency** (\`perplexity\`): How fluent. Not measured: None is \\*named\\*."
    `)
  })
})

describe('gateSection', () => {
  test('a rule without name, a named one with reason, and what is unknown; three counter-examples at most', () => {
    const rulings = [
      ruling({}),
      ruling({
        name: 'unseen',
        why: 'The test set stays unseen.',
        ruling: 'block',
        counterExamples: ['a', 'b', 'c', 'd'],
      }),
      ruling({
        ruling: 'inconclusive',
        seen: [{ call: 'share("x")', quantity: { unknown: 'no row is of x' } }],
      }),
      ruling({ rule: 'true', name: 'true', seen: [] }),
    ]
    expect(gateSection(buildRun({ rulings }).facts)).toMatchInlineSnapshot(`
      "## Gates

      | rule | ruling | reason | saw | why it stands |
      | --- | --- | --- | --- | --- |
      | \`reading("leak").value <= 0.05\` | **allow** | the rule holds | \`reading("leak")\` = 0.033 \\[0.0123, 0.0877\\] 99 % wilson | – |
      | unseen: \`reading("leak").value <= 0.05\` | **block** | the rule holds | \`reading("leak")\` = 0.033 \\[0.0123, 0.0877\\] 99 % wilson; e.g. \`a\`, \`b\`, \`c\` | The test set stays unseen. |
      | \`reading("leak").value <= 0.05\` | **inconclusive** | the rule holds | \`share("x")\`: unknown, no row is of x | – |
      | \`true\` | **allow** | the rule holds | – | – |"
    `)
  })
})
