/** The filters of Self-Instruct: which instructions and instances are not used, and why. */

import type { Refusal } from '../../contract/method.js'
import type { Instance } from './read-answers.js'
import type { SelfInstructOptions } from './options.js'

/** An ASCII punctuation mark, as Python's `string.punctuation` has them. */
const PUNCTUATION = /^[!-/:-@[-`{-~]/
const LONGEST_DETAIL = 160
/** Ways of drawing that need no pencil; the authors' code refuses them with all other drawing. */
const IDIOMS = /\bdraw(?:ing|s|n)? (?:up|attention to|(?:a |any |some |the |your )?conclusions?)\b/giu

/**
 * Why an instruction is not used, by its text alone; undefined when it may be.
 *
 * Reasons: `too-short`, `too-long`, `unsuitable-word`, `program-task`, `starts-with-punctuation`, `starts-with-non-ascii`, in
 *          the order of the authors' code. In "draw up a plan" or "draw a conclusion" the word is not unsuitable.
 */
export function instructionFault(
  instruction: string,
  { minWords, maxWords, unsuitable }: Pick<SelfInstructOptions, 'minWords' | 'maxWords' | 'unsuitable'>,
): Refusal | undefined {
  const words = instruction.split(/\s+/).filter((word) => word !== '').length
  if (words < minWords)
    return { refused: 'too-short', detail: `${words} words, at least ${minWords} are wanted` }
  if (words > maxWords)
    return { refused: 'too-long', detail: `${words} words, at most ${maxWords} are wanted` }
  const literal = instruction.replace(IDIOMS, ' ')
  const word = unsuitable.find((one) => holdsWord(literal, one))
  if (word !== undefined) return { refused: 'unsuitable-word', detail: `"${word}" in ${quoted(instruction)}` }
  if (/^write a program\b/i.test(instruction)) return { refused: 'program-task', detail: quoted(instruction) }
  if (PUNCTUATION.test(instruction))
    return { refused: 'starts-with-punctuation', detail: quoted(instruction) }
  if (/^[^\0-\x7f]/.test(instruction))
    return { refused: 'starts-with-non-ascii', detail: quoted(instruction) }
  return undefined
}

function holdsWord(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${escaped}(?![\p{L}\p{N}_])`, 'iu').test(text)
}

/**
 * Instances that can be used, and why others cannot: one entry for each of `wanted`.
 *
 * Reasons: `input-equals-output`, `empty-output`, `unfinished-instance` (ends with a colon), `conflicting-outputs` (the same
 *          input with different outputs spoils all), `duplicate-instance`, `no-instance` for those that did not come.
 */
export function filterInstances(instances: readonly Instance[], wanted: number): (Instance | Refusal)[] {
  const conflict = instances.find(({ input, output }) =>
    instances.some((other) => input !== '' && other.input === input && other.output !== output),
  )
  return Array.from({ length: wanted }, (_, index) => {
    const instance = instances[index]
    if (instance === undefined) {
      return { refused: 'no-instance', detail: `${instances.length} of ${wanted} instances came` }
    }
    if (conflict !== undefined) return { refused: 'conflicting-outputs', detail: quoted(conflict.input) }
    const earlier = instances.slice(0, index)
    const isKnown = earlier.some(
      ({ input, output }) => input === instance.input && output === instance.output,
    )
    return instanceFault(instance) ?? (isKnown ? { refused: 'duplicate-instance' } : instance)
  })
}

function instanceFault({ input, output }: Instance): Refusal | undefined {
  if (output === '') return { refused: 'empty-output' }
  if (input === output) return { refused: 'input-equals-output', detail: quoted(input) }
  if (!/:\s*$/.test(input) && !/:\s*$/.test(output)) return undefined
  return { refused: 'unfinished-instance', detail: 'it ends with a colon' }
}

/** A text in quotes, cut to what a person reads. */
export function quoted(text: string): string {
  return text.length <= LONGEST_DETAIL ? `"${text}"` : `"${text.slice(0, LONGEST_DETAIL)}…"`
}
