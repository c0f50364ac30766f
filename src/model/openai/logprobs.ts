/** Log-probabilities of the tokens of an answer. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { TokenLogprob } from '../chat.js'
import { objectsAt, textAt } from '../wire/json-fields.js'

/**
 * `logprobs.content` of a choice; undefined when there is none or when a token of it lacks its text or its number, since
 * a list with holes would be read as a shorter answer.
 */
export function logprobsOf(logprobs: JsonObject | undefined): readonly TokenLogprob[] | undefined {
  const content = objectsAt(logprobs, 'content')
  const tokens = content.flatMap((entry) => {
    const token = tokenOf(entry)
    const alternatives = objectsAt(entry, 'top_logprobs').flatMap((other) => tokenOf(other) ?? [])
    return token === undefined ? [] : [{ ...token, alternatives }]
  })
  return tokens.length > 0 && tokens.length === content.length ? tokens : undefined
}

function tokenOf(entry: JsonObject): { readonly token: string; readonly logprob: number } | undefined {
  const token = textAt(entry, 'token')
  const { logprob } = entry
  return token === undefined || typeof logprob !== 'number'
    ? undefined
    : { token: token.toWellFormed(), logprob }
}
