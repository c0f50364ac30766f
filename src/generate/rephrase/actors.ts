/** How the mock server plays a model for the prompt of `rephrase`. */

import type { Actor } from '../../model/actor.js'
import { reword } from '../wording/reword.js'
import { REPHRASE_OPENING, TEXT_BEGINS, TEXT_ENDS } from './prompts.js'

/** Now and then a repair is needed: the text comes back as it was. */
const UNCHANGED_SHARE = 0.04

const rewriting: Actor = {
  id: 'rephrase',
  recognises: ({ user }) => user.startsWith(REPHRASE_OPENING),
  answer({ user }, random) {
    const begin = user.indexOf(TEXT_BEGINS) + TEXT_BEGINS.length
    const text = user.slice(begin, user.lastIndexOf(TEXT_ENDS)).trim()
    if (random.float() < UNCHANGED_SHARE) return text
    const changed = reword(text, random)
    return random.pick([
      changed,
      changed,
      changed,
      `Here is the rewritten text:\n\n${changed}`,
      `"${changed}"`,
    ])
  },
}

/** The one actor. */
export const rephraseActors: readonly Actor[] = [rewriting]
