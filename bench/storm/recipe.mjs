/** The recipe of the storm: a text, JSON by a schema made of it, a rewriting, and a judge; JSON is YAML too. */

/** More turns than a server with two faults in a row can use up, so that faults never change a row. */
const answers = { repairs: 4, raises: 8, samples: 1 }

/** The text of the recipe, with `settings` for both models; `url` is the base of the OpenAI protocol. */
export function stormRecipe(url, candidates, settings) {
  const model = { provider: 'openai-compatible', endpoint: 'mock', url, ...settings }
  const recipe = {
    cupel: 1,
    name: 'storm',
    seed: 4,
    models: {
      writer: { ...model, model: 'mock-8b', family: 'mock' },
      judge: { ...model, model: 'mock-judge', family: 'other', maxTokens: 300 },
    },
    generate: [
      { id: 'ask', method: 'fields', model: 'writer', candidates, with: { fields: asking } },
      { id: 'solve', method: 'fields', model: 'writer', from: 'ask', with: { fields: solving } },
      {
        id: 'reword',
        method: 'rephrase',
        model: 'writer',
        from: 'solve',
        with: { field: 'question', styles: ['plain'], keep: [], answers },
      },
    ],
    verify: [{ use: 'judge', model: 'judge', with: judging }],
    refine: [{ use: 'exact-duplicates', with: { field: 'question' } }],
    measure: [{ use: 'lengths', with: { field: 'question' } }],
  }
  return JSON.stringify(recipe, null, 2)
}

const asking = {
  topic: { sample: { kind: 'category', values: ['gardening', 'tides', 'bread', 'kites', 'clocks'] } },
  number: { sample: { kind: 'integer', min: 1, max: 1_000_000 } },
  question: { text: { prompt: 'Ask about {{topic}} and the number {{number}}.', answers } },
}

const solving = {
  question: { expr: 'source.question' },
  solved: {
    json: {
      prompt: 'Answer the question: {{source.question}}',
      schema: {
        type: 'object',
        properties: { answer: { type: 'string' }, confidence: { type: 'integer', minimum: 1, maximum: 5 } },
        required: ['answer', 'confidence'],
        additionalProperties: false,
      },
      answers,
    },
  },
}

const judging = {
  fields: ['question'],
  atLeast: 3,
  rubric: {
    name: 'clear',
    question: 'Is the question clear?',
    scale: { 1: 'unclear', 3: 'partly clear', 5: 'clear' },
  },
  answers,
}
