/** Pieces of text as a stream sends them, and their made-up log-probabilities. */

import { createRandom } from '../../base/random.js'
import type { TokenLogprob } from '../chat.js'
import { nouns } from './words/vocabulary.js'

/** Cuts a text into pieces of at most 5 characters and the space before them; together they are the text. */
export function tokenPieces(text: string): readonly string[] {
  return text.match(/\s?[^\s]{1,5}|\s/gu) ?? []
}

/** Plausible log-probabilities of a text's pieces: most tokens are near certain; alternatives fall off. */
export function tokenLogprobs(text: string, alternatives: number, key: string): readonly TokenLogprob[] {
  const random = createRandom('mock-logprobs', key)
  return tokenPieces(text).map((token) => {
    const logprob = round(Math.log(1 - 0.9 * random.float() ** 3))
    const left = Math.log(Math.max(1e-6, 1 - Math.exp(logprob)))
    const others = Array.from({ length: Math.max(0, alternatives - 1) }, (_, i) => ({
      token: ` ${random.pick(nouns)}`,
      logprob: round(Math.min(logprob, left) - 0.7 * (i + 1)),
    }))
    return { token, logprob, alternatives: alternatives > 0 ? [{ token, logprob }, ...others] : [] }
  })
}

function round(value: number): number {
  return Number(value.toFixed(6)) + 0
}
