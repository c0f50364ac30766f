/** The recipe of the cache matrix, made of its inputs, so that one can be changed at a time. */

import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { ModelRecipe } from './run-models.js'

/** What the matrix changes. */
export interface Inputs {
  readonly seed: number
  readonly url: string
  readonly endpoint: string
  readonly writer: string
  readonly temperature: number
  readonly system: string
  readonly samples: number
  readonly schema: JsonObject
  readonly rubric: string
  readonly judge: string
  readonly atLeast: number
  readonly gate: string
  readonly timeoutSeconds: number
  readonly subjects: readonly string[]
  readonly examples: readonly string[]
}

/** Rows of the sources. */
export const subjects = ['bees', 'tides', 'bread', 'kites', 'clocks', 'maps', 'bridges', 'lamps']

const schema = { type: 'object', properties: { summary: { type: 'string' } }, required: ['summary'] }

/** The inputs before any change; `url` is that of the server. */
export function unchanged(url: string): Inputs {
  return {
    seed: 9,
    url,
    endpoint: 'mock',
    writer: 'mock-8b',
    temperature: 0.7,
    system: 'You write questions for children.',
    samples: 2,
    schema,
    rubric: 'Is the question clear?',
    judge: 'mock-judge',
    atLeast: 2,
    gate: 'count("accepted") >= 1',
    timeoutSeconds: 60,
    subjects,
    examples: ['What is a hinge?', 'Why do sails fill?', 'How deep is a well?'],
  }
}

/** The files of the sources. */
export function filesOf({ subjects: rows, examples }: Inputs): Record<string, string> {
  const lines = (field: string, values: readonly string[]): string =>
    values.map((value) => `${JSON.stringify({ [field]: value })}\n`).join('')
  return { 'subjects.jsonl': lines('subject', rows), 'examples.jsonl': lines('question', examples) }
}

/** Texts in samples with examples, JSON by a schema, a judge of the first text, and a gate. */
export function recipeOf(inputs: Inputs): ModelRecipe {
  const { seed, url, endpoint, timeoutSeconds, temperature } = inputs
  const base = { provider: 'openai-compatible' as const, url, timeoutSeconds }
  return {
    seed,
    models: {
      writer: { ...base, endpoint, model: inputs.writer, family: 'mock', temperature },
      judge: { ...base, endpoint: 'mock', model: inputs.judge, family: 'other', temperature: 0 },
    },
    sources: {
      subjects: { path: 'subjects.jsonl', kind: 'real' },
      examples: { path: 'examples.jsonl', kind: 'real' },
    },
    generate: [
      {
        id: 'write',
        method: 'fields',
        model: 'writer',
        from: 'subjects',
        with: { fields: fieldsOf(inputs) },
      },
    ],
    verify: [{ use: 'judge', model: 'judge', with: judgeOf(inputs) }],
    gates: [inputs.gate],
  }
}

function fieldsOf({ system, samples, schema: wanted }: Inputs) {
  const fewShots = { source: 'examples', count: 2, pick: 'first', template: 'Q: {{question}}' }
  return {
    questions: { text: { system, prompt: 'Write a question about {{source.subject}}.', fewShots, samples } },
    question: { expr: 'questions[0]' },
    facts: { json: { prompt: 'Give facts about {{source.subject}}.', schema: wanted } },
  }
}

function judgeOf({ rubric: question, atLeast }: Inputs) {
  const scale = { 1: 'unclear', 3: 'partly clear', 5: 'clear' }
  return { fields: ['question'], atLeast, rubric: { name: 'clear', question, scale } }
}
