/** The prompt by which a model words a story. Its words are part of every answer's key: a change asks all anew. */

import type { ChatRequest } from '../../model/chat.js'

/** First words of the prompt. */
export const STORY_OPENING =
  'Rewrite the word problem below so that it reads like one from a good school book.'
/** The line before the problem. */
export const STORY_BEGINS = '--- problem ---'
/** The line after the problem. */
export const STORY_ENDS = '--- end of problem ---'

/**
 * Asks for the wording of a word problem whose content stands. The model sees neither the solution nor the answer.
 *
 * Answer: the new problem and nothing else.
 */
export function storyRequest(question: string): ChatRequest {
  const lines = [
    STORY_OPENING,
    '',
    'Everything that happens in it must happen in your text, to the same people, in the same order, with the same numbers: each number of the problem stands in your text, in digits or words as you like, and no other number does. Words such as half, twice or a third stay too.',
    'You may add details without numbers: where it is, why they do it, what the weather is like. Do not work anything out. End with the same question.',
    '',
    STORY_BEGINS,
    question,
    STORY_ENDS,
    '',
    'Write only the new problem.',
  ]
  return { messages: [{ role: 'user', content: lines.join('\n') }], sample: 0 }
}
