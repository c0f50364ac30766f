/** Reads the story that a model worded and checks that the solution still follows from it. */

import { checkProgramText } from '../../algo/worked-solution/check-program-text.js'
import type { Reader } from '../../model/answer/ask.js'
import { readText } from '../../model/answer/text-reader.js'
import { nameFault, numberFault } from '../wording/kept-facts.js'
import { readSingleText } from '../wording/read-sections.js'
import { STORY_BEGINS, STORY_ENDS } from './writer-prompts.js'

const MOST_CHARACTERS = 2000

/**
 * A reader of stories that were made from `question`, whose worked solution is `answer`.
 *
 * Faults: `refused`, `no-question` (asks nothing, or goes on behind the question), `story-too-long`, `number-lost`,
 *         `number-added`, `name-lost`, and those of `checkProgramText`: every number of the solution must come from the new story.
 * Not covered: whether the numbers still belong to the same things: use a judge, or a solver's agreement.
 */
export function storyReader(question: string, answer: string): Reader<string> {
  return (text) => {
    const read = readText(text)
    if ('fault' in read) return read
    const story = readSingleText(text).replace(STORY_BEGINS, '').replace(STORY_ENDS, '').trim()
    if (!/[?？]["”']?$/.test(story) && !/\b(?:find|calculate|work out|determine)\b[^.]*\.$/i.test(story)) {
      return { fault: 'no-question', detail: 'It must end with the question of the problem.' }
    }
    if (story.length > MOST_CHARACTERS) {
      return {
        fault: 'story-too-long',
        detail: `It has ${story.length} characters; write at most ${MOST_CHARACTERS}.`,
      }
    }
    const changed = numberFault(question, story) ?? nameFault(question, story)
    if (changed !== undefined) return changed
    const checked = checkProgramText(story, answer)
    return checked.isRight ? { value: story } : { fault: checked.reason, detail: checked.detail }
  }
}
