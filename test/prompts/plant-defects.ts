/** Spoils answers that were taken: each defect must be refused, for one of the reasons given. */

import { formatNumberWords, parseNumberWords } from '../../src/algo/maths/number-words.js'
import { personNames } from '../../src/algo/sampling/person-names.js'
import { plainTasks } from './prompt-material.js'
import { plantHints } from './plant-hints.js'
import type { PromptCase } from './shipped-prompts.js'

/** A spoilt answer. */
export interface Planted {
  /** What was done, the same words for the same kind of defect. */
  readonly defect: string
  readonly answer: string
  /** Reasons, one of which at least must be among those given. */
  readonly reasons: readonly string[]
}

/** Plants the defects of one prompt into an answer. */
export type Plant = (answer: string, known: PromptCase['known']) => readonly Planted[]

const planted = (defect: string, answer: string, ...reasons: string[]): Planted => ({
  defect,
  answer,
  reasons,
})

const WORD_NUMBER = /\b(?:two|three|four|five|six|seven|eight|nine|ten|nineteen)\b/gi
const OTHER_PART: Readonly<Record<string, string>> = {
  half: 'a quarter',
  twice: 'thrice',
  third: 'quarter',
  thirds: 'quarters',
  sixth: 'fifth',
}
const PART = new RegExp(String.raw`\b(?:${Object.keys(OTHER_PART).join('|')})\b`, 'g')
const NAMES: ReadonlySet<string> = new Set(
  Object.values(personNames).flatMap(({ female, male }) => [...female, ...male]),
)

/**
 * Numbers and names of a rewriting: each changed, one after the other; one number added; a refusal. Of two numbers that
 * are equal only one may be changed, which leaves none lost but one added.
 */
export const plantRewriting: Plant = (answer) => {
  const digits = [...new Set(answer.match(/\d+(?:\.\d+)?/g))]
  const words = [...new Set(answer.toLowerCase().match(WORD_NUMBER))]
  const parts = [...new Set(answer.match(PART))]
  const names = [...new Set(answer.match(/(?<!\p{L})\p{Lu}\p{Ll}+/gu))].filter((name) => NAMES.has(name))
  return [
    ...digits.map((number) =>
      planted(
        'a number changed',
        replaced(answer, number, () => String(Number(number) + 7777)),
        'number-lost',
        'number-added',
      ),
    ),
    ...words.map((word) =>
      planted(
        'a number in words changed',
        replaced(
          answer,
          word,
          () =>
            formatNumberWords((parseNumberWords(word) ?? 0) + 71, { casing: 'lower', hyphen: true }) ?? '',
        ),
        'number-lost',
        'number-added',
      ),
    ),
    ...parts.map((part) =>
      planted(
        'a part changed',
        replaced(answer, part, () => OTHER_PART[part] ?? ''),
        'number-lost',
      ),
    ),
    ...names.map((name) =>
      planted(
        'a name changed',
        answer.replace(new RegExp(String.raw`(?<!\p{L})${name}(?!\p{L})`, 'gu'), 'Somebody'),
        'name-lost',
      ),
    ),
    planted('a number added', `It all began at 9999 Mill Lane. ${answer}`, 'number-added'),
    planted('a refusal', "I'm sorry, but I can't help with that request.", 'refused'),
  ]
}

/** As for a rewriting; and the question taken away, or a sentence put behind it. */
export const plantStory: Plant = (answer, known) => [
  ...plantRewriting(answer, known),
  planted('the question taken away', answer.replace(/[^.?!]*\?\s*$/, ''), 'no-question'),
  planted('solved', `${answer} ${String(known.answer).replace(/\s+/g, ' ')}`, 'no-question'),
]

function replaced(text: string, word: string, by: () => string): string {
  const escaped = word.replace('.', String.raw`\.`)
  return text.replace(new RegExp(String.raw`(?<![\p{L}\d.])${escaped}(?![\p{L}\d]|\.\d)`, 'giu'), by)
}

/** The text that was to be written anew, given back. */
const plantCopy: Plant = (_, { text }) => [planted('the text itself', String(text), 'unchanged')]

const plantInstructions: Plant = (answer) => {
  const lines = answer.split('\n')
  const last = lines.at(-1) ?? ''
  const put = (text: string): string => answer.replace(last, `${last.slice(0, 4)}${text}`)
  const first = (lines[0] ?? '').replace(/^\d+\. /, '')
  return [
    planted('a task that is known', put(plainTasks[5] ?? ''), 'similar-instruction'),
    planted('a task twice', put(first), 'similar-instruction'),
    planted('a task too short', put('Write it.'), 'too-short'),
    planted('a task for a draughtsman', put('Draw the coast of Chile from memory.'), 'unsuitable-word'),
    planted('a task too few', lines.slice(0, -1).join('\n'), 'no-instruction'),
    planted('no list', 'There are many tasks one could think of.', 'no-list'),
  ]
}

const plantKind: Plant = () => [planted('no verdict', 'It depends on who is asked.', 'no-verdict')]

const plantInputFirst: Plant = (answer) => [
  planted('the output taken away', answer.slice(0, answer.lastIndexOf('Output:') + 7), 'empty-output'),
  planted('no outputs at all', answer.replaceAll('Output:', 'So'), 'no-output'),
  planted('unfinished', `${answer}\nThe rest is as follows:`, 'unfinished-instance'),
]

/** Every label turned into another one of its task; not where the model chose the label itself. */
const plantLabelFirst: Plant = (answer, { labels, wanted }) => {
  const [all, asked] = [labels as string[], wanted as string[]]
  const flipped = asked.flatMap((label) =>
    all
      .filter((other) => other !== label)
      .map((other) =>
        planted(
          'a label flipped',
          answer.replace(new RegExp(String.raw`(Label:\W*)${label}$`, 'm'), `$1${other}`),
          'other-label',
          'repeated-label',
        ),
      ),
  )
  return [...flipped, planted('no labels at all', answer.replaceAll('Label:', 'So'), 'no-label')]
}

const plantMark: Plant = (answer) => [
  planted('another mark', answer.replace(/("(?:score|label)": )("[^"]*"|\d+)/, '$199'), 'schema-miss'),
  planted('no reason given', answer.replace('"justification"', '"why"'), 'schema-miss'),
  planted('cut', answer.slice(0, answer.length / 2), 'bad-json'),
]

const plantComparison: Plant = (answer) => [
  planted('a third side', answer.replace(/"better": "\w+"/, '"better": "C"'), 'schema-miss'),
  planted('no reason given', answer.replace('"justification"', '"why"'), 'schema-miss'),
  planted('cut', answer.slice(0, answer.length / 2), 'bad-json'),
]

/** The defects of each prompt. */
export const plants: Readonly<Record<string, Plant>> = {
  'self-instruct/instructions': plantInstructions,
  'self-instruct/kind': plantKind,
  'self-instruct/input-first': plantInputFirst,
  'self-instruct/label-first': plantLabelFirst,
  rephrase: (answer, known) => [...plantRewriting(answer, known), ...plantCopy(answer, known)],
  'tutor-hints': plantHints,
  'arithmetic-program': plantStory,
  'judge/mark': plantMark,
  'judge/comparison': plantComparison,
}
