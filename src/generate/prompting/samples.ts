/** Names of samples, and several answers to one prompt. */

import type { Json } from '../../base/canonical-json.js'
import { together } from '../../base/together.js'
import type { Refusal } from '../../contract/method.js'

/** A value, or why there is none. */
export type Answer = { readonly value: Json } | Refusal

/**
 * Asks for one answer, or for several at once: the i-th of them under the sample name `<sample>/<i>`, counted from 0. If
 * one of several is refused, all are: a list that is shorter than the recipe says would hide it.
 */
export async function askSamples(
  count: number | undefined,
  sample: number | string,
  askOne: (sample: number | string) => Promise<Answer>,
): Promise<Answer> {
  if (count === undefined) return askOne(sample)
  const answers = await together(Array.from({ length: count }, (_, index) => askOne(`${sample}/${index}`)))
  const values: Json[] = []
  for (const [index, answer] of answers.entries()) {
    if ('refused' in answer) return { ...answer, detail: `sample ${index + 1}: ${answer.detail ?? ''}` }
    values.push(answer.value)
  }
  return { value: values }
}
