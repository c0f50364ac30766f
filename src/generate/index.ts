/** The list of all methods. */

import type { Method } from '../contract/method.js'
import { arithmeticProgram } from './arithmetic-program.js'
import { fields } from './fields.js'
import { numberVariation } from './number-variation.js'
import { rephrase } from './rephrase.js'
import { selfInstruct } from './self-instruct.js'
import { tutorHints } from './tutor-hints.js'

/** Every method that Cupel ships, by id. */
export const methods: readonly Method[] = [
  arithmeticProgram,
  fields,
  numberVariation,
  rephrase,
  selfInstruct,
  tutorHints,
]
