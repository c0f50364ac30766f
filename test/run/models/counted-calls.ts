/** Mock servers that count what they are asked by kind: a text, JSON by a schema, or an opinion of a judge. */

import { builtInActors } from '../../../src/cli/commands/mock-server.js'
import type { Actor } from '../../../src/model/actor.js'
import type { MockServer } from '../../../src/model/mock/mock-server.js'
import { JUDGE_OPENING } from '../../../src/verify/judge/prompts.js'
import { startModels } from './run-models.js'

/** Calls by kind. */
export interface CallCounts {
  text: number
  json: number
  judge: number
}

/** A mock server with a count of its calls; `take` gives the counts since it was last called. */
export async function startCounted(): Promise<MockServer & { take(): CallCounts }> {
  let counts: CallCounts = { text: 0, json: 0, judge: 0 }
  const listener: Actor = {
    id: 'listener',
    recognises({ system, schema }) {
      counts[system.includes(JUDGE_OPENING) ? 'judge' : schema === undefined ? 'text' : 'json'] += 1
      return false
    },
    answer: () => null,
  }
  const server = await startModels({ actors: [listener, ...builtInActors()] })
  const take = (): CallCounts => {
    const taken = counts
    counts = { text: 0, json: 0, judge: 0 }
    return taken
  }
  return { ...server, take }
}
