/** Recipes with models to begin with: the mock server by default, real models by one line. */

import type { Template } from './template.js'

const ALTERNATIVES = `  # On your machine:  writer: { provider: ollama, model: llama3.1:8b, temperature: 0.8 }
  # Elsewhere:        writer: { provider: openai, model: gpt-4.1-mini, key: "\${env:OPENAI_API_KEY}", budget: { usd: 2 } }`

const ownPrompts = `cupel: 1
name: own-prompts
description: Questions and answers by prompts of your own.
intent: { purpose: fine-tuning, risk: low, license: CC0-1.0 }
seed: 1

models:
  writer: { provider: mock, model: mock-8b, temperature: 0.8 }     # cupel mock-server: made-up answers, no key
${ALTERNATIVES}

goal: { accepted: 100 }

generate:
  - id: ask
    method: fields
    with:
      fields:
        topic: { sample: { kind: category, values: [gardening, tides, bicycles, bread, maps, bees] } }
        level: { sample: { kind: category, values: [a child, a beginner, an expert] } }
        question: { text: 'Write one question about {{topic}} that {{level}} would ask. Only the question.' }
        answer: { text: 'Answer in three sentences, for {{level}}: {{question}}' }

verify:
  - { use: not-empty, with: { fields: [question, answer] } }

refine:
  - { use: near-duplicates, with: { field: question } }

measure:
  - { use: distinct-n, with: { field: question } }

gates:
  - count("accepted") >= 100

release: { formats: [jsonl], exports: [sft] }
`

const selfInstruct = `cupel: 1
name: self-instruct
description: Instruction tasks bootstrapped from a few seeds; a judge of another family marks them.
intent: { purpose: fine-tuning, risk: low, license: CC0-1.0 }
seed: 1

models:
  writer: { provider: mock, model: mock-8b, temperature: 0.7 }     # cupel mock-server: made-up answers, no key
${ALTERNATIVES}
  judge: { provider: mock, model: mock-judge, family: mock-judge, differsFrom: writer, temperature: 0 }

goal: { accepted: 30, budget: { candidates: 600 } }

sources:
  seeds: { path: seeds.jsonl, kind: real, license: CC0-1.0 }       # one field: instruction. Put your own tasks here

generate:
  - { id: bootstrap, method: self-instruct, from: seeds, model: writer }

verify:
  - { use: not-empty, with: { fields: [instruction, output] } }
  - use: judge
    model: judge
    with:
      fields: [instruction, input, output]
      rubric:
        name: usable
        question: Is this a sensible task, and does the output do what the instruction asks for?
        scale: { 1: nonsense or wrong, 3: usable with small faults, 5: clear task and right output }
        pass: score >= 3

refine:
  - { use: novelty, against: seeds, with: { field: instruction } }

measure:
  - { use: distinct-n, with: { field: instruction } }

gates:
  - count("accepted") >= 30

release: { formats: [jsonl], exports: [sft] }
`

const seeds = [
  'Make a packing list of seven items for the trip described.',
  'Decide whether the tone of the mail is friendly, neutral or annoyed.',
  'Explain in four sentences, so that a child of eight understands it, why we have leap years.',
  'Shorten the paragraph to one sentence of at most 20 words.',
  'Find the mistake in the calculation and give the right result.',
  'Write a short and polite refusal of the invitation, with a reason and a wish.',
  'Which word does not belong with the others, and why?',
  'Turn the notes into a list of tasks with who does what.',
]

const MOCK_SERVER = 'cupel mock-server    (in another terminal; or name a model of yours in the recipe)'

/** Templates that ask models. */
export const modelTemplates: readonly Template[] = [
  {
    id: 'own-prompts',
    summary: 'rows by your own prompts to a model; begins with the mock server, no key',
    files: { 'recipe.yaml': ownPrompts },
    before: MOCK_SERVER,
  },
  {
    id: 'self-instruct',
    summary: 'instruction tasks from a few seeds, written by one model and judged by another',
    files: {
      'recipe.yaml': selfInstruct,
      'seeds.jsonl': `${seeds.map((instruction) => JSON.stringify({ instruction })).join('\n')}\n`,
    },
    before: MOCK_SERVER,
  },
]
