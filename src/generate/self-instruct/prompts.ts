/** The prompts of the method `self-instruct`. Their words are part of every answer's key: a change asks all anew. */

import type { ChatRequest } from '../../model/chat.js'

/** First words of the prompt for new instructions. */
export const INSTRUCTIONS_OPENING = 'Come up with new tasks for a text assistant.'
/** First words of the prompt that tells classification tasks from others. */
export const KIND_OPENING = 'Is this a classification task?'
/** First words of the prompt for an input and its output. */
export const INPUT_FIRST_OPENING = 'Make up'
/** First words of the prompt for inputs of given labels. */
export const LABEL_FIRST_OPENING = 'Make up an input for each label.'

/**
 * Asks for `count` new instructions after some examples. `sample` tells prompts with the same examples apart.
 *
 * Answer: a numbered list that goes on from the examples.
 */
export function instructionsRequest(
  examples: readonly string[],
  count: number,
  sample: number | string,
): ChatRequest {
  const first = examples.length + 1
  const numbers = count === 1 ? `number ${first}` : `numbers ${first} to ${first + count - 1}`
  const list = examples.map((example, index) => `${index + 1}. ${singleLine(example)}`)
  return question(
    [
      INSTRUCTIONS_OPENING,
      '',
      'A task is one instruction that a person may give. The assistant reads and writes text and can do nothing else: no pictures, no files, no web pages.',
      'Some tasks need an input that comes with them (a text to shorten, a list to sort); write "the given text" or the like for it and do not make the input up. Others need none.',
      'Vary what is asked: the verb, the subject, the form of the answer, the length of the instruction, questions and commands, easy and hard, and now and then a task that is answered with a label.',
      '',
      'These tasks are there already:',
      ...list,
      '',
      `Continue the list with ${numbers}: ${count === 1 ? 'a task' : 'tasks'} unlike those above${count === 1 ? '' : ' and unlike each other'}. Write the numbered list and nothing else.`,
    ],
    sample,
  )
}

/**
 * Asks whether an instruction is a classification task, and for its labels.
 *
 * Answer: `No`, or `Yes: label; label`.
 */
export function kindRequest(instruction: string): ChatRequest {
  return question([
    KIND_OPENING,
    '',
    'A classification task is answered with one of a few labels that are known beforehand.',
    '',
    'Task: Say whether the message is polite.',
    'Yes: polite; impolite',
    '',
    'Task: Write a short poem about rain.',
    'No',
    '',
    'Task: Which department should answer this request: sales, billing or support?',
    'Yes: sales; billing; support',
    '',
    'Task: Name the capital of the given country.',
    'No',
    '',
    `Task: ${singleLine(instruction)}`,
    '',
    'Answer in one line for this last task: No, or Yes: followed by all its labels with semicolons between them.',
  ])
}

/**
 * Asks for instances of a task, the input first: for tasks that are no classification.
 *
 * Answer: `Input:` and `Output:`, as often as `count` says.
 */
export function inputFirstRequest(instruction: string, count: number): ChatRequest {
  const one = count === 1
  return question([
    `${INPUT_FIRST_OPENING} ${one ? 'one example' : `${count} different examples`} of a task that is done well.`,
    '',
    `Task: ${singleLine(instruction)}`,
    '',
    `First write the input that the task needs, made up and complete, with nothing left to fill in. If the task needs no input, write "none". Then write the output: the finished answer to the task${one ? '' : ' with this input'}, correct and without remarks.`,
    '',
    `Use this form${one ? '' : ' for each example'}:`,
    ...(one ? [] : ['Example 1']),
    'Input: ...',
    'Output: ...',
  ])
}

/**
 * Asks for instances of a classification task, the label first, so that not all get the most likely label.
 *
 * In:     one instance for each of `labels`; where none is known, `count` instances of labels that the model chooses.
 * Answer: `Label:` and `Input:` for each.
 */
export function labelFirstRequest(
  instruction: string,
  labels: readonly string[],
  count: number,
): ChatRequest {
  const wanted =
    labels.length === 0
      ? [
          `Choose ${count === 1 ? 'a label' : `${count} labels, as different as possible`} that the task can be answered with.`,
        ]
      : [`${labels.length === 1 ? 'Label' : 'Labels, in this order'}: ${labels.join('; ')}`]
  return question([
    LABEL_FIRST_OPENING,
    '',
    `Task: ${singleLine(instruction)}`,
    ...wanted,
    '',
    'For each label first repeat the label, and then write an input for which it is the right answer to the task. The input shall be complete, with nothing left to fill in, and shall not name the label.',
    '',
    'Use this form for each label:',
    'Label: ...',
    'Input: ...',
  ])
}

function question(lines: readonly string[], sample: number | string = 0): ChatRequest {
  return { messages: [{ role: 'user', content: lines.join('\n') }], sample }
}

/** As the authors' code does: white space made single, no colon at the end. */
function singleLine(instruction: string): string {
  return instruction.replace(/\s+/g, ' ').trim().replace(/:+$/, '')
}
