/** Tells stories of one topic for tests. */

import { createRandom } from '../../../src/base/random.js'
import { limitsOf, type Operation } from '../../../src/generate/arithmetic-program/dial.js'
import type { Topic } from '../../../src/generate/arithmetic-program/production.js'
import { compileTopic, type Story, tellStory } from '../../../src/generate/arithmetic-program/tell-story.js'

/** The first story of a topic that comes out, with exactly so many steps. */
export function storyOf(
  topic: Topic,
  difficulty: number,
  seed = 0,
  operations?: readonly Operation[],
): Story {
  const compiled = compileTopic(topic)
  const limits = limitsOf(difficulty, operations, undefined)
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const story = tellStory(
      compiled,
      limits,
      limits.steps[0],
      createRandom(topic.id, difficulty, seed, attempt),
    )
    if (story !== undefined) return story
  }
  throw new TypeError(`No story of ${topic.id} at difficulty ${difficulty}.`)
}

/** A story as people read it: the question, the lines of its solution and the value. */
export function readable(story: Story): string {
  return [story.question, ...story.lines, `#### ${story.hundredths / 100}`].join('\n')
}
