/** The smallest declaration of a plug-in, for tests of what is added to it. */

import { z } from 'zod'
import type { Declaration } from '../../src/contract/plug-in.js'

/** Options of the example: a number with a default, and the sources that it reads. */
export interface ExampleOptions {
  readonly most: number
  readonly from: readonly string[]
}

/** What every plug-in declares, with one option that has a default. */
export const declaration = {
  id: 'number-variation',
  version: 3,
  summary: 'An example.',
  source: { title: 'Our own' },
  needs: ['model'],
  options: z.object({ most: z.number().int().min(1).default(2), from: z.array(z.string()).default([]) }),
  readsSources: ({ from }) => from,
} satisfies Declaration<ExampleOptions>
