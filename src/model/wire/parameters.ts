/** The settings of one question: those of the question over those of the model's binding. */

import type { ModelBinding } from '../binding.js'
import type { ChatParameters, ChatRequest } from '../chat.js'

/** Settings as they go out; `extra` of both is joined, the question's keys winning. */
export function parametersOf(binding: ModelBinding, request: ChatRequest): ChatParameters {
  const { parameters } = binding
  return present({
    temperature: request.temperature ?? parameters.temperature,
    topP: request.topP ?? parameters.topP,
    maxTokens: request.maxTokens ?? parameters.maxTokens,
    stop: request.stop ?? parameters.stop,
    presencePenalty: request.presencePenalty ?? parameters.presencePenalty,
    frequencyPenalty: request.frequencyPenalty ?? parameters.frequencyPenalty,
    reasoningEffort: request.reasoningEffort ?? parameters.reasoningEffort,
    extra: { ...parameters.extra, ...request.extra },
  })
}

/** A copy without the keys whose value is undefined. */
export function present<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const entry = value[key as keyof Value]
    if (entry !== undefined) copy[key] = entry
  }
  return copy as { [Key in keyof Value]: Exclude<Value[Key], undefined> }
}
