/** The list of all verifiers. */

import type { Verifier } from '../contract/verifier.js'
import { adherence } from './adherence.js'
import { equation } from './equation.js'
import { judge } from './judge.js'
import { language } from './language.js'
import { length } from './length.js'
import { noAnswerLeak } from './no-answer-leak.js'
import { notEmpty } from './not-empty.js'
import { pattern } from './pattern.js'
import { schema } from './schema.js'

/** Every verifier that Cupel ships, by id. */
export const verifiers: readonly Verifier[] = [
  adherence,
  equation,
  judge,
  language,
  length,
  noAnswerLeak,
  notEmpty,
  pattern,
  schema,
]
