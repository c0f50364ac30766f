/** How the mock server plays a model for the prompts of `self-instruct`. */

import type { Random } from '../../base/random.js'
import type { Actor } from '../../model/actor.js'
import { INPUT_FIRST_OPENING, INSTRUCTIONS_OPENING, KIND_OPENING, LABEL_FIRST_OPENING } from './prompts.js'
import { inventTask, labelsOf, topicOf } from './task-grammar.js'

const instructions: Actor = {
  id: 'self-instruct-instructions',
  recognises: ({ user }) => user.startsWith(INSTRUCTIONS_OPENING),
  answer({ user }, random) {
    const examples = [...user.matchAll(/^\d+\. (.*)$/gm)].map((match) => match[1] ?? '')
    const [, first = '1', last = first] = /with numbers? (\d+)(?: to (\d+))?/.exec(user) ?? []
    const numbers = Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, index) => Number(first) + index,
    )
    const list = numbers.map((number) => `${number}. ${inventTask(random, examples)}`).join('\n')
    return random.pick([
      list,
      list,
      `Here are the new tasks:\n\n${list}`,
      list.replace(/^(\d+\.)/gm, '**$1**'),
    ])
  },
}

/** Beginnings of tasks that are not ours and are mostly answered by yes or no. */
const YES_OR_NO = /^(?:classify|categori[sz]e|is it|is the|does the|true or false|detect|identify whether)\b/i

const kind: Actor = {
  id: 'self-instruct-kind',
  recognises: ({ user }) => user.startsWith(KIND_OPENING),
  answer({ user }, random) {
    const task = lastTask(user)
    const labels = labelsOf(task) ?? (YES_OR_NO.test(task) ? ['yes', 'no'] : undefined)
    if (labels === undefined) return random.pick(['No', 'No', 'No.', '**No**'])
    const listed = labels.join('; ')
    return random.pick([`Yes: ${listed}`, `Yes: ${listed}`, `**Yes:** ${listed}.`])
  },
}

const inputFirst: Actor = {
  id: 'self-instruct-input-first',
  recognises: ({ user }) => user.startsWith(INPUT_FIRST_OPENING) && !user.startsWith(LABEL_FIRST_OPENING),
  answer({ user }, random) {
    const task = lastTask(user)
    const count = Number(/^Make up (\d+)/.exec(user)?.[1] ?? 1)
    const examples = Array.from({ length: count }, (_, index) => {
      const input = /\bgiven\b|\bfollowing\b/i.test(task) ? passage(task, random) : 'none'
      const body = `Input: ${input}\nOutput: ${passage(task, random)} ${closing(random)}`
      return count === 1 ? body : `Example ${index + 1}\n${body}`
    })
    return examples.join('\n\n')
  },
}

const labelFirst: Actor = {
  id: 'self-instruct-label-first',
  recognises: ({ user }) => user.startsWith(LABEL_FIRST_OPENING),
  answer({ user }, random) {
    const task = lastTask(user)
    const listed = /^Labels?(?:, in this order)?: (.*)$/m.exec(user)?.[1]
    const count = Number(/^Choose (\d+) labels/m.exec(user)?.[1] ?? 1)
    const labels = listed?.split('; ') ?? Array.from({ length: count }, (_, index) => `label ${index + 1}`)
    return labels.map((label) => `Label: ${label}\nInput: ${passage(task, random)}`).join('\n\n')
  },
}

const BEGINNINGS = [
  'Most people meet this for the first time through',
  'Nobody in our street talked about anything but',
  'It began with a question on',
  'Two years ago I would have laughed at',
  'The short answer concerns',
  'What surprised everyone was the patience needed for',
  'Start small when you deal with',
]
const MIDDLES = [
  'A neighbour lent us her notes, and they were full of good sense.',
  'The first attempt failed, the second was only slightly better.',
  'Costs stayed low because everybody brought something along.',
  'There is a trick to it, but it takes a quiet afternoon to learn.',
  'On Thursday the weather changed and so did our plan.',
  'Three things matter: time, a table, and somebody who asks why.',
  'An older colleague shook his head and then helped anyway.',
  'The rules are written down, yet hardly anyone reads them.',
]
const CLOSINGS = [
  'That is the whole secret.',
  'Try it once before you judge it.',
  'In the end it was worth the trouble.',
  'So much for the theory.',
  'The rest comes with practice.',
]

function passage(task: string, random: Random): string {
  const middle = random.shuffle(MIDDLES).slice(0, random.integer(1, 3))
  return [`${random.pick(BEGINNINGS)} ${topicOf(task)}.`, ...middle].join(' ')
}

function closing(random: Random): string {
  return random.pick(CLOSINGS)
}

function lastTask(user: string): string {
  return [...user.matchAll(/^Task: (.*)$/gm)].at(-1)?.[1] ?? ''
}

/** The actors, one for each prompt. */
export const selfInstructActors: readonly Actor[] = [instructions, kind, inputFirst, labelFirst]
