/** The quantities that gate rules can call; one line each. */

import type { QuantityPlugIn } from '../contract/quantity.js'
import { count } from './count.js'
import { reading } from './reading.js'
import { share } from './share.js'

/** All built-in gate quantities. */
export const quantities: readonly QuantityPlugIn[] = [reading, share, count]
