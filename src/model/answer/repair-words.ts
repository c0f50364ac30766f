/** The words by which a model is told what is wrong with its answer. */

import type { Message } from '../chat.js'

/** Every repair turn begins with it; the mock server knows such turns by it and answers the original question again. */
export const REPAIR_MARK = 'Your last answer could not be used:'

/** The user's text of a repair turn. `detail` says what is wrong, in words that help to put it right. */
export function repairWords(detail: string): string {
  return `${REPAIR_MARK} ${detail}\nGive the whole answer again with this put right, in the form first asked for, and nothing else.`
}

/** The messages of a repair turn: those before it, the bad answer, what is wrong with it. */
export function repairTurn(
  before: readonly Message[],
  badAnswer: string,
  detail: string,
): readonly Message[] {
  return [
    ...before,
    { role: 'assistant', content: badAnswer },
    { role: 'user', content: repairWords(detail) },
  ]
}
