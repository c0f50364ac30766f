/** How the mock server plays a model that words hints. */

import type { Actor } from '../../model/actor.js'
import { HINTS_OPENING, OUTLINE_BEGINS } from './prompts.js'

const BEFORE = [
  'Take your time here.',
  'You are closer than you think.',
  'Let us look at this together.',
  'Try this thought.',
  'No hurry with this part.',
  'Here is something to hold on to.',
]
const AFTER = [
  'Write it down before you go on.',
  'What would you do with that?',
  'Say it aloud in your own words.',
  'A small sketch may help.',
  'Check it against the story.',
]

const hints: Actor = {
  id: 'tutor-hints',
  recognises: ({ user }) => user.startsWith(HINTS_OPENING),
  answer({ user }, random) {
    const outline = user.slice(user.indexOf(OUTLINE_BEGINS) + OUTLINE_BEGINS.length).split('\n\n')[0] ?? ''
    const worded = [...outline.matchAll(/^\d+\. (.*)$/gm)].map((match, index) => {
      const content = (match[1] ?? '').replace(/\[([^\]]+)\]/g, 'the $1')
      const parts = random.pick([
        [random.pick(BEFORE), content],
        [content, random.pick(AFTER)],
        [random.pick(BEFORE), content, random.pick(AFTER)],
      ])
      return `${index + 1}. ${parts.join(' ')}`
    })
    const list = worded.join('\n')
    return random.pick([
      list,
      list,
      list.replace(/^(\d+)\./gm, '**Hint $1:**'),
      `Here are the hints:\n\n${list}`,
    ])
  },
}

/** The one actor. */
export const tutorHintsActors: readonly Actor[] = [hints]
