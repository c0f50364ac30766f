/** What each method generates from in its exam. */

import { rephrase } from '../../../src/generate/rephrase.js'
import { selfInstruct } from '../../../src/generate/self-instruct.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import type { MethodSample } from '../../../src/testing/method-exam.js'
import { actedPort } from '../../generate/acted-port.js'

const seeds = buildSourceRecords([
  {
    question: 'A baker fills 6 trays with 8 rolls each and sells 30 rolls. How many rolls are left?',
    answer: 'He bakes 6*8 = <<6*8=48>>48 rolls.\nSo 48-30 = <<48-30=18>>18 are left.\n#### 18',
  },
  {
    question: 'Nora reads 12 pages a day for 5 days. How many pages does she read?',
    answer: 'She reads 12*5 = <<12*5=60>>60 pages.\n#### 60',
  },
])

const fieldsWriter = scriptedPort({
  chat: ({ schema, sample }) => (schema === undefined ? `How many rolls are ${sample} and 1?` : 'true'),
  embed: ({ texts }) => texts.map((text) => [text.length, 1]),
})

const instructions = buildSourceRecords([
  { instruction: 'Name three rivers of Asia.' },
  { instruction: 'Turn the given sentence into a question.' },
  { instruction: 'Say whether the given comment is kind or unkind.' },
])

/** One sample a method, by the method's id. */
export const methodSamples: Readonly<Record<string, MethodSample>> = {
  fields: {
    options: {
      fields: {
        age: { sample: { kind: 'uniform', min: 5, max: 12 } },
        group: { expr: 'age < 8 ? "young" : "older"' },
        question: {
          text: {
            prompt: 'Write a sum for a child of {{age}}.',
            fewShots: { source: 'seeds', count: 1, template: '{{question}}', pick: 'nearest' },
          },
        },
        checked: { json: { prompt: 'Is this clear? {{question}}', schema: { type: 'boolean' } } },
        chat: { messages: { user: '{{question}}', turns: 2, followUp: 'Why? {{chat.answer}}' } },
        vector: { embed: { text: 'question' } },
        near: { retrieve: { from: 'seeds', query: 'question', fields: 'question', count: 1 } },
      },
    },
    sources: { seeds },
    models: { writer: fieldsWriter },
  },
  'number-variation': { records: seeds },
  'arithmetic-program': {},
  rephrase: { records: seeds, models: { writer: actedPort(rephrase.actors) } },
  'self-instruct': { records: instructions, models: { writer: actedPort(selfInstruct.actors) } },
  'tutor-hints': { records: seeds },
}
