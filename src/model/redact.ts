/** Blanks the secrets of a recipe out of whatever comes back from outside, before it is stored or shown. */

import type { ModelBinding } from './binding.js'

/** Secrets shorter than this are not looked for: they would blank out ordinary words. Real keys are far longer. */
const LEAST_LENGTH = 6

/** A function that replaces every key and header value of the models by `[secret]`. Cost: one search a secret. */
export function createRedactor(bindings: Iterable<ModelBinding>): (text: string) => string {
  const secrets = new Set<string>()
  for (const { key, headers } of bindings) {
    for (const secret of [key, ...Object.values(headers)]) {
      const value = secret?.reveal() ?? ''
      for (const form of [value, JSON.stringify(value).slice(1, -1), value.replace(/^\S+\s+/, '')]) {
        if (form.length >= LEAST_LENGTH) secrets.add(form)
      }
    }
  }
  const all = [...secrets].sort((a, b) => b.length - a.length)
  if (all.length === 0) return (text) => text
  return (text) =>
    all.reduce(
      (clean, secret) => (clean.includes(secret) ? clean.replaceAll(secret, '[secret]') : clean),
      text,
    )
}
