/** How the mock server plays a model that words stories. */

import type { Actor } from '../../model/actor.js'
import { reword } from '../wording/reword.js'
import { STORY_BEGINS, STORY_ENDS, STORY_OPENING } from './writer-prompts.js'

const SCENES = [
  'The sun has just come out.',
  'It is a quiet afternoon.',
  'Rain drums on the roof.',
  'The street is still empty.',
  'Somebody is whistling next door.',
]

const story: Actor = {
  id: 'arithmetic-program',
  recognises: ({ user }) => user.startsWith(STORY_OPENING),
  answer({ user }, random) {
    const begin = user.indexOf(STORY_BEGINS) + STORY_BEGINS.length
    const problem = user.slice(begin, user.lastIndexOf(STORY_ENDS)).trim()
    const worded = `${random.pick(SCENES)} ${reword(problem, random)}`
    return random.pick([worded, worded, `Here is the rewritten problem:\n\n${worded}`])
  },
}

/** The one actor. */
export const arithmeticProgramActors: readonly Actor[] = [story]
