/** The recipe of the proofs: a text, JSON by a schema made of it, a rewriting, and a judge. Four calls a row at least. */

import type { ModelRecipe } from './run-models.js'

/** Settings of the models of the recipe. */
type ModelSettings = NonNullable<ModelRecipe['models']>[string]

/** More turns than a server with two faults in a row can use up, so that faults never change a row. */
const answers = { repairs: 4, raises: 8, samples: 1 }

/** Three steps over `rows` rows, asked of the models at `url`. */
export function threeSteps(url: string, rows: number, settings: Partial<ModelSettings> = {}): ModelRecipe {
  const model = { provider: 'openai-compatible' as const, endpoint: 'mock', url, ...settings }
  return {
    seed: 4,
    models: {
      writer: { ...model, model: 'mock-8b', family: 'mock' },
      judge: { ...model, model: 'mock-judge', family: 'other', maxTokens: 300 },
    },
    generate: [
      {
        id: 'ask',
        method: 'fields',
        model: 'writer',
        candidates: rows,
        with: {
          fields: {
            topic: {
              sample: { kind: 'category', values: ['gardening', 'tides', 'bread', 'kites', 'clocks'] },
            },
            number: { sample: { kind: 'integer', min: 1, max: 1_000_000 } },
            question: { text: { prompt: 'Ask about {{topic}} and the number {{number}}.', answers } },
          },
        },
      },
      {
        id: 'solve',
        method: 'fields',
        model: 'writer',
        from: 'ask',
        with: {
          fields: {
            question: { expr: 'source.question' },
            solved: {
              json: {
                prompt: 'Answer the question: {{source.question}}',
                schema: {
                  type: 'object',
                  properties: {
                    answer: { type: 'string' },
                    confidence: { type: 'integer', minimum: 1, maximum: 5 },
                  },
                  required: ['answer', 'confidence'],
                  additionalProperties: false,
                },
                answers,
              },
            },
          },
        },
      },
      {
        id: 'reword',
        method: 'rephrase',
        model: 'writer',
        from: 'solve',
        with: { field: 'question', styles: ['plain'], keep: [], answers },
      },
    ],
    verify: [
      {
        use: 'judge',
        model: 'judge',
        with: {
          fields: ['question'],
          atLeast: 3,
          rubric: {
            name: 'clear',
            question: 'Is the question clear?',
            scale: { 1: 'unclear', 3: 'partly clear', 5: 'clear' },
          },
          answers,
        },
      },
    ],
    refine: [{ use: 'exact-duplicates', with: { field: 'question' } }],
  }
}
