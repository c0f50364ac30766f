/** Recorded questions and answers of a row: the prompt as it was sent and the answer as it came. */

import { isJsonObject, type JsonObject } from '../base/canonical-json.js'
import type { RawAnswer } from '../model/protocol.js'
import type { RowStory } from '../release/facts.js'
import { EffectStore } from '../store/effect-store.js'

/** One recorded question with its raw answer. */
export interface CallStory {
  readonly effect: string
  /** `made` for what the row consists of, else the verifier that asked. */
  readonly by: string
  readonly request: JsonObject
  readonly raw: RawAnswer
}

/** The calls of a row. Cost: one look-up and read for each. */
export async function callsOf(folder: string, story: RowStory): Promise<CallStory[]> {
  const wanted = [
    ...story.effects.map((effect) => ({ effect, by: 'made' })),
    ...story.verdicts.flatMap(({ verifier, evidence }) =>
      effectsIn(evidence).map((effect) => ({ effect, by: verifier })),
    ),
  ]
  if (wanted.length === 0) return []
  const store = await EffectStore.open(folder, { mayAsk: false })
  try {
    return await recall(store, wanted)
  } finally {
    await store.close()
  }
}

/** Calls by their keys, in the order of their beginning. */
export async function callsOfEffects(store: EffectStore, effects: readonly string[]): Promise<CallStory[]> {
  return recall(
    store,
    effects.map((effect) => ({ effect, by: 'made' })),
  )
}

async function recall(
  store: EffectStore,
  wanted: readonly Pick<CallStory, 'effect' | 'by'>[],
): Promise<CallStory[]> {
  const calls: CallStory[] = []
  for (const { effect, by } of wanted) {
    const found = await store.recallKey(effect)
    if (found === undefined || !isJsonObject(found.answer)) continue
    calls.push({ effect, by, request: found.request, raw: found.answer as unknown as RawAnswer })
  }
  return calls.sort((a, b) => compare(a.raw.startedAt, b.raw.startedAt))
}

function effectsIn(evidence: JsonObject | undefined): string[] {
  const effects = evidence?.effects
  return Array.isArray(effects) ? effects.map(String) : []
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
}
