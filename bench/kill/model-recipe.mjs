/** The recipe of the kill bench that asks models: a text, JSON by a schema, and a judge, at a mock server. */

/** The text of the recipe; JSON is YAML too. `url` is the base of the OpenAI protocol. */
export function modelRecipe(url) {
  const model = { provider: 'openai-compatible', endpoint: 'mock', url, concurrency: 128 }
  return JSON.stringify({
    cupel: 1,
    name: 'models',
    seed: 14,
    models: {
      writer: { ...model, model: 'mock-8b', family: 'mock' },
      judge: { ...model, model: 'mock-judge', family: 'other', maxTokens: 300 },
    },
    goal: { accepted: 500, budget: { candidates: 3000 } },
    generate: [{ id: 'ask', method: 'fields', model: 'writer', with: { fields } }],
    verify: [{ use: 'judge', model: 'judge', with: judging }],
    refine: [{ use: 'exact-duplicates', with: { field: 'question' } }],
  })
}

const fields = {
  number: { sample: { kind: 'integer', min: 1, max: 1_000_000 } },
  question: { text: 'Ask about the number {{number}}.' },
  solved: {
    json: {
      prompt: 'Answer: {{question}}',
      schema: { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'] },
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
}
