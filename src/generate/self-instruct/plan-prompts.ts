/** Plans the prompts of a round: which seeds and which own instructions each shows, and what is known already. */

import { RougeIndex } from '../../algo/text/rouge-l.js'
import type { Random } from '../../base/random.js'
import type { PlanContext, Task } from '../../contract/method.js'
import { type DataRecord, fieldText } from '../../record/data-record.js'
import type { SelfInstructOptions } from './options.js'

/** Field of the records that the method makes. */
export const OWN_INSTRUCTION = 'instruction'

/** What a round knows when it begins. */
export interface Pool {
  readonly round: number
  /** Instructions of seeds, then those that earlier rounds accepted, each once. */
  readonly texts: readonly string[]
  readonly index: RougeIndex
  readonly seeds: readonly DataRecord[]
  /** Accepted records, one for each instruction. */
  readonly own: readonly DataRecord[]
}

/** Collects what is known at the beginning of a round. Cost: about 15 µs an instruction. */
export async function collectPool(context: PlanContext, options: SelfInstructOptions): Promise<Pool> {
  const index = new RougeIndex(options.similarity)
  const known = new Set<string>()
  const collect = async (records: AsyncIterable<DataRecord>, field: string): Promise<DataRecord[]> => {
    const kept: DataRecord[] = []
    for await (const record of records) {
      const text = fieldText(record.data, field)
      if (known.has(text)) continue
      known.add(text)
      index.keep(text)
      kept.push(record)
    }
    return kept
  }
  const seeds = await collect(context.records(), options.instruction)
  const own = await collect(context.accepted(), OWN_INSTRUCTION)
  return { round: context.round, texts: [...known], index, seeds, own }
}

/**
 * Plans prompts without end, each a task of `perPrompt` × `instances` drafts; its parents are the records that it shows.
 *
 * Out: nothing when there are no seeds.
 */
export function* planPrompts(
  pool: Pool,
  context: Pick<PlanContext, 'planned' | 'ports'>,
  options: SelfInstructOptions,
): Generator<Task> {
  if (pool.seeds.length === 0) return
  for (let index = context.planned; ; index += 1) {
    const random = context.ports.random('prompt', index)
    const own = drawSome(pool.own, options.ownExamples, random)
    const wanted = options.seedExamples + options.ownExamples - own.length
    const seeds = drawSome(pool.seeds, wanted, random)
    yield {
      key: `prompt-${index}`,
      drafts: options.perPrompt * options.instances,
      parents: random.shuffle([...seeds, ...own]),
      payload: { round: pool.round },
    }
  }
}

/** At most `count` different items, drawn by chance. */
function drawSome<T>(items: readonly T[], count: number, random: Random): T[] {
  if (items.length <= count) return [...items]
  const chosen = new Set<number>()
  while (chosen.size < count) chosen.add(random.integer(0, items.length - 1))
  return [...chosen].flatMap((index) => items.slice(index, index + 1))
}
