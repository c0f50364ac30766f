/** The list of all methods. */

import type { Method } from '../contract/method.js'
import { arithmeticProgram } from './arithmetic-program.js'
import { fields } from './fields.js'
import { numberVariation } from './number-variation.js'
import { tutorHints } from './tutor-hints.js'

/** Every method that Cupel ships, by id. */
export const methods: readonly Method[] = [arithmeticProgram, fields, numberVariation, tutorHints]
