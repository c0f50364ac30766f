/** A scripted model that says one thing after another and keeps what it was asked. */

import type { ChatAnswer, ChatRequest } from '../../../src/model/chat.js'
import { contentText } from '../../../src/model/chat.js'
import type { ModelPort } from '../../../src/model/port.js'
import { type Script, scriptedPort } from '../../../src/model/scripted-port.js'

/** A port with the questions that reached it, in order. */
export interface Talk {
  readonly model: ModelPort
  readonly asked: ChatRequest[]
}

/** Says each thing once, the last for ever. */
export function saying(things: readonly (string | Partial<ChatAnswer>)[], script: Script = {}): Talk {
  const asked: ChatRequest[] = []
  const model = scriptedPort({
    ...script,
    chat(request) {
      asked.push(request)
      return things[Math.min(asked.length, things.length) - 1] ?? ''
    },
  })
  return { model, asked }
}

/** A question of one message. */
export function question(text = 'How many cups?', more: Partial<ChatRequest> = {}): ChatRequest {
  return { messages: [{ role: 'user', content: text }], sample: 0, ...more }
}

/** A question in one line: sample, limit of tokens, and who said what. */
export function briefly({ sample, maxTokens, messages }: ChatRequest): string {
  const turns = messages.map(({ role, content }) => `${role}: ${contentText(content).split('\n')[0]}`)
  return [`#${sample}`, ...(maxTokens === undefined ? [] : [`≤${maxTokens}`]), turns.join(' | ')].join(' ')
}
