/** The method `rephrase`: a field of a record written anew in given styles, with numbers, names and answer kept. */

import { together } from '../base/together.js'
import { defineMethod, type Draft, type Refusal, type Task } from '../contract/method.js'
import type { TaskPorts } from '../contract/ports.js'
import { ask } from '../model/answer/ask.js'
import { type DataRecord, fieldText } from '../record/data-record.js'
import { rephraseActors } from './rephrase/actors.js'
import { type RephraseOptions, rephraseOptions } from './rephrase/options.js'
import { rephraseRequest } from './rephrase/prompts.js'
import { rewritingReader } from './rephrase/read-rewriting.js'
import { namedStyles } from './rephrase/styles.js'

/**
 * Rewrites a field: one task for each record and style, `perStyle` drafts each.
 *
 * In:    records with text in the field (a top-level name).
 * Out:   the record's data with the new text. Notes: style.
 * Law:   every rewriting states the numbers and names of the text (unless `keep` says otherwise), marks the same final answer
 *        where the text marks one, has an allowed length and is no copy. Two rewritings of one task differ.
 * Edge:  what fails a check gets repair turns with the check's words, and is then refused with the check's reason:
 *        `number-lost`, `number-added`, `name-lost`, `answer-changed`, `too-short`, `too-long`, `unchanged`, `copied`, `repeated`.
 *        Intake refuses `missing-field`.
 * Not covered: whether the meaning is the same beyond that: use a judge.
 */
export const rephrase = defineMethod({
  id: 'rephrase',
  version: 1,
  summary: 'A field written anew in given styles, with numbers, names and the final answer kept.',
  source: {
    title:
      'Yu et al. 2023: MetaMath: Bootstrap Your Own Mathematical Questions for Large Language Models (rephrasing)',
    reference: 'https://arxiv.org/abs/2309.12284',
    deviation: 'Any text; zero-shot by style; checked by rules instead of solving the question again.',
  },
  needs: ['model'],
  family: 'paraphrase',
  input: 'records',
  options: rephraseOptions,
  asksModels: () => ({ named: [], isOwnUsed: true }),
  actors: rephraseActors,
  start(options) {
    const styles = namedStyles(options.styles)
    return {
      intake: (record) => intake(record, options),
      async *plan({ records }) {
        for await (const record of records()) {
          for (const [index, { name }] of styles.entries()) {
            yield {
              key: `${record.id}-${name}`,
              drafts: options.perStyle,
              parents: [record],
              payload: { style: index },
            }
          }
        }
      },
      perform: (task, ports) => performRewritings(task, options, ports),
    }
  },
})

function intake(record: DataRecord, { field }: RephraseOptions): Refusal | null {
  const value = record.data[field]
  return typeof value === 'string' && value.trim() !== '' ? null : { refused: 'missing-field', detail: field }
}

async function performRewritings(
  task: Task,
  options: RephraseOptions,
  ports: TaskPorts,
): Promise<(Draft | Refusal)[]> {
  const styles = namedStyles(options.styles)
  const { style: index } = (task.payload ?? {}) as { readonly style?: number }
  const style = styles[index ?? 0]
  const data = task.parents[0]?.data ?? {}
  const text = fieldText(data, options.field)
  if (style === undefined || text === '') return []
  const read = rewritingReader(text, options)
  const answers = await together(
    Array.from({ length: options.perStyle }, (_, sample) =>
      ask(ports.model(), rephraseRequest(text, style, options.keep, sample), read, options.answers),
    ),
  )
  const known = new Set<string>()
  return answers.map((answer) => {
    if ('refused' in answer) return { refused: answer.refused, detail: answer.detail }
    if (known.has(answer.value))
      return { refused: 'repeated', detail: 'It is the same as another of its style.' }
    known.add(answer.value)
    const styleField = options.styleField === undefined ? {} : { [options.styleField]: style.name }
    return {
      data: { ...data, [options.field]: answer.value, ...styleField },
      notes: { style: style.name },
    }
  })
}
