/** Which models and sources the options of `fields` name. */

import type { ModelNeeds } from '../../contract/plug-in.js'
import type { FieldOptions, FieldsOptions } from './field-schema.js'

/** Aliases that fields name, each once, and whether any field asks the model of the step. */
export function modelsOf({ fields }: FieldsOptions): ModelNeeds {
  const asked = Object.values(fields).flatMap(aliasesOf)
  return {
    named: [...new Set(asked.flatMap((alias) => alias ?? []))],
    isOwnUsed: asked.includes(undefined),
  }
}

/** Ids of the sources that fields read by name, each once. */
export function sourcesOf({ fields }: FieldsOptions): string[] {
  const read = Object.values(fields).flatMap((field) => {
    const shots = questionsOf(field).flatMap(({ fewShots }) => fewShots?.source ?? [])
    return [...shots, ...(field.retrieve === undefined ? [] : [field.retrieve.from])]
  })
  return [...new Set(read)]
}

/** Aliases of one field; undefined stands for the model of the step. */
function aliasesOf(field: FieldOptions): (string | undefined)[] {
  const { text, messages, embed, retrieve } = field
  return [
    ...(typeof text === 'string' ? [undefined] : []),
    ...questionsOf(field).map(({ model }) => model),
    ...(messages?.userModel === undefined || messages.turns === 1 ? [] : [messages.userModel]),
    ...(embed === undefined ? [] : [embed.model]),
    ...(retrieve?.by === 'embeddings' ? [retrieve.model] : []),
  ]
}

function questionsOf({ text, json, code, messages }: FieldOptions) {
  return [typeof text === 'string' ? undefined : text, json, code, messages].filter(
    (one) => one !== undefined,
  )
}
