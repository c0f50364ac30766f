/** Records that each verifier must pass and fail in its exam. */

import type { JsonObject } from '../../../src/base/canonical-json.js'
import { contentText } from '../../../src/model/chat.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { buildCandidate, buildCandidates } from '../../../src/testing/builders.js'
import type { VerifierSample } from '../../../src/testing/verifier-exam.js'

function sample(
  right: readonly JsonObject[],
  wrong: readonly JsonObject[],
  options?: JsonObject,
): VerifierSample {
  return {
    right: buildCandidates(right),
    wrong: buildCandidates(wrong),
    ...(options === undefined ? {} : { options }),
  }
}

const asked = (tone: string) => buildCandidate({ tone }, `asked-${tone}`, { asked: { tone: 'friendly' } })

const judge = scriptedPort({
  chat: ({ messages }) => {
    const isClear = contentText(messages[1]?.content ?? '').includes('All is clear.')
    return JSON.stringify({ justification: 'By its words.', score: isClear ? 5 : 1 })
  },
})

/** One sample a verifier, by the verifier's id. */
export const verifierSamples: Readonly<Record<string, VerifierSample>> = {
  adherence: { right: [asked('friendly')], wrong: [asked('formal')] },
  equation: sample(
    [
      {
        question: 'How many eggs are in 4 boxes of 6?',
        answer: 'There are 4*6 = <<4*6=24>>24 eggs.\n#### 24',
      },
    ],
    [
      {
        question: 'How many eggs are in 4 boxes of 6?',
        answer: 'There are 4*6 = <<4*6=26>>26 eggs.\n#### 26',
      },
    ],
  ),
  judge: {
    right: [buildCandidate({ text: 'All is clear.' })],
    wrong: [buildCandidate({ text: 'Mud.' })],
    options: {
      rubric: { name: 'clarity', question: 'Is it clear?', scale: { 1: 'no', 5: 'yes' }, pass: 'score >= 4' },
    },
    models: { judge },
  },
  language: sample(
    [{ text: 'The children counted the apples in the basket before lunch.' }],
    [{ text: 'Die Kinder zählten vor dem Mittagessen die Äpfel im Korb.' }],
    { field: 'text', expected: ['en'] },
  ),
  length: sample([{ text: 'three short words' }], [{ text: 'one' }], {
    field: 'text',
    unit: 'words',
    min: 2,
  }),
  'no-answer-leak': sample(
    [{ hints: ['Add the apples first.'], answer: '72' }],
    [{ hints: ['Add 48 + 24.'], answer: '72' }],
  ),
  'not-empty': sample([{ text: 'something' }], [{ text: ' ' }, { other: 1 }], { fields: ['text'] }),
  pattern: sample([{ text: 'Is it 3?' }], [{ text: 'It is 3.' }], { field: 'text', must: ['\\?$'] }),
  schema: sample([{ age: 3 }], [{ age: '3' }, {}], {
    schema: { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] },
  }),
}
