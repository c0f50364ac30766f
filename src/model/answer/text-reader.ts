/** Reads an answer as plain text. */

import type { Reading } from './answered.js'
import { refusalOf } from './refusal.js'

/** The text without white space at its ends; `refused` where the rules of refusals match, in full or in part. */
export function readText(text: string): Reading<string> {
  const { kind, rule } = refusalOf(text)
  return kind === 'none' ? { value: text.trim() } : { fault: 'refused', detail: `By rule ${rule}.` }
}
