/** One seed for all property tests, so that a red run can be had again; CUPEL_TEST_SEED chooses another. */

import * as fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.CUPEL_TEST_SEED ?? 20261121) })
