/** Performs one prompt: new instructions, their kind, and instances of those that pass the filters. */

import { RougeIndex } from '../../algo/text/rouge-l.js'
import type { JsonObject } from '../../base/canonical-json.js'
import type { Random } from '../../base/random.js'
import { together } from '../../base/together.js'
import type { Draft, Refusal, Task } from '../../contract/method.js'
import type { TaskPorts } from '../../contract/ports.js'
import { type Answered, ask, type Refused } from '../../model/answer/ask.js'
import type { ModelPort } from '../../model/port.js'
import { type DataRecord, fieldText } from '../../record/data-record.js'
import { filterInstances, instructionFault, quoted } from './filters.js'
import type { SelfInstructOptions } from './options.js'
import { OWN_INSTRUCTION, type Pool } from './plan-prompts.js'
import { inputFirstRequest, instructionsRequest, kindRequest, labelFirstRequest } from './prompts.js'
import {
  type Instance,
  labelFirstReader,
  readInputFirst,
  readInstructions,
  readKind,
} from './read-answers.js'

interface Writing {
  readonly options: SelfInstructOptions
  readonly model: ModelPort
  readonly notes: JsonObject
  /** Keys of the answers that gave the list. */
  readonly listing: readonly string[]
}

/** Performs a task: always `perPrompt` × `instances` drafts or refusals, instruction by instruction. */
export async function writeTasks(
  task: Task,
  options: SelfInstructOptions,
  pool: Pool,
  ports: TaskPorts,
): Promise<(Draft | Refusal)[]> {
  const model = ports.model()
  const examples = task.parents.map((record) => shownText(record, options))
  const own = task.parents.filter(({ id }) => pool.own.some((record) => record.id === id)).length
  const notes = { seedExamples: examples.length - own, ownExamples: own }
  const request = instructionsRequest(examples, options.perPrompt, task.key)
  const listed = await ask(model, request, readInstructions, options.answers)
  if ('refused' in listed) return repeated(refusalOf(listed), task.drafts)
  const judged = judgeInstructions(listed.value, options, pool)
  const writing: Writing = { options, model, notes, listing: listed.effects }
  const outcomes = await together(
    judged.map(async (one, index) =>
      typeof one === 'string'
        ? writeInstances(one, writing, ports.chance.fork('instance', index))
        : repeated({ ...one, effects: listed.effects }, options.instances),
    ),
  )
  return outcomes.flat()
}

/** A seed's instruction stands in the field that the options name, an own one in `instruction`. */
function shownText(record: DataRecord, { instruction }: SelfInstructOptions): string {
  return fieldText(record.data, instruction) || fieldText(record.data, OWN_INSTRUCTION)
}

/** Each instruction that is asked for: its text, or why it is not used. Novelty is decided in the order of the list. */
function judgeInstructions(
  listed: readonly string[],
  options: SelfInstructOptions,
  pool: Pool,
): (string | Refusal)[] {
  const earlier = new RougeIndex(options.similarity)
  const kept: string[] = []
  return Array.from({ length: options.perPrompt }, (_, index) => {
    const text = listed[index]
    if (text === undefined) {
      return {
        refused: 'no-instruction',
        detail: `${listed.length} of ${options.perPrompt} instructions came`,
      }
    }
    const fault =
      instructionFault(text, options) ??
      similarTo(text, pool.index, pool.texts) ??
      similarTo(text, earlier, kept)
    if (fault !== undefined) return fault
    earlier.keep(text)
    kept.push(text)
    return text
  })
}

function similarTo(text: string, index: RougeIndex, texts: readonly string[]): Refusal | undefined {
  const match = index.nearest(text)
  if (match === undefined) return undefined
  const partner = quoted(texts[match.kept] ?? '')
  return { refused: 'similar-instruction', detail: `ROUGE-L ${match.similarity.toFixed(2)} to ${partner}` }
}

async function writeInstances(
  instruction: string,
  writing: Writing,
  random: Random,
): Promise<(Draft | Refusal)[]> {
  const { options, model, notes, listing } = writing
  const kind = await ask(model, kindRequest(instruction), readKind, options.answers)
  const known = [...listing, ...kind.effects]
  if ('refused' in kind) return repeated({ ...refusalOf(kind), effects: known }, options.instances)
  const { isClassification, labels } = kind.value
  const answered = isClassification
    ? await askLabelFirst(instruction, drawLabels(labels, options.instances, random), writing)
    : await ask(model, inputFirstRequest(instruction, options.instances), readInputFirst, options.answers)
  const effects = [...known, ...answered.effects]
  if ('refused' in answered) return repeated({ ...refusalOf(answered), effects }, options.instances)
  return filterInstances(answered.value, options.instances).map((instance) =>
    'refused' in instance
      ? { ...instance, effects }
      : {
          effects,
          data: { instruction, input: instance.input, output: instance.output, isClassification },
          notes: labels.length === 0 ? notes : { ...notes, labels },
        },
  )
}

function askLabelFirst(
  instruction: string,
  labels: readonly string[],
  { options, model }: Writing,
): Promise<Answered<readonly Instance[]> | Refused> {
  const request = labelFirstRequest(instruction, labels, options.instances)
  return ask(model, request, labelFirstReader(labels), options.answers)
}

/** As many labels as instances: all in turn, from a chance order, so that none is preferred. */
function drawLabels(labels: readonly string[], count: number, random: Random): string[] {
  const order = random.shuffle(labels)
  return order.length === 0
    ? []
    : Array.from({ length: count }, (_, index) => order.slice(index % order.length)[0] ?? '')
}

function refusalOf({ refused, detail }: Refused): Refusal {
  return { refused, detail }
}

function repeated(refusal: Refusal, count: number): Refusal[] {
  return Array.from({ length: count }, () => refusal)
}
