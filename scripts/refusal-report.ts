/**
 * Writes docs/refusals.md: how well the rules of refusals agree with labelled answers.
 *
 *   npx tsx scripts/refusal-report.ts
 *
 * The labelled answers are no part of the repository; without them the script says so and writes nothing.
 */

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sharedData } from '../test/shared-data.js'
import { readHalves } from './refusal-report/labelled-answers.js'
import { refusalPage } from './refusal-report/page.js'

const data = sharedData('judge_xstest_completions.csv')
if (data === undefined) {
  console.log('Skipped: judge_xstest_completions.csv is not beside this checkout (or in CUPEL_SHARED_DATA).')
} else {
  writeFileSync(fileURLToPath(new URL('../docs/refusals.md', import.meta.url)), refusalPage(readHalves(data)))
  console.log('Wrote docs/refusals.md.')
}
