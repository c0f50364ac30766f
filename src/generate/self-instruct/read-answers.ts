/** Reads the answers to the prompts of `self-instruct`. */

import type { Reader } from '../../model/answer/ask.js'
import { readList } from '../wording/read-list.js'
import { readSections, type Sections } from '../wording/read-sections.js'

/** An input with its output; the input is empty where the task needs none. */
export interface Instance {
  readonly input: string
  readonly output: string
}

/** What kind of task an instruction is. */
export interface TaskKind {
  readonly isClassification: boolean
  /** At least two, or none when they are not known. */
  readonly labels: readonly string[]
}

/** Reads a list of instructions. Fault: `no-list`. */
export const readInstructions: Reader<readonly string[]> = (text) => {
  const items = readList(text)
  if (items.length > 0) return { value: items }
  return {
    fault: 'no-list',
    detail: 'It holds no list. Write a numbered list of instructions and nothing else.',
  }
}

const VERDICT = /(?:^|\n|answer\s*:|is\s*:)[\s*_"'“`]*(yes|no)\b[*_"'”`]*/i

/** Reads `No`, or `Yes: label; label`. Fault: `no-verdict`. */
export const readKind: Reader<TaskKind> = (text) => {
  const verdict = VERDICT.exec(text) ?? /\b(yes|no)\b/i.exec(text)
  if (verdict === null) {
    return { fault: 'no-verdict', detail: 'Begin with Yes or No.' }
  }
  if (verdict[1]?.toLowerCase() === 'no') return { value: { isClassification: false, labels: [] } }
  const rest = text.slice(verdict.index + verdict[0].length)
  return { value: { isClassification: true, labels: readLabels(rest) } }
}

const MOST_LABEL_WORDS = 8

function readLabels(text: string): string[] {
  const listed = text
    .replace(/^[\s:.,;*–—-]+/, '')
    .replace(/^(?:(?:the |its |possible )*labels?(?: are)?\s*:?\s*)/i, '')
  const separator = listed.includes(';') ? /[;\n]/ : /[,\n]|\s+or\s+/
  const labels = (listed.split(/\n\s*\n/)[0] ?? '')
    .split(separator)
    .map((label) => label.replace(/^[\s"'“*`•-]+|[\s"'”*`.]+$/g, ''))
  const usable = [...new Set(labels)].filter(
    (label) => label !== '' && label.split(/\s+/).length <= MOST_LABEL_WORDS,
  )
  return usable.length < 2 ? [] : usable
}

/** Reads instances of which the input comes first. Fault: `no-output`. */
export const readInputFirst: Reader<readonly Instance[]> = (text) => {
  const instances = readSections(text, ['Input', 'Output']).flatMap((part) => instanceOf(part, 'output'))
  if (instances.length > 0) return { value: instances }
  return { fault: 'no-output', detail: 'Write the input after "Input:" and the answer after "Output:".' }
}

/**
 * A reader of instances of which the label comes first.
 *
 * Fault: `no-label`; `other-label` when it is none of those asked for (case and quotes do not matter; the spelling of the
 *        label asked for is taken); `repeated-label` when, among as many instances as labels asked for, one comes more
 *        often than it was asked for.
 */
export function labelFirstReader(wanted: readonly string[]): Reader<readonly Instance[]> {
  const spelling = new Map(wanted.map((label) => [plainLabel(label), label]))
  return (text) => {
    const parts = readSections(text, ['Class label', 'Label', 'Input'])
    const instances = parts.flatMap((part) => instanceOf(part, part.has('label') ? 'label' : 'class label'))
    if (instances.length === 0) {
      return { fault: 'no-label', detail: 'Write the label after "Label:" and the input after "Input:".' }
    }
    if (wanted.length === 0) return { value: instances }
    const stranger = instances.find(({ output }) => !spelling.has(plainLabel(output)))
    if (stranger !== undefined) {
      return {
        fault: 'other-label',
        detail: `"${stranger.output.slice(0, 80)}" was not asked for. The labels are: ${wanted.join('; ')}.`,
      }
    }
    const value = instances.map(({ input, output }) => ({
      input,
      output: spelling.get(plainLabel(output)) ?? output,
    }))
    return repeatedLabel(value, wanted) ?? { value }
  }
}

/** Instances beyond those asked for are not used, so that their labels do not count. */
function repeatedLabel(
  instances: readonly Instance[],
  wanted: readonly string[],
): { readonly fault: string; readonly detail: string } | undefined {
  const given = instances.slice(0, wanted.length).map(({ output }) => output)
  const count = (list: readonly string[], label: string): number =>
    list.filter((one) => plainLabel(one) === plainLabel(label)).length
  const label = given.find((one) => count(given, one) > count(wanted, one))
  if (label === undefined) return undefined
  const [came, asked] = [count(given, label), count(wanted, label)]
  return {
    fault: 'repeated-label',
    detail: `The label "${label}" comes ${came} times and was asked for ${asked === 1 ? 'once' : `${asked} times`}. The labels are, in this order: ${wanted.join('; ')}.`,
  }
}

function plainLabel(label: string): string {
  return label.toLowerCase().replace(/^[\s"'“*`]+|[\s"'”*`.]+$/g, '')
}

const NO_INPUT =
  /^[\s"'“(<[*]*(?:none|no input(?: needed| required)?|n\/a|noinput|not applicable|empty)[\s"'”)>\].*]*$/i

function instanceOf(part: Sections, output: string): Instance[] {
  const answer = part.get(output)
  const input = part.get('input') ?? ''
  return answer === undefined ? [] : [{ input: NO_INPUT.test(input) ? '' : input, output: answer }]
}
