/** The list of all topics of word problems. */

import type { Topic } from '../production.js'
import { baking } from './baking.js'
import { collecting } from './collecting.js'
import { earning } from './earning.js'
import { gardening } from './gardening.js'
import { reading } from './reading.js'
import { school } from './school.js'
import { shopping } from './shopping.js'
import { sports } from './sports.js'
import { travelling } from './travelling.js'
import { workshop } from './workshop.js'

/** Every topic. */
export const topics: readonly Topic[] = [
  baking,
  collecting,
  earning,
  gardening,
  reading,
  school,
  shopping,
  sports,
  travelling,
  workshop,
]
