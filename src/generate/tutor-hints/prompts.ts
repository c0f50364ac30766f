/** The prompt by which a model words hints. Its words are part of every answer's key: a change asks all anew. */

import type { ChatRequest } from '../../model/chat.js'

/** First words of the prompt. */
export const HINTS_OPENING = 'You are a patient tutor. Word the hints below for a pupil who is stuck.'
/** The line before the outline of the hints. */
export const OUTLINE_BEGINS = 'Outline of the hints, from the weakest to the strongest:'

/**
 * Asks for the wording of hints whose content stands. The model sees neither the solution nor the answer.
 *
 * In:     hints by template, none of which gives the answer away.
 * Answer: a numbered list of as many hints.
 */
export function hintsRequest(question: string, outline: readonly string[]): ChatRequest {
  const count = outline.length
  const lines = [
    HINTS_OPENING,
    '',
    'Problem:',
    question,
    '',
    OUTLINE_BEGINS,
    ...outline.map((hint, index) => `${index + 1}. ${hint}`),
    '',
    `Write ${count === 1 ? 'this hint' : `these ${count} hints`} anew, each in one or two friendly sentences of your own that fit the story of the problem. Each hint says as much as its outline and no more.`,
    'Calculate nothing: write down no result of any step, and by no means the answer, neither as a number nor in words. What stands in square brackets is for the pupil to find; describe it in words.',
    '',
    `Write ${count === 1 ? 'it as a numbered list of one' : `a numbered list from 1 to ${count}`} and nothing else.`,
  ]
  return { messages: [{ role: 'user', content: lines.join('\n') }], sample: 0 }
}
