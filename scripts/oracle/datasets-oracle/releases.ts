/** Small releases, one for each exporter and one of every kind of value, for the oracle to load. */

import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { RejectedRecord, ReleaseView } from '../../../src/contract/exporter.js'
import { buildCandidates } from '../../../src/testing/builders.js'
import { stream } from '../../../src/testing/exam-ports.js'

/** What one exporter is given. */
export interface OracleRelease {
  readonly options?: unknown
  readonly records: readonly JsonObject[]
  readonly rejected?: readonly JsonObject[]
  /** Rows that must come out. */
  readonly rows: number
  /** Arrow types of the columns, as the `datasets` library should see them. */
  readonly types: Readonly<Record<string, string>>
}

const sums = Array.from({ length: 40 }, (_, i) => ({
  question: `Ann has ${i + 2} apples and buys ${i} more. How many has she?\nGive “only” the number. 🍎`,
  answer: `She has ${i + 2} + ${i} = ${2 * i + 2} apples.`,
}))
const wrong = sums.slice(0, 10).map(({ question }) => ({ question, answer: 'She has 0 apples.' }))

const weather = {
  name: 'weather',
  description: 'Tells the weather of a city.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}
const add = {
  name: 'add',
  description: 'Adds numbers.',
  parameters: { type: 'object', properties: { numbers: { type: 'array', items: { type: 'number' } } } },
}
const call = { id: 'c1', function: { name: 'weather', arguments: { city: 'Kyiv' } } }
const talks = [
  {
    tools: [weather],
    messages: [
      { role: 'user', content: 'What is the weather in Kyiv?' },
      { role: 'assistant', content: '', tool_calls: [call] },
      { role: 'tool', content: '{"sky":"clear"}', tool_call_id: 'c1' },
      { role: 'assistant', content: 'The sky is clear.' },
    ],
  },
  {
    tools: [weather, add],
    messages: [
      { role: 'user', content: 'Hello!' },
      { role: 'assistant', content: 'Hello, what can I do for you?' },
    ],
  },
]

const turn = 'list<item: struct<role: string, content: string>>'
/** What `datasets` makes of lists of objects with differing keys: it keeps them as JSON. */
const mixedList = 'list<item: extension<arrow.json>>'
const toolList =
  'list<item: struct<type: string, function: struct<name: string, description: string, parameters: extension<arrow.json>>>>'
const pairTypes = { prompt: 'string', completion: 'string' }

/** One release for each exporter, by the exporter's id; `tools` also with schemas as text. */
export const releases: Readonly<Record<string, OracleRelease>> = {
  sft: { records: sums, rows: 40, types: pairTypes },
  chat: { records: sums, options: { system: 'Be brief.' }, rows: 40, types: { messages: turn } },
  sharegpt: {
    records: sums,
    rows: 40,
    types: { conversations: 'list<item: struct<from: string, value: string>>' },
  },
  alpaca: {
    records: [
      ...sums,
      { instruction: 'Translate into German.', input: 'Good morning.', output: 'Guten Morgen.' },
    ],
    rows: 41,
    types: { instruction: 'string', input: 'string', output: 'string' },
  },
  dpo: {
    records: sums,
    rejected: wrong,
    rows: 10,
    types: { prompt: 'string', chosen: 'string', rejected: 'string' },
  },
  kto: { records: sums, rejected: wrong, rows: 50, types: { ...pairTypes, label: 'bool' } },
  tools: { records: talks, rows: 2, types: { messages: mixedList, tools: toolList } },
  'tools (text)': {
    records: talks,
    options: { toolsAs: 'text' },
    rows: 2,
    types: { messages: mixedList, tools: 'string' },
  },
  'openai-finetune': { records: [...sums, ...talks], rows: 42, types: { messages: mixedList } },
  pretrain: {
    records: sums,
    options: { meta: ['question'] },
    rows: 40,
    types: { text: 'string', meta: 'struct<question: string>' },
  },
}

/** Rows as a release holds them, with every kind of value; the last ones bring what the first have not. */
export const releaseRows: readonly JsonObject[] = [
  ...sums.map((row, i) => ({
    _cupel: `id${i}`,
    ...row,
    score: i % 2 === 0 ? i : i + 0.5,
    steps: [i, i + 2],
    source: { file: 'seeds.jsonl', line: i },
    turns: [{ role: 'user', content: row.question }],
    verified: i % 3 === 0 ? null : true,
    day: '2024-01-02',
  })),
  {
    _cupel: 'late',
    question: 'Last?',
    answer: 'Yes.',
    score: null,
    steps: [],
    source: null,
    turns: [],
    verified: false,
    day: 'no day',
    note: 'only here',
  },
]

/** The release as an exporter sees it. */
export function viewOf({ records, rejected = [] }: OracleRelease): ReleaseView {
  const released = buildCandidates(records)
  const refused: RejectedRecord[] = buildCandidates(rejected).map((record) => ({ record, reason: 'wrong' }))
  return { records: () => stream(released), rejected: () => stream(refused) }
}
