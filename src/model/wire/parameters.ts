/** The settings of one question: those of the question over those of the model's binding. */

import type { ModelBinding } from '../binding.js'
import type { ChatParameters, ChatRequest } from '../chat.js'

/** Settings as they go out; `extra` of both is joined, the question's keys winning. */
export function parametersOf(binding: ModelBinding, request: ChatRequest): ChatParameters {
  const { temperature, topP, maxTokens, stop, presencePenalty, frequencyPenalty, reasoningEffort } = {
    ...binding.parameters,
    ...present(request),
  }
  return present({
    temperature,
    topP,
    maxTokens,
    stop,
    presencePenalty,
    frequencyPenalty,
    reasoningEffort,
    extra: { ...binding.parameters.extra, ...request.extra },
  })
}

/** A copy without the keys whose value is undefined. */
export function present<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return Object.fromEntries(entries) as { [Key in keyof Value]: Exclude<Value[Key], undefined> }
}
