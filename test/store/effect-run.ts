/** An outside world for tests of the effect store, and where the store's files lie. */

import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Json, JsonObject } from '../../src/base/canonical-json.js'

/** The request of a number. */
export function request(number: number): JsonObject {
  return { endpoint: 'team', model: 'some-8b', messages: [`question ${number}`], sample: number % 3 }
}

/** An outside world that answers after some turns of the event loop and remembers what it was asked. */
export function worldOf(answer: (number: number) => Json): {
  readonly asked: number[]
  ask(number: number, turns?: number): () => Promise<Json>
} {
  const asked: number[] = []
  return {
    asked,
    ask:
      (number, turns = 1) =>
      async () => {
        asked.push(number)
        for (let turn = 0; turn < turns; turn += 1) await nextTurn()
        return answer(number)
      },
  }
}

/** Path of the effect log. */
export function logOf(folder: string): string {
  return join(folder, 'ledger', 'effects.log')
}

/** Path of an effect segment by its number. */
export function segmentOf(folder: string, number = 1): string {
  return join(folder, 'segments', `effects-000${number}.jsonl`)
}
