/** Releases that each exporter can write in its exam. */

import { buildCandidate, buildCandidates } from '../../../src/testing/builders.js'
import type { ExporterSample } from '../../../src/testing/exporter-exam.js'

const question = 'How many wheels do four bicycles have?'

const sample: ExporterSample = {
  records: buildCandidates([
    { question, answer: 'Four bicycles have 8 wheels.' },
    { question: 'How many legs do three cats have?', answer: 'Three cats have 12 legs.' },
    { note: 'neither asks nor answers' },
  ]),
  rejected: [
    {
      record: buildCandidate({ question, answer: 'Four bicycles have 4 wheels.' }, 'wrong'),
      reason: 'wrong-answer',
    },
  ],
}

const call = { id: 'call-1', type: 'function', function: { name: 'add', arguments: '{"a":1,"b":2}' } }

const schema = {
  name: 'add',
  description: 'Adds two numbers.',
  parameters: {
    type: 'object',
    properties: { a: { type: 'number' }, b: { type: 'number' } },
    required: ['a', 'b'],
  },
}

const withTools: ExporterSample = {
  records: buildCandidates([
    {
      messages: [
        { role: 'user', content: 'What is 1 + 2?' },
        { role: 'assistant', content: null, tool_calls: [call] },
        { role: 'tool', tool_call_id: 'call-1', content: '3' },
        { role: 'assistant', content: 'It is 3.' },
      ],
      tools: [{ type: 'function', function: schema }],
    },
    { question, answer: 'It has no messages.' },
  ]),
}

/** One sample an exporter, by the exporter's id. */
export const exporterSamples: Readonly<Record<string, ExporterSample>> = {
  sft: sample,
  chat: sample,
  sharegpt: sample,
  alpaca: sample,
  dpo: sample,
  kto: sample,
  tools: withTools,
  'openai-finetune': sample,
  pretrain: sample,
}
