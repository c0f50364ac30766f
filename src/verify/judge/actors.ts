/** How the mock server plays a judge. */

import type { Json, JsonObject } from '../../base/canonical-json.js'
import { isJsonObject } from '../../base/canonical-json.js'
import { createRandom, type Random } from '../../base/random.js'
import type { Actor, ActorRequest } from '../../model/actor.js'
import { JUDGE_OPENING } from './prompts.js'

/** How much of a mark is the text's own, the same whoever asks; the rest is the sample's. */
const OWN_SHARE = 0.75
/** How often a comparison falls for the place of a text instead of the text. */
const PLACE_SHARE = 0.08

const REMARKS = [
  'The text does what the question asks for, in a clear order.',
  'Some of it is vague, and one point is left open.',
  'The wording is plain and nothing important is missing.',
  'It stays close to the matter but could be more exact.',
  'A few words are out of place; the rest holds up.',
  'The main point is stated and supported.',
]

const QUOTED = /^BEGIN (.+) ([0-9a-f]{8})\n([\s\S]*?)\nEND \1 \2$/gm

const judge: Actor = {
  id: 'judge',
  recognises: ({ system }) => system.includes(JUDGE_OPENING),
  answer(request, random): Json {
    const texts = [...request.user.matchAll(QUOTED)].map((match) => ({
      name: match[1] ?? '',
      text: match[3] ?? '',
    }))
    const justification = random.pick(REMARKS)
    if (request.system.includes('two texts, A and B'))
      return { justification, better: betterOf(texts, random) }
    const quality =
      OWN_SHARE * qualityOf(texts.map(({ text }) => text).join('\n')) + (1 - OWN_SHARE) * random.float()
    return { justification, ...markOf(request, quality) }
  },
}

/** A value from 0 to 1 that is the text's own: of words, with a bonus for sentences that end. */
function qualityOf(text: string): number {
  const own = createRandom('judge', text.replace(/\s+/g, ' ').trim()).float()
  const words = text.split(/\s+/).length
  const isFinished = /[.?!)"”\d]\s*$/.test(text)
  return Math.min(1, Math.max(0, 0.98 * own ** 0.8 - (words < 4 ? 0.3 : 0) - (isFinished ? 0 : 0.1)))
}

function betterOf(
  texts: readonly { readonly name: string; readonly text: string }[],
  random: Random,
): string {
  const [a, b] = ['A', 'B'].map((side) => texts.findLast(({ name }) => name === side)?.text ?? '')
  if (random.float() < PLACE_SHARE) return 'A'
  if (a === b) return 'tie'
  const gap = qualityOf(a ?? '') - qualityOf(b ?? '')
  return Math.abs(gap) < 0.03 ? 'tie' : gap > 0 ? 'A' : 'B'
}

/** By the schema of the question, or by its words where there is none. */
function markOf({ schema, system, user }: ActorRequest, quality: number): JsonObject {
  const properties = schema?.schema.properties
  const score = isJsonObject(properties) ? properties.score : undefined
  const label = isJsonObject(properties) ? properties.label : undefined
  const [, low = '1', high = '5'] = /score, a whole number from (-?\d+) to (-?\d+)/.exec(system) ?? []
  if (isJsonObject(label) || (score === undefined && system.includes('label, one of those given'))) {
    const listed = /^Labels:\n((?:- .*\n)+)/m.exec(user)?.[1] ?? ''
    const labels = [...listed.matchAll(/^- ([^:\n]+)/gm)].map((match) => match[1] ?? '')
    return { label: labels[Math.min(labels.length - 1, Math.floor((1 - quality) * labels.length))] ?? '' }
  }
  const [min, max] = isJsonObject(score)
    ? [Number(score.minimum), Number(score.maximum)]
    : [Number(low), Number(high)]
  return { score: Math.min(max, min + Math.floor(quality * (max - min + 1))) }
}

/** The one actor. */
export const judgeActors: readonly Actor[] = [judge]
