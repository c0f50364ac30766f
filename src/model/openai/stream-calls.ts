/** Calls of tools put together from the deltas of a stream. */

import type { JsonObject } from '../../base/canonical-json.js'
import { countAt, jsonTextOf, objectAt, textAt } from '../wire/json-fields.js'

/** Collects deltas of calls. */
export interface CallAssembly {
  add(delta: JsonObject): void
  /** The calls so far, as an unstreamed message lists them. */
  list(): readonly JsonObject[]
}

interface OpenCall {
  readonly index: number | undefined
  id: string
  name: string
  text: string
}

/**
 * A delta belongs to the call of its index, or to the latest one when it has none. A new id under a known index begins
 * a new call: some servers number all calls 0 and send each of them whole.
 */
export function createCallAssembly(): CallAssembly {
  const calls: OpenCall[] = []
  return {
    add(delta) {
      const index = countAt(delta, 'index')
      const id = textAt(delta, 'id') ?? ''
      const named = objectAt(delta, 'function')
      let call = index === undefined ? calls.at(-1) : calls.findLast((open) => open.index === index)
      if (call === undefined || (id !== '' && call.id !== '' && id !== call.id)) {
        call = { index, id: '', name: '', text: '' }
        calls.push(call)
      }
      if (id !== '') call.id = id
      call.name += textAt(named, 'name') ?? ''
      call.text += jsonTextOf(named?.['arguments'] ?? '')
    },
    list: () =>
      calls.map(({ id, name, text }) => ({ id, type: 'function', function: { name, arguments: text } })),
  }
}
