/** Facts on which each gate quantity has a value in its exam. */

import { buildFacts, buildReading } from '../../../src/testing/builders.js'
import type { QuantitySample } from '../../../src/testing/quantity-exam.js'

const facts = buildFacts({
  readings: new Map([['distinct-n', buildReading(0.8)]]),
  members: new Map([
    ['real', 2],
    ['synthetic', 6],
  ]),
})

/** One sample a quantity, by the quantity's id. */
export const quantitySamples: Readonly<Record<string, QuantitySample>> = {
  reading: { facts, names: ['distinct-n'] },
  share: { facts, names: ['real', 'synthetic'] },
  count: { facts, names: ['planned', 'accepted', 'rejected', 'released'] },
}
