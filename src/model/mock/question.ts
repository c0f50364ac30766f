/** A question as the mock server understands it, of whichever protocol it came. */

import { REPAIR_MARK } from '../answer/repair-words.js'
import type { AnswerSchema } from '../chat.js'
import type { JsonObject } from '../../base/canonical-json.js'
import { sha256 } from '../../base/ids.js'

/** One message: its text, and its whole content where that is more than text. */
export interface MockMessage {
  readonly role: string
  readonly text: string
  /** JSON of content that is no text: images, calls of tools. Empty when there is none. */
  readonly rest: string
}

/** A tool that may be called. */
export interface MockTool {
  readonly name: string
  readonly parameters: JsonObject
}

/** What a request says, before turns of repair are left out. */
export interface Asked {
  readonly protocol: 'openai' | 'anthropic'
  readonly model: string
  readonly messages: readonly MockMessage[]
  readonly schema: AnswerSchema | undefined
  readonly isJsonMode: boolean
  readonly tools: readonly MockTool[]
  /** Name of the tool that must be called, `*` for any of them, undefined when none must. */
  readonly forcedTool: string | undefined
  /** The body's seed; empty for none. */
  readonly seed: string
  /** Most tokens of the answer. */
  readonly maxTokens: number | undefined
  readonly stop: readonly string[]
  readonly isStream: boolean
  readonly includesUsage: boolean
  /** Alternatives of each token's log-probability; undefined when none are asked for. */
  readonly logprobs: number | undefined
  readonly isReasoning: boolean
}

/** A question: what was asked without turns of repair, and the keys that it is known by. */
export interface Question extends Asked {
  /** All system texts, joined by a line break. */
  readonly system: string
  /** The last text of the user that is no turn of repair. */
  readonly user: string
  /** Decides the answer: hash of everything but turns of repair, limits and transport. */
  readonly key: string
  /** As `key`, without the idempotency key: what sticky faults go by. */
  readonly promptKey: string
  /** What faults in a row are counted by: the prompt with its seed or, where there is none, the idempotency key. */
  readonly rowKey: string
  /** How many turns of repair were left out. */
  readonly repairTurns: number
  readonly inputTokens: number
}

/**
 * Makes a question of what a request says. `serverSeed` is part of its keys. `idempotencyKey` (empty for none) stands in
 * for the seed that Anthropic's protocol lacks.
 */
export function makeQuestion(asked: Asked, serverSeed: number, idempotencyKey: string): Question {
  const messages = withoutRepairs(asked.messages)
  const { protocol, model, schema, tools, forcedTool, seed } = asked
  const words = messages.map(({ role, text, rest }) => [role, text, rest])
  const decides = [serverSeed, model, words, schema?.schema ?? null, tools, forcedTool ?? null, seed]
  const promptKey = sha256(JSON.stringify(decides))
  const keyed = seed !== '' || idempotencyKey === '' ? promptKey : sha256(`${promptKey}:${idempotencyKey}`)
  return {
    ...asked,
    messages,
    system: messages.flatMap(({ role, text }) => (isSystem(role) ? [text] : [])).join('\n'),
    user: messages.findLast(({ role }) => role === 'user')?.text ?? '',
    key: protocol === 'anthropic' ? keyed : promptKey,
    promptKey,
    rowKey: keyed,
    repairTurns: asked.messages === messages ? 0 : asked.messages.filter(isRepair).length,
    inputTokens: tokensOf(asked.messages.reduce((sum, { text }) => sum + text.length, 0)),
  }
}

/** Tokens by the rule of thumb that one has 4 characters; at least 1 for any text. */
export function tokensOf(characters: number): number {
  return Math.ceil(characters / 4)
}

function isSystem(role: string): boolean {
  return role === 'system' || role === 'developer'
}

/** Leaves out each request to mend an answer together with the answer before it. */
function withoutRepairs(messages: readonly MockMessage[]): readonly MockMessage[] {
  if (!messages.some(isRepair)) return messages
  const kept: MockMessage[] = []
  for (const message of messages) {
    if (!isRepair(message)) kept.push(message)
    else while (kept.length > 0 && /assistant|tool/.test(kept.at(-1)?.role ?? '')) kept.pop()
  }
  return kept
}

function isRepair({ role, text }: MockMessage): boolean {
  return role === 'user' && text.startsWith(REPAIR_MARK)
}
