/** The refiners; one line each. */

import type { Refiner } from '../contract/refiner.js'
import { decontaminate } from './decontaminate.js'
import { exactDuplicates } from './exact-duplicates.js'
import { mix } from './mix.js'
import { nearDuplicates } from './near-duplicates.js'
import { novelty } from './novelty.js'
import { sample } from './sample.js'

/** All built-in refiners. */
export const refiners: readonly Refiner[] = [
  exactDuplicates,
  nearDuplicates,
  novelty,
  decontaminate,
  mix,
  sample,
]
